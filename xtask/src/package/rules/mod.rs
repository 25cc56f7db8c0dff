//! The rules for a package, one file per topic. Each takes the folder (and the manifest, where it matters) and adds findings.
//!
//! Zendesk's validator stops after manifest errors; these rules all run, so that one run shows everything there is to mend.

mod custom_objects;
mod exposure;
mod files;
mod html;
mod images;
mod json;
mod locations;
mod manifest;
mod manifest_keys;
mod markup;
mod parameters;
mod references;
mod requirements;
mod svg;
mod translations;

use super::finding::Findings;
use super::folder::Folder;

/// Runs every rule. `expected_version` is what `manifest.json` must say.
pub(super) fn apply(folder: &Folder, expected_version: &str, findings: &mut Findings) {
    files::check(folder, findings);
    svg::check(folder, findings);
    html::check(folder, findings);
    references::check(folder, findings);
    exposure::check(folder, findings);
    images::check_banner(folder, findings);

    let Some(manifest) = manifest::read(folder, findings) else {
        return;
    };
    manifest_keys::check(&manifest, folder, expected_version, findings);
    locations::check(&manifest, folder, findings);
    parameters::check(&manifest, findings);
    images::check_logos_and_icons(&manifest, folder, findings);
    translations::check(&manifest, folder, findings);
    requirements::check(&manifest, folder, findings);
}
