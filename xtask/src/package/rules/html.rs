//! Rules for packaged pages. A strict content security policy must be able to serve them, and their addresses change with every
//! version, so: no script inside the page, and every reference relative and present.

use super::markup::{self, Tag};
use super::references;
use crate::package::finding::Findings;
use crate::package::folder::Folder;

const ADDRESS_ATTRIBUTES: [&str; 4] = ["src", "href", "xlink:href", "poster"];

/// Where Zendesk wants the SDK to come from, up to the version.
const SDK: &str = "static.zdassets.com/zendesk_app_framework_sdk/";

/// Checks every HTML file, and that the SDK is loaded from somewhere in the package.
pub(super) fn check(folder: &Folder, findings: &mut Findings) {
    for (path, text) in folder.texts(&["html", "htm"]) {
        for tag in markup::tags(&text) {
            check_scripts(path, &tag, findings);
            for reference in addresses(&tag) {
                if let Some(problem) = references::problem(folder, path, reference) {
                    findings.error(path, format!("<{}> refers to {reference:?}, which {problem}", tag.name));
                }
            }
        }
    }
    let has_pages = folder.texts(&["html", "htm"]).next().is_some();
    let loads_sdk = folder.texts(&["html", "htm", "js", "mjs"]).any(|(_, text)| text.contains(SDK));
    if has_pages && !loads_sdk {
        findings.warning(
            "assets",
            format!("no page loads the SDK from https://{SDK}…: Zendesk's reviewers expect that address"),
        );
    }
}

fn check_scripts(path: &str, tag: &Tag, findings: &mut Findings) {
    if tag.name == "script" && tag.attribute("src").is_none_or(str::is_empty) {
        findings.error(
            path,
            "has a script inside the page, which a strict content security policy blocks: move it to a file",
        );
    }
    if let Some(name) = tag.event_handler() {
        findings.error(
            path,
            format!(
                "<{}> has the script attribute {name}, which a strict content security policy blocks: listen in a file",
                tag.name
            ),
        );
    }
}

fn addresses(tag: &Tag) -> Vec<&str> {
    let single = ADDRESS_ATTRIBUTES.into_iter().filter_map(|name| tag.attribute(name));
    let candidates = tag.attribute("srcset").into_iter().flat_map(|list| list.split(','));
    single.chain(candidates.filter_map(|candidate| candidate.split_whitespace().next())).collect()
}
