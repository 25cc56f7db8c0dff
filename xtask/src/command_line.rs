//! The words a person types after `cargo xtask`. Parsing is apart from doing so that it can be tested without building anything.

use crate::Outcome;
use std::path::PathBuf;

/// Shown for `help` and after a word that is not known.
pub const HELP: &str = "\
cargo xtask setup                 install what is missing (safe to repeat)
cargo xtask demo [--port 4500]    build the app, start the sandbox, print its address
cargo xtask demo --live           the same, but Sell requests go to the real Sell (SELL_ACCESS_TOKEN)
cargo xtask package               target/package/app/ and the zip, checked, with a size table
cargo xtask package --twice       the same, then once more in another folder: both zips must be equal
cargo xtask test [--only PART]    everything; PART is style, host, contract,
                                  clients, browser or commands
cargo xtask bench [--json FILE]   the measured tables; --only PART measures one of size, view, reopen,
                                  requests, names, duplicates, agents, memory, shift, settings, sandbox,
                                  endurance (half an hour, only if named)
cargo xtask audit                 known vulnerabilities, licences and sources of crates and npm packages
cargo xtask screenshots           docs/screenshots/, from the packaged app; --only NAME takes those whose names
                                  contain NAME, --to FOLDER puts them elsewhere
cargo xtask stress                500 leads under random faults; --creations N, --seed N";

/// One command with its options. [`HELP`] says what each does.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after the words that `HELP` explains")]
pub enum Command {
    Help,
    Setup,
    Demo { port: u16, live: bool },
    Package { twice: bool },
    Test { only: Option<Part> },
    Bench { json: Option<PathBuf>, only: Option<String> },
    Audit,
    Screenshots { only: Option<String>, to: Option<PathBuf> },
    Stress { creations: u32, seed: Option<u32> },
}

/// A part of `cargo xtask test` that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after the words that docs/commands.md explains")]
pub enum Part {
    Style,
    Host,
    Contract,
    Clients,
    Browser,
    Commands,
}

/// Reads the words.
///
/// # Errors
/// Sentences for the person who typed them.
pub fn parse(mut words: impl Iterator<Item = String>) -> Outcome<Command> {
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    let mut options = Options::read(words)?;
    let command = match name.as_str() {
        "help" | "--help" | "-h" => Command::Help,
        "setup" => Command::Setup,
        "demo" => Command::Demo { port: options.port()?, live: options.flag("--live")? },
        "package" => Command::Package { twice: options.flag("--twice")? },
        "test" => Command::Test { only: options.part()? },
        "bench" => Command::Bench { json: options.value("--json")?.map(PathBuf::from), only: options.value("--only")? },
        "audit" => Command::Audit,
        "screenshots" => {
            Command::Screenshots { only: options.value("--only")?, to: options.value("--to")?.map(PathBuf::from) }
        }
        "stress" => Command::Stress {
            creations: options.number("--creations")?.unwrap_or(500),
            seed: options.number("--seed")?,
        },
        other => return Err(format!("`{other}` is not a command.\n\n{HELP}")),
    };
    options.refuse_leftovers(&name)?;
    Ok(command)
}

/// The options that followed the command, taken out one by one.
struct Options {
    left: Vec<(String, Option<String>)>,
}

impl Options {
    fn read(words: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut left: Vec<(String, Option<String>)> = Vec::new();
        for word in words {
            if word.starts_with("--") {
                left.push((word, None));
            } else if let Some((_, value @ None)) = left.last_mut() {
                *value = Some(word);
            } else {
                return Err(format!("`{word}` was not expected here.\n\n{HELP}"));
            }
        }
        Ok(Self { left })
    }

    fn take(&mut self, name: &str) -> Option<Option<String>> {
        let at = self.left.iter().position(|(it, _)| it == name)?;
        Some(self.left.remove(at).1)
    }

    fn flag(&mut self, name: &str) -> Outcome<bool> {
        match self.take(name) {
            None => Ok(false),
            Some(None) => Ok(true),
            Some(Some(word)) => Err(format!("{name} takes no value, so `{word}` was not expected.")),
        }
    }

    fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        match self.take(name) {
            None => Ok(None),
            Some(Some(word)) => Ok(Some(word)),
            Some(None) => Err(format!("{name} wants a value.")),
        }
    }

    fn number(&mut self, name: &str) -> Outcome<Option<u32>> {
        let Some(text) = self.value(name)? else { return Ok(None) };
        text.parse().map(Some).map_err(|_error| format!("{name} wants a number, not `{text}`."))
    }

    fn port(&mut self) -> Outcome<u16> {
        match self.value("--port")? {
            None => Ok(4500),
            Some(text) => {
                text.parse().ok().filter(|port| (1..=65_533).contains(port)).ok_or_else(|| {
                    format!("--port wants a number from 1 to 65533 (three ports are used), not `{text}`.")
                })
            }
        }
    }

    fn part(&mut self) -> Outcome<Option<Part>> {
        match self.value("--only")?.as_deref() {
            None => Ok(None),
            Some("style") => Ok(Some(Part::Style)),
            Some("host") => Ok(Some(Part::Host)),
            Some("contract") => Ok(Some(Part::Contract)),
            Some("clients") => Ok(Some(Part::Clients)),
            Some("browser") => Ok(Some(Part::Browser)),
            Some("commands") => Ok(Some(Part::Commands)),
            Some(other) => {
                Err(format!("--only knows style, host, contract, clients, browser and commands, not `{other}`."))
            }
        }
    }

    fn refuse_leftovers(self, command: &str) -> Outcome {
        match self.left.first() {
            None => Ok(()),
            Some((name, _)) => Err(format!("`{command}` has no option {name}.\n\n{HELP}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Outcome<Command> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn words_become_commands() {
        assert_eq!(parsed("setup"), Ok(Command::Setup));
        assert_eq!(parsed("demo"), Ok(Command::Demo { port: 4500, live: false }));
        assert_eq!(parsed("demo --live --port 4600"), Ok(Command::Demo { port: 4600, live: true }));
        assert_eq!(parsed("package"), Ok(Command::Package { twice: false }));
        assert_eq!(parsed("package --twice"), Ok(Command::Package { twice: true }));
        assert_eq!(parsed("test --only host"), Ok(Command::Test { only: Some(Part::Host) }));
        assert_eq!(parsed("test --only clients"), Ok(Command::Test { only: Some(Part::Clients) }));
        let bench = |json: Option<&str>, only: Option<&str>| Command::Bench {
            json: json.map(PathBuf::from),
            only: only.map(str::to_owned),
        };
        assert_eq!(parsed("bench --json out.json"), Ok(bench(Some("out.json"), None)));
        assert_eq!(parsed("bench --only memory"), Ok(bench(None, Some("memory"))));
        assert_eq!(parsed("audit"), Ok(Command::Audit));
        let screenshots = |only: Option<&str>, to: Option<&str>| Command::Screenshots {
            only: only.map(str::to_owned),
            to: to.map(PathBuf::from),
        };
        assert_eq!(parsed("screenshots"), Ok(screenshots(None, None)));
        assert_eq!(parsed("screenshots --to there --only lead"), Ok(screenshots(Some("lead"), Some("there"))));
        assert_eq!(parsed("stress"), Ok(Command::Stress { creations: 500, seed: None }));
        assert_eq!(parsed("stress --seed 7 --creations 9"), Ok(Command::Stress { creations: 9, seed: Some(7) }));
    }

    #[test]
    fn unknown_words_are_refused_with_the_list_of_commands() {
        for line in [
            "dmeo",
            "setup now",
            "package --fast",
            "demo --port many",
            "demo --port 70000",
            "demo --live yes",
            "bench --json",
            "test --only wasm",
            "stress --seed many",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
