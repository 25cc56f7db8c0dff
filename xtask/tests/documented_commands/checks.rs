//! What can be known of a command without running it: its words are some that its program understands, and what they
//! name is there.

use super::written::{read, root};
use std::fs;
use std::path::Path;
use xtask::command_line::{self, Command, HELP};

type Verdict = Result<(), String>;

/// The packages of the workspace with their folders.
const PACKAGES: [(&str, &str); 3] = [("sell-sidebar", "."), ("sandbox", "sandbox"), ("xtask", "xtask")];

pub fn check(words: &[&str]) -> Verdict {
    match words {
        ["cargo", "xtask", words @ ..] => xtask(words),
        ["cargo", "run", words @ ..] => cargo_run(words),
        ["cargo", "test" | "build" | "clippy", words @ ..] => cargo_test(words),
        ["cargo", "fmt", words @ ..] => only(words, &["--all", "--check"]),
        ["cargo", "deny", "check", checks @ ..] => {
            exists("deny.toml")?;
            checks.iter().try_for_each(|it| named_in(&[&format!("\"{it}\"")], "xtask/src/audit/mod.rs"))
        }
        ["cargo", "install"] => named_in(&["\"install\""], "xtask/src/setup/cargo_tools.rs"),
        ["node", words @ ..] => {
            words.iter().filter(|it| !it.starts_with('-')).try_for_each(|path| exists(path))?;
            if words.iter().any(|it| !it.starts_with('-')) { Ok(()) } else { Err("names no file".to_owned()) }
        }
        ["npm", "ci"] => named_in(&["\"ci\""], "xtask/src/setup/node_packages.rs"),
        ["npm", "audit", words @ ..] => {
            exists("package-lock.json")?;
            only(words, &["--package-lock-only"])
        }
        ["rustup", "target", "add", target] => {
            named_in(&["\"target\", \"add\"", target], "xtask/src/setup/wasm_target.rs")
        }
        _ => Err("nothing is known of it here".to_owned()),
    }
}

fn xtask(words: &[&str]) -> Verdict {
    match command_line::parse(words.iter().map(|it| (*it).to_owned()))? {
        // Which parts there are, the command itself knows; a test beside it compares them with the help.
        Command::Bench { only: Some(part), .. } => {
            let parts = HELP.split_once("measures one of").map(|it| it.1).unwrap_or_default();
            let mut parts = parts.split(|it: char| !it.is_alphanumeric());
            if parts.any(|it| it == part) { Ok(()) } else { Err(format!("the help of `bench` has no part {part}")) }
        }
        _ => Ok(()),
    }
}

/// What follows `--` for the sandbox itself is read by its own parser in `sandbox/tests/documented_commands.rs`.
fn cargo_run(words: &[&str]) -> Verdict {
    let (cargo, program) = words.split_at(words.iter().position(|it| *it == "--").unwrap_or(words.len()));
    let folder = package(cargo)?.ok_or("names no package")?;
    let Some(binary) = value(cargo, &["--bin"]) else {
        return if folder == "sandbox" { Ok(()) } else { Err("names no program".to_owned()) };
    };
    let source = format!("{folder}/src/bin/{binary}.rs");
    exists(&source)?;
    let options: Vec<_> =
        program.iter().skip(1).filter(|it| it.starts_with("--")).map(|it| format!("(\"{it}\",")).collect();
    named_in(&options.iter().map(String::as_str).collect::<Vec<_>>(), &source)
}

fn cargo_test(words: &[&str]) -> Verdict {
    let folder = package(words)?.ok_or("names no package")?;
    if let Some(test) = value(words, &["--test"]) {
        let places = [format!("{folder}/tests/{test}/main.rs"), format!("{folder}/tests/{test}.rs")];
        if !places.iter().any(|it| root().join(it).is_file()) {
            return Err(format!("{folder}/tests has no {test}"));
        }
    }
    if let Some(feature) = value(words, &["--features"]) {
        named_in(&[&format!("\n{feature} = [")], &format!("{folder}/Cargo.toml"))?;
    }
    // A word that belongs to no option is a part of tests' names.
    let takes_value = ["--package", "-p", "--test", "--features", "--bin"];
    let names = words.iter().enumerate().filter(|(at, it)| {
        !it.starts_with('-')
            && !at.checked_sub(1).and_then(|it| words.get(it)).is_some_and(|it| takes_value.contains(it))
    });
    for (_, name) in names {
        if !is_in_source(&root().join(folder), name) {
            return Err(format!("no module or test of {folder} is called {name}"));
        }
    }
    Ok(())
}

/// Whether a module's file or a function is called so, in part.
fn is_in_source(package: &Path, name: &str) -> bool {
    let mut folders = vec![package.join("src"), package.join("tests")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).into_iter().flatten().flatten().map(|it| it.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let is_module = path.file_stem().is_some_and(|it| it.to_string_lossy().contains(name));
                let text = fs::read_to_string(&path).unwrap_or_default();
                let mut functions = text.split("\nfn ").chain(text.split("    fn ")).skip(1);
                if is_module || functions.any(|it| it.split('(').next().is_some_and(|it| it.contains(name))) {
                    return true;
                }
            }
        }
    }
    false
}

/// The folder of the package that is named, if one is.
fn package(words: &[&str]) -> Result<Option<&'static str>, String> {
    let Some(name) = value(words, &["--package", "-p"]) else { return Ok(None) };
    let folder = PACKAGES.iter().find(|it| it.0 == name).map(|it| it.1);
    let folder = folder.ok_or_else(|| format!("there is no package {name}"))?;
    named_in(&[&format!("\nname = \"{name}\"")], &format!("{folder}/Cargo.toml"))?;
    Ok(Some(folder))
}

fn value<'a>(words: &[&'a str], names: &[&str]) -> Option<&'a str> {
    words.iter().zip(words.iter().skip(1)).find(|(name, _)| names.contains(name)).map(|(_, value)| *value)
}

fn only(words: &[&str], known: &[&str]) -> Verdict {
    match words.iter().find(|it| !known.contains(it)) {
        None => Ok(()),
        Some(word) => Err(format!("nothing is known of {word}")),
    }
}

fn exists(path: &str) -> Verdict {
    if root().join(path).exists() { Ok(()) } else { Err(format!("there is no {path}")) }
}

/// Whether a file has all these texts.
pub fn named_in(texts: &[&str], file: &str) -> Verdict {
    let source = read(file);
    match texts.iter().find(|it| !source.contains(**it)) {
        None => Ok(()),
        Some(text) => Err(format!("{file} has no `{}`", text.trim())),
    }
}

#[test]
fn a_command_that_would_fail_is_told() {
    for line in [
        "cargo xtask dmeo",
        "cargo xtask bench --only speed",
        "cargo xtask test --only wasm",
        "cargo run -p sandbox --bin lode -- --rate 200",
        "cargo run -p sandbox --bin load -- --rat 200",
        "cargo test --package sell-sidebar --test no_such_test",
        "cargo test --package sell-sidebar --lib no_such_module",
        "cargo test --package side-bar",
        "node --test tests/e2e/no_such.test.js",
        "node --version",
        "npm start",
        "trunk serve",
    ] {
        let words: Vec<_> = line.split_whitespace().collect();
        assert!(check(&words).is_err(), "{line}");
    }
}
