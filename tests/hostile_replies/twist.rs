//! What may happen to a reply on its way: another status, another body, values that are not as documented.

use proptest::prelude::*;
use sell_sidebar::transport::Reply;
use serde_json::Value;

/// What happens to one reply.
#[derive(Debug, Clone)]
pub enum Twist {
    /// Nothing.
    None,
    /// Another status.
    Status(u16),
    /// Another body.
    Body(String),
    /// The body ends early.
    CutOff(usize),
    /// Some values are others; a place counts through the whole tree and goes round.
    Values(Vec<(usize, Change)>),
}

/// What happens to one value.
#[derive(Debug, Clone)]
pub enum Change {
    /// It is gone, where an object or list holds it.
    Gone,
    /// It is there twice, where a list holds it.
    Twice,
    /// This is there instead, as JSON text: not all of it could be told by a [`Value`].
    Instead(String),
}

/// Any twist; replies that can be read at least in part come most often.
pub fn twist() -> impl Strategy<Value = Twist> {
    prop_oneof![
        3 => Just(Twist::None),
        1 => status().prop_map(Twist::Status),
        1 => body().prop_map(Twist::Body),
        1 => (0_usize..4000).prop_map(Twist::CutOff),
        8 => values(),
    ]
}

/// Values that are not as documented, in a reply that is one.
pub fn values() -> impl Strategy<Value = Twist> {
    prop::collection::vec((any::<prop::sample::Index>(), change()), 1..8)
        .prop_map(|it| Twist::Values(it.into_iter().map(|(at, change)| (at.index(1000), change)).collect()))
}

fn status() -> impl Strategy<Value = u16> {
    prop_oneof![
        prop::sample::select(vec![0, 200, 204, 301, 400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504]),
        any::<u16>(),
    ]
}

fn body() -> impl Strategy<Value = String> {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let fixed = vec![
        String::new(),
        " \n".into(),
        "null".into(),
        "7".into(),
        "[]".into(),
        "{}".into(),
        r#""\ud800""#.into(),
        "<html><body>502</body></html>".into(),
        "\u{feff}{\"items\":[]}".into(),
        r#"{"items":{}}"#.into(),
        r#"{"items":[null,7,"x",[],{},{"data":null},{"data":[]},{"data":{}}]}"#.into(),
        r#"{"items":[{"items":null}]}"#.into(),
        r#"{"items":[[{"items":[]}]]}"#.into(),
        r#"{"data":{"id":null}}"#.into(),
        r#"{"errors":[{"error":{"details":7,"message":"\u202eno"}}],"meta":{"logref":[]}}"#.into(),
        deep(100),
        deep(10_000),
        format!(r#"{{"items":[{}]}}"#, vec!["{}"; 300].join(",")),
        format!(r#"{{"items":{}}}"#, deep(120)),
    ];
    prop_oneof![prop::sample::select(fixed), ".{0,80}", "[\\[\\]{}:,\"0-9a-z ]{0,80}"]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![Just(Change::Gone), Just(Change::Twice), json().prop_map(Change::Instead)]
}

/// A value as JSON text.
fn json() -> impl Strategy<Value = String> {
    let fixed = vec![
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e3",
        "1e400",
        "1e2147483647",
        "1e-2147483648",
        "1e99999999999999999999",
        "-170141183460469231731687303715884105727",
        "170141183460469231731687303715884105727e-5",
        "170141183460469231731687303715884105727e-42",
        "18446744073709551615",
        "18446744073709551616",
        "9223372036854775808",
        r#""""#,
        r#"" \t\n""#,
        r#""7""#,
        r#""+7""#,
        r#""won""#,
        r#""1,000.50""#,
        r#""NaN""#,
        r#""\ud800""#,
        r#""\udc00x""#,
        r#""\u0000\u0007\u009f""#,
        r#""\u202egnp.exe\u2066""#,
        r#""<script>alert(1)</script>""#,
        r#""javascript:alert(1)""#,
        r#""2026-99-99T99:99:99Z""#,
        r#""+1 800 555-HELP""#,
        r#""@""#,
        "[]",
        "{}",
        r#"["a",null,7,{}]"#,
        r#"{"id":7,"name":null}"#,
        r#"{"id":"7","name":"N"}"#,
        r#"{"$serde_json::private::Number":"7"}"#,
        r#"{"$serde_json::private::Number":"x"}"#,
    ];
    let long = vec![
        format!("\"{}\"", "長".repeat(5_500)),
        "9".repeat(5_500),
        format!("0.{}", "1".repeat(5_500)),
        format!("{}{}", "[".repeat(90), "]".repeat(90)),
        format!("{}{}", r#"{"data":"#.repeat(90), format_args!("7{}", "}".repeat(90))),
    ];
    prop_oneof![
        6 => prop::sample::select(fixed).prop_map(str::to_owned),
        1 => prop::sample::select(long),
        2 => any::<i64>().prop_map(|it| it.to_string()),
        2 => ".{0,40}".prop_map(|it| Value::from(it).to_string()),
    ]
}

impl Twist {
    /// What comes instead of a reply.
    pub fn of(&self, honest: Reply) -> Reply {
        match self {
            Self::None => honest,
            Self::Status(status) => Reply { status: *status, ..honest },
            Self::Body(body) => Reply { body: body.clone(), ..honest },
            Self::CutOff(length) => Reply { body: honest.body.chars().take(*length).collect(), ..honest },
            Self::Values(changes) => Reply { body: changed(&honest.body, changes), ..honest },
        }
    }
}

fn changed(body: &str, changes: &[(usize, Change)]) -> String {
    let Ok(mut tree) = serde_json::from_str::<Value>(body) else { return body.to_owned() };
    for (number, (place, change)) in changes.iter().enumerate() {
        let mut place = place % count(&tree).max(1);
        change_at(&mut tree, &mut place, change, number);
    }
    let mut text = tree.to_string();
    for (number, (_, change)) in changes.iter().enumerate() {
        if let Change::Instead(json) = change {
            text = text.replace(&format!("\"{}\"", stand_in(number)), json);
        }
    }
    text
}

/// Holds the place of a text that is put in at the end.
fn stand_in(number: usize) -> String {
    format!("@@{number}@@")
}

/// How many values an object or list holds, at any depth.
fn count(tree: &Value) -> usize {
    match tree {
        Value::Array(items) => items.iter().map(|it| 1 + count(it)).sum(),
        Value::Object(fields) => fields.values().map(|it| 1 + count(it)).sum(),
        _ => 0,
    }
}

/// Changes the value at a place. `true` once that is done.
fn change_at(tree: &mut Value, place: &mut usize, change: &Change, number: usize) -> bool {
    let step = |place: &mut usize| match place.checked_sub(1) {
        Some(left) => {
            *place = left;
            false
        }
        None => true,
    };
    match tree {
        Value::Array(items) => {
            for at in 0..items.len() {
                if step(place) {
                    match change {
                        Change::Gone => drop(items.remove(at)),
                        Change::Twice => items.push(items.get(at).cloned().unwrap_or_default()),
                        Change::Instead(_) => {
                            items.iter_mut().skip(at).take(1).for_each(|it| *it = stand_in(number).into());
                        }
                    }
                    return true;
                }
                if items.get_mut(at).is_some_and(|it| change_at(it, place, change, number)) {
                    return true;
                }
            }
        }
        Value::Object(fields) => {
            let names: Vec<String> = fields.keys().cloned().collect();
            for name in names {
                if step(place) {
                    match change {
                        Change::Gone | Change::Twice => drop(fields.remove(&name)),
                        Change::Instead(_) => drop(fields.insert(name, stand_in(number).into())),
                    }
                    return true;
                }
                if fields.get_mut(&name).is_some_and(|it| change_at(it, place, change, number)) {
                    return true;
                }
            }
        }
        _ => {}
    }
    false
}
