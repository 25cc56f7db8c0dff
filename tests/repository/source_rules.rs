//! Claims of docs/threat-model.md about the source itself: what it never does, and that the lock files name what takes part
//! in the build down to its bytes.

use super::{files, json, read, root};
use std::fs;
use std::path::{Path, PathBuf};

/// Rust, scripts and pages of the app.
fn source() -> Vec<PathBuf> {
    let mut all = files("src", "rs");
    all.extend(files("src", "js"));
    all.extend(["index.html", "settings.html"].map(|it| root().join(it)));
    all
}

/// Every line of the app's source that holds the words, without comments and tests: `path: line`.
fn lines_with(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for path in source() {
        if path.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let path = path.strip_prefix(root()).unwrap_or(&path);
        let lines = text.lines().filter(|it| it.contains(words) && !it.trim_start().starts_with("//"));
        found.extend(lines.map(|it| format!("{}: {}", path.display(), it.trim())));
    }
    found
}

#[test]
fn no_text_becomes_markup_or_code() {
    for words in [
        "inner_html",
        "innerHTML",
        "outer_html",
        "outerHTML",
        "insert_adjacent_html",
        "insertAdjacentHTML",
        "create_contextual_fragment",
        "createContextualFragment",
        "set_html_unsafe",
        "setHTML",
        "srcdoc",
        "document.write",
        "document().write",
        "eval(",
        "new Function",
        "Function::new",
        "javascript:",
    ] {
        assert_eq!(lines_with(words), [""; 0], "{words}");
    }
}

#[test]
fn nothing_is_kept_but_in_local_storage() {
    for words in [
        "cookie",
        "session_storage",
        "sessionStorage",
        "indexed_db",
        "indexedDB",
        "IdbFactory",
        "caches",
        "CacheStorage",
        "service_worker",
        "serviceWorker",
        "navigator().storage",
    ] {
        assert_eq!(lines_with(words), [""; 0], "{words}");
    }
    let places = lines_with("local_storage");
    assert!(matches!(places.as_slice(), [one] if one.starts_with("src/store/browser_shelf.rs: ")), "{places:?}");
}

#[test]
fn what_opens_a_new_tab_tells_it_nothing() {
    let links = lines_with("\"_blank\"");
    assert!(!links.is_empty());
    for line in links {
        assert!(line.contains("noopener noreferrer"), "{line}");
    }
}

/// The token's placeholder, the host and the header stand in one place, so that the tests of what leaves the page
/// (`tests/e2e/support/leaks.js`) look at all there is.
#[test]
fn sell_is_named_in_one_place_and_nobody_else_is_asked() {
    for words in ["getbase.com", "{{setting.", "\"Authorization\"", "\"headers\""] {
        let places = lines_with(words);
        assert!(matches!(places.as_slice(), [one] if one.starts_with("src/zaf/transport.rs: ")), "{words}: {places:?}");
    }
    for words in ["XMLHttpRequest", "XmlHttpRequest", "WebSocket", "EventSource", "sendBeacon", "send_beacon", "Worker"]
    {
        assert_eq!(lines_with(words), [""; 0], "{words}");
    }
    // The texts of the package, for the app and for the cards that stand without it.
    let fetched: Vec<_> = ["gloo_net::", "fetch("].map(lines_with).concat();
    let known = |it: &&String| it.starts_with("src/i18n/texts.rs: ") || it.starts_with("src/boot.js: ");
    assert!(!fetched.is_empty() && fetched.iter().all(|it| known(&it)), "{fetched:?}");
}

#[test]
fn every_crate_is_pinned_with_its_checksum() {
    let lock = read("Cargo.lock");
    let ours = ["sandbox", "sell-sidebar", "xtask"];
    let mut pinned = 0;
    for package in lock.split("[[package]]").skip(1) {
        let value = |name: &str| {
            let line = package.lines().find_map(|it| it.strip_prefix(name)?.strip_prefix(" = "))?;
            Some(line.trim_matches('"'))
        };
        let name = value("name").unwrap_or_default();
        if ours.contains(&name) {
            continue;
        }
        assert!(value("source").is_some_and(|it| it.starts_with("registry+https://")), "{package}");
        assert!(value("checksum").is_some_and(|it| is_hex(it, 64)), "{package}");
        pinned += 1;
    }
    assert!(pinned > 100, "{pinned}");
}

#[test]
fn every_node_package_is_pinned_with_its_checksum() {
    for path in ["package-lock.json", "tests/clients/zcli/package-lock.json"] {
        let lock = json(path);
        let packages = lock["packages"].as_object().cloned().unwrap_or_default();
        assert!(packages.len() > 5, "{path}");
        for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
            let version = package["version"].as_str().unwrap_or_default();
            assert!(version.starts_with(|it: char| it.is_ascii_digit()), "{path}: {name} is at {version}");
            // What is part of another package's archive is covered by that one's checksum.
            let integrity = package["integrity"].as_str().unwrap_or_default();
            assert!(integrity.starts_with("sha512-") || package["inBundle"] == true, "{path}: {name}");
        }
    }
}

#[test]
fn every_python_package_is_pinned_with_its_checksum() {
    let listed = read("tests/clients/requirements.txt");
    let packages = listed.lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
    let mut pinned = 0;
    for line in packages {
        let (name, hashes) = line.split_once(" --hash=sha256:").unwrap_or((line, ""));
        assert!(name.contains("=="), "{line}");
        assert!(hashes.split(" --hash=sha256:").all(|it| is_hex(it.trim(), 64)), "{line}");
        pinned += 1;
    }
    assert!(pinned > 5, "{pinned}");
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|it| it.is_ascii_hexdigit())
}

#[test]
fn no_crate_of_ours_allows_unsafe_code() {
    assert!(read("Cargo.toml").contains("\nunsafe_code = \"forbid\"\n"));
    for manifest in ["Cargo.toml", "sandbox/Cargo.toml", "xtask/Cargo.toml"] {
        assert!(read(manifest).contains("\n[lints]\nworkspace = true\n"), "{manifest}");
    }
    let rust = ["src", "sandbox/src", "xtask/src"].map(|it| files(it, "rs")).concat();
    let unsafe_ones: Vec<&Path> = rust
        .iter()
        .filter(|it| fs::read_to_string(it).is_ok_and(|text| text.contains("unsafe {") || text.contains("unsafe fn")))
        .map(PathBuf::as_path)
        .collect();
    assert!(unsafe_ones.is_empty(), "{unsafe_ones:?}");
}
