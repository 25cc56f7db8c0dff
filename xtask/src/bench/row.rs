//! One measured figure with its target, as a line to read and as JSON.

use serde_json::{Value, json};
use std::fmt;

/// A figure of which less is better.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Stays the same from run to run, so that figures can be compared.
    pub id: &'static str,
    /// What was measured, in words.
    pub what: &'static str,
    pub value: f64,
    pub unit: &'static str,
    /// The most that the figure should be, if that was ever said.
    pub target: Option<f64>,
}

impl Row {
    /// Whether the target is met; none without a target.
    pub fn met(&self) -> Option<bool> {
        self.target.map(|target| self.value <= target)
    }

    /// The row of the file that `--json` names (docs/commands.md).
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "what": self.what,
            "value": number(self.value),
            "unit": self.unit,
            "target": self.target.map(number),
            "met": self.met(),
        })
    }
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {} {}", self.what, self.value, self.unit)?;
        match (self.target, self.met()) {
            (Some(target), Some(true)) => write!(formatter, " (target {target}: met)"),
            (Some(target), _) => write!(formatter, " (target {target}: MISSED)"),
            (None, _) => Ok(()),
        }
    }
}

/// Whole numbers without a decimal point.
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and figures are far below 2^53")]
fn number(value: f64) -> Value {
    if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: f64, target: Option<f64>) -> Row {
        Row { id: "start", what: "time to start", value, unit: "ms", target }
    }

    #[test]
    fn a_figure_at_its_target_meets_it_and_one_above_does_not() {
        assert_eq!(row(5.0, Some(5.0)).met(), Some(true));
        assert_eq!(row(5.01, Some(5.0)).met(), Some(false));
        assert_eq!(row(5.0, None).met(), None);
    }

    #[test]
    fn json_keeps_whole_numbers_whole() {
        assert_eq!(
            row(7.0, Some(10.0)).to_json().to_string(),
            json!({"id": "start", "what": "time to start", "value": 7, "unit": "ms", "target": 10, "met": true})
                .to_string()
        );
        assert_eq!(row(0.25, None).to_json()["value"], json!(0.25));
        assert_eq!(row(0.25, None).to_json()["met"], Value::Null);
    }
}
