//! `cargo xtask setup`: installs what is missing and says what and why. Each step looks first, so that a second run
//! takes a moment. What is built for this project alone goes to the user's cache, where the next clone finds it.

mod browser;
mod cargo_tools;
mod debian_std;
mod node_packages;
mod python_client;
mod sdk;
mod wasm_target;

use crate::{Outcome, shell};

pub use browser::find as find_browser;
pub use wasm_target::{Toolchain, toolchain};

/// Everything: what the build needs and what the tests need.
pub fn everything() -> Outcome {
    for_build()?;
    for_browser_tests()?;
    for_real_clients()?;
    shell::say("Set-up is complete.");
    Ok(())
}

/// What `package` and `demo` need.
pub fn for_build() -> Outcome {
    wasm_target::install()?;
    node_packages::install()?;
    cargo_tools::install()?;
    sdk::bundle()
}

/// What only `audit` needs.
pub fn for_audit() -> Outcome {
    cargo_tools::install_cargo_deny()
}

/// What only the browser tests and the screenshots need.
pub fn for_browser_tests() -> Outcome {
    browser::install()
}

/// What only the tests with other people's clients need.
pub fn for_real_clients() -> Outcome {
    python_client::install()?;
    node_packages::install_zcli()
}
