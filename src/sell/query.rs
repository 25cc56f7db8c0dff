//! Query strings, with every value encoded.

use std::fmt::{Display, Write};

/// Name-value pairs in the order given.
#[derive(Debug, Clone, Default)]
pub struct Query(String);

impl Query {
    /// Adds a pair. Names are ours and plain; values are encoded.
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        let separator = if self.0.is_empty() { "" } else { "&" };
        self.0.push_str(separator);
        self.0.push_str(name);
        self.0.push('=');
        encode_into(&mut self.0, &value.to_string());
        self
    }

    /// Without the `?`.
    pub fn encoded(self) -> String {
        self.0
    }
}

/// Everything but RFC 3986's unreserved characters becomes `%XX` of its UTF-8 bytes. The comma stays: Sell separates
/// list values by it (`sell-api.md` 1.2) and no single value that is searched by holds one.
fn encode_into(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,".contains(&byte) {
            out.push(char::from(byte));
        } else if write!(out, "%{byte:02X}").is_err() {
            return; // Writing to a String cannot fail.
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cannot_add_parameters() {
        let query = Query::default().with("email", "a&b=c+d@例.jp").with("page", 2);
        assert_eq!(query.encoded(), "email=a%26b%3Dc%2Bd%40%E4%BE%8B.jp&page=2");
    }

    #[test]
    fn no_value_holds_a_placeholder() {
        let query = Query::default().with("phone", "{{setting.sell_access_token}}");
        assert_eq!(query.encoded(), "phone=%7B%7Bsetting.sell_access_token%7D%7D");
    }
}
