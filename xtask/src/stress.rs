//! `cargo xtask stress`: the random creations of `tests/e2e/exactly_once.test.js`, many more of them.

use crate::{Outcome, shell, test};

/// Without `seed` each run is another one; the run prints its seed.
pub fn run(creations: u32, seed: Option<u32>) -> Outcome {
    let mut node = test::node_with_the_packaged_app()?;
    node.env("CREATIONS", creations.to_string());
    if let Some(seed) = seed {
        node.env("SEED", seed.to_string());
    }
    shell::say("Creating leads under random faults");
    shell::run(node.arg("tests/e2e/stress.js"))
}
