//! The sandbox on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    sandbox::program(std::env::args().skip(1))
}
