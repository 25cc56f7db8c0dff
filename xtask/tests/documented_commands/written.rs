//! Where documents have commands: in code spans and code blocks.

use std::fs;
use std::path::{Path, PathBuf};

/// Programs that people are told to run. A name alone, such as `node`, is no command.
const PROGRAMS: [&str; 12] =
    ["cargo", "node", "npm", "npx", "rustup", "python3", "pip", "trunk", "zcli", "apt-get", "git", "curl"];

/// A piece of code in a document.
pub struct Written {
    /// File and line.
    pub place: String,
    /// The words, with what stands before the program's name.
    pub text: String,
}

impl Written {
    /// The words from the program's name on, if it is a command.
    pub fn command(&self) -> Option<Vec<&str>> {
        let words: Vec<&str> = self.text.split_whitespace().skip_while(|it| assigned(it).is_some()).collect();
        let (program, rest) = words.split_first()?;
        (PROGRAMS.contains(program) && !rest.is_empty()).then_some(words)
    }

    /// The environment variables that are set before the program's name, or alone.
    pub fn variables(&self) -> Vec<&str> {
        self.text.split_whitespace().map_while(assigned).collect()
    }
}

/// `NAME` of `NAME=value`.
fn assigned(word: &str) -> Option<&str> {
    let (name, _) = word.split_once('=')?;
    let is_name =
        !name.is_empty() && name.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_');
    is_name.then_some(name)
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every code span and every line of a code block of every document.
pub fn in_documents() -> Vec<Written> {
    let mut found = Vec::new();
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        found.extend(in_text(&path.display().to_string(), &text));
    }
    found
}

/// In the root and in `docs/`, at any depth.
fn documents() -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![root().join("docs")]);
    let mut take = |folder: &Path, folders: &mut Vec<PathBuf>| {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "md") {
                found.push(path);
            }
        }
    };
    take(&root(), &mut Vec::new());
    while let Some(folder) = folders.pop() {
        take(&folder, &mut folders);
    }
    found.sort();
    found
}

fn in_text(name: &str, text: &str) -> Vec<Written> {
    let (mut found, mut in_block) = (Vec::new(), false);
    for (at, line) in text.lines().enumerate() {
        let place = format!("{name}:{}", at + 1);
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            let line = line.trim();
            found.push(Written { place, text: line.strip_prefix("$ ").unwrap_or(line).to_owned() });
        } else {
            assert!(line.matches('`').count() % 2 == 0, "{place}: a code span goes on in the next line");
            let spans = line.split('`').skip(1).step_by(2);
            found.extend(spans.map(|it| Written { place: place.clone(), text: it.to_owned() }));
        }
    }
    found
}

#[test]
fn commands_are_found_in_spans_and_blocks_and_nowhere_else() {
    let text = "Run `cargo xtask x` or `A=1 B=b node t.js`.\ncargo no\n```\n$ cargo test\nelse\n```\n`node`, `A=1`";
    let found = in_text("it", text);
    let commands: Vec<_> = found.iter().filter_map(|it| Some((it.place.as_str(), it.command()?.join(" ")))).collect();
    let wanted = [("it:1", "cargo xtask x"), ("it:1", "node t.js"), ("it:4", "cargo test")];
    assert_eq!(commands, wanted.map(|(place, text)| (place, text.to_owned())));
    let variables: Vec<_> = found.iter().flat_map(Written::variables).collect();
    assert_eq!(variables, ["A", "B", "A"]);
}
