//! The colours against the tables in docs/accessibility.md: a value that makes a pair harder to read than WCAG allows, or that
//! is not what the document says, fails here.

use super::read;
use std::collections::BTreeMap;

/// Red, green, blue and how much of the ground is covered, each from 0 to 1.
type Colour = [f64; 4];

/// The colours of one look, by name.
type Tokens = BTreeMap<String, Colour>;

fn colour(value: &str) -> Option<Colour> {
    if let Some(hex) = value.strip_prefix('#') {
        let digits: Vec<u32> = hex.chars().filter_map(|it| it.to_digit(16)).collect();
        let doubled: Vec<u32> =
            if digits.len() == 3 { digits.iter().flat_map(|it| [*it, *it]).collect() } else { digits };
        let parts: Vec<f64> = doubled.chunks(2).map(|it| f64::from(it[0] * 16 + it[1]) / 255.0).collect();
        return Some([*parts.first()?, *parts.get(1)?, *parts.get(2)?, 1.0]);
    }
    let inside = value.strip_prefix("rgba(")?.strip_suffix(')')?;
    let parts: Vec<f64> = inside.split(',').filter_map(|it| it.trim().parse().ok()).collect();
    let [red, green, blue, covers] = parts.try_into().ok()?;
    Some([red / 255.0, green / 255.0, blue / 255.0, covers])
}

/// Light, and dark.
fn tokens() -> [Tokens; 2] {
    let css = read("src/ui/tokens.css");
    let Some((light, dark)) = css.split_once(":root[data-color-scheme=\"dark\"]") else {
        panic!("there is no dark set")
    };
    let named = |block: &str| -> Tokens {
        let lines = block.lines().filter_map(|it| it.trim().strip_prefix("--")?.trim_end_matches(';').split_once(": "));
        lines.filter_map(|(name, value)| Some((name.to_owned(), colour(value)?))).collect()
    };
    [named(light), named(dark)]
}

fn over(top: Colour, below: Colour) -> Colour {
    let mix = |at: usize| top[at] * top[3] + below[at] * (1.0 - top[3]);
    [mix(0), mix(1), mix(2), 1.0]
}

/// WCAG's relative luminance.
fn luminance([red, green, blue, _]: Colour) -> f64 {
    let linear = |it: f64| if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn ratio(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A row of a table: what is seen, on which ground, in how many layers, what the document says, and what it must be at least.
struct Pair {
    row: String,
    seen: String,
    ground: Vec<String>,
    said: [String; 2],
    at_least: f64,
}

fn names(cell: &str) -> Vec<String> {
    let found: Vec<String> = cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    match (cell.contains(" twice over "), found.as_slice()) {
        (true, [top, below]) => vec![top.clone(), top.clone(), below.clone()],
        _ => found,
    }
}

/// Every row of the section on colours.
fn pairs() -> Vec<Pair> {
    let document = read("docs/accessibility.md");
    let Some((_, section)) = document.split_once("\n## Colours\n") else { panic!("there is no section on colours") };
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut at_least = 0.0;
    let mut pairs = Vec::new();
    for line in section.lines() {
        if line.starts_with("### Texts") {
            at_least = 4.5;
        } else if line.starts_with("### Parts and states") {
            at_least = 3.0;
        } else if line.starts_with("Below 3 : 1") {
            at_least = 1.0;
        }
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [seen, ground, _, light, dark] = cells.as_slice() else { continue };
        if let [seen] = names(seen).as_slice() {
            let said = [light, dark].map(|it| it.replace('*', ""));
            pairs.push(Pair { row: line.to_owned(), seen: seen.clone(), ground: names(ground), said, at_least });
        }
    }
    pairs
}

#[test]
fn every_pair_of_colours_has_the_contrast_that_the_document_says_and_that_wcag_asks_for() {
    let pairs = pairs();
    assert!(40 < pairs.len(), "only {} rows were found", pairs.len());
    let mut wrong = Vec::new();
    for (tokens, look) in tokens().iter().zip([0, 1]) {
        for pair in &pairs {
            let find =
                |name: &String| *tokens.get(name).unwrap_or_else(|| panic!("there is no colour {name}: {}", pair.row));
            let ground = pair.ground.iter().rev().map(find).reduce(|below, top| over(top, below));
            let Some(ground) = ground else { panic!("no ground is named: {}", pair.row) };
            let is = ratio(over(find(&pair.seen), ground), ground);
            if is < pair.at_least || format!("{is:.2}") != pair.said[look] {
                wrong.push(format!("{is:.2}: {}", pair.row));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_colour_stands_in_a_table_and_both_looks_have_the_same_ones() {
    let [light, dark] = tokens();
    assert_eq!(light.keys().collect::<Vec<_>>(), dark.keys().collect::<Vec<_>>());
    let named: Vec<String> = pairs().into_iter().flat_map(|it| it.ground.into_iter().chain([it.seen])).collect();
    let missing: Vec<_> = light.keys().filter(|it| !named.contains(it)).collect();
    assert!(missing.is_empty(), "in no table: {missing:?}");
}
