//! A sandbox that a command starts for itself and ends when it is done. It is found by its own ports only, so that any
//! number of them can run side by side.

use crate::{Outcome, paths};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long a reply may take before the sandbox counts as hanging.
const PATIENCE: Duration = Duration::from_secs(20);

/// Ends with this value.
pub struct RunningSandbox {
    process: Child,
    port: u16,
}

impl RunningSandbox {
    /// Starts `program` on free ports with further `options` and waits until it accepts connections.
    ///
    /// # Errors
    /// It could not be started, or ended before it was ready; it says why on standard error.
    pub fn start(program: &Path, options: &[&str]) -> Outcome<Self> {
        let port = free_ports()?;
        let mut process = Command::new(program)
            .current_dir(paths::root())
            .args(["--port", &port.to_string()])
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("`{}` could not be started: {error}", program.display()))?;
        let output = process.stdout.take();
        // From here on, leaving this function ends the process.
        let sandbox = Self { process, port };
        let mut lines = output.map(|it| BufReader::new(it).lines()).into_iter().flatten().map_while(Result::ok);
        if lines.any(|line| line.starts_with("Ready:")) {
            Ok(sandbox)
        } else {
            Err("The sandbox ended before it was ready; what it said is above.".to_owned())
        }
    }

    /// Where its Sell API is.
    pub fn sell_address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port + 1)
    }

    /// A token that may do everything.
    ///
    /// # Errors
    /// The sandbox does not answer as docs/sandbox.md says.
    pub fn token(&self) -> Outcome<String> {
        let address = format!("http://localhost:{}/control/state", self.port);
        let trouble = |error: ureq::Error| format!("{address}: {error}");
        let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).build().into();
        let state: Value =
            agent.get(&address).call().and_then(|mut reply| reply.body_mut().read_json()).map_err(trouble)?;
        let token = state["sell_access_token"].as_str();
        token.map(str::to_owned).ok_or_else(|| format!("{address} names no `sell_access_token`."))
    }
}

impl Drop for RunningSandbox {
    fn drop(&mut self) {
        if let Err(error) = self.process.kill().and_then(|()| self.process.wait()) {
            eprintln!("The sandbox could not be ended: {error}");
        }
    }
}

/// The first of three ports in a row that nobody listens on.
fn free_ports() -> Outcome<u16> {
    const TRIES: usize = 100;
    (0..TRIES)
        .filter_map(|_| Some(TcpListener::bind(("127.0.0.1", 0)).ok()?.local_addr().ok()?.port()))
        .find(|first| *first < 65_000 && are_free(*first))
        .ok_or_else(|| "There are no three free ports in a row.".to_owned())
}

/// Whether nobody listens on this port and the two after it.
pub fn are_free(first: u16) -> bool {
    (first..first + 3).all(|port| TcpListener::bind(("127.0.0.1", port)).is_ok())
}
