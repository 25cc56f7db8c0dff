//! What `npm audit --json` says: a report, or why there is none. Not every registry answers the question.

use super::verdict::Verdict;
use serde_json::Value;

/// Reads npm's words.
pub fn verdict(report: &str) -> Verdict {
    let report: Value = serde_json::from_str(report).unwrap_or_default();
    let Some(vulnerable) = report["vulnerabilities"].as_object().filter(|_| report["auditReportVersion"].is_u64())
    else {
        let reasons = [&report["message"], &report["error"]["summary"]];
        let reason = reasons.into_iter().filter_map(Value::as_str).find(|words| !words.is_empty());
        let reason = reason.unwrap_or("npm gave no reason");
        return Verdict::NotChecked(format!("the registry gave no report ({reason})"));
    };
    let named = vulnerable.iter().map(|(name, it)| match it["severity"].as_str() {
        Some(severity) => format!("{name} ({severity})"),
        None => name.clone(),
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() { Verdict::Clean } else { Verdict::Found(named.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_vulnerabilities_is_clean() {
        let report = r#"{"auditReportVersion":2,"vulnerabilities":{},"metadata":{"vulnerabilities":{"total":0}}}"#;
        assert_eq!(verdict(report), Verdict::Clean);
    }

    #[test]
    fn vulnerable_packages_are_named_with_how_bad_it_is() {
        let report = r#"{"auditReportVersion":2,"vulnerabilities":{
            "one":{"name":"one","severity":"high"},"other":{"name":"other","severity":"low"}}}"#;
        assert_eq!(verdict(report), Verdict::Found("one (high), other (low)".to_owned()));
    }

    #[test]
    fn no_report_is_no_clean_report() {
        let not_answered =
            r#"{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":"","detail":""}}"#;
        let no_network = r#"{"error":{"code":"ENOTFOUND","summary":"request failed","detail":""}}"#;
        for (words, reason) in [
            (not_answered, "405 Method Not Allowed"),
            (no_network, "request failed"),
            ("", "npm gave no reason"),
            ("npm is broken", "npm gave no reason"),
            (r#"{"vulnerabilities":{}}"#, "npm gave no reason"),
        ] {
            let expected = format!("the registry gave no report ({reason})");
            assert_eq!(verdict(words), Verdict::NotChecked(expected), "{words}");
        }
    }
}
