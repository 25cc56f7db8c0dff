//! How the sandbox bears a large account: its program `load` starts a sandbox with the seed `large`, asks what an app
//! asks while a ticket opens, 200 times a second, and prints what it saw. Here that becomes rows.

use super::row::{Row, Target};
use crate::{Outcome, paths, shell};
use serde_json::Value;

/// Decimal megabytes in one MiB, the unit of `load`.
const MB_PER_MIB: f64 = 1.048_576;

/// Id and words of a row, where `load` puts its value (a JSON pointer), unit, target.
type Figure = (&'static str, &'static str, &'static str, &'static str, Option<f64>);

const FIGURES: [Figure; 7] = [
    (
        "sandbox_list_by_email_p95",
        "sandbox, seed large: leads by e-mail at 200 requests a second, 95th percentile",
        "/queries/list_by_email/p95_ms",
        "ms",
        Some(10.0),
    ),
    (
        "sandbox_search_by_email_p95",
        "sandbox, seed large: search v3 by e-mail at 200 requests a second, 95th percentile",
        "/queries/search_by_email/p95_ms",
        "ms",
        Some(10.0),
    ),
    (
        "sandbox_search_by_phone_p95",
        "sandbox, seed large: search v3 by phone at 200 requests a second, 95th percentile",
        "/queries/search_by_phone/p95_ms",
        "ms",
        Some(10.0),
    ),
    (
        "sandbox_deals_by_contact_p95",
        "sandbox, seed large: deals of a contact at 200 requests a second, 95th percentile",
        "/queries/deals_by_contact/p95_ms",
        "ms",
        Some(10.0),
    ),
    ("sandbox_first_start", "sandbox, seed large: first start, which makes the data", "/first_start_ms", "ms", None),
    ("sandbox_start", "sandbox, seed large: start with the data there", "/start_ms", "ms", Some(5_000.0)),
    ("sandbox_peak_memory", "sandbox, seed large: peak memory", "/peak_memory_mib", "MB", Some(300.0)),
];

/// Builds and runs `load`, as everybody runs the sandbox: without optimisation of its own code.
pub fn measure() -> Outcome<Vec<Row>> {
    shell::say("Measuring the sandbox with 50,000 leads, 50,000 contacts and 100,000 deals (about a minute)");
    let load = ["run", "--quiet", "--package", "sandbox", "--bin", "load", "--", "--rate", "200"];
    let report = shell::answer(paths::host_cargo()?.args(load))?;
    let report = serde_json::from_str(&report).map_err(|error| format!("`load` printed no JSON: {error}"))?;
    rows(&report)
}

fn rows(report: &Value) -> Outcome<Vec<Row>> {
    let mut rows = FIGURES
        .into_iter()
        .map(|(id, what, place, unit, target)| {
            let value = figure(report, place)?;
            let value = if unit == "MB" { (value * MB_PER_MIB).round() } else { value };
            Ok(Row { id: id.into(), what: what.into(), value, unit: unit.into(), target: target.map(Target::AtMost) })
        })
        .collect::<Outcome<Vec<Row>>>()?;
    rows.push(Row {
        id: "sandbox_failed_requests".into(),
        what: "sandbox, seed large: requests without the answer that was due".into(),
        value: failed_requests(report)?,
        unit: "requests".into(),
        target: Some(Target::AtMost(0.0)),
    });
    Ok(rows)
}

fn failed_requests(report: &Value) -> Outcome<f64> {
    let queries = report["queries"].as_object().ok_or("`load` reported no queries.")?;
    queries.values().map(|it| figure(it, "/failures")).sum()
}

fn figure(report: &Value, place: &str) -> Outcome<f64> {
    report.pointer(place).and_then(Value::as_f64).ok_or_else(|| format!("`load` reported no number at {place}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_report_becomes_rows_and_a_missing_figure_is_named() {
        let query = json!({"requests": 1000, "failures": 1, "p50_ms": 1.1, "p95_ms": 4.2, "p99_ms": 11.0});
        let mut report = json!({
            "first_start_ms": 9000.5, "start_ms": 5000.01, "peak_memory_mib": 100,
            "queries": {
                "list_by_email": query, "search_by_email": query, "search_by_phone": query, "deals_by_contact": query,
            },
        });
        let found = rows(&report).unwrap_or_default();
        let found: Vec<_> = found.iter().map(|it| (it.id.as_ref(), it.value, it.met())).collect();
        assert_eq!(found[0], ("sandbox_list_by_email_p95", 4.2, Some(true)));
        assert_eq!(found[4], ("sandbox_first_start", 9000.5, None));
        assert_eq!(found[5], ("sandbox_start", 5000.01, Some(false)));
        assert_eq!(found[6], ("sandbox_peak_memory", 105.0, Some(true)));
        assert_eq!(found[7], ("sandbox_failed_requests", 4.0, Some(false)));

        report["queries"]["search_by_phone"] = Value::Null;
        assert_eq!(rows(&report), Err("`load` reported no number at /queries/search_by_phone/p95_ms.".to_owned()));
    }
}
