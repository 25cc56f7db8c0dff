//! Every command in the documents is one that can be run, and every command of the project is documented and run by some
//! part of `cargo xtask test`, or there is a reason why not.

mod checks;
mod written;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use written::{Written, in_documents, read, root};
use xtask::command_line::{self, HELP};
use xtask::short_forms::{DEMO, RUN_BY_HAND, RUN_ELSEWHERE, SHORT_FORMS};

#[test]
fn every_command_in_the_documents_can_be_run() {
    let found = in_documents();
    let commands: Vec<_> = found.iter().filter_map(|it| Some((&it.place, it.command()?))).collect();
    assert!(commands.len() > 20, "only {} commands were found", commands.len());
    let wrong: Vec<_> = commands
        .iter()
        .filter_map(|(place, words)| Some(format!("{place}: {}: {}", words.join(" "), checks::check(words).err()?)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_environment_variable_that_a_document_sets_is_read_by_something() {
    let sources: String = ["xtask/src", "sandbox/src", "sandbox/tests", "src", "tests"].map(text_of).concat();
    let found = in_documents();
    let variables: BTreeSet<_> = found.iter().flat_map(Written::variables).collect();
    let unread: Vec<_> = variables.into_iter().filter(|it| !sources.contains(*it)).collect();
    assert!(unread.is_empty(), "{unread:?}");
}

#[test]
fn every_command_of_the_project_is_run_by_the_tests_or_a_document_says_why_not() {
    let short: BTreeSet<_> = SHORT_FORMS.iter().map(|it| it.words).chain([DEMO]).filter_map(xtask_word).collect();
    let others = || RUN_ELSEWHERE.into_iter().chain(RUN_BY_HAND);
    for (word, file, line) in others() {
        assert_eq!(checks::named_in(&[line], file), Ok(()), "who runs `{word}`");
    }
    let run: BTreeSet<_> = short.into_iter().chain(others().map(|it| it.0)).collect();
    let known: BTreeSet<_> = help().into_iter().map(|(word, _)| word).chain(["help"]).collect();
    assert_eq!(run, known);
}

#[test]
fn every_short_form_can_be_run() {
    for form in &SHORT_FORMS {
        let words: Vec<_> = ["cargo"].into_iter().chain(form.words.split_whitespace()).collect();
        let program_options = words.iter().position(|it| *it == "--").filter(|_| words.contains(&"--help"));
        assert_eq!(checks::check(words.get(..program_options.unwrap_or(words.len())).unwrap_or(&words)), Ok(()));
    }
}

#[test]
fn help_and_documents_have_the_same_commands_with_the_same_options() {
    let helped: BTreeSet<_> = help().into_iter().map(|(word, _)| word).chain(["help"]).collect();
    let text = read("docs/commands.md");
    let documented: BTreeSet<_> =
        rows(&text, "| command | does |").into_iter().filter_map(|it| xtask_word(it.name)).collect();
    assert_eq!(helped, documented);

    let options = |(word, text): (&'static str, String)| {
        let words: Vec<_> = text.split(|it: char| !it.is_alphanumeric() && it != '-').map(str::to_owned).collect();
        words.into_iter().filter(|it| it.starts_with("--")).map(move |it| format!("{word} {it}"))
    };
    let helped: BTreeSet<_> = help().into_iter().flat_map(options).collect();
    let rows = rows(&text, "| option | of | meaning |");
    let documented: BTreeSet<_> = rows.iter().map(|it| format!("{} {}", it.of, first_word(it.name))).collect();
    assert_eq!(helped, documented);
}

#[test]
fn every_documented_option_is_taken_with_every_value_that_is_documented() {
    let text = read("docs/commands.md");
    let mut tried = 0;
    for row in rows(&text, "| option | of | meaning |") {
        let (option, placeholder) = row.name.split_once(' ').unwrap_or((row.name, ""));
        let values: Vec<&str> = match placeholder {
            "" => vec![""],
            "P" => vec!["1", "4600", "65533"],
            "N" => vec!["0", "7"],
            "PART" => row.meaning.split('`').skip(1).step_by(2).collect(),
            _ => vec!["somewhere"],
        };
        for value in values {
            let line = format!("cargo xtask {} {option} {value}", row.of);
            let words: Vec<_> = line.split_whitespace().collect();
            assert_eq!(checks::check(&words), Ok(()), "{line}");
            tried += 1;
        }
    }
    assert!(tried > 20, "only {tried}");
}

#[test]
fn the_help_and_the_documents_name_the_same_parts_of_the_tests() {
    let text = read("docs/commands.md");
    let table: BTreeSet<_> = rows(&text, "| part | runs | set-up of its own |").into_iter().map(|it| it.name).collect();
    let listed = HELP.split_once("PART is").and_then(|it| it.1.split_once("cargo")).map(|it| it.0).unwrap_or_default();
    let listed = listed.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty() && *it != "or");
    assert_eq!(listed.collect::<BTreeSet<_>>(), table);
    for part in table {
        assert!(command_line::parse(["test", "--only", part].map(str::to_owned).into_iter()).is_ok(), "{part}");
    }
}

/// A row of a table, its cells without back-ticks where they are a name.
struct Row<'a> {
    name: &'a str,
    of: &'a str,
    meaning: &'a str,
}

fn rows<'a>(text: &'a str, heading: &str) -> Vec<Row<'a>> {
    let table = text.lines().skip_while(|it| !it.starts_with(heading)).skip(2).take_while(|it| it.starts_with('|'));
    let rows: Vec<_> = table
        .map(|line| {
            let mut cells = line.split('|').skip(1).map(str::trim);
            let mut next = || cells.next().unwrap_or_default();
            let (name, of, meaning) = (next(), next(), next());
            Row { name: name.trim_matches('`'), of: of.trim_matches('`'), meaning }
        })
        .collect();
    assert!(!rows.is_empty(), "no table `{heading}`");
    rows
}

/// The commands that the help has, each with what is said about it.
fn help() -> Vec<(&'static str, String)> {
    let mut entries: Vec<(&str, String)> = Vec::new();
    for line in HELP.lines() {
        match (line.strip_prefix("cargo xtask "), entries.last_mut()) {
            (Some(said), _) => entries.push((first_word(said), said.to_owned())),
            (None, Some((_, said))) => {
                said.push(' ');
                said.push_str(line);
            }
            (None, None) => panic!("the help begins with {line}"),
        }
    }
    entries
}

fn xtask_word(line: &str) -> Option<&str> {
    line.trim_start_matches("cargo ").strip_prefix("xtask ").map(first_word)
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// All source below a folder, one after the other.
fn text_of(folder: &str) -> String {
    let (mut text, mut folders) = (String::new(), vec![root().join(folder)]);
    while let Some(folder) = folders.pop() {
        let paths: Vec<PathBuf> = fs::read_dir(&folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs" || it == "js") {
                text.push_str(&fs::read_to_string(&path).unwrap_or_default());
            }
        }
    }
    text
}
