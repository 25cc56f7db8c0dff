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

/// What stands in code in a line of prose, each with the prose that follows it.
fn spans(line: &str) -> Vec<(&str, &str)> {
    let pieces: Vec<&str> = line.split('`').skip(1).collect();
    pieces.chunks(2).map(|it| (it[0], it.get(1).copied().unwrap_or_default())).collect()
}

/// The file or folder that a document means; none for what is no path of the repository. Browser tests are named
/// without their folder.
fn meant(span: &str) -> Option<PathBuf> {
    let folders = ["src/", "tests/", "docs/", "sandbox/", "xtask/", "translations/", "assets/", ".ci/", ".cargo/"];
    let is_path = span.chars().all(|it| it.is_alphanumeric() || "/._-".contains(it));
    let is_test = span.ends_with(".test.js") && !span.contains('/');
    let path = if is_test { root().join("tests/e2e").join(span) } else { root().join(span) };
    // Zendesk's folders of a package have the same names.
    let of_the_package = span.starts_with("assets/i18n") || span == "translations/";
    (is_path && !of_the_package && (is_test || folders.iter().any(|it| span.starts_with(it)))).then_some(path)
}

/// The lines of every document outside code blocks, each with its place.
fn lines() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for path in documents() {
        let text = read(&path.to_string_lossy());
        let mut in_block = false;
        for (at, line) in text.lines().enumerate() {
            in_block ^= line.starts_with("```");
            if !in_block {
                all.push((format!("{}:{}", path.display(), at + 1), line.to_owned()));
            }
        }
    }
    all
}

#[test]
fn every_file_that_a_document_names_is_there() {
    let mut lost = Vec::new();
    for (place, line) in lines() {
        let gone = spans(&line).into_iter().filter(|(span, _)| meant(span).is_some_and(|it| !it.exists()));
        lost.extend(gone.map(|(span, _)| format!("{place}: {span}")));
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

/// Whether a line of JavaScript has a title with placeholders that becomes this one. A document that quotes a title with
/// quotation marks in it gives its beginning only.
fn is_title_of(line: &str, title: &str) -> bool {
    let Some(template) = line.trim_start().strip_prefix("test(`").and_then(|it| it.split('`').next()) else {
        return false;
    };
    let pieces = template.split("${").enumerate().map(|(at, it)| match it.split_once('}') {
        Some((_, after)) if 0 < at => after,
        _ => it,
    });
    let mut rest = title;
    for piece in pieces {
        match rest.split_once(piece) {
            Some((_, after)) => rest = after,
            None => return rest.char_indices().any(|(at, _)| 5 < rest.len() - at && piece.starts_with(&rest[at..])),
        }
    }
    true
}

/// "`name` in `file`", "`name` (`file`)", and tests in quotation marks behind their file.
#[test]
fn what_a_document_says_is_in_a_file_is_in_it() {
    let (mut lost, mut seen) = (Vec::new(), 0);
    let mut see = |place: &str, path: &Path, name: &str| {
        seen += 1;
        let text = std::fs::read_to_string(path).unwrap_or_default().replace("\\\"", "\"");
        if !text.contains(name) && !text.lines().any(|it| is_title_of(it, name)) {
            lost.push(format!("{place}: {} has no {name}", path.display()));
        }
    };
    for (place, line) in lines() {
        let spans = spans(&line);
        for pair in spans.windows(2) {
            let ((name, between), (file, _)) = (pair[0], pair[1]);
            let is_name = name.chars().all(|it| it.is_alphanumeric() || it == '_');
            if let Some(path) = meant(file).filter(|it| it.is_file() && is_name && matches!(between, " in " | " (")) {
                see(&place, &path, name);
            }
        }
        for (file, after) in spans {
            let Some(path) = meant(file).filter(|it| it.is_file()) else { continue };
            let mut rest = after;
            while let Some((name, further)) = rest.strip_prefix(" \"").and_then(|it| it.split_once('"')) {
                see(&place, &path, name);
                rest = further.strip_prefix(',').unwrap_or_default();
            }
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(seen > 100, "only {seen} were found");
}
