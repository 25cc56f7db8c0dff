//! Changing the order of a list: the part of the ordered list that needs no browser. It stands outside `ui/`, so that it
//! is tested on the host.

/// The keys in an order that somebody is about to make. The list may have changed meanwhile: what is gone from it stays
/// away, and what is new in it comes last.
pub fn in_order(keys: Vec<String>, order: &[String]) -> Vec<String> {
    let mut all: Vec<String> = order.iter().filter(|key| keys.contains(key)).cloned().collect();
    let new: Vec<String> = keys.into_iter().filter(|key| !order.contains(key)).collect();
    all.extend(new);
    all
}

/// The keys with one of them at another place; the others keep their order.
pub fn moved(keys: &[String], key: &str, to: usize) -> Vec<String> {
    let mut all: Vec<String> = keys.iter().filter(|it| *it != key).cloned().collect();
    if all.len() < keys.len() {
        all.insert(to.min(all.len()), key.to_owned());
    }
    all
}

/// Where a keyboard key takes a row among so many; the ends are ends. `None`: it moves nothing.
pub fn place_by_key(pressed: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let to = match pressed {
        "ArrowUp" => at.checked_sub(1)?,
        "ArrowDown" => at + 1,
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    (to <= last && to != at).then_some(to)
}

/// Where a dragged row goes when the pointer is over another one. Only in the direction in which the pointer moves: where
/// the other row is the taller one, the pointer is still over it after they changed places.
pub fn place_by_pointer(at: usize, over: usize, from_y: i32, to_y: i32) -> Option<usize> {
    let onward = if at < over { from_y < to_y } else { to_y < from_y };
    (at != over && onward).then_some(over)
}

/// The row that takes the place of one that is removed: the next, or the one before the last.
pub fn heir<'a>(keys: &'a [String], removed: &str) -> Option<&'a String> {
    let at = keys.iter().position(|it| it == removed)?;
    keys.get(at + 1).or_else(|| keys.get(at.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(text: &str) -> Vec<String> {
        text.chars().map(String::from).collect()
    }

    #[test]
    fn a_row_moves_and_the_others_keep_their_order() {
        for (key, to, after) in
            [("a", 2, "bcad"), ("d", 0, "dabc"), ("b", 1, "abcd"), ("b", 99, "acdb"), ("x", 1, "abcd")]
        {
            assert_eq!(moved(&keys("abcd"), key, to), keys(after), "{key} to {to}");
        }
    }

    #[test]
    fn an_order_being_made_survives_a_list_that_changes() {
        assert_eq!(in_order(keys("abc"), &keys("cab")), keys("cab"));
        assert_eq!(in_order(keys("bcd"), &keys("cab")), keys("cbd"));
        assert_eq!(in_order(keys(""), &keys("cab")), keys(""));
    }

    #[test]
    fn keys_stop_at_the_ends() {
        for (pressed, at, to) in [
            ("ArrowUp", 2, Some(1)),
            ("ArrowUp", 0, None),
            ("ArrowDown", 1, Some(2)),
            ("ArrowDown", 3, None),
            ("Home", 3, Some(0)),
            ("Home", 0, None),
            ("End", 0, Some(3)),
            ("End", 3, None),
            ("a", 1, None),
        ] {
            assert_eq!(place_by_key(pressed, at, 4), to, "{pressed} at {at}");
            assert_eq!(place_by_key(pressed, at, 0), None);
        }
    }

    #[test]
    fn a_dragged_row_follows_the_pointer_and_does_not_jump_back() {
        assert_eq!(place_by_pointer(1, 2, 10, 20), Some(2));
        assert_eq!(place_by_pointer(2, 1, 20, 25), None, "still over the taller row that it has passed");
        assert_eq!(place_by_pointer(2, 1, 25, 20), Some(1));
        assert_eq!(place_by_pointer(2, 2, 25, 20), None);
    }

    #[test]
    fn the_next_row_takes_the_place_of_a_removed_one() {
        let all = keys("abc");
        for (removed, heir_is) in [("a", Some("b")), ("b", Some("c")), ("c", Some("b")), ("x", None)] {
            assert_eq!(heir(&all, removed).map(String::as_str), heir_is, "{removed}");
        }
        assert_eq!(heir(&keys("a"), "a"), None);
    }

    proptest! {
        #[test]
        fn no_move_loses_or_doubles_a_row(count in 0_usize..30, from in 0_usize..30, to in 0_usize..40) {
            let all: Vec<String> = (0..count).map(|it| it.to_string()).collect();
            let mut after = moved(&all, &from.to_string(), to);
            after.sort_by_key(|it| it.parse::<usize>().unwrap_or_default());
            prop_assert_eq!(after, all);
        }
    }
}
