//! A sandbox in a process of its own, so that it can be killed and its memory read. The process runs the same program
//! file again with the word `serve` in front: no other file has to be built or found.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A first start with the large seed on a slow machine.
const LONGEST_START: Duration = Duration::from_secs(240);
const LONGEST_REQUEST: Duration = Duration::from_secs(10);

/// Runs as the server if the first word says so. `None`: this is the measuring program.
pub fn serve_if_asked() -> Option<ExitCode> {
    let mut words = std::env::args().skip(1);
    (words.next().as_deref() == Some("serve")).then(|| sandbox::program(words))
}

/// A running server; ends with its owner.
pub struct ServerProcess {
    child: Child,
    /// Where its Sell API is.
    pub sell: String,
    /// From the start of the process until it answered.
    pub start_time: Duration,
}

impl ServerProcess {
    /// Starts a server on free ports with these further arguments and waits until it is ready.
    pub fn start(arguments: &[&str]) -> Result<Self, String> {
        let started = Instant::now();
        let program = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
        let mut command = Command::new(program);
        command.args(["serve", "--port", "0"]).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| format!("the server cannot be started: {error}"))?;
        let lines = child.stdout.take().map(BufReader::new).ok_or("the server has no output")?;
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            let mut sell = None;
            for line in lines.lines().map_while(Result::ok) {
                if let Some(address) = line.strip_prefix("Sell API: ") {
                    sell = Some(address.to_owned());
                } else if line.starts_with("Ready: ") && tell.send(sell.take()).is_err() {
                    return;
                }
            }
        });
        let mut server = Self { child, sell: String::new(), start_time: Duration::ZERO };
        let address = told.recv_timeout(LONGEST_START).map_err(|error| format!("the server did not start: {error}"))?;
        server.sell = address.ok_or("the server did not tell its address")?;
        server.start_time = started.elapsed();
        Ok(server)
    }

    /// Ends the process as `kill -9` does and waits until it is gone.
    pub fn kill(&mut self) -> Result<(), String> {
        let killed = self.child.kill().and_then(|()| self.child.wait());
        killed.map(|_| ()).map_err(|error| format!("the server cannot be killed: {error}"))
    }

    /// The number of the process, for `/proc`.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // A process that has ended already is fine.
        if self.kill().is_err() {
            eprintln!("the server had ended already");
        }
    }
}

/// A connection pool to one server with the seed's token.
pub struct Client {
    agent: ureq::Agent,
    authorization: String,
}

impl Client {
    /// A client with its own connections.
    pub fn new() -> Result<Self, String> {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(LONGEST_REQUEST))
            .http_status_as_error(false)
            .user_agent("sandbox measuring")
            .build();
        let token = sandbox::access_token().map_err(|error| error.to_string())?;
        Ok(Self { agent: config.into(), authorization: format!("Bearer {token}") })
    }

    /// Status and body of the answer; an error means that there was none.
    pub fn send(&self, method: &str, url: &str, body: Option<&str>) -> Result<(u16, String), String> {
        let builder = axum::http::Request::builder()
            .method(method)
            .uri(url)
            .header("Authorization", &self.authorization)
            .header("Content-Type", "application/json");
        let answer = match body {
            Some(body) => builder.body(body).map_err(ureq::Error::from).and_then(|request| self.agent.run(request)),
            None => builder.body(()).map_err(ureq::Error::from).and_then(|request| self.agent.run(request)),
        };
        let mut answer = answer.map_err(|error| format!("{method} {url}: {error}"))?;
        let text = answer.body_mut().read_to_string().map_err(|error| format!("{method} {url}: {error}"))?;
        Ok((answer.status().as_u16(), text))
    }
}

/// A database file that is removed, with its log, when its owner ends.
pub struct DatabaseFile(pub std::path::PathBuf);

impl DatabaseFile {
    /// A path that nobody else uses.
    pub fn temporary(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("sandbox-{name}-{}.sqlite", std::process::id())))
    }

    /// The path as an argument.
    pub fn path(&self) -> Result<&str, String> {
        self.0.to_str().ok_or_else(|| "the temporary folder has a name that is no text".into())
    }
}

impl Drop for DatabaseFile {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(ending);
            if let Err(error) = std::fs::remove_file(&path)
                && error.kind() != std::io::ErrorKind::NotFound
            {
                eprintln!("{}: {error}", path.display());
            }
        }
    }
}
