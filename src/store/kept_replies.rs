//! Replies that were kept, each under its own request. A reply is kept as the text that came: it is read again by the
//! readers that distrust Sell itself, so that nothing here needs to know what is in it.

use super::shelf::{PREFIX, Shelf, newest_first};
use crate::transport::Request;

/// Nothing is kept for longer than this.
pub const LONGEST_MS: u64 = 24 * 60 * 60 * 1000;
/// Longer replies are not worth their room: a reference list of a thousand entries.
const LONGEST_TEXT: usize = 400_000;
/// More than an agent looks at in a day; a browser has room for about five million characters in all.
const MOST: usize = 300;
const MOST_TEXT: usize = 2_500_000;
const KEPT: &str = "sell-sidebar/reply/";

/// A kept reply.
pub struct Kept {
    /// Its text.
    pub body: String,
    /// When it came, in milliseconds since 1970.
    pub at: u64,
}

/// The reply that is kept for a request, if it is not too old. One from the future was written by a clock that was
/// wrong, and counts as not there.
pub fn find(shelf: &dyn Shelf, request: &Request) -> Option<Kept> {
    let text = shelf.read(&name(request))?;
    let (at, body) = text.split_once('\n')?;
    let at: u64 = at.parse().ok()?;
    let age = shelf.now().checked_sub(at)?;
    (age < LONGEST_MS).then(|| Kept { body: body.to_owned(), at })
}

/// Keeps a reply. Where there is no room the oldest ones go; where that does not help, it is not kept.
pub fn keep(shelf: &dyn Shelf, request: &Request, body: &str) {
    if LONGEST_TEXT < body.len() {
        return;
    }
    let (name, text) = (name(request), format!("{}\n{body}", shelf.now()));
    if !shelf.write(&name, &text) {
        make_room(shelf, MOST / 4, MOST_TEXT / 4);
        if !shelf.write(&name, &text) {
            shelf.remove(&name);
        }
    }
}

/// Lets go of what is too old and of what is too much, the oldest first.
pub fn tidy(shelf: &dyn Shelf) {
    make_room(shelf, MOST, MOST_TEXT);
}

/// Forgets every reply, because something was changed that they may tell about.
pub fn forget_replies(shelf: &dyn Shelf) {
    shelf.names().iter().filter(|name| name.starts_with(KEPT)).for_each(|name| shelf.remove(name));
}

fn make_room(shelf: &dyn Shelf, most: usize, most_text: usize) {
    let now = shelf.now();
    let mut room = most_text;
    for (count, (at, name, length)) in newest_first(shelf, KEPT).into_iter().enumerate() {
        let valid = now.checked_sub(at).is_some_and(|age| age < LONGEST_MS);
        match room.checked_sub(length) {
            Some(left) if valid && count < most => room = left,
            _ => shelf.remove(&name),
        }
    }
}

/// The whole request is the name: two requests can never be taken for each other.
fn name(request: &Request) -> String {
    debug_assert!(KEPT.starts_with(PREFIX));
    let mut name = format!("{KEPT}{} {}", request.method.as_str(), request.target());
    if let Some(body) = &request.body {
        name.push('\n');
        name.push_str(&body.to_string());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::shelf::test_clock::{NOW, shelf_at};
    use crate::transport::{Method, Service, Tells};

    fn request(path: &str) -> Request {
        Request {
            service: Service::Sell,
            method: Method::Get,
            path: path.to_owned(),
            query: String::new(),
            body: None,
            tells: Tells::Customer,
        }
    }

    #[test]
    fn a_reply_serves_its_own_request_for_a_day() {
        let shelf = shelf_at(1000);
        keep(&shelf, &request("/v2/leads"), "{}\n{}");
        assert_eq!(find(&shelf, &request("/v2/leads")).map(|it| (it.body, it.at)), Some(("{}\n{}".into(), 1000)));
        assert!(find(&shelf, &request("/v2/contacts")).is_none());
        NOW.set(999 + LONGEST_MS);
        assert!(find(&shelf, &request("/v2/leads")).is_some());
        NOW.set(1000 + LONGEST_MS);
        assert!(find(&shelf, &request("/v2/leads")).is_none());
    }

    #[test]
    fn what_a_wrong_clock_or_a_stranger_wrote_counts_as_not_there() {
        let shelf = shelf_at(1000);
        let name = name(&request("/v2/leads"));
        for text in ["", "{}", "\n{}", "soon\n{}", "2000\n{}", "-1\n{}", "99999999999999999999\n{}"] {
            assert!(shelf.write(&name, text));
            assert!(find(&shelf, &request("/v2/leads")).is_none(), "{text:?}");
        }
    }

    #[test]
    fn the_oldest_replies_go_first() {
        let shelf = shelf_at(0);
        for at in 0..=MOST {
            NOW.set(u64::try_from(at).unwrap_or_default());
            keep(&shelf, &request(&format!("/v2/leads/{at}")), "{}");
        }
        tidy(&shelf);
        assert!(find(&shelf, &request("/v2/leads/0")).is_none());
        assert!(find(&shelf, &request("/v2/leads/1")).is_some());
        assert_eq!(shelf.names().len(), MOST);
    }

    #[test]
    fn much_text_is_too_much_whatever_the_number() {
        let shelf = shelf_at(0);
        for at in 0..10 {
            NOW.set(at);
            keep(&shelf, &request(&format!("/v2/leads/{at}")), &"x".repeat(LONGEST_TEXT));
        }
        tidy(&shelf);
        assert_eq!(shelf.names().len(), MOST_TEXT / LONGEST_TEXT);
        assert!(find(&shelf, &request("/v2/leads/9")).is_some());
    }
}
