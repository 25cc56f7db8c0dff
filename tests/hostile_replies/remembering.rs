//! What a transport that remembers gives from what is kept, asks for, and keeps.

use crate::scripted::Scripted;
use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::store::{Asking, MemoryShelf, Pause, Remembering, Shelf};
use sell_sidebar::transport::{Method, Reply, Request, Service, Tells, Transport};
use std::cell::Cell;
use std::rc::Rc;

const MINUTE: u64 = 60 * 1000;
const HOUR: u64 = 60 * MINUTE;
pub const START: u64 = 1_800_000_000_000;

pub const OLD: &str = r#"{"items":[{"data":{"id":1}}]}"#;
pub const NEW: &str = r#"{"items":[{"data":{"id":2}}]}"#;

thread_local! { static NOW: Cell<u64> = const { Cell::new(START) }; }

pub fn pass(milliseconds: u64) {
    NOW.set(NOW.get() + milliseconds);
}

pub fn shelf() -> Rc<MemoryShelf> {
    NOW.set(START);
    Rc::new(MemoryShelf::with_clock(|| NOW.get()))
}

pub fn request(path: &str, tells: Tells) -> Request {
    let (service, path) = (Service::Sell, path.to_owned());
    Request { service, method: Method::Get, path, query: String::new(), body: None, tells }
}

/// Sell with one reply to everything.
pub fn sell(status: u16, body: &str) -> Scripted<'static> {
    let reply = Reply { status, body: body.to_owned() };
    Scripted::new(move |_| reply.clone())
}

/// What one look-up is given, and when the oldest of it came.
pub fn ask(
    sell: &Scripted<'_>,
    shelf: &Rc<impl Shelf + 'static>,
    asking: Asking,
    asked: &Request,
) -> (Result<Reply, Cause>, Option<u64>) {
    let remembering = Remembering::new(sell, shelf.clone(), asking, || 0);
    let reply = sell.run(remembering.send(asked.clone()));
    (reply.map_err(|it| it.cause), remembering.as_of())
}

pub fn ok(body: &str) -> Result<Reply, Cause> {
    Ok(Reply { status: 200, body: body.to_owned() })
}

#[test]
fn what_is_kept_serves_as_long_as_what_it_tells_stays_true() {
    use Asking::{Anew, Everything, Nobody, WhereNeeded};
    for (tells, asking, fresh_until) in [
        (Tells::Customer, Nobody, 24 * HOUR),
        (Tells::Customer, WhereNeeded, 15 * MINUTE),
        (Tells::Customer, Anew, 0),
        (Tells::Customer, Everything, 0),
        (Tells::Access, Nobody, 24 * HOUR),
        (Tells::Access, WhereNeeded, HOUR),
        (Tells::Access, Anew, HOUR),
        (Tells::Access, Everything, 0),
        (Tells::Reference, Nobody, 24 * HOUR),
        (Tells::Reference, WhereNeeded, 24 * HOUR),
        (Tells::Reference, Anew, 24 * HOUR),
        (Tells::Reference, Everything, 0),
        (Tells::ThisOnce, Nobody, 0),
        (Tells::ThisOnce, WhereNeeded, 0),
        (Tells::ThisOnce, Anew, 0),
        (Tells::ThisOnce, Everything, 0),
    ] {
        for age in [0, 1, 15 * MINUTE - 1, 15 * MINUTE, HOUR - 1, HOUR, 13 * HOUR, 24 * HOUR - 1, 24 * HOUR, 48 * HOUR]
        {
            let (shelf, asked) = (shelf(), request("/v2/things", tells));
            assert_eq!(ask(&sell(200, OLD), &shelf, WhereNeeded, &asked).0, ok(OLD));
            pass(age);
            let later = sell(200, NEW);
            let (reply, as_of) = ask(&later, &shelf, asking, &asked);
            let case = format!("{tells:?}, {asking:?}, after {age} ms");
            let serves = age < fresh_until;
            match asking {
                _ if serves => assert_eq!(reply, ok(OLD), "{case}"),
                Nobody => assert_eq!(reply, Err(Cause::NotKept), "{case}"),
                _ => assert_eq!(reply, ok(NEW), "{case}"),
            }
            assert_eq!(later.count(), usize::from(!serves && asking != Nobody), "{case}");
            let told = (tells == Tells::Customer && reply.is_ok()).then_some(if serves { START } else { START + age });
            assert_eq!(as_of, told, "{case}");
        }
    }
}

#[test]
fn a_reply_that_is_asked_for_again_takes_the_place_of_the_kept_one() {
    let (shelf, asked) = (shelf(), request("/v2/leads", Tells::Customer));
    ask(&sell(200, OLD), &shelf, Asking::WhereNeeded, &asked).0.ok();
    pass(1);
    assert_eq!(ask(&sell(200, NEW), &shelf, Asking::Anew, &asked).0, ok(NEW));
    assert_eq!(ask(&sell(200, OLD), &shelf, Asking::WhereNeeded, &asked), (ok(NEW), Some(START + 1)));
}

#[test]
fn only_replies_with_something_in_them_are_kept() {
    for tells in [Tells::Customer, Tells::Access, Tells::Reference] {
        for (status, body, kept) in [
            (200, OLD, true),
            (200, r#"{"data":{"id":1}}"#, true),
            (200, r#"{"items":[]}"#, true),
            (200, "", false),
            (200, "<html>", false),
            (200, r#"{"items":[{"da"#, false),
            (200, "null", false),
            (200, "[]", false),
            (200, "{}", false),
            (200, r#"{"items":{}}"#, false),
            (200, r#"{"data":7}"#, false),
            (200, r#"{"error":"try later"}"#, false),
            (301, OLD, false),
            (0, "", false),
            (401, OLD, false),
            (404, r#"{"items":[]}"#, false),
            (429, OLD, false),
            (500, OLD, false),
        ] {
            let (shelf, asked) = (shelf(), request("/v2/things", tells));
            let given = ask(&sell(status, body), &shelf, Asking::WhereNeeded, &asked).0;
            assert_eq!(given, Ok(Reply { status, body: body.to_owned() }));
            let again = ask(&sell(200, NEW), &shelf, Asking::Nobody, &asked).0;
            assert_eq!(again, if kept { ok(body) } else { Err(Cause::NotKept) }, "{tells:?}: {status} {body}");
        }
    }
}

#[test]
fn what_was_kept_and_cannot_be_read_counts_as_not_there() {
    for tells in [Tells::Customer, Tells::Access, Tells::Reference] {
        for garbled in ["", "{", "null", r#"{"items":[{"da"#, r#"{"items":7}"#] {
            let (shelf, asked) = (shelf(), request("/v2/things", tells));
            ask(&sell(200, OLD), &shelf, Asking::WhereNeeded, &asked).0.ok();
            for name in shelf.names() {
                shelf.hold(&name, &format!("{START}\n{garbled}"));
            }
            assert_eq!(ask(&sell(200, NEW), &shelf, Asking::Nobody, &asked), (Err(Cause::NotKept), None));
            assert_eq!(ask(&sell(200, NEW), &shelf, Asking::WhereNeeded, &asked).0, ok(NEW), "{tells:?}: {garbled}");
            assert_eq!(ask(&sell(200, OLD), &shelf, Asking::Nobody, &asked).0, ok(NEW), "{tells:?}: {garbled}");
        }
    }
}

#[test]
fn a_request_that_could_not_be_sent_leaves_what_is_kept() {
    let (shelf, asked) = (shelf(), request("/v2/leads", Tells::Customer));
    ask(&sell(200, OLD), &shelf, Asking::WhereNeeded, &asked).0.ok();
    let offline = Scripted::that_may_fail(|it| Err(Failure::unsent(Cause::Offline, it.service, &it.operation())));
    assert_eq!(ask(&offline, &shelf, Asking::Anew, &asked), (Err(Cause::Offline), None));
    assert_eq!(ask(&offline, &shelf, Asking::Nobody, &asked), (ok(OLD), Some(START)));
}

#[test]
fn a_request_in_other_words_is_another_request() {
    let shelf = shelf();
    let asked = Request {
        body: Some(serde_json::json!({"any": ["ada@example.com"]})),
        ..request("/v3/leads/search", Tells::Customer)
    };
    ask(&sell(200, OLD), &shelf, Asking::WhereNeeded, &asked).0.ok();
    for other in [
        Request { body: Some(serde_json::json!({"any": ["eve@example.com"]})), ..asked.clone() },
        Request { body: None, ..asked.clone() },
        Request { query: "page=2".into(), ..asked.clone() },
        Request { method: Method::Get, path: "/v3/leads/search2".into(), ..asked.clone() },
        Request { method: Method::Put, ..asked.clone() },
    ] {
        assert_eq!(ask(&sell(200, NEW), &shelf, Asking::Nobody, &other).0, Err(Cause::NotKept), "{other:?}");
    }
}

#[test]
fn the_oldest_of_what_a_look_up_was_given_says_how_old_it_is() {
    let shelf = shelf();
    let [leads, contacts, stages] = ["/v2/leads", "/v2/contacts", "/v2/stages"].map(|it| request(it, Tells::Customer));
    let stages = Request { tells: Tells::Reference, ..stages };
    let sell = sell(200, OLD);
    ask(&sell, &shelf, Asking::WhereNeeded, &stages).0.ok();
    pass(HOUR);
    ask(&sell, &shelf, Asking::WhereNeeded, &contacts).0.ok();
    pass(MINUTE);
    let remembering = Remembering::new(&sell, shelf, Asking::WhereNeeded, || 0);
    assert_eq!(remembering.as_of(), None);
    assert!(sell.run(remembering.send(stages)).is_ok());
    assert_eq!(remembering.as_of(), None, "reference data has no age on screen");
    assert!(sell.run(remembering.send(leads)).is_ok());
    assert_eq!(remembering.as_of(), Some(START + HOUR + MINUTE));
    assert!(sell.run(remembering.send(contacts)).is_ok());
    assert_eq!(remembering.as_of(), Some(START + HOUR));
}

#[test]
fn reference_data_that_gets_old_serves_and_is_asked_for_behind_the_scenes() {
    for (age, asked_behind) in [(11 * HOUR, 0), (12 * HOUR, 0), (12 * HOUR + 1, 1), (24 * HOUR - 1, 1)] {
        let (shelf, stages) = (shelf(), request("/v2/stages", Tells::Reference));
        ask(&sell(200, OLD), &shelf, Asking::WhereNeeded, &stages).0.ok();
        pass(age);
        let later = sell(200, NEW);
        let remembering = Remembering::new(&later, shelf.clone(), Asking::Anew, || 0);
        assert_eq!(later.run(remembering.send(stages.clone())).map_err(|it| it.cause), ok(OLD));
        assert_eq!(later.count(), 0, "nobody waits for it");
        later.run(remembering.renew());
        assert_eq!(later.count(), asked_behind, "after {age} ms");
        later.run(remembering.renew());
        assert_eq!(later.count(), asked_behind, "once is enough");
        let then = if asked_behind == 0 { OLD } else { NEW };
        assert_eq!(ask(&later, &shelf, Asking::Nobody, &stages).0, ok(then));
    }
}

#[test]
fn a_renewal_that_fails_stops_and_leaves_the_old_data() {
    let shelf = shelf();
    let lists = ["/v2/stages", "/v2/lead_sources"].map(|it| request(it, Tells::Reference));
    for list in &lists {
        ask(&sell(200, OLD), &shelf, Asking::WhereNeeded, list).0.ok();
    }
    pass(13 * HOUR);
    let down = sell(503, "");
    let remembering = Remembering::new(&down, shelf.clone(), Asking::WhereNeeded, || 0);
    for list in &lists {
        assert!(down.run(remembering.send(list.clone())).is_ok());
    }
    down.run(remembering.renew());
    assert_eq!(down.count(), 1);
    assert_eq!(ask(&down, &shelf, Asking::Nobody, &lists[0]).0, ok(OLD));
}

/// A shelf without room: only what is short is held.
struct FullShelf(MemoryShelf);

impl Shelf for FullShelf {
    fn read(&self, name: &str) -> Option<String> {
        self.0.read(name)
    }

    fn write(&self, _: &str, _: &str) -> bool {
        false
    }

    fn hold(&self, name: &str, text: &str) {
        self.0.hold(name, text);
    }

    fn remove(&self, name: &str) {
        self.0.remove(name);
    }

    fn names(&self) -> Vec<String> {
        self.0.names()
    }

    fn now(&self) -> u64 {
        self.0.now()
    }
}

#[test]
fn a_full_shelf_changes_only_speed() {
    NOW.set(START);
    let shelf = Rc::new(FullShelf(MemoryShelf::with_clock(|| NOW.get())));
    for tells in [Tells::Customer, Tells::Access, Tells::Reference] {
        let asked = request("/v2/things", tells);
        for body in [OLD, NEW] {
            let given = ask(&sell(200, body), &shelf, Asking::WhereNeeded, &asked).0;
            assert_eq!(given, ok(body), "{tells:?}");
        }
        assert_eq!(ask(&sell(200, NEW), &shelf, Asking::Nobody, &asked).0, Err(Cause::NotKept), "{tells:?}");
    }
    ask(&sell(429, ""), &shelf, Asking::Anew, &request("/v2/leads", Tells::Customer)).0.ok();
    assert!(Pause::now(shelf.as_ref()).is_some(), "a pause is short: it is held");
}
