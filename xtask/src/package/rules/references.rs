//! Addresses inside the package: what a page, a stylesheet or a script asks for must be relative and must be there.
//!
//! Zendesk hosts each version below another path (`zaf.md` 2, WebAssembly in a package), so an address that begins with `/`
//! works in a local server and nowhere else.

use crate::package::finding::Findings;
use crate::package::folder::{Folder, extension};

/// Extensions by which a text in a script is taken for an asset's address.
const ASSET_EXTENSIONS: [&str; 9] = ["js", "mjs", "wasm", "css", "json", "svg", "png", "woff2", "html"];

/// What is wrong with a reference, in words that go on after "which …"; `None` if nothing is.
///
/// `from` is the packaged file that holds it. Addresses of other hosts are not looked at.
pub(super) fn problem(folder: &Folder, from: &str, reference: &str) -> Option<String> {
    let reference = reference.trim();
    if reference.starts_with("//") {
        return Some("has no scheme: write https://".to_owned());
    }
    if reference.starts_with('/') {
        return Some("is an absolute path, but the path changes with every version: write it relative".to_owned());
    }
    let path = reference.split(['?', '#']).next().unwrap_or_default();
    if let Some((scheme, _)) = path.split_once(':') {
        let is_script = scheme.eq_ignore_ascii_case("javascript");
        return is_script.then(|| "runs script from an address: listen in a file".to_owned());
    }
    if path.is_empty() {
        return None;
    }
    match resolve(from, path) {
        Some(target) if target.starts_with("assets/") && folder.contains(&target) => None,
        Some(target) if target.starts_with("assets/") => {
            Some(format!("means {target}, but that is not in the package: add it or correct the address"))
        }
        _ => Some("leaves assets/, the only folder that Zendesk hosts: move the file there".to_owned()),
    }
}

fn resolve(from: &str, path: &str) -> Option<String> {
    let mut segments: Vec<&str> = from.split('/').collect();
    segments.pop();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(segments.join("/"))
}

/// Checks stylesheets and scripts. HTML has rules of its own, which use [`problem`].
pub(super) fn check(folder: &Folder, findings: &mut Findings) {
    for (path, text) in folder.texts(&["css"]) {
        for reference in css_addresses(&without_css_comments(&text)) {
            if let Some(problem) = problem(folder, path, reference) {
                findings.error(path, format!("refers to {reference:?}, which {problem}"));
            }
        }
    }
    for (path, text) in folder.texts(&["js", "mjs"]) {
        for reference in script_addresses(&text) {
            if let Some(problem) = problem(folder, path, reference) {
                findings.error(path, format!("refers to {reference:?}, which {problem}"));
            }
        }
    }
}

fn without_css_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

fn css_addresses(text: &str) -> Vec<&str> {
    let in_url = text.split("url(").skip(1).filter_map(|after| {
        let after = after.trim_start();
        match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after.split(quote).nth(1),
            _ => after.split(')').next().map(str::trim_end),
        }
    });
    let imported = text.split("@import").skip(1).filter_map(|after| {
        let quote = after.trim_start().chars().next().filter(|first| matches!(first, '"' | '\''))?;
        after.split(quote).nth(1)
    });
    in_url.chain(imported).collect()
}

/// Texts between quotes that a script loads: every asset with an absolute path, every import, every `new URL(…, import.meta.url)`.
/// A relative text that is none of these may be a mere name, such as the module names in the glue of wasm-bindgen.
fn script_addresses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for quote in ['"', '\'', '`'] {
        let pieces: Vec<&str> = text.split(quote).collect();
        for window in pieces.windows(3) {
            let [before, piece, after] = window else {
                continue;
            };
            if is_asset_path(piece) && (piece.starts_with('/') || is_loaded(before, piece, after)) {
                found.push(*piece);
            }
        }
    }
    found
}

fn is_asset_path(piece: &str) -> bool {
    let is_path = piece.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'));
    is_path && !piece.starts_with("/api/") && ASSET_EXTENSIONS.contains(&extension(piece).as_str())
}

fn is_loaded(before: &str, piece: &str, after: &str) -> bool {
    let before = before.trim_end();
    let is_import = piece.starts_with('.') && ["from", "import", "import("].iter().any(|word| before.ends_with(word));
    let is_url = before.ends_with("new URL(") && after.trim_start_matches([',', ' ']).starts_with("import.meta.url");
    is_import || is_url
}
