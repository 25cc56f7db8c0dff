//! Documents: a link that leads nowhere, a message that nobody explains, or a file in no document fails here.

use super::{files, json, read, root};
use std::path::{Path, PathBuf};

/// Every document, by its path from the root.
fn documents() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = files("docs", "md");
    for name in ["README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG", "SECURITY"] {
        all.push(root().join(name).with_extension("md"));
    }
    all.into_iter().filter_map(|it| it.strip_prefix(root()).ok().map(Path::to_path_buf)).collect()
}

/// The text without what stands in code.
fn prose(text: &str) -> String {
    let fenced = text.split("```").step_by(2).collect::<String>();
    fenced.split('`').step_by(2).collect()
}

/// What a heading is called in an address, as GitHub does it.
fn anchor(heading: &str) -> String {
    let plain = heading.to_lowercase();
    let kept = plain.chars().filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'));
    kept.map(|it| if it == ' ' { '-' } else { it }).collect()
}

fn has_anchor(document: &str, wanted: &str) -> bool {
    let headings = document.lines().filter(|it| it.starts_with('#')).map(|it| it.trim_start_matches('#').trim());
    headings.map(|it| anchor(&it.replace('`', ""))).any(|it| it == wanted)
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut broken = Vec::new();
    for path in documents() {
        let text = read(&path.to_string_lossy());
        let prose = prose(&text);
        for target in prose.split("](").skip(1).filter_map(|it| it.split_once(')')).map(|it| it.0) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let to =
                if file.is_empty() { root().join(&path) } else { root().join(&path).with_file_name("").join(file) };
            let found = to.exists()
                && (anchor.is_empty() || has_anchor(&std::fs::read_to_string(&to).unwrap_or_default(), anchor));
            if !found {
                broken.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_document_is_reached_from_the_readme() {
    let mut reached = vec![PathBuf::from("README.md")];
    let mut at = 0;
    while let Some(path) = reached.get(at).cloned() {
        at += 1;
        let text = read(&path.to_string_lossy());
        for target in text.split("](").skip(1).filter_map(|it| it.split_once(')')).map(|it| it.0) {
            let file = target.split('#').next().unwrap_or_default();
            let to = root().join(&path).with_file_name("").join(file);
            let Ok(to) = to.canonicalize() else { continue };
            let to = if to.is_dir() { to.join("README.md") } else { to };
            let Ok(to) = to.strip_prefix(root().canonicalize().unwrap_or_default()).map(Path::to_path_buf) else {
                continue;
            };
            if to.extension().is_some_and(|it| it == "md") && root().join(&to).exists() && !reached.contains(&to) {
                reached.push(to);
            }
        }
    }
    let lost: Vec<_> = documents().into_iter().filter(|it| !reached.contains(it)).collect();
    assert!(lost.is_empty(), "no way leads there: {lost:?}");
}

#[test]
fn every_message_that_something_is_wrong_is_explained() {
    let explained = read("docs/troubleshooting.md");
    let texts = json("translations/en.json");
    let titles = texts["ui"].as_object().into_iter().flatten().filter(|(key, _)| {
        let about_trouble = ["failure.", "gap.", "no_access.", "not_configured.", "config_problem.", "crash."];
        let is_title = key.ends_with(".title") || key.starts_with("gap.");
        (is_title && about_trouble.iter().any(|it| key.starts_with(it)))
            || key.starts_with("settings.trouble.")
            || (key.starts_with("settings.") && key.contains(".support.") && key.ends_with(".title"))
    });
    let missing: Vec<_> = titles
        .filter_map(|(key, text)| Some((key, text.as_str()?)))
        .filter(|(_, text)| {
            // Up to the first placeholder: what stands there differs.
            !explained.contains(text.split('{').next().unwrap_or_default().trim())
        })
        .map(|(key, text)| format!("{key}: {text}"))
        .collect();
    assert!(missing.is_empty(), "docs/troubleshooting.md does not explain: {missing:#?}");
}
