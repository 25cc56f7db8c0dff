//! `cargo xtask test --only commands`: every documented command that no other part runs, as a person types it, in a short
//! form. What a command prints is shown only if it fails.

use crate::{Outcome, paths, shell, short_demo};
use std::fs;
use std::io::{PipeReader, Read, pipe};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use xtask::short_forms::{FOLDER, SHORT_FORMS, ShortForm};

/// Runs them all, one after the other.
pub fn run() -> Outcome {
    shell::say("Commands: those that no other part runs, in a short form");
    let folder = paths::root().join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for form in &SHORT_FORMS {
        timed(form.words, || run_one(form))?;
    }
    short_demo::run()
}

/// Says what is run, and then how long it took.
pub fn timed(words: &str, run: impl FnOnce() -> Outcome) -> Outcome {
    println!("  $ cargo {words}");
    let started = Instant::now();
    run()?;
    println!("  ({} s)", started.elapsed().as_secs());
    Ok(())
}

fn run_one(form: &ShortForm) -> Outcome {
    let file = form.writes.map(|it| paths::root().join(it));
    let (mut output, mut command) = piped(form.words)?;
    let process = command.spawn();
    // The command has the other end of the pipe: as long as it is there, reading does not end.
    drop(command);
    let mut process = process.map_err(|error| format!("`cargo {}` could not be started: {error}", form.words))?;
    let mut printed = Vec::new();
    let read = output.read_to_end(&mut printed);
    let succeeded = process.wait().map_err(|error| error.to_string())?.success();
    let printed = String::from_utf8_lossy(&printed);
    read.map_err(|error| error.to_string())
        .and_then(|_| judge(form, succeeded, &printed, file.as_deref()))
        .inspect_err(|_| eprintln!("{printed}"))
}

fn judge(form: &ShortForm, succeeded: bool, printed: &str, file: Option<&Path>) -> Outcome {
    let ShortForm { words, prints, .. } = form;
    if !succeeded {
        return Err(format!("`cargo {words}` failed; what it printed is above."));
    }
    if !printed.contains(prints) {
        return Err(format!("`cargo {words}` did not print `{prints}`; what it printed is above."));
    }
    match file {
        Some(file) if !fs::metadata(file).is_ok_and(|it| it.len() > 0) => {
            Err(format!("`cargo {words}` did not write {}; what it printed is above.", file.display()))
        }
        _ => Ok(()),
    }
}

/// Cargo with these words in the repository, and the end of the pipe where its standard output and errors come out.
pub fn piped(words: &str) -> Outcome<(PipeReader, Command)> {
    // `xtask` is where it was built to run this; the sandbox is where the other parts have built it.
    let mut command = if words.starts_with("xtask ") {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(paths::root());
        cargo
    } else {
        paths::host_cargo()?
    };
    let (reader, writer) = pipe().map_err(|error| error.to_string())?;
    let errors = writer.try_clone().map_err(|error| error.to_string())?;
    command.args(words.split_whitespace()).stdin(Stdio::null()).stdout(writer).stderr(errors);
    Ok((reader, command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_must_succeed_print_its_word_and_write_its_file() {
        let form = ShortForm { words: "xtask x", prints: "done", writes: None };
        let (there, missing) = (paths::root().join("Cargo.toml"), paths::root().join("no such file"));
        assert_eq!(judge(&form, true, "all is done.", None), Ok(()));
        assert_eq!(judge(&form, true, "all is done.", Some(&there)), Ok(()));
        for (succeeded, printed, file) in
            [(false, "done", None), (true, "nothing", None), (true, "done", Some(missing.as_path()))]
        {
            assert!(judge(&form, succeeded, printed, file).is_err(), "{succeeded} {printed} {file:?}");
        }
    }
}
