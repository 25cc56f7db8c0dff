//! The two pages stand there before any script has run, so they repeat what the app draws and says later.

use super::{json, read};

const PAGES: [&str; 2] = ["index.html", "settings.html"];

/// From the first words to the next ones after them, without indentation.
fn part(text: &str, from: &str, to: &str) -> String {
    let after = text.find(from).and_then(|at| text.get(at..)).unwrap_or_else(|| panic!("{from} is not there"));
    let end = after.find(to).map_or_else(|| panic!("{to} does not follow {from}"), |at| at + to.len());
    after.get(..end).unwrap_or_default().lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_pages_say_in_english_what_the_app_says_in_every_language() {
    let texts = json("translations/en.json");
    for page in PAGES {
        let html = read(page);
        let marked: Vec<_> = html.split("data-text=\"").skip(1).collect();
        assert!(!marked.is_empty(), "{page}");
        for rest in marked {
            let key = rest.split('"').next().unwrap_or_default();
            let shown = rest.split('>').nth(1).and_then(|it| it.split('<').next());
            assert_eq!(texts["ui"][key].as_str(), shown, "{page}: {key}");
        }
    }
}

#[test]
fn the_pages_begin_with_the_skeleton_that_the_app_draws_and_share_the_last_resort() {
    let skeleton = |text: &str| part(text, "<div class=\"skeleton\"", "skeleton__line--short\"></div>");
    let drawn = skeleton(&read("src/ui/skeleton.rs"));
    let crashed = PAGES.map(|page| {
        let html = read(page);
        assert_eq!(skeleton(&html), drawn, "{page}");
        part(&html, "<main id=\"crashed\"", "</main>")
    });
    assert_eq!(crashed[0], crashed[1]);
}
