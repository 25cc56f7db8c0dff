//! Measures the sandbox with the seed `large` on this machine: times to start, response times at a steady rate of
//! requests, peak memory. Prints one JSON object: `load [--rate 200] [--seconds 5] [--memory]`.

mod server_process;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use server_process::{Client, DatabaseFile, ServerProcess, serve_if_asked};

/// Connections over which the requests are spread.
const SENDERS: usize = 8;
/// Records that the queries ask for in turn: more than a cache of prepared pages would favour.
const SAMPLE_PAGES: usize = 5;

struct Arguments {
    rate: usize,
    seconds: usize,
    /// No file: the database lives in the server's memory.
    memory: bool,
}

/// Method, path and body of one request.
type Query = (&'static str, String, Option<String>);

fn main() -> ExitCode {
    if let Some(served) = serve_if_asked() {
        return served;
    }
    match read_arguments().and_then(|arguments| measure(&arguments)) {
        Ok(report) => {
            println!("{report:#}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("load: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read_arguments() -> Result<Arguments, String> {
    let mut arguments = Arguments { rate: 200, seconds: 5, memory: false };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--memory" {
            arguments.memory = true;
            continue;
        }
        let number = words.next().and_then(|value| value.parse().ok());
        match (word.as_str(), number) {
            ("--rate", Some(number @ 1..=2_000)) => arguments.rate = number,
            ("--seconds", Some(number @ 1..=60)) => arguments.seconds = number,
            _ => return Err("usage: load [--rate 1..2000] [--seconds 1..60] [--memory]".into()),
        }
    }
    Ok(arguments)
}

fn measure(arguments: &Arguments) -> Result<Value, String> {
    let file = DatabaseFile::temporary("load");
    let mut words = vec!["--seed", "large"];
    if !arguments.memory {
        words.extend(["--db", file.path()?]);
    }
    let mut server = ServerProcess::start(&words)?;
    let first_start = server.start_time;
    if !arguments.memory {
        server.kill()?;
        server = ServerProcess::start(&words)?;
    }
    let start = server.start_time;
    let mut results = Map::new();
    for (name, queries) in queries(&server.sell)? {
        results.insert(name.into(), run(&server.sell, arguments, queries)?);
    }
    Ok(json!({
        "build": if cfg!(debug_assertions) { "dev" } else { "release" },
        "database": if arguments.memory { "memory" } else { "file" },
        "rate": arguments.rate,
        "seconds": arguments.seconds,
        "first_start_ms": milliseconds(first_start),
        "start_ms": milliseconds(start),
        "peak_memory_mib": peak_memory_mib(server.id())?,
        "queries": results,
    }))
}

/// The four kinds of queries that an app asks while a ticket opens, with values of stored records.
fn queries(sell: &str) -> Result<Vec<(&'static str, Vec<Query>)>, String> {
    let leads = sample(sell, "leads")?;
    let contacts = sample(sell, "contacts")?;
    let text = |record: &Value, name: &str| record.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let encoded = |value: String| form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>();
    let search = |name: &str, value: String| {
        let filter = json!({"filter": {"attribute": {"name": name}, "parameter": {"eq": value}}});
        let projection = ["id", "name", "email", "owner", "company", "phone_numbers"].map(|name| json!({"name": name}));
        let query = json!({"projection": projection, "filter": filter});
        let body = json!({"items": [{"data": {"query": query, "per_page": 50}}]}).to_string();
        ("POST", "/v3/contacts/search".to_owned(), Some(body))
    };
    let national = |phone: &str| phone.chars().filter(char::is_ascii_digit).skip(2).collect::<String>();
    let by_email = |record: &Value| ("GET", format!("/v2/leads?email={}", encoded(text(record, "email"))), None);
    let by_contact = |record: &Value| {
        let id = record.get("id").and_then(Value::as_i64).unwrap_or_default();
        ("GET", format!("/v2/deals?contact_id={id}"), None)
    };
    Ok(vec![
        ("list_by_email", leads.iter().map(by_email).collect()),
        ("search_by_email", contacts.iter().map(|record| search("email", text(record, "email"))).collect()),
        (
            "search_by_phone",
            contacts
                .iter()
                .map(|record| search("normalized_phone_numbers.national_number", national(&text(record, "phone"))))
                .collect(),
        ),
        ("deals_by_contact", contacts.iter().map(by_contact).collect()),
    ])
}

/// Records of pages that lie far from each other, without those of the demo.
fn sample(sell: &str, collection: &str) -> Result<Vec<Value>, String> {
    let client = Client::new()?;
    let mut records = Vec::new();
    for page in 0..SAMPLE_PAGES {
        let url = format!("{sell}/v2/{collection}?sort_by=id&per_page=100&page={}", 3 + page * 99);
        let (_, answer) = client.send("GET", &url, None)?;
        let answer: Value = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
        let items = answer.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
        records.extend(items.into_iter().filter_map(|item| item.get("data").cloned()));
    }
    if records.is_empty() { Err(format!("there are no {collection}")) } else { Ok(records) }
}

/// Sends at a steady rate. A request's time counts from the moment at which it was due, so that waiting is not hidden.
fn run(sell: &str, arguments: &Arguments, queries: Vec<Query>) -> Result<Value, String> {
    let queries = Arc::new(queries);
    let total = arguments.rate * arguments.seconds;
    let step = Duration::from_secs(1) / u32::try_from(arguments.rate).unwrap_or(1);
    let start = Instant::now() + Duration::from_millis(50);
    let senders: Vec<_> = (0..SENDERS)
        .map(|sender| {
            let (queries, sell) = (Arc::clone(&queries), sell.to_owned());
            std::thread::spawn(move || -> Result<Vec<(Duration, bool)>, String> {
                let client = Client::new()?;
                let mut times = Vec::new();
                for number in (sender..total).step_by(SENDERS) {
                    let due = start + step * u32::try_from(number).unwrap_or(u32::MAX);
                    std::thread::sleep(due.saturating_duration_since(Instant::now()));
                    let Some((method, path, body)) = queries.get(number % queries.len()) else { continue };
                    let (status, answer) = client.send(method, &format!("{sell}{path}"), body.as_deref())?;
                    let elapsed = due.elapsed();
                    // Every query asks for something that exists.
                    times.push((elapsed, status == 200 && !answer.contains("\"count\":0")));
                }
                Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for sender in senders {
        times.extend(sender.join().map_err(|_panic| "a sender failed".to_owned())??);
    }
    let failures = times.iter().filter(|(_, good)| !good).count();
    let mut times: Vec<Duration> = times.into_iter().map(|(time, _)| time).collect();
    times.sort_unstable();
    let at = |percent: usize| times.get((times.len() * percent).div_ceil(100).saturating_sub(1)).copied();
    let shown = |percent: usize| at(percent).map(milliseconds);
    Ok(json!({
        "requests": times.len(), "failures": failures,
        "p50_ms": shown(50), "p95_ms": shown(95), "p99_ms": shown(99),
    }))
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 100_000.0).round() / 100.0
}

/// The most memory that the process ever held, as Linux counts it.
fn peak_memory_mib(process: u32) -> Result<u64, String> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).map_err(|error| error.to_string())?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kib.map(|kib| kib / 1_024).ok_or_else(|| "the system does not tell the peak memory".into())
}
