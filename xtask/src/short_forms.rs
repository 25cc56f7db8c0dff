//! The documented commands that no other part of `cargo xtask test` runs, each in a short form that its part `commands`
//! runs; and which of the others runs what is not among them. `xtask/tests/documented_commands/` compares both with the
//! documents, so that a command cannot be added, or promised, without somebody who runs it.

/// A command as a person types it, made short.
pub struct ShortForm {
    /// The words after `cargo`.
    pub words: &'static str,
    /// What it must print.
    pub prints: &'static str,
    /// The file that it must write.
    pub writes: Option<&'static str>,
}

/// In the order in which they are run. `cargo xtask demo`, which ends by Ctrl-C only, comes after them.
pub const SHORT_FORMS: [ShortForm; 8] = [
    ShortForm { words: "xtask help", prints: "cargo xtask demo", writes: None },
    ShortForm { words: "xtask setup", prints: "Set-up is complete.", writes: None },
    ShortForm {
        words: "xtask bench --only names --json target/commands/names.json",
        prints: "names",
        writes: Some("target/commands/names.json"),
    },
    ShortForm { words: "xtask bench --only size", prints: "first view, gzip -9", writes: None },
    ShortForm {
        words: "xtask screenshots --only no-match --to target/commands/screenshots",
        prints: "no-match",
        writes: Some("target/commands/screenshots/states/no-match.png"),
    },
    ShortForm { words: "xtask stress --creations 2", prints: "2 creations", writes: None },
    ShortForm { words: "run -p sandbox -- --help", prints: "--wasm-mime TYPE", writes: None },
    ShortForm { words: "run -p sandbox --bin crash_stress -- --rounds 2 --writes 50", prints: "round 2", writes: None },
];

/// The first words of the one that is started, looked at and ended.
pub const DEMO: &str = "xtask demo --port";

/// Where the short forms put their files, from the repository's root.
pub const FOLDER: &str = "target/commands";

/// The words after `cargo xtask` that no short form has: which file runs them, and by which line.
pub const RUN_ELSEWHERE: [(&str, &str, &str); 2] = [
    ("test", ".ci/run", "cargo xtask test"),
    // `browser` builds and checks the package by the function that is the command.
    ("package", "xtask/src/test.rs", "bundle::package_and_report()"),
];

/// The words that no part of the tests runs, and which document says why.
pub const RUN_BY_HAND: [(&str, &str, &str); 1] =
    [("audit", "docs/commands.md", "because its answer changes without a change here")];
