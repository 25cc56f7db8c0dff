//! The project's commands (`cargo xtask <command>`).
//!
//! This crate is the only place that knows how the app is built, packaged and tested; scripts and CI call its words and
//! nothing else. See `docs/commands.md` for the list.

mod audit;
mod bench;
mod bundle;
mod demo;
mod paths;
mod real_clients;
mod running_sandbox;
mod setup;
mod shared_target;
mod shell;
mod short_demo;
mod short_runs;
mod stress;
mod test;
mod twice;

use std::process::ExitCode;
use xtask::Outcome;
use xtask::command_line::{self, Command};

fn main() -> ExitCode {
    let outcome = command_line::parse(std::env::args().skip(1)).and_then(run);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n✗ {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Outcome {
    match command {
        Command::Help => {
            println!("{}", command_line::HELP);
            Ok(())
        }
        Command::Setup => setup::everything(),
        Command::Demo { port, live } => demo::run(port, live),
        Command::Package { twice: false } => bundle::package_and_report().map(drop),
        Command::Package { twice: true } => twice::run(),
        Command::Test { only } => test::run(only),
        Command::Bench { json, only } => bench::run(json.as_deref(), only.as_deref()),
        Command::Audit => audit::run(),
        Command::Screenshots { only, to } => test::screenshots(only.as_deref(), to.as_deref()),
        Command::Stress { creations, seed } => stress::run(creations, seed),
    }
}
