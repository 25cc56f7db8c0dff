//! Comment texts between plain and HTML. Zendesk strips dangerous markup from `html_body` on arrival; this does the
//! same with a short list of allowed elements and no attribute but a web address in `href`.

const ALLOWED: [&str; 17] =
    ["a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "i", "li", "ol", "p", "pre", "strong", "ul"];

/// Paragraphs and line breaks around escaped text.
pub fn from_plain_text(text: &str) -> String {
    let paragraphs =
        text.trim().split("\n\n").map(|part| format!("<p>{}</p>", escape(part.trim()).replace('\n', "<br>")));
    format!("<div class=\"zd-comment\">{}</div>", paragraphs.collect::<String>())
}

/// Text of the markup, line breaks where blocks end.
pub fn to_plain_text(html: &str) -> String {
    let mut text = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(part) => text.push_str(&unescape(part)),
            Piece::Tag { name, closing, .. } => {
                let ends_block = closing && matches!(name.as_str(), "p" | "div" | "li" | "h1" | "h2" | "h3" | "pre");
                if (name == "br" || ends_block) && !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
            }
        }
    }
    text.trim().to_owned()
}

/// The markup without anything that is not on the list.
pub fn sanitize(html: &str) -> String {
    let mut clean = String::from("<div class=\"zd-comment\">");
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => clean.push_str(&escape(&unescape(text))),
            Piece::Tag { name, .. } if !ALLOWED.contains(&name.as_str()) => {}
            Piece::Tag { name, closing: true, .. } => clean.push_str(&format!("</{name}>")),
            Piece::Tag { name, href: Some(href), .. } if name == "a" && is_web_address(&href) => {
                clean.push_str(&format!("<a href=\"{}\" rel=\"noreferrer\">", escape(&href)));
            }
            Piece::Tag { name, .. } => clean.push_str(&format!("<{name}>")),
        }
    }
    clean.push_str("</div>");
    clean
}

enum Piece<'a> {
    Text(&'a str),
    Tag { name: String, closing: bool, href: Option<String> },
}

/// Cuts markup into text and tags. The content of `script` and `style` is dropped; a `<` that opens no tag is text.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, from_tag) = rest.split_at(start);
        if !text.is_empty() {
            found.push(Piece::Text(text));
        }
        let opens =
            from_tag.chars().nth(1).is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!');
        let Some(end) = from_tag.find('>').filter(|_| opens) else {
            let (sign, after) = from_tag.split_at(1);
            found.push(Piece::Text(sign));
            rest = after;
            continue;
        };
        let inner = from_tag.get(1..end).unwrap_or_default();
        rest = from_tag.get(end + 1..).unwrap_or_default();
        let closing = inner.starts_with('/');
        let name: String = inner
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if !closing && matches!(name.as_str(), "script" | "style") {
            let until = rest.to_ascii_lowercase().find(&format!("</{name}")).unwrap_or(rest.len());
            rest = rest.get(until..).unwrap_or_default();
        }
        found.push(Piece::Tag { href: attribute(inner, "href"), name, closing });
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest));
    }
    found
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let value = tag.get(start..)?;
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''));
    let value = match quote {
        Some(quote) => value.get(1..)?.split(quote).next()?,
        None => value.split_whitespace().next()?,
    };
    Some(unescape(value))
}

fn is_web_address(href: &str) -> bool {
    href.starts_with("https://") || href.starts_with("http://")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn unescape(text: &str) -> String {
    let named = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    named.replace("&nbsp;", " ").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::{from_plain_text, sanitize, to_plain_text};

    #[test]
    fn dangerous_markup_does_not_survive() {
        let cases = [
            ("<p>Hi <b>you</b></p>", "<p>Hi <b>you</b></p>"),
            ("<img src=x onerror=alert(1)>ok", "ok"),
            ("<script>alert(1)</script>ok", "ok"),
            ("<p onclick=\"x()\">a</p>", "<p>a</p>"),
            ("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>"),
            (
                "<a href='https://x.example/?a=1&amp;b=2'>a</a>",
                "<a href=\"https://x.example/?a=1&amp;b=2\" rel=\"noreferrer\">a</a>",
            ),
            ("1 < 2", "1 &lt; 2"),
        ];
        for (given, expected) in cases {
            assert_eq!(sanitize(given), format!("<div class=\"zd-comment\">{expected}</div>"), "{given}");
        }
    }

    #[test]
    fn text_and_markup_are_turned_into_each_other() {
        assert_eq!(from_plain_text("a <b>\nc\n\nd"), "<div class=\"zd-comment\"><p>a &lt;b&gt;<br>c</p><p>d</p></div>");
        assert_eq!(to_plain_text("<p>a &amp; b</p><p>c<br>d</p>"), "a & b\nc\nd");
    }
}
