//! While Sell asks for a pause, a transport that remembers sends it nothing.

use crate::remembering::{NEW, OLD, START, ask, ok, pass, request, sell, shelf};
use crate::scripted::Scripted;
use sell_sidebar::failure::Cause;
use sell_sidebar::store::{Asking, MemoryShelf, Pause, Remembering};
use sell_sidebar::transport::{Reply, Request, Service, Tells, Transport};

#[test]
fn too_many_requests_begin_a_pause_in_which_nothing_is_sent() {
    let (shelf, leads) = (shelf(), request("/v2/leads", Tells::Customer));
    let refusing = sell(429, "");
    assert_eq!(ask(&refusing, &shelf, Asking::Anew, &leads).0, Ok(Reply { status: 429, body: String::new() }));
    assert_eq!(Pause::now(shelf.as_ref()).map(|it| it.until), Some(START + 4_000));
    let answering = sell(200, NEW);
    for tells in [Tells::Customer, Tells::Access, Tells::Reference, Tells::ThisOnce] {
        let (held_back, as_of) = ask(&answering, &shelf, Asking::Anew, &request("/v2/things", tells));
        assert_eq!((held_back, as_of), (Err(Cause::RateLimited), None), "{tells:?}");
    }
    assert_eq!(answering.count(), 0);
    let support = Request { service: Service::Support, ..request("/api/v2/users/1", Tells::ThisOnce) };
    assert_eq!(ask(&answering, &shelf, Asking::Anew, &support).0, ok(NEW), "the pause is Sell's");
    assert!(Pause::now(shelf.as_ref()).is_some());
    pass(4_000);
    assert_eq!(ask(&answering, &shelf, Asking::Anew, &leads).0, ok(NEW));
    assert_eq!(Pause::now(shelf.as_ref()), None);
}

#[test]
fn what_is_kept_serves_during_a_pause() {
    let (shelf, leads) = (shelf(), request("/v2/leads", Tells::Customer));
    ask(&sell(200, OLD), &shelf, Asking::WhereNeeded, &leads).0.ok();
    Pause::begin(shelf.as_ref(), 0);
    assert_eq!(ask(&sell(200, NEW), &shelf, Asking::WhereNeeded, &leads).0, ok(OLD));
}

#[test]
fn each_refusal_after_a_pause_doubles_the_next_and_an_answer_begins_anew() {
    let (shelf, leads) = (shelf(), request("/v2/leads", Tells::Customer));
    let left = |shelf: &MemoryShelf| Pause::now(shelf).map(|it| it.left(shelf));
    for wait in [4_000, 8_000, 16_000] {
        ask(&sell(429, ""), &shelf, Asking::Anew, &leads).0.ok();
        assert_eq!(left(&shelf), Some(wait));
        pass(wait);
    }
    assert_eq!(ask(&sell(200, NEW), &shelf, Asking::Anew, &leads).0, ok(NEW));
    ask(&sell(429, ""), &shelf, Asking::Anew, &leads).0.ok();
    assert_eq!(left(&shelf), Some(4_000));
}

#[test]
fn an_answer_to_what_was_sent_before_the_refusal_does_not_end_the_pause() {
    let shelf = shelf();
    let mixed = Scripted::new(|request| match request.path.as_str() {
        "/v2/leads" => Reply { status: 429, body: String::new() },
        _ => Reply { status: 200, body: NEW.into() },
    });
    let remembering = Remembering::new(&mixed, shelf.clone(), Asking::Anew, || 0);
    let both = ["/v2/leads", "/v2/contacts"].map(|it| remembering.send(request(it, Tells::Customer)));
    let replies = mixed.run(futures_util::future::join_all(both));
    assert_eq!(replies.into_iter().flatten().map(|it| it.status).collect::<Vec<_>>(), [429, 200]);
    assert!(Pause::now(shelf.as_ref()).is_some());
}
