//! The filter tree of a search as a SQL condition with bound values: `and`, `or`, `not`, and leaves with `eq`, `any`,
//! `starts_with`, `is_null` and `range` (`sell-api.md` 4). Text is compared without regard to case (a guess).

use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use serde_json::Value;

use super::attributes::{self, Attribute, Index, Shape};
use super::{only, refused};
use crate::sell::errors::ApiError;

/// Deeper trees than any person or app writes; a limit keeps a broken client from exhausting the stack.
const MAX_DEPTH: usize = 16;
/// The same for the number of comparisons and of values in one `any`.
const MAX_COMPARISONS: usize = 200;
const MAX_VALUES: usize = 1_000;

/// Condition and values being built.
#[derive(Default)]
pub struct Clause {
    pub sql: String,
    pub values: Vec<Sql>,
    comparisons: usize,
}

/// Appends the condition of `node` to `clause`.
pub fn translate(
    db: &Connection,
    index: &Index,
    node: &Value,
    clause: &mut Clause,
    depth: usize,
) -> Result<(), ApiError> {
    let object = node.as_object().filter(|object| object.len() == 1 && depth < MAX_DEPTH);
    let Some((word, content)) = object.and_then(|object| object.iter().next()) else {
        return Err(refused("A filter node is an object with exactly one of 'and', 'or', 'not', 'filter'."));
    };
    match (word.as_str(), content) {
        ("and", Value::Array(nodes)) => join(db, index, nodes, " AND ", clause, depth),
        ("or", Value::Array(nodes)) => join(db, index, nodes, " OR ", clause, depth),
        ("not", node) => {
            // `IS NOT TRUE` also keeps records in which the attribute is empty.
            clause.sql.push('(');
            translate(db, index, node, clause, depth + 1)?;
            clause.sql.push_str(") IS NOT TRUE");
            Ok(())
        }
        ("filter", leaf) => comparison(db, index, leaf, clause),
        _ => Err(refused("A filter node is an object with exactly one of 'and', 'or', 'not', 'filter'.")),
    }
}

fn join(
    db: &Connection,
    index: &Index,
    nodes: &[Value],
    word: &str,
    clause: &mut Clause,
    depth: usize,
) -> Result<(), ApiError> {
    if nodes.is_empty() {
        return Err(refused("'and' and 'or' need at least one filter."));
    }
    clause.sql.push('(');
    for (position, node) in nodes.iter().enumerate() {
        if position > 0 {
            clause.sql.push_str(word);
        }
        translate(db, index, node, clause, depth + 1)?;
    }
    clause.sql.push(')');
    Ok(())
}

fn comparison(db: &Connection, index: &Index, leaf: &Value, clause: &mut Clause) -> Result<(), ApiError> {
    clause.comparisons += 1;
    if clause.comparisons > MAX_COMPARISONS {
        return Err(refused(&format!("A filter has at most {MAX_COMPARISONS} comparisons.")));
    }
    only(leaf, &["attribute", "parameter"], "A comparison")?;
    let name = leaf.pointer("/attribute/name").and_then(Value::as_str);
    let name = name.ok_or_else(|| refused("A filter names its attribute in 'attribute.name'."))?;
    let found = attributes::named(db, index, name)?;
    let [attribute] = found.as_slice() else {
        return Err(refused(&format!("'{name}' is no attribute that can be filtered by.")));
    };
    let parameter = leaf.get("parameter").and_then(Value::as_object).filter(|parameter| parameter.len() == 1);
    let Some((operator, operand)) = parameter.and_then(|parameter| parameter.iter().next()) else {
        return Err(refused(&format!("The comparison with '{name}' needs exactly one parameter.")));
    };
    if operator == "is_null" {
        let is_null = operand.as_bool().ok_or_else(|| refused("'is_null' is true or false."))?;
        let test = match (attribute.shape, is_null) {
            (Shape::List, true) => format!("NOT EXISTS (SELECT 1 FROM json_each({}))", attribute.sql),
            (Shape::List, false) => format!("EXISTS (SELECT 1 FROM json_each({}))", attribute.sql),
            (_, true) => format!("{} IS NULL", attribute.sql),
            (_, false) => format!("{} IS NOT NULL", attribute.sql),
        };
        clause.sql.push_str(&test);
        return Ok(());
    }
    if attribute.shape != Shape::List {
        return operation(attribute, &attribute.sql, operator, operand, clause);
    }
    if attribute.elements.is_empty() {
        clause.sql.push_str(&format!("EXISTS (SELECT 1 FROM json_each({}) element WHERE ", attribute.sql));
        operation(attribute, "element.value", operator, operand, clause)?;
        clause.sql.push(')');
        return Ok(());
    }
    // A comparison for each of the few elements can use their indexes.
    clause.sql.push('(');
    for (position, element) in attribute.elements.iter().enumerate() {
        if position > 0 {
            clause.sql.push_str(" OR ");
        }
        operation(attribute, element, operator, operand, clause)?;
    }
    clause.sql.push(')');
    Ok(())
}

fn operation(
    attribute: &Attribute,
    subject: &str,
    operator: &str,
    operand: &Value,
    clause: &mut Clause,
) -> Result<(), ApiError> {
    let textual = matches!(attribute.shape, Shape::Text | Shape::List) && attribute.elements.is_empty();
    let collation = if textual { " COLLATE NOCASE" } else { "" };
    match (operator, operand) {
        ("eq", operand) => {
            clause.sql.push_str(&format!("{subject} = ?{collation}"));
            clause.values.push(bind(attribute, operand)?);
        }
        ("any", Value::Array(operands)) if (1..=MAX_VALUES).contains(&operands.len()) => {
            let marks = vec!["?"; operands.len()].join(", ");
            clause.sql.push_str(&format!("{subject}{collation} IN ({marks})"));
            for operand in operands {
                clause.values.push(bind(attribute, operand)?);
            }
        }
        ("starts_with", Value::String(start)) if matches!(attribute.shape, Shape::Text | Shape::List) => {
            clause.sql.push_str(&format!("substr({subject}, 1, length(?)) = ?{collation}"));
            clause.values.extend([Sql::Text(start.clone()), Sql::Text(start.clone())]);
        }
        ("range", Value::Object(bounds)) if !bounds.is_empty() => {
            let mut tests = Vec::new();
            for (bound, operand) in bounds {
                let sign = match bound.as_str() {
                    "gte" => ">=",
                    "gt" => ">",
                    "lte" => "<=",
                    "lt" => "<",
                    _ => return Err(refused("A range is bounded by 'gte', 'gt', 'lte', 'lt'.")),
                };
                tests.push(format!("{subject} {sign} ?"));
                clause.values.push(bind(attribute, operand)?);
            }
            clause.sql.push_str(&format!("({})", tests.join(" AND ")));
        }
        _ => return Err(refused(&format!("'{operator}' is no parameter that '{}' takes.", attribute.name))),
    }
    Ok(())
}

fn bind(attribute: &Attribute, operand: &Value) -> Result<Sql, ApiError> {
    let value = match (attribute.shape, operand) {
        (Shape::Text | Shape::List, Value::String(text)) => Some(Sql::Text(text.clone())),
        (Shape::Number, Value::String(text)) => text.parse().ok().map(Sql::Real),
        (Shape::Number | Shape::List, Value::Number(number)) => {
            number.as_i64().map(Sql::Integer).or_else(|| number.as_f64().map(Sql::Real))
        }
        (Shape::Flag, Value::Bool(flag)) => Some(Sql::Integer(i64::from(*flag))),
        _ => None,
    };
    value.ok_or_else(|| refused(&format!("The value given for '{}' has the wrong type.", attribute.name)))
}
