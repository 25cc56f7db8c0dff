//! `GET search?query=`: the few words of Support's query language that a Sell card needs
//! (`type:ticket requester:ID status<solved`).

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Value, json};

use super::http::{Refusal, SupportRequest};
use super::tickets;

const STATUSES: [&str; 6] = ["new", "open", "pending", "hold", "solved", "closed"];

/// SQLite limits the depth of a condition.
const MOST_WORDS: usize = 100;

/// Answers with tickets only; `type:user` and others find nothing.
pub fn search(db: &Connection, request: &SupportRequest) -> Result<Value, Refusal> {
    let query = request.parameter("query").ok_or_else(|| Refusal::invalid("query is required"))?;
    let mut conditions = vec!["1".to_owned()];
    let mut values: Vec<Sql> = Vec::new();
    let words = words(query);
    if words.len() > MOST_WORDS {
        return Err(Refusal::invalid(format!("query has more than {MOST_WORDS} words")));
    }
    for word in words {
        let (condition, value) = condition(&word, request.agent.id)?;
        conditions.push(condition);
        values.extend(value);
    }
    let mut results = tickets::matching(db, &conditions.join(" AND "), params_from_iter(values))?;
    for result in &mut results {
        if let Some(ticket) = result.as_object_mut() {
            ticket.insert("result_type".into(), json!("ticket"));
        }
    }
    Ok(json!({"results": results, "count": results.len(), "next_page": null, "previous_page": null, "facets": null}))
}

/// Cuts at blanks outside double quotes; the quotes go.
fn words(query: &str) -> Vec<String> {
    let mut quoted = false;
    let mut words = vec![String::new()];
    for character in query.chars() {
        match character {
            '"' => quoted = !quoted,
            blank if blank.is_whitespace() && !quoted => words.push(String::new()),
            other => {
                if let Some(word) = words.last_mut() {
                    word.push(other);
                }
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn condition(word: &str, own_id: i64) -> Result<(String, Option<Sql>), Refusal> {
    let text = |text: &str| Some(Sql::Text(text.to_owned()));
    let operator = word.find([':', '<', '>']);
    let Some((name, rest)) = operator.and_then(|at| word.split_at_checked(at)) else {
        return Ok(("instr(lower(subject), lower(?)) > 0".into(), text(word)));
    };
    let (sign, value) = rest.split_at(1);
    Ok(match (name, sign) {
        ("type", ":") => (if value == "ticket" { "1" } else { "0" }.into(), None),
        ("requester", ":") if value == "me" => ("requester_id = ?".into(), Some(Sql::Integer(own_id))),
        ("requester", ":") => match value.parse() {
            Ok(id) => ("requester_id = ?".into(), Some(Sql::Integer(id))),
            Err(_) => ("requester_id IN (SELECT user_id FROM support_identities WHERE value = ?)".into(), text(value)),
        },
        ("organization", ":") => match value.parse() {
            Ok(id) => ("organization_id = ?".into(), Some(Sql::Integer(id))),
            Err(_) => (
                "organization_id IN (SELECT id FROM support_organizations WHERE name = ? COLLATE NOCASE)".into(),
                text(value),
            ),
        },
        ("status", ":") => ("status = ?".into(), text(value)),
        ("status", "<" | ">") => {
            let at = STATUSES
                .iter()
                .position(|status| *status == value)
                .ok_or_else(|| Refusal::invalid("status is not known"))?;
            let range = if sign == "<" { STATUSES.get(..at) } else { STATUSES.get(at + 1..) };
            let list: Vec<String> = range.unwrap_or_default().iter().map(|status| format!("'{status}'")).collect();
            (format!("status IN ({})", list.join(", ")), None)
        }
        ("tags", ":") => ("EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)".into(), text(value)),
        ("order_by" | "sort", ":") => ("1".into(), None),
        _ => return Err(Refusal::invalid(format!("the sandbox does not search by '{name}{sign}'"))),
    })
}
