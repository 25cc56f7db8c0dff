//! Kills the sandbox in the middle of writes, again and again, and looks whether every write that it had acknowledged is
//! there after the restart: `crash_stress --rounds 100 --writes 1000`.

mod server_process;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::mpsc::{self, Sender};

use serde_json::{Value, json};
use server_process::{Client, DatabaseFile, ServerProcess, serve_if_asked};

const WRITERS: usize = 4;

/// What must be found: lead id and its title; none: deleted.
type Expected = BTreeMap<i64, Option<String>>;

fn main() -> ExitCode {
    if let Some(served) = serve_if_asked() {
        return served;
    }
    match read_arguments().and_then(|(rounds, writes)| run(rounds, writes)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("crash_stress: {message}");
            ExitCode::FAILURE
        }
    }
}

fn read_arguments() -> Result<(usize, usize), String> {
    let (mut rounds, mut writes) = (10, 1_000);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let number = words.next().and_then(|value| value.parse().ok()).filter(|number| *number > 0);
        match (word.as_str(), number) {
            ("--rounds", Some(number)) => rounds = number,
            ("--writes", Some(number)) => writes = number,
            _ => return Err("usage: crash_stress [--rounds N] [--writes N]".into()),
        }
    }
    Ok((rounds, writes))
}

fn run(rounds: usize, writes: usize) -> Result<(), String> {
    let file = DatabaseFile::temporary("crash");
    let arguments = ["--seed", "empty", "--db", file.path()?];
    let mut all = Expected::new();
    let mut acknowledged_in_all = 0;
    let mut server = ServerProcess::start(&arguments)?;
    for round in 1..=rounds {
        // Spread over the whole round, so that kills hit early and late writes.
        let last = 1 + round * 7_919 % writes;
        let killed = server.id();
        let (acknowledged, expected) = write_until_killed(&mut server, round, writes, last)?;
        server = ServerProcess::start(&arguments)?;
        check(&server.sell, &expected).map_err(|lost| format!("round {round}: {lost}"))?;
        let back = server.start_time.as_millis();
        println!(
            "round {round}: process {killed} killed after {acknowledged} of {writes} writes, back in {back} ms, all found"
        );
        acknowledged_in_all += acknowledged;
        all.extend(expected);
    }
    check(&server.sell, &all).map_err(|lost| format!("after the last round: {lost}"))?;
    server.kill()?;
    let db = rusqlite::Connection::open(&file.0).map_err(|error| error.to_string())?;
    let sound: String = db.query_row("PRAGMA quick_check", [], |row| row.get(0)).map_err(|error| error.to_string())?;
    if sound != "ok" {
        return Err(format!("the database is damaged: {sound}"));
    }
    println!("{rounds} rounds, {acknowledged_in_all} acknowledged writes, none lost");
    Ok(())
}

/// Lets the writers write until `last` writes are acknowledged, and kills the server while they go on.
fn write_until_killed(
    server: &mut ServerProcess,
    round: usize,
    writes: usize,
    last: usize,
) -> Result<(usize, Expected), String> {
    let (tell, told) = mpsc::channel();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (sell, tell) = (server.sell.clone(), tell.clone());
            let share = writes / WRITERS + usize::from(writer < writes % WRITERS);
            std::thread::spawn(move || write(&sell, &format!("{round}-{writer}"), share, &tell))
        })
        .collect();
    drop(tell);
    for _ in 0..last {
        if told.recv().is_err() {
            break;
        }
    }
    server.kill()?;
    let mut acknowledged = 0;
    let mut expected = Expected::new();
    for writer in writers {
        let (count, records) = writer.join().map_err(|_panic| "a writer failed".to_owned())??;
        acknowledged += count;
        expected.extend(records);
    }
    Ok((acknowledged, expected))
}

/// Creates leads, changes and deletes some of them, and stops at the first request without an answer.
fn write(sell: &str, name: &str, share: usize, tell: &Sender<()>) -> Result<(usize, Expected), String> {
    let client = Client::new()?;
    let mut expected = Expected::new();
    let mut newest = None;
    for number in 0..share {
        let title = format!("{name}-{number}");
        let body = json!({"data": {"last_name": "Crash", "title": title, "tags": [name]}}).to_string();
        let (method, path, target) = match (number % 4, newest) {
            (2, Some(id)) => ("PUT", format!("/v2/leads/{id}"), Some(id)),
            (3, Some(id)) if number % 8 == 3 => ("DELETE", format!("/v2/leads/{id}"), Some(id)),
            _ => ("POST", "/v2/leads".to_owned(), None),
        };
        let Ok((status, answer)) = client.send(
            method,
            &format!("{sell}{path}"),
            Some(&body).filter(|_| method != "DELETE").map(String::as_str),
        ) else {
            // Whether this write was done is open.
            if let Some(id) = target {
                expected.remove(&id);
            }
            return Ok((number, expected));
        };
        if !(200..300).contains(&status) {
            return Err(format!("{method} {path} was answered with {status}: {answer}"));
        }
        if method == "DELETE" {
            expected.extend(target.map(|id| (id, None)));
            newest = None;
        } else {
            let answer: Value = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
            let id = answer.pointer("/data/id").and_then(Value::as_i64).ok_or("a write was answered without an id")?;
            expected.insert(id, Some(title));
            newest = Some(id);
        }
        if tell.send(()).is_err() {
            break;
        }
    }
    Ok((share, expected))
}

fn check(sell: &str, expected: &Expected) -> Result<(), String> {
    let client = Client::new()?;
    let ids: Vec<i64> = expected.keys().copied().collect();
    for batch in ids.chunks(100) {
        let list: Vec<String> = batch.iter().map(i64::to_string).collect();
        let url = format!("{sell}/v2/leads?per_page=100&ids={}", list.join(","));
        let (status, answer) = client.send("GET", &url, None)?;
        let answer: Value = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
        let items =
            answer.get("items").and_then(Value::as_array).ok_or(format!("the list was answered with {status}"))?;
        let title = |id: i64| {
            let item = items.iter().find(|item| item.pointer("/data/id").and_then(Value::as_i64) == Some(id))?;
            item.pointer("/data/title").and_then(Value::as_str).map(str::to_owned)
        };
        for id in batch {
            let wanted = expected.get(id).cloned().flatten();
            if title(*id) != wanted {
                return Err(format!("lead {id} is {:?} instead of {wanted:?}", title(*id)));
            }
        }
    }
    Ok(())
}
