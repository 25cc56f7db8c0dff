//! One measured figure with its target, as a line to read and as JSON.

use serde_json::{Value, json};
use std::borrow::Cow;
use std::fmt;

/// A figure of which less is better.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Stays the same from run to run, so that figures can be compared.
    pub id: Cow<'static, str>,
    /// What was measured, in words.
    pub what: Cow<'static, str>,
    pub value: f64,
    pub unit: Cow<'static, str>,
    /// What the figure should be, if that was ever said.
    pub target: Option<Target>,
}

/// What a figure should be.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// At most so much.
    AtMost(f64),
    /// Something that no single number says; whoever measured saw whether it was so.
    Seen { words: String, met: bool },
}

impl Row {
    /// Whether the target is met; none without a target.
    pub fn met(&self) -> Option<bool> {
        self.target.as_ref().map(|target| match target {
            Target::AtMost(most) => self.value <= *most,
            Target::Seen { met, .. } => *met,
        })
    }

    /// The row of the file that `--json` names (docs/commands.md).
    pub fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "what": self.what,
            "value": number(self.value),
            "unit": self.unit,
            "target": self.target.as_ref().map(|target| match target {
                Target::AtMost(most) => number(*most),
                Target::Seen { words, .. } => json!(words),
            }),
            "met": self.met(),
        })
    }

    /// A row that a script printed, in the form of [`Row::to_json`]; `met` counts only where the target is words.
    pub fn from_json(row: &Value) -> Option<Self> {
        let text = |name: &str| Some(Cow::Owned(row.get(name)?.as_str()?.to_owned()));
        let target = match row.get("target")? {
            Value::Null => None,
            Value::String(words) => Some(Target::Seen { words: words.clone(), met: row.get("met")?.as_bool()? }),
            most => Some(Target::AtMost(most.as_f64()?)),
        };
        let value = row.get("value")?.as_f64()?;
        Some(Self { id: text("id")?, what: text("what")?, value, unit: text("unit")?, target })
    }
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {} {}", self.what, self.value, self.unit)?;
        let (Some(target), Some(met)) = (&self.target, self.met()) else { return Ok(()) };
        let verdict = if met { "met" } else { "MISSED" };
        match target {
            Target::AtMost(most) => write!(formatter, " (target {most}: {verdict})"),
            Target::Seen { words, .. } => write!(formatter, " (target {words}: {verdict})"),
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
        let target = target.map(Target::AtMost);
        Row { id: "start".into(), what: "time to start".into(), value, unit: "ms".into(), target }
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
    #[test]
    fn a_row_comes_back_from_json_as_it_went() {
        let words = |met| Target::Seen { words: "before any reply".to_owned(), met };
        for target in [None, Some(Target::AtMost(1.4)), Some(words(true)), Some(words(false))] {
            let row = Row { target, ..row(1.25, None) };
            assert_eq!(Row::from_json(&row.to_json()), Some(row));
        }
    }

    #[test]
    fn half_a_row_is_none() {
        for missing in ["id", "what", "value", "unit", "target"] {
            let mut json = row(7.0, Some(10.0)).to_json();
            json.as_object_mut().map(|it| it.remove(missing));
            assert_eq!(Row::from_json(&json), None, "without {missing}");
        }
    }
}
