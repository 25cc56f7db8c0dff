//! A page that grows past its limit ends the build; a limit above the target needs a reason in writing.

use xtask::package::{SizeRow, byte_budgets};

fn budget(target: &str, most: u64, reason: &str) -> String {
    format!(
        r#"[{{"id": "a", "page": "the page", "files": ["b"], "target": {target}, "most": {most}, "reason": "{reason}"}}]"#
    )
}

fn verdict(target: &str, most: u64, weights: [u64; 2]) -> Result<String, String> {
    let rows = weights.map(|gzip| SizeRow { file: "b".to_owned(), raw: 1, gzip, brotli: 1 });
    let budgets = byte_budgets(&budget(target, most, "because"))?;
    budgets.first().ok_or("no budget")?.judge(&rows)
}

#[test]
fn a_page_is_judged_by_its_target_and_its_limit() {
    for (target, most, weights, words) in [
        (
            "100000",
            100_000,
            [40_000, 50_000],
            "target 100,000 gzip: met, 10,000 to spare; limit 100,000: met, 10,000 to spare",
        ),
        (
            "100000",
            300_000,
            [101_000, 234],
            "target 100,000 gzip: missed by 1,234; limit 300,000: met, 198,766 to spare",
        ),
        ("null", 5_000, [5_000, 0], "limit 5,000: met, 0 to spare"),
    ] {
        assert_eq!(verdict(target, most, weights), Ok(words.to_owned()));
    }
}

#[test]
fn a_page_above_its_limit_is_refused_with_words_that_say_what_to_do() {
    let refused = "the page weighs 5,001 bytes (gzip) and may weigh 5,000: make it smaller, or raise the limit in \
                   byte_budget.json and write into its reason what the bytes are for.";
    assert_eq!(verdict("null", 5_000, [5_000, 1]), Err(refused.to_owned()));
}

#[test]
fn a_limit_above_the_target_needs_a_reason() {
    let why = |target, most| byte_budgets(&budget(target, most, " ")).err();
    assert_eq!(why("100000", 100_000), None);
    let refused = "byte_budget.json: the page may weigh 100,001 bytes without a reason: write what the bytes are for";
    assert_eq!(why("100000", 100_001).as_deref(), Some(refused));
    assert!(why("null", 1).is_some(), "without a target every limit needs one");
}

#[test]
fn the_projects_own_budgets_can_be_read() {
    let ours = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../byte_budget.json")).unwrap_or_default();
    let pages: Vec<String> = byte_budgets(&ours).unwrap_or_default().into_iter().map(|it| it.id).collect();
    assert_eq!(pages, ["first_view", "settings_first_view"]);
}
