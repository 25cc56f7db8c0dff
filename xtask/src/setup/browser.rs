//! The browser for the tests: a Chromium or Chrome that is already there, else Debian's.

use super::debian_std::apt;
use crate::{Outcome, shell};
use std::path::{Path, PathBuf};
use std::process::Command;

const PLACES: [&str; 6] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// A font that draws Japanese; without one, screenshots and layout tests show empty boxes.
const JAPANESE_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// `$CHROMIUM`, or the first browser in the usual places.
pub fn find() -> Option<PathBuf> {
    std::env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .into_iter()
        .chain(PLACES.iter().map(PathBuf::from))
        .find(|path| path.exists())
}

/// Installs Debian's Chromium and fonts where they are missing.
pub fn install() -> Outcome {
    let on_debian = Path::new("/etc/debian_version").exists();
    if find().is_some() && (!on_debian || Path::new(JAPANESE_FONT).exists()) {
        return Ok(());
    }
    if !on_debian {
        return Err("The browser tests need Chromium or Chrome. Install one, or name it in CHROMIUM.".to_owned());
    }
    shell::say("Installing Chromium and fonts for the browser tests");
    if !shell::works(Command::new("apt-cache").args(["show", "chromium"])) {
        apt(&["update"])?;
    }
    let packages = ["chromium", "fonts-noto-cjk", "fonts-noto-core"];
    let install = [&["install", "--yes", "--no-install-recommends"][..], &packages[..]].concat();
    apt(&install).or_else(|_| apt(&["update"]).and_then(|()| apt(&install)))
}
