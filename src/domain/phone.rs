//! Phone numbers for comparing and dialling. People write them in many ways; two ways to write one number must be equal.

use crate::letter_case::lower;

/// A number as typed, with its digits in international form where the way it was written says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    typed: String,
    digits: String,
    international: bool,
}

impl Phone {
    /// Takes anything with at least five digits. `+` or a leading `00` marks international form; other numbers are
    /// national, and which country's is not known here. An extension (`ext`, `x`, `#`, `;`) is cut off. Any other word
    /// makes it no number: in `+1 800 555-HELP` the letters are digits, and without them it would be anybody's.
    pub fn parse(text: &str) -> Option<Self> {
        let typed = text.trim();
        if typed.chars().count() > 40 {
            return None;
        }
        let words = lower(typed);
        let end = words.find(|it: char| it.is_alphabetic() || it == '#' || it == ';').unwrap_or(words.len());
        let (number, extension) = words.split_at_checked(end)?;
        if !is_extension(extension) {
            return None;
        }
        let digits: String =
            number.chars().filter_map(|it| it.to_digit(10)).filter_map(|it| char::from_digit(it, 10)).collect();
        let allowed =
            number.chars().all(|it| it.is_ascii_digit() || " ()-./+\u{a0}\u{2010}\u{2011}\u{2013}".contains(it));
        if !allowed || digits.len() < 5 || digits.len() > 17 {
            return None;
        }
        let plus = number.trim_start_matches(['(', ' ']).starts_with('+');
        let (digits, international) = match digits.starts_with("00") {
            _ if plus => (without_trunk_zero(number, &digits), true),
            true => (without_trunk_zero(number, &digits).split_off(2), true),
            false => (digits, false),
        };
        Some(Self { typed: typed.to_owned(), digits, international })
    }

    /// Takes any text: a number if it is one, else the text as typed, which equals only itself (spec 4). `None` if
    /// blank or too long to be searched by.
    pub fn read(text: &str) -> Option<Self> {
        let as_typed = |typed: &str| Self { typed: typed.to_owned(), digits: String::new(), international: false };
        let typed = text.trim();
        Self::parse(typed).or_else(|| (!typed.is_empty() && typed.chars().count() <= 40).then(|| as_typed(typed)))
    }

    /// As the person wrote it.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The forms under which a CRM that compares exactly may hold the number, most likely first, without repeats.
    pub fn spellings(&self) -> Vec<String> {
        let mut all = vec![self.typed.clone()];
        if self.international {
            all.push(format!("+{}", self.digits));
        }
        all.push(self.digits.clone());
        all.retain(|it| !it.is_empty());
        let mut distinct: Vec<String> = Vec::new();
        for spelling in all {
            if !distinct.contains(&spelling) {
                distinct.push(spelling);
            }
        }
        distinct
    }

    /// What may be left of the number without its country code, which has one to three digits; which of them it is
    /// takes a table to know. Records that are found by one of these are compared again with [`Phone::same_as`]. Never
    /// empty, because no search takes an empty list: what has no such form stands for itself.
    pub fn possible_national_numbers(&self) -> Vec<String> {
        let mut all: Vec<String> = if self.international {
            (1..=3).filter_map(|code| self.digits.get(code..)).map(str::to_owned).collect()
        } else {
            vec![self.significant().to_owned()]
        };
        all.retain(|it| 5 <= it.len());
        if all.is_empty() {
            all.push(self.typed.clone());
        }
        all
    }

    /// Whether both name one line. Two international numbers must agree in every digit; a national one agrees with
    /// another if the shorter, without its trunk zero, is the end of the longer and has at least seven digits.
    pub fn same_as(&self, other: &Self) -> bool {
        if self.digits.is_empty() || other.digits.is_empty() {
            return self.typed == other.typed;
        }
        if self.digits == other.digits {
            return true;
        }
        if self.international && other.international {
            return false;
        }
        let (mine, theirs) = (self.significant(), other.significant());
        let (short, long) = if mine.len() < theirs.len() { (mine, theirs) } else { (theirs, mine) };
        7 <= short.len() && long.ends_with(short)
    }

    /// For a `tel:` link: digits, with `+` if international.
    pub fn dial(&self) -> String {
        if self.international { format!("+{}", self.digits) } else { self.digits.clone() }
    }

    fn significant(&self) -> &str {
        if self.international { &self.digits } else { self.digits.trim_start_matches('0') }
    }
}

/// What may follow a number without being part of it: a mark and digits, either of them alone, or nothing.
fn is_extension(text: &str) -> bool {
    let digits_from = text.find(|it: char| it.is_ascii_digit()).unwrap_or(text.len());
    let (mark, digits) = text.split_at(digits_from);
    let mark = mark.trim_end_matches([' ', '.', ':', '=', ')']).trim_start_matches(';');
    ["", "#", "x", "ext", "extension"].contains(&mark)
        && digits.chars().all(|it| it.is_ascii_digit() || " -)".contains(it))
}

/// `+44 (0) 20 …` carries a zero that is dialled only inside the country.
fn without_trunk_zero(number: &str, digits: &str) -> String {
    let Some((before, _)) = number.split_once("(0)") else { return digits.to_owned() };
    let at = before.chars().filter(char::is_ascii_digit).count();
    digits.char_indices().filter(|(index, _)| *index != at).map(|(_, it)| it).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(one: &str, other: &str) -> bool {
        match (Phone::parse(one), Phone::parse(other)) {
            (Some(one), Some(other)) => one.same_as(&other) && other.same_as(&one),
            _ => false,
        }
    }

    #[test]
    fn ways_to_write_one_number_are_equal() {
        for (one, other) in [
            ("+33 1 42 68 53 00", "0033142685300"),
            ("+33 1 42 68 53 00", "01 42 68 53 00"),
            ("+44 (0) 20 7946 0958", "+442079460958"),
            ("0044 (0)20 7946 0958", "+442079460958"),
            ("(030) 901820-0", "+49 30 9018200"),
            ("+1-212-555-0142 ext. 7", "2125550142"),
            ("+1 212 555 0142 (Ext: 7)", "2125550142"),
            ("+1 212 555 0142 x7", "+1 212 555 0142 #8"),
            ("+12125550142;ext=7", "+12125550142"),
            ("+234 803 555 0142", "+2348035550142"),
        ] {
            assert!(same(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn other_numbers_differ() {
        for (one, other) in [
            ("+33 1 42 68 53 00", "+33 1 42 68 53 01"),
            ("+49 30 9018200", "+43 30 9018200"),
            ("55501", "+49 30 55501"),
        ] {
            assert!(!same(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "call me",
            "1234",
            "+",
            "javascript:1234567",
            "123456789012345678901",
            "ada@12345.example",
            "+1 800 555-HELP",
            "+1 800 555 TAXI",
            "030 901820 home",
        ] {
            assert_eq!(Phone::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_link_dials_digits_only() {
        assert_eq!(Phone::parse("+33 (0)1 42 68 53 00").map(|it| it.dial()).as_deref(), Some("+33142685300"));
        assert_eq!(Phone::parse("01 42 68 53 00").map(|it| it.dial()).as_deref(), Some("0142685300"));
    }

    #[test]
    fn spellings_start_with_what_was_typed() {
        let spellings = Phone::parse("+234 803 555 0142").map(|it| it.spellings()).unwrap_or_default();
        assert_eq!(spellings, ["+234 803 555 0142", "+2348035550142", "2348035550142"]);
    }

    #[test]
    fn there_is_always_something_to_search_a_number_by() {
        let national = |text| Phone::read(text).map(|it| it.possible_national_numbers()).unwrap_or_default();
        assert_eq!(national("+49 30 901820"), ["930901820", "30901820", "0901820"]);
        assert_eq!(national("030 901820"), ["30901820"]);
        for text in ["harbour office, desk 4", "0001234", "+12345"] {
            assert_eq!(national(text), [text]);
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(one in "[+0-9() ./xX#\\-]{0,24}|.{0,50}", other in "[+0-9() ]{0,24}") {
            same(&one, &other);
        }
    }
}
