//! What was acknowledged survives a killed process: three rounds of the program that does a hundred.

use std::process::Command;

#[test]
fn every_acknowledged_write_is_there_after_a_kill() {
    let output = Command::new(env!("CARGO_BIN_EXE_crash_stress")).args(["--rounds", "3", "--writes", "1000"]).output();
    let output = output.unwrap_or_else(|error| panic!("{error}"));
    let (told, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && told.contains("none lost"), "{told}{complained}");
}
