//! E-mail addresses for comparing and linking.

/// An address trimmed and case-folded (spec 4), so that two ways to write it are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

impl Email {
    /// Takes what could be delivered to: something, one `@`, something with no blanks, control characters, quotes or
    /// angle brackets. Deliberately not stricter: Support accepted the address already.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = text.trim().to_lowercase();
        let (local, domain) = folded.rsplit_once('@')?;
        let clean = |part: &str| {
            !part.is_empty()
                && part.chars().all(|it| !it.is_whitespace() && !it.is_control() && !"<>\"',;:?&#%\\".contains(it))
        };
        (clean(local) && !local.contains('@') && clean(domain) && folded.len() <= 254).then_some(Self(folded))
    }

    /// The folded address.
    pub fn as_str(&self) -> &str {
        &self.0
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
    fn what_cannot_be_an_address_is_refused() {
        for text in
            ["", "ada", "@example.com", "ada@", "a b@example.com", "<ada@example.com>", "a@b@c", "a@b?cc=evil", "a\n@b"]
        {
            assert_eq!(Email::parse(text), None, "{text}");
        }
    }
}
