//! Whatever Sell replies and whatever lies in the browser's storage: every question ends, nothing panics, and what comes
//! out of it can be drawn.

use crate::account::{Account, Deal, Kind, Party};
use crate::drawing::{draw, draw_contact, draw_deals, draw_lead, draw_record, log};
use crate::question::{about, agent, every_field, requester};
use crate::scripted::Scripted;
use crate::shelf::{Written, WrittenShelf};
use crate::twist::{Twist, twist};
use proptest::prelude::*;
use sell_sidebar::customer_view::{CustomerView, company};
use sell_sidebar::domain::contact::{Contact, ContactKind};
use sell_sidebar::domain::deal_list;
use sell_sidebar::domain::ids::{ContactId, LeadId};
use sell_sidebar::domain::user::Directory;
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::store::{Asking, ChosenRecord, Remembering, RequesterChoices, choices_of, search_plan, tidy};
use sell_sidebar::transport::Transport;
use std::cell::Cell;
use std::rc::Rc;

const NOW: u64 = 1_800_000_000_000;
const DAY: u64 = 24 * 60 * 60 * 1000;

fn account(search_v3: bool) -> Account {
    let mut person = Party::with_email(101, Kind::Person, "ada@example.com");
    (person.phone, person.company) = (Some("020 7946 0958".into()), Some(100));
    let deal = |id, stage, value| Deal {
        id,
        contact: 101,
        company: Some(100),
        value,
        currency: "EUR".into(),
        stage: Some(stage),
        updated_at: Some("2026-05-01T10:00:00Z".into()),
    };
    let deals =
        vec![deal(1, 1, 1000.into()), deal(2, 2, "12.50".into()), deal(3, 3, 7.into()), deal(4, 9, "-3".into())];
    let parties = vec![
        person,
        Party::with_email(100, Kind::Company, "office@example.com"),
        Party::with_email(201, Kind::Lead, "ada@example.com"),
        Party::with_email(301, Kind::Person, "stranger@example.com"),
    ];
    Account { deals, ..Account::of(parties) }.on_plan(search_v3)
}

/// A script: the replies twisted in turn, except the first if access is to be granted.
fn script<'a>(account: &'a Account, twists: &'a [Twist], granted: bool) -> Scripted<'a> {
    let number = Cell::new(0);
    Scripted::new(move |request| {
        let (at, reply) = (number.replace(number.get() + 1), account.reply(request));
        let twist = twists.get(at % twists.len().max(1)).filter(|_| !(granted && at == 0));
        twist.map_or(reply.clone(), |it| it.of(reply))
    })
}

fn choices() -> impl Strategy<Value = RequesterChoices> {
    let record = || {
        prop::sample::select(vec![101, 100, 201, 301, 999]).prop_flat_map(|id| {
            prop_oneof![Just(ChosenRecord::Contact(ContactId(id))), Just(ChosenRecord::Lead(LeadId(id)))]
        })
    };
    (prop::option::of(record()), prop::collection::vec(record(), 0..3))
        .prop_map(|(picked, refused)| RequesterChoices { picked, refused })
}

fn written() -> impl Strategy<Value = Written> {
    let text = prop_oneof![".{0,40}", "[0-9]{0,22} ?[0-9]{0,12}", "[0-9]{1,14}\n[\\[\\]{}\":a-z0-9,]{0,40}"];
    prop_oneof![
        1 => Just(Written::Nothing),
        1 => text.prop_map(Written::Text),
        4 => (0..2 * DAY, twist()).prop_map(|(age, twist)| Written::Reply(age, twist)),
    ]
}

/// Asks everything that the sidebar asks, and draws what comes.
fn ask_all<T: Transport>(run: &Scripted<'_>, sell: &Sell<T>, choices: RequesterChoices, all: bool) {
    let (agent, ada) = (agent(), requester(&["ada@example.com"], &["+44 20 7946 0958"]));
    let cards = every_field();
    let mut question = about(&agent, &ada);
    (question.choices, question.all) = (choices, all);
    match run.run(question.with(sell)) {
        Ok(answer) => draw(&answer.view, &cards),
        Err(failure) => log(&failure),
    }
    match run.run(company(sell, ContactId(100))) {
        Ok((customer, view)) => {
            draw(&CustomerView::Several(customer.clone()), &cards);
            draw_record(&customer, &view, &cards);
        }
        Err(failure) => log(&failure),
    }
    for text in ["ada@example.com", "+44 20 7946 0958", "Ada, \u{202e}King"] {
        match run.run(sell.find_by_text(text)) {
            Ok(hits) => {
                hits.contacts.iter().for_each(|it| draw_contact(it, &Directory::default(), &cards));
                hits.leads.iter().for_each(|it| draw_lead(it, &Directory::default(), &cards));
            }
            Err(failure) => log(&failure),
        }
    }
    for kind in [ContactKind::Person, ContactKind::Company] {
        match run.run(sell.deals_of(&Contact::blank(ContactId(101), kind))) {
            Ok(mut deals) => {
                let stages = run.run(sell.stages()).unwrap_or_default();
                let directory = Directory { stages, ..Directory::default() };
                deal_list::sort(&mut deals, &directory);
                draw_deals(&deals, &directory, &cards);
            }
            Err(failure) => log(&failure),
        }
    }
}

fn plan(search_v3: bool) -> SearchPlan {
    if search_v3 { SearchPlan::Try } else { SearchPlan::Missing }
}

proptest! {
    #[test]
    fn no_reply_panics_or_lasts_for_ever(
        twists in prop::collection::vec(twist(), 1..10),
        choices in choices(),
        all: bool,
        granted in prop::bool::weighted(0.8),
        search_v3: bool,
    ) {
        let account = account(search_v3);
        let scripted = script(&account, &twists, granted);
        ask_all(&scripted, &Sell::new(&scripted, plan(search_v3)).for_cards(every_field()), choices, all);
    }

    #[test]
    fn nothing_that_the_browser_kept_panics_or_lasts_for_ever(
        twists in prop::collection::vec(twist(), 1..6),
        written in prop::collection::vec(written(), 1..8),
        choices in choices(),
        all: bool,
        room: bool,
        asking in prop::sample::select(vec![Asking::WhereNeeded, Asking::Anew, Asking::Everything]),
        search_v3: bool,
    ) {
        let account = Rc::new(account(search_v3));
        let shelf = Rc::new(WrittenShelf::new(account.clone(), written, room, NOW));
        search_plan(shelf.as_ref());
        choices_of(shelf.as_ref(), sell_sidebar::domain::ids::SupportUserId(500));
        for asking in [Asking::Nobody, asking] {
            let scripted = script(&account, &twists, false);
            let remembering = Remembering::new(&scripted, shelf.clone(), asking, || 500);
            let sell = Sell::new(remembering, plan(search_v3)).for_cards(every_field());
            ask_all(&scripted, &sell, choices.clone(), all);
            prop_assert!(asking != Asking::Nobody || scripted.count() == 0);
            prop_assert!(sell.transport().as_of().is_none_or(|it| it <= NOW));
            scripted.run(sell.transport().renew());
        }
        tidy(shelf.as_ref());
    }
}
