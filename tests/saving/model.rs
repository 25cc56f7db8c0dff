//! A model of Support that holds one `config`, with a fate for each request, and another admin who writes in between.

use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::transport::{Method, Reply, Request, Service, Transport};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Fine,
    /// Never arrives; no reply.
    LostBefore,
    /// Done; no reply.
    LostAfter,
    /// No reply; arrives when all is over.
    Late,
    /// Not done, and the reply says so.
    Refused,
    /// Not done; 500.
    Down,
    /// Done; 503 all the same.
    DownAfter,
    /// Done; the reply is broken.
    Garbage,
    /// Done; the reply has no body.
    Empty,
    /// The reply is as it should be, and nothing is stored.
    Forgotten,
    /// The browser has no network.
    Offline,
}

impl Fate {
    pub const ALL: [Self; 11] = [
        Self::Fine,
        Self::LostBefore,
        Self::LostAfter,
        Self::Late,
        Self::Refused,
        Self::Down,
        Self::DownAfter,
        Self::Garbage,
        Self::Empty,
        Self::Forgotten,
        Self::Offline,
    ];
}

/// The model.
#[derive(Default)]
pub struct Server {
    pub stored: RefCell<String>,
    /// One for each request; then all goes well.
    fates: Vec<Fate>,
    /// Another admin writes this before the request of that number arrives.
    other: Option<(usize, String)>,
    late: RefCell<Vec<String>>,
    count: Cell<usize>,
    /// Every text that was written over, with the one that was written.
    pub overwritten: RefCell<Vec<(String, String)>>,
}

impl Server {
    pub fn new(stored: &str, fates: &[Fate], other: Option<(usize, String)>) -> Rc<Self> {
        Rc::new(Self { stored: RefCell::new(stored.to_owned()), fates: fates.to_vec(), other, ..Self::default() })
    }

    /// What was on its way arrives.
    pub fn end(&self) {
        for text in self.late.take() {
            self.write(text);
        }
    }

    fn write(&self, text: String) {
        let before = self.stored.replace(text.clone());
        self.overwritten.borrow_mut().push((before, text));
    }

    pub fn answer(&self, request: &Request) -> Result<Reply, Failure> {
        let number = self.count.get();
        self.count.set(number + 1);
        if let Some((_, text)) = self.other.as_ref().filter(|it| it.0 == number) {
            self.stored.replace(text.clone());
        }
        assert_eq!(request.target(), "/api/v2/apps/installations/42.json");
        let config = request.body.as_ref().and_then(|it| it.pointer("/settings/config")).and_then(Value::as_str);
        assert_eq!(request.method == Method::Put, config.is_some());
        let fate = self.fates.get(number).copied().unwrap_or(Fate::Fine);
        if let Some(text) = config.map(str::to_owned) {
            match fate {
                Fate::Late => self.late.borrow_mut().push(text),
                Fate::Fine | Fate::LostAfter | Fate::DownAfter | Fate::Garbage | Fate::Empty => self.write(text),
                Fate::LostBefore | Fate::Refused | Fate::Down | Fate::Forgotten | Fate::Offline => {}
            }
        }
        let reply = |status, body: &str| Ok(Reply { status, body: body.to_owned() });
        match fate {
            Fate::Fine | Fate::Forgotten => {
                reply(200, &json!({"id": 42, "settings": {"config": *self.stored.borrow()}}).to_string())
            }
            Fate::LostBefore | Fate::LostAfter | Fate::Late => reply(0, ""),
            Fate::Refused => reply(403, r#"{"error": "Forbidden"}"#),
            Fate::Down => reply(500, ""),
            Fate::DownAfter => reply(503, ""),
            Fate::Garbage => reply(200, r#"{"id": 42, "sett"#),
            Fate::Empty => reply(200, ""),
            Fate::Offline => Err(Failure::unsent(Cause::Offline, Service::Support, &request.operation())),
        }
    }
}

/// The way to it.
pub struct Line(pub Rc<Server>);

impl Transport for Line {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        self.0.answer(&request)
    }
}
