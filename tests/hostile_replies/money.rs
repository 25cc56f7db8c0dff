//! What the open deals add up to, to the hundredth of a cent, and the order in which deals stand (spec 4), compared with
//! a calculation of the test's own from the texts that Sell sent.

use crate::account::{Account, Deal, Kind, Party, Stage};
use crate::question::{about, agent, requester};
use crate::scripted::Scripted;
use proptest::prelude::*;
use sell_sidebar::customer_view::{CustomerView, Deals};
use sell_sidebar::domain::deal_list;
use sell_sidebar::sell::{SearchPlan, Sell};
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::BTreeMap;

const STAGES: [Stage; 6] = [
    Stage { id: 1, category: "incoming", position: 1 },
    Stage { id: 2, category: "in_progress", position: 2 },
    Stage { id: 3, category: "somewhere", position: 2 },
    Stage { id: 4, category: "won", position: 3 },
    Stage { id: 5, category: "lost", position: 4 },
    Stage { id: 6, category: "unqualified", position: -1 },
];

/// A value in ten-thousandths, and one of the ways to write it as JSON.
#[derive(Debug, Clone)]
struct Written {
    ten_thousandths: i128,
    json: String,
}

/// A deal as generated: value, currency as sent, stage as sent, last change.
type Generated = (Option<Written>, &'static str, Option<u64>, Option<String>);

fn written() -> impl Strategy<Value = Written> {
    let size = prop_oneof![0_i128..100_000, 0_i128..1_000_000_000_000_000, Just(1_i128)];
    (any::<bool>(), size, 0_usize..=4, 0_u8..4).prop_map(|(negative, size, places, way)| {
        // Only as many places as are to be written.
        let unit = 10_i128.pow(4 - u32::try_from(places).unwrap_or(4));
        let size = size / unit * unit;
        let (whole, fraction) = (size / 10_000, format!("{:04}", size % 10_000));
        let point =
            if places == 0 { String::new() } else { format!(".{}", fraction.get(..places).unwrap_or_default()) };
        let sign = if negative { "-" } else { "" };
        let json = match way {
            0 => format!("{sign}{whole}{point}"),
            1 => format!("\"{sign}{whole}{point}\""),
            2 => format!("{sign}{size}e-4"),
            _ => format!("\"{sign}0.{}{fraction}E+20\"", format_args!("{whole:020}")),
        };
        Written { ten_thousandths: if negative { -size } else { size }, json }
    })
}

fn deals() -> impl Strategy<Value = Vec<Generated>> {
    let currency = prop::sample::select(vec!["\"EUR\"", "\" eur\"", "\"JPY\"", "\"\"", "null", "\"EURO\"", "7"]);
    let stage = prop::option::weighted(0.9, 1_u64..9);
    let changed =
        prop::option::weighted(0.9, (1..4_u32, 1..4_u32).prop_map(|(m, d)| format!("2026-0{m}-0{d}T10:00:00Z")));
    prop::collection::vec((prop::option::weighted(0.95, written()), currency, stage, changed), 0..40)
}

fn account(deals: &[Generated], search_v3: bool) -> Account {
    let deal = |(at, (value, currency, stage, updated_at)): (usize, &Generated)| Deal {
        id: 1 + at as u64,
        contact: 101,
        company: None,
        value: value.as_ref().and_then(|it| serde_json::from_str(&it.json).ok()).unwrap_or(Value::Null),
        currency: serde_json::from_str(currency).unwrap_or(Value::Null),
        stage: *stage,
        updated_at: updated_at.clone(),
    };
    let ada = Party::with_email(101, Kind::Person, "ada@example.com");
    let deals = deals.iter().enumerate().map(deal).collect();
    Account { deals, stages: STAGES.to_vec(), ..Account::of(vec![ada]) }.on_plan(search_v3)
}

/// Where a deal stands: open ones by stage, the furthest first, one without a known stage last; then closed ones.
fn rank(stage: Option<u64>) -> i64 {
    match STAGES.iter().find(|it| Some(it.id) == stage) {
        Some(stage) if matches!(stage.category, "won" | "lost" | "unqualified") => i64::MAX,
        Some(stage) => 1_000 - stage.position,
        None => 2_000,
    }
}

/// The sums by currency, without those that are nothing.
fn sums(deals: &[Generated]) -> BTreeMap<Option<&'static str>, i128> {
    let mut sums = BTreeMap::new();
    for (value, currency, stage, _) in deals {
        let currency = match *currency {
            "\"EUR\"" | "\" eur\"" => Some("EUR"),
            "\"JPY\"" => Some("JPY"),
            _ => None,
        };
        if let (Some(value), true) = (value, rank(*stage) < i64::MAX) {
            *sums.entry(currency).or_insert(0) += value.ten_thousandths;
        }
    }
    sums.retain(|_, sum| *sum != 0);
    sums
}

/// A decimal as the app writes it, in ten-thousandths.
fn ten_thousandths(shown: &str) -> i128 {
    let (whole, fraction) = shown.split_once('.').unwrap_or((shown, ""));
    assert!(fraction.len() <= 4 && !fraction.ends_with('0'), "{shown}");
    format!("{whole}{fraction:0<4}").parse().unwrap_or_else(|error| panic!("{shown}: {error}"))
}

proptest! {
    #[test]
    fn open_deals_add_up_exactly_and_stand_in_order(generated in deals(), search_v3: bool) {
        let (account, agent, ada) = (account(&generated, search_v3), agent(), requester(&["ada@example.com"], &[]));
        let scripted = Scripted::new(|request| account.reply(request));
        let answer = scripted.run(about(&agent, &ada).with(&Sell::new(&scripted, SearchPlan::Try)));
        let Ok(CustomerView::Record(customer, view)) = answer.map(|it| it.view) else { panic!("no record") };
        let Deals::Ready(shown) = &view.deals else { panic!("{:?}", view.deals) };

        let totals = deal_list::open_totals(shown, &customer.directory);
        let of_app: BTreeMap<Option<&str>, i128> =
            totals.iter().map(|it| (it.currency.as_deref(), ten_thousandths(&it.amount.to_string()))).collect();
        prop_assert_eq!(of_app.len(), totals.len(), "one sum for each currency");
        prop_assert_eq!(of_app, sums(&generated));

        let of_id = |id: u64| usize::try_from(id - 1).ok().and_then(|at| generated.get(at));
        let shown: Vec<&Generated> = shown.iter().filter_map(|it| of_id(it.id.0)).collect();
        prop_assert_eq!(shown.len(), generated.len());
        let in_order = |one: &&Generated, other: &&Generated| match rank(one.2).cmp(&rank(other.2)) {
            Ordering::Less => true,
            Ordering::Equal => one.3 >= other.3,
            Ordering::Greater => false,
        };
        prop_assert!(shown.is_sorted_by(in_order), "{:?}", shown);
    }
}
