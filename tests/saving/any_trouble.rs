//! One save, with every fate of each of its requests, and another admin at any moment.

use crate::fixtures::{AT, document, editor};
use crate::model::{Fate, Line, Server};
use pollster::block_on;
use sell_sidebar::configuring::saving::{NotSaved, save, save_over};
use sell_sidebar::settings::{Change, Document, Setting};
use sell_sidebar::support::Support;
use std::rc::Rc;

const BASE: &str = r#"{"version": 1, "x": 7, "new_lead": {"status": "New"}}"#;
const THEIRS: &str = r#"{"version":1,"new_lead":{"status":"Theirs"},"x":7}"#;
const BROKEN: &str = r#"{"version": 1, "new_lead": "#;

struct Case {
    base: &'static str,
    fates: Vec<Fate>,
    other: Option<(usize, String)>,
}

impl Case {
    fn wanted(&self) -> Document {
        let base = Document::read(Some(self.base)).unwrap_or_else(|_| Document::empty());
        base.changed(&change(), &editor(1), AT).unwrap_or_else(|it| panic!("{it:?}"))
    }

    fn attempt(&self, server: &Rc<Server>, at: u64) -> Result<Document, NotSaved> {
        let support = Support::new(Line(server.clone()));
        let by = editor(1);
        match Document::read(Some(self.base)) {
            Ok(base) => block_on(save(&support, "42", &base, &change(), &by, at)),
            Err(_) => block_on(save_over(&support, "42", self.base, &change(), &by, at)),
        }
    }
}

fn change() -> Change {
    Change::any_owner(true).then(Change::status(Some("Ours")))
}

/// What is told is true, and nothing that the admin has not seen is written over.
fn check(case: &Case) {
    let server = Server::new(case.base, &case.fates, case.other.clone());
    let wanted = case.wanted();
    let result = case.attempt(&server, AT);
    let now = server.stored.borrow().clone();
    let told = format!("{:?} {:?} told {result:?}, stored {now}", case.fates, case.other);
    let is_ours = |text: &str| Document::read(Some(text)).is_ok_and(|it| it.same_but_history(&wanted));
    match &result {
        Ok(document) => {
            assert!(document.same_but_history(&wanted), "{told}");
            assert_eq!(Document::read(Some(&now)).as_ref(), Ok(document), "{told}");
        }
        Err(NotSaved::ChangedMeanwhile(theirs)) => {
            assert!(case.other.is_some() && now != case.base && !is_ours(&now), "{told}");
            assert_eq!(theirs, &Document::read(Some(&now)), "{told}");
        }
        Err(NotSaved::Refused(_)) => {
            assert!(!is_ours(&now), "{told}");
            server.end();
            assert!(!is_ours(&server.stored.borrow()), "{told}");
        }
        Err(NotSaved::Unknown(_)) => {}
        Err(NotSaved::TooLarge(_)) => panic!("{told}"),
    }
    // Between the look before and the writing nothing can be seen; see the test of two admins.
    let crossed = case.other.as_ref().is_some_and(|it| it.0 == 1);
    let unseen = server.overwritten.borrow().iter().any(|(before, _)| before != case.base && !is_ours(before));
    assert!(crossed || !unseen, "{told}");
    if case.other.is_none() {
        // The same again, by then later than what counts as one go, when what was on its way has arrived.
        server.end();
        let fresh = Server::new(&server.stored.borrow(), &[], None);
        let again = case.attempt(&fresh, AT + 3_600_000);
        assert_eq!(again.as_ref().map(Document::text).as_ref(), Ok(&*fresh.stored.borrow()), "{told}");
        assert_eq!(again.map(|it| it.history().len()), Ok(1), "{told}");
    }
}

#[test]
fn every_fate_of_every_request_is_told_truly() {
    for base in [BASE, BROKEN] {
        for before in Fate::ALL {
            for writing in Fate::ALL {
                for after in Fate::ALL {
                    for once_more in Fate::ALL {
                        let fates = vec![before, writing, after, once_more];
                        check(&Case { base, fates, other: None });
                        if before != Fate::Fine {
                            break;
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn another_admin_at_any_moment_is_seen() {
    for base in [BASE, BROKEN] {
        for theirs in [THEIRS, "", "null", BROKEN] {
            for moment in (0..4).filter(|_| base != theirs) {
                for writing in Fate::ALL {
                    for after in Fate::ALL {
                        let other = Some((moment, theirs.to_owned()));
                        check(&Case { base, fates: vec![Fate::Fine, writing, after], other });
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_told_in_plain_cases() {
    let told = |fates: &[Fate], other: Option<(usize, &str)>| {
        let other = other.map(|(moment, text)| (moment, text.to_owned()));
        let server = Server::new(BASE, fates, other.clone());
        match (Case { base: BASE, fates: fates.to_vec(), other }).attempt(&server, AT) {
            Ok(_) => "stored",
            Err(NotSaved::ChangedMeanwhile(Ok(_))) => "changed",
            Err(NotSaved::ChangedMeanwhile(Err(_))) => "changed and unreadable",
            Err(NotSaved::Refused(_)) => "refused",
            Err(NotSaved::Unknown(_)) => "unknown",
            Err(NotSaved::TooLarge(_)) => "too large",
        }
    };
    assert_eq!(told(&[], None), "stored");
    for fate in [Fate::LostBefore, Fate::Late, Fate::Refused, Fate::Down, Fate::Garbage, Fate::Empty, Fate::Offline] {
        assert_eq!(told(&[fate], None), "refused", "{fate:?}");
    }
    for (fate, what) in [
        (Fate::LostBefore, "unknown"),
        (Fate::LostAfter, "stored"),
        (Fate::Late, "unknown"),
        (Fate::Refused, "refused"),
        (Fate::Down, "unknown"),
        (Fate::DownAfter, "stored"),
        (Fate::Garbage, "stored"),
        (Fate::Empty, "stored"),
        (Fate::Forgotten, "unknown"),
        (Fate::Offline, "refused"),
    ] {
        assert_eq!(told(&[Fate::Fine, fate], None), what, "{fate:?}");
    }
    assert_eq!(told(&[Fate::Fine, Fate::Fine, Fate::Down], None), "stored");
    assert_eq!(told(&[Fate::Fine, Fate::Fine, Fate::Down, Fate::LostAfter], None), "unknown");
    for (moment, what) in [(0, "changed"), (1, "stored"), (2, "changed"), (3, "stored")] {
        assert_eq!(told(&[], Some((moment, THEIRS))), what, "{moment}");
    }
    assert_eq!(told(&[], Some((0, BROKEN))), "changed and unreadable");
    assert_eq!(told(&[], Some((2, BROKEN))), "changed and unreadable");
}

#[test]
fn a_change_that_changes_nothing_is_not_sent() {
    let server = Server::new(BASE, &[], None);
    let support = Support::new(Line(server.clone()));
    let saved = block_on(save(&support, "42", &document(BASE), &Change::status(Some("New")), &editor(1), AT));
    assert_eq!(saved, Ok(document(BASE)));
    assert_eq!(server.overwritten.borrow().len(), 0);
    assert_eq!(document(BASE).value(Setting::Status).and_then(|it| it.as_str()), Some("New"));
}
