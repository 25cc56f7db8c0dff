//! The ZAF SDK for the sandbox. In Zendesk it comes from a CDN as a script with a global; the npm package is CommonJS,
//! so esbuild wraps it the same way. The package that admins install never contains it.

use crate::{Outcome, paths, shell};
use std::process::Command;

/// Writes `target/sandbox/zaf_sdk.js`, which the sandbox serves in the CDN's place.
pub fn bundle() -> Outcome {
    let out = paths::root().join("target/sandbox/zaf_sdk.js");
    if out.exists() {
        return Ok(());
    }
    shell::say("Bundling the ZAF SDK for the sandbox");
    shell::run(
        Command::new(paths::node_program("esbuild"))
            .current_dir(paths::root())
            .args([
                "zendesk_app_framework_sdk",
                "--bundle",
                "--minify",
                "--format=iife",
                "--global-name=ZAFClient",
                "--log-level=warning",
            ])
            .arg(format!("--outfile={}", out.display())),
    )
}
