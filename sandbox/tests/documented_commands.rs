//! What documents say of the sandbox's command line is what its parser takes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whether the program takes these words. `--help` at the end keeps it from starting; it is read after them.
fn takes(words: &str) -> bool {
    sandbox::program(words.split_whitespace().chain(["--help"]).map(str::to_owned)) == ExitCode::SUCCESS
}

#[test]
fn every_documented_call_of_the_sandbox_is_taken() {
    let mut calls = Vec::new();
    for folder in [root(), root().join("docs")] {
        for path in fs::read_dir(&folder).into_iter().flatten().flatten().map(|it| it.path()) {
            if path.extension().is_some_and(|it| it == "md") {
                let text = read(&path);
                let found = text.split("cargo run -p sandbox -- ").skip(1);
                calls.extend(found.map(|it| it.split(['\n', '`']).next().unwrap_or_default().to_owned()));
            }
        }
    }
    calls.retain(|it| it != "[options]");
    assert!(!calls.is_empty());
    for call in calls {
        assert!(takes(&call), "{call}");
    }
    assert!(!takes("--prot 4500"), "a wrong option is told");
}

#[test]
fn help_and_documents_have_the_same_options() {
    let option = |it: &str| Some(it.strip_prefix("--")?.split([' ', '`', '=']).next()?.to_owned());
    let source = read(&root().join("sandbox/src/arguments.rs"));
    let helped: BTreeSet<_> = source.lines().filter_map(|it| option(it.strip_prefix("  ")?)).collect();
    let document = read(&root().join("docs/commands.md"));
    let table =
        document.split("## The sandbox alone").nth(1).and_then(|it| it.split("\n## ").next()).unwrap_or_default();
    let documented: BTreeSet<_> = table.lines().filter_map(|it| option(it.strip_prefix("| `")?)).collect();
    assert!(helped.len() > 5, "{helped:?}");
    assert_eq!(helped, documented);
    for option in helped.iter().filter(|it| *it != "help" && *it != "live") {
        let value = match option.as_str() {
            "port" => "4600",
            "seed" => "large",
            _ => "somewhere",
        };
        assert!(takes(&format!("--{option} {value}")) && takes(&format!("--{option}={value}")), "{option}");
    }
    assert!(takes("--live"));
}
