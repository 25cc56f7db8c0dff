//! Two admins in the same second: their requests in every order.

use crate::fixtures::{AT, document, editor};
use crate::model::Server;
use sell_sidebar::configuring::saving::{NotSaved, save};
use sell_sidebar::failure::Failure;
use sell_sidebar::settings::{Change, Document};
use sell_sidebar::support::Support;
use sell_sidebar::transport::{Reply, Request, Transport};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

const BASE: &str = r#"{"version":1,"x":7}"#;

/// A way on which every request waits until it is its admin's turn.
struct Turns {
    server: Rc<Server>,
    admin: usize,
    log: Rc<RefCell<Log>>,
}

impl Transport for Turns {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        let waited = Cell::new(false);
        poll_fn(|_| if waited.replace(true) { Poll::Ready(()) } else { Poll::Pending }).await;
        self.log.borrow_mut().push((self.admin, request.method.as_str()));
        self.server.answer(&request)
    }
}

/// Who sent what, in order of arrival.
type Log = Vec<(usize, &'static str)>;
type Saving = Pin<Box<dyn Future<Output = Result<Document, NotSaved>>>>;

/// Runs both, in this order of turns.
fn run(server: &Rc<Server>, order: u32) -> (Vec<Result<Document, NotSaved>>, Log) {
    let log = Rc::new(RefCell::new(Vec::new()));
    let saving = |admin: usize| -> Saving {
        let support = Support::new(Turns { server: server.clone(), admin, log: log.clone() });
        Box::pin(async move {
            let change = if admin == 0 { Change::any_owner(true) } else { Change::status(Some("Working")) };
            save(&support, "42", &document(BASE), &change, &editor(admin as u64), AT).await
        })
    };
    let mut both = [saving(0), saving(1)];
    let mut results = [None, None];
    let mut context = Context::from_waker(Waker::noop());
    for turn in 0.. {
        if results.iter().all(Option::is_some) {
            break;
        }
        // When the order is at its end, one after the other.
        let admin = if turn < 12 { (order >> turn & 1) as usize } else { usize::from(results[0].is_some()) };
        if results[admin].is_none()
            && let Poll::Ready(result) = both[admin].as_mut().poll(&mut context)
        {
            results[admin] = Some(result);
        }
    }
    let log = log.borrow().clone();
    (results.into_iter().flatten().collect(), log)
}

#[test]
fn whoever_is_overwritten_sees_it_unless_the_last_look_came_before() {
    let (mut seen, mut crossed) = (0, 0);
    for order in 0..1 << 12 {
        let server = Server::new(BASE, &[], None);
        let (results, log) = run(&server, order);
        let end = document(&server.stored.borrow());
        let stored = [end.settings().new_lead.owners.any, end.settings().new_lead.status.is_some()];
        assert_ne!(stored, [false, false], "somebody has stored something");
        for (admin, result) in results.iter().enumerate() {
            match result {
                Ok(document) if stored[admin] => assert_eq!(document, &end),
                Ok(_) => {
                    let last_look = log.iter().rposition(|it| *it == (admin, "GET"));
                    let others_writing = log.iter().rposition(|it| *it == (1 - admin, "PUT"));
                    assert!(last_look < others_writing, "{log:?}");
                    crossed += 1;
                }
                Err(NotSaved::ChangedMeanwhile(Ok(theirs))) => {
                    assert!(!stored[admin] && theirs == &end, "{log:?}");
                    seen += 1;
                }
                other => panic!("{other:?}"),
            }
        }
        // One after the other: nothing is overwritten.
        let ends = |admin: usize| log.iter().rposition(|it| it.0 == admin);
        let begins = |admin: usize| log.iter().position(|it| it.0 == admin);
        if ends(0) < begins(1) || ends(1) < begins(0) {
            assert_eq!(server.overwritten.borrow().len(), 1, "{log:?}");
        }
    }
    assert!(0 < seen && 0 < crossed && crossed < seen, "seen {seen}, crossed {crossed}");
}
