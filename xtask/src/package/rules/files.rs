//! Rules for the files as such: kinds that Zendesk refuses, links, and WebAssembly that is none.

use crate::package::finding::Findings;
use crate::package::folder::{Folder, extension};

/// Refused by extension and by content (`zaf.md` 2, rule 6).
const BANNED: [&str; 21] = [
    "rar", "zip", "gzip", "pdf", "doc", "docx", "avi", "bin", "bz", "bz2", "csh", "sh", "jar", "mp3", "mpeg", "odt",
    "pptx", "ppt", "xls", "xlsx", "7z",
];

/// First bytes of the refused kinds that can be told by them. Office documents and `.jar` begin like a zip or like the old
/// Office container.
const BANNED_BEGINNINGS: [(&[u8], &str); 10] = [
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!\x1a\x07", "rar"),
    (b"%PDF-", "pdf"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"BZh", "bz2"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"ID3", "mp3"),
    (b"\0\0\x01\xba", "mpeg"),
    (b"\0\0\x01\xb3", "mpeg"),
];

/// `\0asm` and version 1, as every module that a browser runs begins.
const WASM_BEGINNING: &[u8] = b"\0asm\x01\0\0\0";

/// Checks every file, whatever folder it lies in.
pub(super) fn check(folder: &Folder, findings: &mut Findings) {
    for link in folder.symlinks() {
        findings.error(link, "is a symbolic link, which Zendesk refuses: copy the file itself into the package");
    }
    for (path, content) in folder.files() {
        if let Some(kind) = banned_kind(path, content) {
            findings.error(path, format!("is a {kind} file, which Zendesk refuses: leave it out of the package"));
        }
        if extension(path) == "wasm" && !content.starts_with(WASM_BEGINNING) {
            findings.error(path, "is not WebAssembly (version 1): build it again");
        }
        if path.rsplit('/').next() == Some("zcli.apps.config.json") {
            findings.error(
                path,
                "holds the settings of a developer's machine, secrets included: leave it out of the package",
            );
        }
    }
}

fn banned_kind(path: &str, content: &[u8]) -> Option<&'static str> {
    let extension = extension(path);
    let by_name = BANNED.into_iter().find(|kind| *kind == extension);
    let by_content =
        BANNED_BEGINNINGS.iter().find(|(beginning, _)| content.starts_with(beginning)).map(|(_, kind)| *kind);
    let is_avi = content.starts_with(b"RIFF") && content.get(8..11) == Some(b"AVI");
    by_name.or(by_content).or(is_avi.then_some("avi"))
}
