//! Rules for SVG files. Zendesk rewrites an SVG with active parts while taking in the package, and replaces an icon that wraps a
//! bitmap by a placeholder (`zaf.md` 2, warnings), so what ships would not be what was drawn.

use super::markup;
use crate::package::finding::Findings;
use crate::package::folder::Folder;

/// Checks every SVG of the package.
pub(super) fn check(folder: &Folder, findings: &mut Findings) {
    for (path, text) in folder.texts(&["svg"]) {
        for tag in markup::tags(&text) {
            match tag.name.as_str() {
                "script" | "foreignobject" => {
                    findings.warning(path, format!("has a <{}>, which Zendesk strips: remove it", tag.name));
                }
                "image" => findings
                    .warning(path, "wraps a bitmap, which Zendesk replaces by a placeholder: draw it with shapes"),
                _ => {}
            }
            if let Some(name) = tag.event_handler() {
                findings.warning(path, format!("has the script attribute {name}, which Zendesk strips: remove it"));
            }
        }
    }
}
