//! Links out of CRM data. A record may hold `javascript:` or worse where a website is expected; only what is plainly a
//! web address becomes a link, everything else stays text (spec 5).

/// An `http` or `https` address that is safe to put into `href`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebLink(String);

impl WebLink {
    /// Takes `http://…`, `https://…`, or a bare host such as `www.example.com/path`, which becomes `https://…`.
    /// Refuses other schemes, credentials before the host, blanks, control characters and hosts without a dot.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > 2000
            || text
                .chars()
                .any(|it| it.is_whitespace() || it.is_control() || is_invisible(it) || "<>\"'`\\".contains(it))
        {
            return None;
        }
        let lower = text.to_ascii_lowercase();
        let (scheme, rest) = if lower.starts_with("https://") {
            ("https", text.get(8..)?)
        } else if lower.starts_with("http://") {
            ("http", text.get(7..)?)
        } else {
            ("https", text)
        };
        let authority = rest.split(['/', '?', '#']).next()?;
        let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
        let plain_host = host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains("..")
            && host.chars().all(|it| it.is_alphanumeric() || it == '.' || it == '-');
        let plain_port = port.len() <= 5
            && port.bytes().all(|it| it.is_ascii_digit())
            && !(authority.contains(':') && port.is_empty());
        (plain_host && plain_port).then(|| Self(format!("{scheme}://{rest}")))
    }

    /// For `href`.
    pub fn href(&self) -> &str {
        &self.0
    }
}

/// Characters that hide or reorder others: zero-width ones and direction controls.
pub(super) fn is_invisible(it: char) -> bool {
    matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_addresses_become_links() {
        for (text, href) in [
            ("https://example.com", "https://example.com"),
            ("HTTP://Example.com/a?b=c#d", "http://Example.com/a?b=c#d"),
            ("www.example.com/path", "https://www.example.com/path"),
            ("  example.co.jp ", "https://example.co.jp"),
            ("https://例え.jp:8080/", "https://例え.jp:8080/"),
        ] {
            assert_eq!(WebLink::parse(text).as_ref().map(WebLink::href), Some(href), "{text}");
        }
    }

    #[test]
    fn everything_else_stays_text() {
        for text in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt://example.com/%0aalert(1)",
            "data:text/html,hi",
            "mailto:a@b.example",
            "https://",
            "https://user@evil.example",
            "https://exa mple.com",
            "//example.com",
            "localhost",
            "https://.com",
            "https://example.com/\u{202e}gpj.exe",
            "https://exam\nple.com",
            "https://example.com:port/",
            "ftp://example.com",
            "https://example.com\\@evil.example",
        ] {
            assert_eq!(WebLink::parse(text), None, "{text}");
        }
    }
}
