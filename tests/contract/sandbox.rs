//! A sandbox of its own for each test: started, talked to over HTTP, ended when the test ends.

use sell_sidebar::failure::Failure;
use sell_sidebar::transport::{Reply, Request, Service, Transport};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use ureq::Agent;
use ureq::http::Request as HttpRequest;

/// A running sandbox with the demo seed.
pub struct Sandbox {
    process: Child,
    port: u16,
    token: String,
}

impl Sandbox {
    /// Starts one on ports that are free.
    pub fn start() -> Self {
        let port = free_ports();
        let mut process = Command::new(binary())
            .args(["--port", &port.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the sandbox could not be started; build it with `cargo build -p sandbox`");
        let output = process.stdout.take().expect("the output is piped");
        let ready = BufReader::new(output).lines().map_while(Result::ok).any(|line| line.starts_with("Ready:"));
        assert!(ready, "the sandbox ended before it was ready");
        let mut sandbox = Self { process, port, token: String::new() };
        sandbox.token = sandbox.state()["sell_access_token"].as_str().expect("the state names the token").to_owned();
        sandbox
    }

    /// A transport with the installation's token.
    pub fn transport(&self) -> HttpTransport {
        self.transport_with(&self.token)
    }

    /// A transport with another token.
    pub fn transport_with(&self, token: &str) -> HttpTransport {
        HttpTransport { port: self.port, token: token.to_owned(), agent: "sell_agent".to_owned() }
    }

    /// A transport for another of the demo's agents.
    pub fn transport_as(&self, agent: &str) -> HttpTransport {
        HttpTransport { agent: agent.to_owned(), ..self.transport() }
    }

    /// Everything that the sandbox holds.
    pub fn state(&self) -> Value {
        self.read("/control/state")
    }

    /// The log of Sell requests.
    pub fn requests(&self) -> Vec<Value> {
        self.read("/control/requests")["requests"].as_array().cloned().unwrap_or_default()
    }

    /// The Support id of one of the demo's agents.
    pub fn agent_id(&self, key: &str) -> u64 {
        self.read(&format!("/host/session.json?as={key}"))["agent"]["id"].as_u64().expect("an agent has an id")
    }

    /// Turns a switch.
    pub fn control(&self, path: &str, body: &Value) {
        let reply = agent()
            .post(format!("http://localhost:{}{path}", self.port))
            .header("Content-Type", "application/json")
            .send(body.to_string())
            .expect("the sandbox answers");
        assert!(reply.status().is_success(), "{path}: {}", reply.status());
    }

    fn read(&self, path: &str) -> Value {
        let mut reply =
            agent().get(format!("http://localhost:{}{path}", self.port)).call().expect("the sandbox answers");
        let text = reply.body_mut().read_to_string().expect("the sandbox sends text");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}: {text}"))
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Err(error) = self.process.kill().and_then(|()| self.process.wait()) {
            eprintln!("the sandbox could not be ended: {error}");
        }
    }
}

/// Straight to the sandbox, as an HTTP client of its own.
pub struct HttpTransport {
    port: u16,
    token: String,
    agent: String,
}

impl Transport for HttpTransport {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        let base = match request.service {
            Service::Sell => format!("http://127.0.0.1:{}", self.port + 1),
            Service::Support => format!("http://localhost:{}", self.port),
        };
        let http = HttpRequest::builder()
            .method(request.method.as_str())
            .uri(format!("{base}{}", request.target()))
            .header("Authorization", format!("Bearer {}", self.token))
            .header("X-Sandbox-Agent", &self.agent)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("User-Agent", "sell-sidebar-contract-tests")
            .body(request.body.unwrap_or(json!(null)).to_string())
            .expect("the request is well formed");
        let sent = if http.method() == "GET" { agent().run(http.map(|_| ())) } else { agent().run(http) };
        // A lost connection is what status 0 stands for.
        let Ok(mut reply) = sent else { return Ok(Reply { status: 0, body: String::new() }) };
        let status = reply.status().as_u16();
        Ok(match reply.body_mut().read_to_string() {
            Ok(body) => Reply { status, body },
            Err(_) => Reply { status: 0, body: String::new() },
        })
    }
}

fn agent() -> Agent {
    Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(20))).build().into()
}

/// The binary named by `SANDBOX_BIN`, else the one that `cargo build -p sandbox` left beside this test.
fn binary() -> PathBuf {
    if let Some(given) = std::env::var_os("SANDBOX_BIN") {
        return given.into();
    }
    let here = std::env::current_exe().expect("a test knows its place");
    let folder = here.parent().and_then(|deps| deps.parent()).expect("tests lie in target/debug/deps");
    folder.join(format!("sandbox{}", std::env::consts::EXE_SUFFIX))
}

/// Three ports in a row that nobody listens on.
fn free_ports() -> u16 {
    loop {
        let first = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
        let port = first.local_addr().expect("it has an address").port();
        drop(first);
        let free = (port..port.saturating_add(3)).all(|it| TcpListener::bind(("127.0.0.1", it)).is_ok());
        if free && port < 65_000 {
            return port;
        }
    }
}
