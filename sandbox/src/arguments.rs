//! The command line: `--port 4500 --app DIR …`. Parsed by hand because it is seven options and no dependency is worth it.

use std::path::{Path, PathBuf};

use crate::sandbox::{Options, StartError};
use crate::seed::Seed;

/// What `--help` prints.
pub const HELP: &str = "\
A local Zendesk for development: Sell API, Support API and a host page for a ZAF app.

Usage: cargo run -p sandbox -- [--port P] [--app DIR] [--sdk FILE] [--db FILE] [--seed NAME] [--wasm-mime TYPE] [--live]

  --port P          host page and Support API on http://localhost:P, Sell API on http://127.0.0.1:P+1,
                    app assets on http://127.0.0.1:P+2; 0 takes any three free ports     (default 4500)
  --app DIR         the app to host: a package folder with manifest.json, assets/ and translations/
  --sdk FILE        the ZAF SDK given to the app instead of the CDN's
                    (default target/sandbox/zaf_sdk.js, made by `cargo xtask setup`)
  --db FILE         keep the data in this SQLite file                                    (default: in memory)
  --seed NAME       demo, empty or large: what a new or reset database holds              (default demo)
  --wasm-mime TYPE  send .wasm files with this Content-Type                              (default application/wasm)
  --live            send the app's Sell requests to https://api.getbase.com with the token
                    in the environment variable SELL_ACCESS_TOKEN
  --help            this text
";

/// The options of one run as given.
#[derive(Debug)]
pub struct Arguments {
    /// The first of the three ports.
    pub port: u16,
    app: Option<PathBuf>,
    sdk: Option<PathBuf>,
    db: Option<PathBuf>,
    seed: Seed,
    wasm_mime: String,
    live: bool,
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Start the sandbox.
    Run(Box<Arguments>),
}

impl Arguments {
    /// Reads the words after the program's name. The error is a sentence for the person who typed them.
    pub fn read(words: impl Iterator<Item = String>) -> Result<Command, String> {
        let mut arguments = Self {
            port: 4500,
            app: None,
            sdk: None,
            db: None,
            seed: Seed::Demo,
            wasm_mime: "application/wasm".into(),
            live: false,
        };
        let mut words = words;
        while let Some(word) = words.next() {
            let (name, given) = match word.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (word, None),
            };
            match name.as_str() {
                "--help" | "-h" => return Ok(Command::Help),
                "--live" if given.is_none() => {
                    arguments.live = true;
                    continue;
                }
                "--port" | "--app" | "--sdk" | "--db" | "--seed" | "--wasm-mime" => {}
                _ => return Err(format!("unknown argument '{name}'")),
            }
            let value = given.or_else(|| words.next()).ok_or_else(|| format!("{name} needs a value"))?;
            arguments.set(&name, value)?;
        }
        Ok(Command::Run(Box::new(arguments)))
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            "--port" => {
                let port = value.parse().ok().filter(|port| *port <= 65_533);
                self.port = port.ok_or_else(|| format!("--port is a number from 0 to 65533, not '{value}'"))?;
            }
            "--app" => self.app = Some(value.into()),
            "--sdk" => self.sdk = Some(value.into()),
            "--db" => self.db = Some(value.into()),
            "--seed" => {
                self.seed =
                    Seed::named(&value).ok_or_else(|| format!("--seed is demo, empty or large, not '{value}'"))?;
            }
            _ => self.wasm_mime = value,
        }
        Ok(())
    }

    /// Looks up what the options name.
    ///
    /// # Errors
    /// An app folder without manifest, an app without SDK file, `--live` without a token.
    pub fn into_options(self) -> Result<Options, StartError> {
        let sdk = self.sdk.unwrap_or_else(|| workspace_root().join("target/sandbox/zaf_sdk.js"));
        if let Some(app) = &self.app {
            if !app.join("manifest.json").is_file() {
                return Err(StartError::new(format!("--app {}: no manifest.json in that folder", app.display())));
            }
            if !sdk.is_file() {
                let path = sdk.display();
                return Err(StartError::new(format!(
                    "the ZAF SDK is not at {path}; run `cargo xtask setup` or give --sdk FILE"
                )));
            }
        }
        let live_token = match (self.live, std::env::var("SELL_ACCESS_TOKEN")) {
            (false, _) => None,
            (true, Ok(token)) if !token.trim().is_empty() => Some(token.trim().to_owned()),
            (true, _) => return Err(StartError::new("--live needs the environment variable SELL_ACCESS_TOKEN")),
        };
        Ok(Options { app: self.app, sdk, db: self.db, seed: self.seed, wasm_mime: self.wasm_mime, live_token })
    }
}

fn workspace_root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Command};

    fn read(line: &str) -> Result<Command, String> {
        Arguments::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn a_wrong_argument_is_named_in_the_answer() {
        let cases = [
            ("--prot 4500", "unknown argument '--prot'"),
            ("--port", "--port needs a value"),
            ("--port=70000", "--port is a number from 0 to 65533, not '70000'"),
            ("--seed full", "--seed is demo, empty or large, not 'full'"),
        ];
        for (line, message) in cases {
            assert_eq!(read(line).err().as_deref(), Some(message), "{line}");
        }
    }

    #[test]
    fn options_may_be_written_with_or_without_an_equals_sign() {
        for line in ["--port 4700 --live", "--live --port=4700"] {
            let Ok(Command::Run(arguments)) = read(line) else { panic!("{line}") };
            assert_eq!((arguments.port, arguments.live), (4700, true), "{line}");
        }
    }
}
