//! `cargo xtask demo` as a person uses it: started, waited for, looked at, ended by Ctrl-C, and gone.

use crate::{Outcome, running_sandbox, short_runs};
use std::io::{BufRead, BufReader, PipeReader};
use std::os::unix::process::CommandExt;
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
    let port = running_sandbox::free_ports()?;
    let words = format!("{DEMO} {port}");
    short_runs::timed(&words, || {
        let mut demo = Demo::start(&words)?;
        let outcome =
            demo.wait_until_ready(port).and_then(|()| look_at_pages(port)).and_then(|()| demo.interrupt(port));
        outcome.inspect_err(|_| eprintln!("{}", demo.printed))
    })
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

/// The command with all that it has started, in a process group of its own, as a terminal gives each command one.
struct Demo {
    process: Child,
    /// What it prints. It hangs up when the last of its processes is gone.
    lines: Receiver<String>,
    printed: String,
    gone: bool,
}

impl Demo {
    fn start(words: &str) -> Outcome<Self> {
        let (output, mut command) = short_runs::piped(words)?;
        let process = command.process_group(0).spawn();
        drop(command);
        let process = process.map_err(|error| format!("`cargo {words}` could not be started: {error}"))?;
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

    /// Ctrl-C reaches the command and what it has started.
    fn interrupt(&mut self, port: u16) -> Outcome {
        self.signal("INT")?;
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

    /// The shell's own `kill` is there where no program of that name is installed.
    fn signal(&self, name: &str) -> Outcome {
        let line = format!("kill -s {name} -- -{}", self.process.id());
        let sent = Command::new("sh").args(["-c", &line]).status().is_ok_and(|it| it.success());
        if sent { Ok(()) } else { Err(format!("`{line}` failed.")) }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        if self.gone {
            return;
        }
        if let Err(problem) = self.signal("KILL").and_then(|()| self.process.wait().map_err(|it| it.to_string())) {
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
