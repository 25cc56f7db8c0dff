//! Running other programs: what is run is printed, and a failure becomes a sentence that names the program.

use crate::Outcome;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

/// Prints a headline for a piece of work that takes a while.
pub fn say(text: &str) {
    println!("→ {text}");
}

/// Runs to the end with the program's own output shown; any exit code but 0 is an error.
pub fn run(command: &mut Command) -> Outcome {
    let shown = shown(command);
    println!("  $ {shown}");
    let started = Instant::now();
    let status = command.status().map_err(|error| format!("`{shown}` could not be started: {error}"))?;
    let seconds = started.elapsed().as_secs();
    if seconds >= 10 {
        println!("  ({seconds} s)");
    }
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status}).")) }
}

/// Runs in the place of this process, where the system can do that: whoever ends the one has ended the other.
#[cfg(unix)]
pub fn become_it(command: &mut Command) -> Outcome {
    let shown = shown(command);
    println!("  $ {shown}");
    Err(format!("`{shown}` could not be started: {}", std::os::unix::process::CommandExt::exec(command)))
}

/// Runs to the end.
#[cfg(not(unix))]
pub fn become_it(command: &mut Command) -> Outcome {
    run(command)
}

/// Runs quietly and gives back standard output, trimmed.
pub fn answer(command: &mut Command) -> Outcome<String> {
    let shown = shown(command);
    let output = quietly(command)?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(format!("`{shown}` failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim()))
    }
}

/// Runs quietly and gives back standard output, whether the program ends with success or not.
pub fn words(command: &mut Command) -> Outcome<String> {
    quietly(command).map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program runs and answers with success; its output is dropped.
pub fn works(command: &mut Command) -> bool {
    quietly(command).is_ok_and(|output| output.status.success())
}

fn quietly(command: &mut Command) -> Outcome<Output> {
    let shown = shown(command);
    command.stdin(Stdio::null()).output().map_err(|error| format!("`{shown}` could not be started: {error}"))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
