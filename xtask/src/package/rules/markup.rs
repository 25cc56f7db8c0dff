//! A small reader of HTML and SVG: start tags, their attributes, and the text inside script and style.
//!
//! It is no HTML parser. The rules need to know what a page loads and runs; for pages that our own build writes this is enough.

/// One start tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// Lower-case name.
    pub(super) name: String,
    /// Lower-case attribute names with their values as written; an attribute without a value has an empty one.
    pub(super) attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The name of the first attribute that holds script, such as `onclick`.
    pub(super) fn event_handler(&self) -> Option<&str> {
        self.attributes.iter().map(|(key, _)| key.as_str()).find(|key| key.len() > 2 && key.starts_with("on"))
    }
}

/// All start tags in order. Comments, and what stands between `<script>` or `<style>` and its end, are passed over.
pub(super) fn tags(source: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = source;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (name, after_name) = split_where(after, |c| !c.is_ascii_alphanumeric() && c != '-' && c != ':');
        if name.is_empty() {
            rest = after;
            continue;
        }
        let name = name.to_ascii_lowercase();
        let (attributes, after_tag) = read_attributes(after_name);
        rest = if name == "script" || name == "style" { after_raw_text(after_tag, &name) } else { after_tag };
        tags.push(Tag { name, attributes });
    }
    tags
}

fn after_raw_text<'a>(text: &'a str, name: &str) -> &'a str {
    let end = text.to_ascii_lowercase().find(&format!("</{name}"));
    end.and_then(|end| text.get(end..)).unwrap_or(text)
}

fn read_attributes(mut rest: &str) -> (Vec<(String, String)>, &str) {
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/' || c == '=');
        if let Some(after) = rest.strip_prefix('>') {
            return (attributes, after);
        }
        let (name, after_name) = split_where(rest, |c| c.is_whitespace() || matches!(c, '=' | '>' | '/'));
        if name.is_empty() {
            return (attributes, after_name);
        }
        let (value, after_value) = match after_name.trim_start().strip_prefix('=') {
            Some(after) => read_value(after.trim_start()),
            None => ("", after_name),
        };
        attributes.push((name.to_ascii_lowercase(), value.to_owned()));
        rest = after_value;
    }
}

fn read_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    split_where(text, |c| c.is_whitespace() || c == '>')
}

fn split_where(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}
