//! A Sell that holds the record of one pair. It compares letter by letter, as the real one is known to: search v3
//! without regard to ASCII case, lists exactly.

use crate::pairs::{Kind, Pair};
use sell_sidebar::failure::Failure;
use sell_sidebar::transport::{Reply, Request, Transport};
use serde_json::{Map, Value, json};
use std::cell::RefCell;

/// The id of every record here, and of every person's company.
const RECORD: u64 = 7;
const COMPANY: u64 = 9;

/// Sell with one record.
pub struct SmallSell<'a> {
    pair: &'a Pair,
    has_search: bool,
    /// Method and path of what was asked.
    pub asked: RefCell<Vec<String>>,
}

impl<'a> SmallSell<'a> {
    /// With or without search v3.
    pub fn with(pair: &'a Pair, has_search: bool) -> Self {
        Self { pair, has_search, asked: RefCell::default() }
    }

    fn answer(&self, request: &Request) -> Reply {
        let of_leads = request.path.starts_with("/v2/leads") || request.path.starts_with("/v3/leads");
        let holds = of_leads == (self.pair.kind == Kind::Lead);
        if request.path.starts_with("/v3/") {
            if !self.has_search {
                return Reply { status: 403, body: "{}".to_owned() };
            }
            let filter = request.body.as_ref().and_then(|it| it.pointer("/items/0/data/query/filter"));
            let found = holds && filter.is_some_and(|it| holds_for(it, &self.searchable()));
            let hits: Vec<Value> = found.then(|| json!({"data": self.searchable()})).into_iter().collect();
            return ok(&json!({"items": [{"items": hits}]}));
        }
        if request.query.starts_with(&format!("ids={COMPANY}&")) {
            return ok(
                &json!({"items": [{"data": {"id": COMPANY, "is_organization": true, "name": self.pair.known.organization}}]}),
            );
        }
        let record = self.listed();
        let wanted = pairs_of(&request.query);
        let passes =
            |(name, value): &(String, String)| record.get(name).and_then(Value::as_str) == Some(value.as_str());
        let found = holds && wanted.iter().filter(|(name, _)| !name.contains("page")).all(passes);
        let items: Vec<Value> = found.then(|| json!({"data": record})).into_iter().collect();
        ok(&json!({"items": items}))
    }

    fn names(&self) -> Map<String, Value> {
        let known = &self.pair.known;
        let mut record = Map::new();
        let whole: Vec<&str> =
            [&known.first_name, &known.last_name].into_iter().flatten().map(String::as_str).collect();
        let name = if self.pair.kind == Kind::Company { known.organization.clone() } else { Some(whole.join(" ")) };
        for (field, value) in [
            ("first_name", &known.first_name),
            ("last_name", &known.last_name),
            ("name", &name),
            ("email", &known.email),
        ] {
            record.insert(field.to_owned(), json!(value));
        }
        record.insert("id".to_owned(), json!(RECORD));
        record
    }

    /// As a v2 list has it.
    fn listed(&self) -> Map<String, Value> {
        let known = &self.pair.known;
        let mut record = self.names();
        record.insert("phone".to_owned(), json!(known.phone));
        record.insert("mobile".to_owned(), json!(known.mobile));
        match self.pair.kind {
            Kind::Lead => {
                record.remove("name");
                record.insert("organization_name".to_owned(), json!(known.organization));
            }
            Kind::Person => {
                record.insert("contact_id".to_owned(), json!(known.organization.as_ref().map(|_| COMPANY)));
            }
            Kind::Company => {
                record.insert("is_organization".to_owned(), json!(true));
            }
        }
        record
    }

    /// As search v3 has it.
    fn searchable(&self) -> Map<String, Value> {
        let known = &self.pair.known;
        let mut record = self.names();
        record.insert("phone_numbers".to_owned(), json!({"phone": known.phone, "mobile": known.mobile}));
        let national: Vec<String> =
            [&known.phone, &known.mobile].into_iter().flatten().map(|it| national(it)).collect();
        record.insert("normalized_phone_numbers".to_owned(), json!({"national_number": national}));
        match self.pair.kind {
            Kind::Lead => record.insert("company_name".to_owned(), json!(known.organization)),
            Kind::Person => record.insert(
                "company".to_owned(),
                json!(known.organization.as_ref().map(|name| json!({"id": COMPANY, "name": name}))),
            ),
            Kind::Company => record.insert("is_organisation".to_owned(), json!(true)),
        };
        record
    }
}

impl Transport for &SmallSell<'_> {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        self.asked.borrow_mut().push(request.operation());
        Ok(self.answer(&request))
    }
}

fn ok(body: &Value) -> Reply {
    Reply { status: 200, body: body.to_string() }
}

/// Country codes of the pairs; numbers without one lose only their trunk zero.
const COUNTRIES: [&str; 29] = [
    "1", "7", "20", "30", "31", "33", "34", "36", "39", "41", "43", "44", "47", "49", "52", "55", "61", "65", "66",
    "81", "82", "84", "86", "90", "91", "234", "420", "852", "972",
];

fn national(number: &str) -> String {
    let number = number.split(char::is_alphabetic).next().unwrap_or_default();
    let digits: String = number.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let abroad = number.starts_with('+') || digits.starts_with("00");
    let digits = digits.trim_start_matches('0');
    let code = COUNTRIES.iter().find(|it| abroad && digits.starts_with(**it)).copied().unwrap_or_default();
    digits.trim_start_matches(code).to_owned()
}

fn holds_for(filter: &Value, record: &Map<String, Value>) -> bool {
    let all = |name: &str| filter.get(name).and_then(Value::as_array);
    if let Some(all) = all("and") {
        return !all.is_empty() && all.iter().all(|it| holds_for(it, record));
    }
    if let Some(any) = all("or") {
        return any.iter().any(|it| holds_for(it, record));
    }
    let text = |at: &str| filter.pointer(at).and_then(Value::as_str).map(str::to_ascii_lowercase);
    let Some(attribute) = text("/filter/attribute/name") else { panic!("no condition: {filter}") };
    let mut value = Some(&Value::Null);
    for (depth, part) in attribute.split('.').enumerate() {
        value = if depth == 0 { record.get(part) } else { value.and_then(|it| it.get(part)) };
    }
    let values: Vec<String> = match value {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_ascii_lowercase).collect(),
        one => one.and_then(Value::as_str).map(str::to_ascii_lowercase).into_iter().collect(),
    };
    if let Some(start) = text("/filter/parameter/starts_with") {
        return values.iter().any(|it| it.starts_with(&start));
    }
    let any = filter.pointer("/filter/parameter/any").and_then(Value::as_array);
    any.is_some_and(|any| any.iter().filter_map(Value::as_str).any(|it| values.contains(&it.to_ascii_lowercase())))
}

/// Name and decoded value of each pair of a query.
fn pairs_of(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter_map(|it| it.split_once('='))
        .map(|(name, value)| (name.to_owned(), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.bytes());
    while let Some(byte) = rest.next() {
        let digit = |it: Option<u8>| it.and_then(|it| char::from(it).to_digit(16)).and_then(|it| u8::try_from(it).ok());
        bytes.push(if byte == b'%' {
            digit(rest.next()).unwrap_or_default() * 16 + digit(rest.next()).unwrap_or_default()
        } else {
            byte
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
