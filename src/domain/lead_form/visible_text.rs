//! What the agent sees is what is sent: characters that cannot be seen, or that show other ones in another order, are
//! taken out of every text that enters the form.

/// A text in one line: breaks and tabs become blanks.
pub fn in_one_line(text: &str) -> String {
    cleaned(text, false)
}

/// A text with line breaks (`\n`, whatever they were before) and tabs.
pub fn in_lines(text: &str) -> String {
    cleaned(text, true)
}

fn cleaned(text: &str, lines: bool) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut before = '\0';
    for it in text.chars() {
        let end_of_break = it == '\n' && before == '\r';
        before = it;
        if end_of_break || is_unseen(it) {
            continue;
        }
        clean.push(match it {
            '\t' if lines => '\t',
            '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' if lines => '\n',
            '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            visible => visible,
        });
    }
    clean
}

/// Control characters that are no white space; overrides, embeddings and isolates of the writing direction; the byte
/// order mark, the blank of no width, invisible operators, and the tag characters, which can carry a whole hidden text.
/// The marks LRM and RLM and the joiners stay: languages that are written from the right, and emoji, need them.
fn is_unseen(it: char) -> bool {
    matches!(it,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{200b}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_seen_goes_and_what_can_stays() {
        for (text, line, lines) in [
            ("Ada", "Ada", "Ada"),
            (" Ada  ", " Ada  ", " Ada  "),
            ("Ada\0Lovelace", "AdaLovelace", "AdaLovelace"),
            ("one\ntwo", "one two", "one\ntwo"),
            ("one\r\ntwo\rthree", "one two three", "one\ntwo\nthree"),
            ("one\n\ntwo", "one  two", "one\n\ntwo"),
            ("one\ttwo", "one two", "one\ttwo"),
            ("one\u{2028}two\u{85}three", "one two three", "one\ntwo\nthree"),
            ("\u{feff}Ada", "Ada", "Ada"),
            ("moc.\u{202e}elpmaxe\u{202c}", "moc.elpmaxe", "moc.elpmaxe"),
            ("\u{2066}Ada\u{2069}", "Ada", "Ada"),
            ("A\u{200b}da\u{2060}", "Ada", "Ada"),
            ("Ada\u{e0041}\u{e0042}", "Ada", "Ada"),
            ("\u{1b}[31mAda\u{7f}", "[31mAda", "[31mAda"),
            // Marks and joiners that languages need.
            ("دوید\u{200e} \u{200f}", "دوید\u{200e} \u{200f}", "دوید\u{200e} \u{200f}"),
            ("می\u{200c}خواهم 👩\u{200d}🔬", "می\u{200c}خواهم 👩\u{200d}🔬", "می\u{200c}خواهم 👩\u{200d}🔬"),
        ] {
            assert_eq!((in_one_line(text).as_str(), in_lines(text).as_str()), (line, lines), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn letters_stay_in_their_order(text in "\\PC{0,40}|[\\x00-\\x20a\\u{2020}-\\u{2070}]{0,40}") {
            let letters = |text: &str| text.chars().filter(|it| it.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&in_one_line(&text)), letters(&text));
            prop_assert_eq!(letters(&in_lines(&text)), letters(&text));
        }

        #[test]
        fn a_clean_text_is_clean(text in ".{0,40}") {
            prop_assert_eq!(in_one_line(&in_one_line(&text)), in_one_line(&text));
            prop_assert_eq!(in_lines(&in_lines(&text)), in_lines(&text));
        }
    }
}
