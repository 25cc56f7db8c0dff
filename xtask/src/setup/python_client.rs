//! The official Python client of Sell and pytest, in a virtual environment in the user's cache. The client's wheel
//! brings its own test suite, which runs against the sandbox (`sell-api.md` 9).

use super::debian_std::apt;
use crate::{Outcome, paths, shell};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the suite runs on: it calls `assertEquals`, which 3.12 dropped, and its pinned packages want 3.10.
const MINOR_VERSIONS: std::ops::RangeInclusive<u32> = 10..=11;

const INTERPRETERS: [&str; 5] = ["python3.11", "python3.10", "python3", "/usr/bin/python3.11", "/usr/bin/python3"];

/// The pinned packages with their hashes.
fn requirements() -> PathBuf {
    paths::root().join("tests/clients/requirements.txt")
}

/// Installs unless the environment works and has what `tests/clients/requirements.txt` lists.
///
/// # Errors
/// No fitting Python, or a package that cannot be had.
pub fn install() -> Outcome {
    let path = requirements();
    let wanted = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let environment = paths::python_environment();
    let stamp = environment.join("sell-sidebar-requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted)
        && shell::works(Command::new(paths::python()).args(["-c", ""]))
    {
        return Ok(());
    }
    let interpreter = find_or_install_interpreter()?;
    shell::say(
        "Installing Sell's official Python client and pytest (its own tests check the sandbox; about 15 seconds)",
    );
    shell::run(Command::new(interpreter).args(["-m", "venv", "--clear"]).arg(&environment))?;
    shell::run(
        Command::new(paths::python())
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
            .args(["--only-binary=:all:", "--require-hashes", "--requirement"])
            .arg(&path),
    )?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn find_or_install_interpreter() -> Outcome<&'static str> {
    if let Some(found) = find_interpreter() {
        return Ok(found);
    }
    if Path::new("/etc/debian_version").exists() {
        shell::say("Installing Debian's Python with its module for virtual environments");
        let install = ["install", "--yes", "--no-install-recommends", "python3-venv"];
        apt(&install).or_else(|_| apt(&["update"]).and_then(|()| apt(&install)))?;
    }
    find_interpreter().ok_or_else(|| {
        "The official Python client's tests need Python 3.10 or 3.11 with its `venv` module: they call a function \
         that Python 3.12 dropped. Install one as `python3.11`, for example with your package manager or pyenv."
            .to_owned()
    })
}

fn find_interpreter() -> Option<&'static str> {
    INTERPRETERS.into_iter().find(|name| fits(name))
}

/// Whether it is of a fitting version and can make virtual environments with pip in them.
fn fits(interpreter: &str) -> bool {
    let question = "import ensurepip, sys; print(sys.version_info[0], sys.version_info[1])";
    let answer = shell::answer(Command::new(interpreter).args(["-c", question])).unwrap_or_default();
    answer
        .strip_prefix("3 ")
        .and_then(|minor| minor.parse().ok())
        .is_some_and(|minor: u32| MINOR_VERSIONS.contains(&minor))
}
