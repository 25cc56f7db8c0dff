//! E-mail addresses for comparing and linking.

use super::link::is_invisible;
use crate::letter_case::lower;

/// An address trimmed and case-folded (spec 4), so that two ways to write it are equal; how it was written is kept for
/// a CRM that compares letter by letter.
#[derive(Debug, Clone)]
pub struct Email {
    folded: String,
    typed: String,
}

impl PartialEq for Email {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Eq for Email {}

impl Email {
    /// Takes what could be delivered to: something, one `@`, something with no blanks, control characters, invisible ones, quotes
    /// or angle brackets. Deliberately not stricter: Support accepted the address already.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = lower(text.trim());
        let (local, domain) = folded.rsplit_once('@')?;
        let clean = |part: &str| {
            !part.is_empty()
                && part.chars().all(|it| {
                    !it.is_whitespace() && !it.is_control() && !is_invisible(it) && !"<>\"',;:?&#%\\".contains(it)
                })
        };
        let usable = clean(local) && !local.contains('@') && clean(domain) && folded.len() <= 254;
        usable.then(|| Self { typed: text.trim().to_owned(), folded: folded.clone() })
    }

    /// The folded address.
    pub fn as_str(&self) -> &str {
        &self.folded
    }

    /// The folded address, and the one that was typed if it differs.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        let typed = (self.typed != self.folded).then_some(self.typed.as_str());
        std::iter::once(self.folded.as_str()).chain(typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_blanks_do_not_matter() {
        assert_eq!(Email::parse("  Ada@Example.COM "), Email::parse("ada@example.com"));
        assert_eq!(Email::parse("ada+sell@example.com").as_ref().map(Email::as_str), Some("ada+sell@example.com"));
    }

    #[test]
    fn the_typed_form_is_a_second_spelling() {
        let spellings = |text| Email::parse(text).map(|it| it.spellings().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(spellings("ada@example.com"), Some(vec!["ada@example.com".to_owned()]));
        assert_eq!(
            spellings("Ada@example.com"),
            Some(vec!["ada@example.com".to_owned(), "Ada@example.com".to_owned()])
        );
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        for text in [
            "",
            "ada",
            "@example.com",
            "ada@",
            "a b@example.com",
            "<ada@example.com>",
            "a@b@c",
            "a@b?cc=evil",
            "a\n@b",
            "a\u{202e}@b",
            "a@b\u{200b}.c",
        ] {
            assert_eq!(Email::parse(text), None, "{text}");
        }
    }
}
