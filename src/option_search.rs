//! Finding options by what somebody has typed so far: the part of the combobox that needs no browser. It stands outside
//! `ui/`, so that it is tested on the host.

pub use crate::domain::folding::folded;

/// How far Page Up and Page Down go.
const PAGE: usize = 10;

/// An option as it is searched, made once and not at every key.
pub struct Row {
    /// Its words as [`folded`] leaves them.
    pub folded: String,
    /// Whether a group of options begins with it: groups stay together.
    pub opens_group: bool,
}

/// Where the options are that hold every word typed, in any order. In each group those come first of which a word begins
/// with each of them; beyond that the order stays. Nothing typed finds everything.
pub fn search(rows: &[Row], typed: &str) -> Vec<usize> {
    let typed = folded(typed);
    let mut found = Vec::new();
    let mut inside = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if row.opens_group {
            found.append(&mut inside);
        }
        if words(&typed).all(|word| row.folded.contains(word)) {
            let begins = words(&typed).all(|typed| words(&row.folded).any(|word| word.starts_with(typed)));
            if begins { found.push(at) } else { inside.push(at) }
        }
    }
    found.append(&mut inside);
    found
}

/// Where the highlight goes by a key among so many options; up and down go round. `None`: the key moves nothing.
pub fn moved(key: &str, at: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let to = match (key, at) {
        ("ArrowDown", Some(at)) if at < last => at + 1,
        ("ArrowUp", None | Some(0)) => last,
        ("ArrowUp", Some(at)) => at - 1,
        ("PageDown", at) => at.unwrap_or(0) + PAGE,
        ("PageUp", at) => at.unwrap_or(0).saturating_sub(PAGE),
        // Without a highlight these two belong to the text that is being typed.
        ("End", Some(_)) => last,
        ("ArrowDown", _) | ("Home", Some(_)) => 0,
        _ => return None,
    };
    Some(to.min(last))
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[(&str, bool)]) -> Vec<Row> {
        texts.iter().map(|(text, opens_group)| Row { folded: folded(text), opens_group: *opens_group }).collect()
    }

    fn found<'a>(texts: &[&'a str], typed: &str) -> Vec<&'a str> {
        let all: Vec<(&str, bool)> = texts.iter().map(|it| (*it, false)).collect();
        search(&rows(&all), typed).into_iter().filter_map(|at| texts.get(at).copied()).collect()
    }

    #[test]
    fn beginnings_of_words_come_before_what_stands_inside_and_the_order_stays() {
        let names = ["Susanna Ek", "Ann Lee", "Johannes Berg", "Mary-Ann Wu", "Bo Li"];
        assert_eq!(found(&names, "ann"), ["Ann Lee", "Mary-Ann Wu", "Susanna Ek", "Johannes Berg"]);
        assert_eq!(found(&names, "  "), names);
        assert!(found(&names, "zz").is_empty());
    }

    #[test]
    fn every_word_must_be_there_in_any_order() {
        let names = ["Ann Lee", "Lee Ann Marsh", "Ann Marsh"];
        assert_eq!(found(&names, "lee an"), ["Ann Lee", "Lee Ann Marsh"]);
        assert_eq!(found(&names, "mar ann lee"), ["Lee Ann Marsh"]);
    }

    #[test]
    fn case_accents_widths_and_apostrophes_do_not_matter() {
        for (name, typed) in [
            ("Zoë Müller", "zoe muller"),
            ("Zoe Muller", "ZOË MÜL"),
            ("Søren Łukasz", "soren lukasz"),
            ("Nguyễn Thị Hương", "nguyen thi huong"),
            ("Zoe\u{308} Decomposed", "zoë"),
            ("Siobhán O’Brien", "o'brien"),
            ("Jean-Pierre", "jean p"),
            ("İpek Çelik", "ipek celik"),
            ("ＡＢＣ商事", "abc"),
            ("タナカ　タロウ", "たなか"),
            ("田中太郎", "太郎"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(found(&[name], typed), [name], "{typed}");
        }
    }

    #[test]
    fn groups_stay_together() {
        let rows = rows(&[("Susanna", true), ("Ann", false), ("Johanna", true), ("Anna", false)]);
        assert_eq!(search(&rows, "ann"), [1, 0, 3, 2]);
    }

    #[test]
    fn keys_move_the_highlight_and_never_out_of_the_list() {
        for (key, at, to) in [
            ("ArrowDown", None, Some(0)),
            ("ArrowDown", Some(3), Some(4)),
            ("ArrowDown", Some(24), Some(0)),
            ("ArrowUp", None, Some(24)),
            ("ArrowUp", Some(0), Some(24)),
            ("ArrowUp", Some(3), Some(2)),
            ("PageDown", Some(3), Some(13)),
            ("PageDown", Some(20), Some(24)),
            ("PageUp", Some(13), Some(3)),
            ("PageUp", Some(3), Some(0)),
            ("Home", Some(7), Some(0)),
            ("End", Some(7), Some(24)),
            ("Home", None, None),
            ("End", None, None),
            ("a", Some(3), None),
        ] {
            assert_eq!(moved(key, at, 25), to, "{key} {at:?}");
            assert_eq!(moved(key, at, 0), None, "{key} {at:?}");
        }
    }
}
