//! A transport that answers from a function and keeps what it was asked. Nothing is answered before everything that is
//! sent side by side was asked: so the test sees which requests wait for each other.

use sell_sidebar::failure::Failure;
use sell_sidebar::transport::{Reply, Request, Transport};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Whoever waits more often than this waits for ever: two times ten pages, and what comes before and after.
const MOST_WAVES: usize = 60;

type Answer<'a> = dyn Fn(&Request) -> Result<Reply, Failure> + 'a;

/// The transport.
pub struct Scripted<'a> {
    answer: Box<Answer<'a>>,
    asked: RefCell<Vec<Asked>>,
    wave: Cell<usize>,
}

/// A request, and after how many waits it came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub wave: usize,
    pub request: Request,
}

impl<'a> Scripted<'a> {
    /// A reply for every request.
    pub fn new(answer: impl Fn(&Request) -> Reply + 'a) -> Self {
        Self::that_may_fail(move |request| Ok(answer(request)))
    }

    /// A reply for every request, or the failure to send it.
    pub fn that_may_fail(answer: impl Fn(&Request) -> Result<Reply, Failure> + 'a) -> Self {
        Self { answer: Box::new(answer), asked: RefCell::default(), wave: Cell::default() }
    }

    /// Runs something that asks this transport to its end.
    pub fn run<R>(&self, work: impl Future<Output = R>) -> R {
        let mut work = pin!(work);
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..MOST_WAVES {
            self.wave.set(self.wave.get() + 1);
            if let Poll::Ready(result) = work.as_mut().poll(&mut context) {
                return result;
            }
        }
        panic!("it does not end; asked so far: {:?}", self.targets());
    }

    /// Everything that was asked so far, in order.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.borrow().clone()
    }

    /// How many requests came so far.
    pub fn count(&self) -> usize {
        self.asked.borrow().len()
    }

    /// Method, path and query of everything that was asked so far.
    pub fn targets(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        asked.iter().map(|it| format!("{} {}", it.request.method.as_str(), it.request.target())).collect()
    }

    /// How many requests had to wait for each other.
    pub fn depth(&self) -> usize {
        self.asked.borrow().iter().map(|it| it.wave).collect::<BTreeSet<_>>().len()
    }
}

impl Transport for &Scripted<'_> {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        let sent = self.wave.get();
        self.asked.borrow_mut().push(Asked { wave: sent, request: request.clone() });
        poll_fn(|context| {
            context.waker().wake_by_ref();
            if self.wave.get() == sent { Poll::Pending } else { Poll::Ready(()) }
        })
        .await;
        (self.answer)(&request)
    }
}

/// What was asked, without versions and queries: one line, with semicolons between requests that wait for each other.
pub fn steps(scripted: &Scripted<'_>) -> String {
    let (mut steps, mut wave) = (String::new(), None);
    for Asked { wave: now, request } in scripted.asked() {
        let separator = if wave == Some(now) { ", " } else { "; " };
        if wave.is_some() {
            steps.push_str(separator);
        }
        let path = request.path.trim_start_matches("/v2/").trim_start_matches("/v3/");
        steps.push_str(path.trim_end_matches("/search"));
        wave = Some(now);
    }
    steps
}
