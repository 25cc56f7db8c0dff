//! Rules about what packaged source gives away or asks for in the open: plain `http:` addresses, credentials, and logging.
//!
//! Zendesk warns about far more (every mention of a password, every `http:`); these rules name the cases worth a person's time,
//! so that a warning means something. The names of XML namespaces begin with `http:` but are never fetched.

use crate::package::finding::Findings;
use crate::package::folder::Folder;

const NAMESPACES: &str = "http://www.w3.org/";
const CREDENTIAL_WORDS: [&str; 7] = ["password", "secret", "api_key", "apikey", "authkey", "auth_key", "token"];
const SHORTEST_CREDENTIAL: usize = 8;

/// Checks every text file that a browser reads.
pub(super) fn check(folder: &Folder, findings: &mut Findings) {
    for (path, text) in folder.texts(&["js", "mjs", "html", "htm"]) {
        for address in plain_http_addresses(&text) {
            findings.warning(path, format!("names the unencrypted address {address}: use https"));
        }
        if text.contains("console.log(") {
            findings.warning(path, "calls console.log, which Zendesk's reviewers refuse: remove it");
        }
    }
    for (path, text) in folder.texts(&["js", "mjs", "html", "htm", "xml", "json"]) {
        if text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----") {
            findings.warning(path, "holds a private key, and everybody can read a package: remove it");
        }
        if let Some(word) = credential_in(&text) {
            findings.warning(path, format!("seems to hold a credential (a value beside \"{word}\"), and everybody can read a package: use a secure parameter"));
        }
    }
}

fn plain_http_addresses(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("http://").filter_map(|(start, scheme)| {
        let address = text.get(start..)?;
        let end = address.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | ')' | '\\'));
        let address = address.get(..end.unwrap_or(address.len()))?;
        (address.len() > scheme.len() && !address.starts_with(NAMESPACES)).then_some(address)
    })
}

/// The first word of [`CREDENTIAL_WORDS`] that a value in quotes is given to, if the value looks generated: long, no spaces, a digit.
fn credential_in(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    CREDENTIAL_WORDS.into_iter().find(|word| {
        lower.match_indices(word).any(|(start, word)| {
            let after = text.get(start + word.len()..).unwrap_or_default();
            quoted_value_after(after).is_some_and(looks_generated)
        })
    })
}

fn quoted_value_after(name_end: &str) -> Option<&str> {
    let after = name_end.trim_start_matches(['"', '\'']).trim_start();
    let value = after.strip_prefix([':', '='])?.trim_start();
    let quote = value.chars().next().filter(|first| matches!(first, '"' | '\'' | '`'))?;
    value.split(quote).nth(1)
}

fn looks_generated(value: &str) -> bool {
    value.len() >= SHORTEST_CREDENTIAL
        && value.chars().all(|c| c.is_ascii_graphic())
        && value.chars().any(|c| c.is_ascii_digit())
        && !value.contains("{{")
}
