//! `cargo xtask demo` as a person uses it: started, waited for, looked at, ended by Ctrl-C, and gone.

use crate::{Outcome, running_sandbox, short_runs};
use std::io::{BufRead, BufReader, PipeReader};
use std::process::{Child, Command};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;
use xtask::short_forms::DEMO;

/// Until it is ready: it may have to build everything.
const LONG: Duration = Duration::from_secs(20 * 60);
/// Until it is gone after Ctrl-C, and until a page has come.
const SHORT: Duration = Duration::from_secs(20);

/// Runs it on free ports.
pub fn run() -> Outcome {
    let port = ports_for_later().ok_or("There are no three free ports in a row.")?;
    let words = format!("{DEMO} {port}");
    short_runs::timed(&words, || {
        let (output, command) = short_runs::piped(&words)?;
        let mut demo = Demo::start(output, command)?;
        let outcome =
            demo.wait_until_ready(port).and_then(|()| look_at_pages(port)).and_then(|()| demo.interrupt(port));
        outcome.inspect_err(|_| eprintln!("{}", demo.printed))
    })
}

/// The first of three free ports. A minute passes before the demo takes them, so they are not among those that systems
/// give to outgoing connections (from 32768 on).
fn ports_for_later() -> Option<u16> {
    let first = 20_000 + u16::try_from(std::process::id() % 3_000).ok()? * 3;
    (first..32_000).step_by(3).find(|it| running_sandbox::are_free(*it))
}

fn look_at_pages(port: u16) -> Outcome {
    let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(SHORT)).build().into();
    for path in ["/", "/agent/tickets/1"] {
        let address = format!("http://localhost:{port}{path}");
        let page = agent.get(&address).call().and_then(|mut reply| reply.body_mut().read_to_string());
        let page = page.map_err(|error| format!("{address}: {error}"))?;
        if !page.contains("<script") {
            return Err(format!("{address} is no page of the sandbox."));
        }
    }
    Ok(())
}

/// The command. When it is ready it is the sandbox itself, by the same process.
struct Demo {
    process: Child,
    /// What it prints. It hangs up when the last of its processes is gone.
    lines: Receiver<String>,
    printed: String,
    gone: bool,
}

impl Demo {
    fn start(output: PipeReader, mut command: Command) -> Outcome<Self> {
        let process = command.spawn();
        drop(command);
        let process = process.map_err(|error| format!("The demo could not be started: {error}"))?;
        Ok(Self { process, lines: lines_of(output), printed: String::new(), gone: false })
    }

    fn wait_until_ready(&mut self, port: u16) -> Outcome {
        let ready = format!("Ready: http://localhost:{port}");
        while let Ok(line) = self.lines.recv_timeout(LONG) {
            self.printed.push_str(&line);
            self.printed.push('\n');
            if line == ready {
                return Ok(());
            }
        }
        Err("The demo did not say that it is ready; what it printed is above.".to_owned())
    }

    /// What Ctrl-C does. The shell's own `kill` is there where no program of that name is installed.
    fn interrupt(&mut self, port: u16) -> Outcome {
        let line = format!("kill -s INT {}", self.process.id());
        if !Command::new("sh").args(["-c", &line]).status().is_ok_and(|it| it.success()) {
            return Err(format!("`{line}` failed."));
        }
        loop {
            match self.lines.recv_timeout(SHORT) {
                Ok(line) => self.printed.push_str(&line),
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => return Err("The demo goes on after Ctrl-C.".to_owned()),
            }
        }
        self.process.wait().map_err(|error| error.to_string())?;
        self.gone = true;
        if running_sandbox::are_free(port) { Ok(()) } else { Err(format!("After Ctrl-C port {port} is still taken.")) }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        if self.gone {
            return;
        }
        if let Err(problem) = self.process.kill().and_then(|()| self.process.wait()) {
            eprintln!("The demo could not be ended: {problem}");
        }
    }
}

fn lines_of(output: PipeReader) -> Receiver<String> {
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::pipe;

    fn printing(script: &str) -> Outcome<Demo> {
        let (output, writer) = pipe().map_err(|error| error.to_string())?;
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdout(writer);
        Demo::start(output, command)
    }

    #[test]
    fn it_is_ready_when_it_says_so_for_its_port_and_not_when_it_ends() {
        let ready = |script: &str| printing(script).and_then(|mut demo| demo.wait_until_ready(4500));
        assert_eq!(ready("echo Building; echo Ready: http://localhost:4500; exec sleep 60"), Ok(()));
        assert!(ready("echo Ready: http://localhost:4600").is_err());
        assert!(ready("exit 1").is_err());
    }

    #[test]
    fn what_it_printed_is_kept_for_whoever_looks_for_the_cause() {
        let Ok(mut demo) = printing("echo one; echo two") else { panic!("there is no shell") };
        assert!(demo.wait_until_ready(4500).is_err());
        assert_eq!(demo.printed, "one\ntwo\n");
    }
}
