//! Nobody's data under another's name: replies hold records and deals of strangers, and every record that is shown
//! shares an address or number with the requester or was chosen by the agent. The test compares by a rule of its own.

use crate::account::{Account, Deal, Kind, Party};
use crate::question::{about, agent, requester};
use crate::scripted::Scripted;
use crate::twist::{Twist, values};
use proptest::prelude::*;
use sell_sidebar::customer_view::{Customer, CustomerView, Deals, Record};
use sell_sidebar::domain::ids::{ContactId, LeadId};
use sell_sidebar::domain::matching::MatchReason;
use sell_sidebar::domain::profile::Profile;
use sell_sidebar::failure::Failure;
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::store::{Asking, ChosenRecord, MemoryShelf, Remembering, RequesterChoices, Shelf};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Somebody's address, and ways to write their number.
struct Somebody {
    email: &'static str,
    writings: [&'static str; 4],
}

/// The requester's number in international form.
const NUMBER: &str = "49309128200";

/// The requester first, then people who are easily taken for them: another domain, country or area, one letter or digit
/// more, a number that is too short to be anybody's.
const PEOPLE: [Somebody; 5] = [
    Somebody {
        email: "ada@example.com",
        writings: ["+49 30 9128200", "0049 (0)30 912-8200", "030 9128200", "+49.30.9128200 ext. 7"],
    },
    Somebody {
        email: "ada@example.org",
        writings: ["+43 30 9128200", "0043309128200", "+43 (0)30 9128200", "+30 9128200"],
    },
    Somebody {
        email: "ada+1@example.com",
        writings: ["+49 30 9128201", "030 9128201", "0049 30 9128201", "+49 (0) 30 9128201"],
    },
    Somebody {
        email: "xada@example.com",
        writings: ["+49 30 91282000", "030 91282000", "+49 (0)30 91282000", "0049 3091282000"],
    },
    Somebody {
        email: "ada@example.com.example",
        writings: ["+49 55 9128200", "055 9128200", "128200", "+49 (0)55 9128200"],
    },
];

/// Whose record it is, what it is, and which of address, phone and mobile it has in which writing.
#[derive(Debug, Clone)]
struct Generated {
    whose: usize,
    kind: Kind,
    email: Option<usize>,
    phone: Option<usize>,
    mobile: Option<usize>,
}

impl Generated {
    fn is_shown(&self) -> bool {
        self.whose == 0 && (self.email.is_some() || self.phone.is_some() || self.mobile.is_some())
    }

    fn party(&self, id: u64) -> Party {
        let Some(somebody) = PEOPLE.get(self.whose) else { panic!("nobody") };
        let number = |writing: Option<usize>| somebody.writings.get(writing?).map(|it| (*it).to_owned());
        let email = self.email.map(|writing| match writing {
            0 => somebody.email.to_owned(),
            1 => somebody.email.to_uppercase(),
            _ => format!(" {}\n", somebody.email),
        });
        Party { id, kind: self.kind, email, phone: number(self.phone), mobile: number(self.mobile), company: None }
    }
}

fn records() -> impl Strategy<Value = Vec<Generated>> {
    let kind = prop::sample::select(vec![Kind::Lead, Kind::Person, Kind::Company]);
    let record = (
        0..PEOPLE.len(),
        kind,
        prop::option::of(0_usize..3),
        prop::option::of(0_usize..4),
        prop::option::of(0_usize..4),
    );
    prop::collection::vec(
        record.prop_map(|(whose, kind, email, phone, mobile)| Generated { whose, kind, email, phone, mobile }),
        0..12,
    )
}

const FIRST_ID: u64 = 1000;

fn account(records: &[Generated], deals: &[(u64, Option<u64>)], search_v3: bool) -> Account {
    let parties = records.iter().zip(FIRST_ID..).map(|(it, id)| it.party(id)).collect();
    let deal = |(&(contact, company), id): (&(u64, Option<u64>), u64)| Deal {
        id,
        contact: FIRST_ID + contact,
        company: company.map(|it| FIRST_ID + it),
        value: 1.into(),
        currency: "EUR".into(),
        stage: Some(1),
        updated_at: None,
    };
    Account { deals: deals.iter().zip(1..).map(deal).collect(), ..Account::of(parties) }.on_plan(search_v3)
}

fn deals() -> impl Strategy<Value = Vec<(u64, Option<u64>)>> {
    prop::collection::vec((0_u64..12, prop::option::of(0_u64..12)), 0..20)
}

fn picked() -> impl Strategy<Value = Option<ChosenRecord>> {
    prop::option::of((FIRST_ID..FIRST_ID + 13, any::<bool>()).prop_map(|(id, lead)| {
        if lead { ChosenRecord::Lead(LeadId(id)) } else { ChosenRecord::Contact(ContactId(id)) }
    }))
}

/// Asks about the first of [`PEOPLE`] and gives the customer that came, with the deals and whose they are.
fn ask<T: sell_sidebar::transport::Transport>(
    scripted: &Scripted<'_>,
    sell: &Sell<T>,
    picked: Option<ChosenRecord>,
) -> Result<CustomerView, Failure> {
    let (agent, [ada, ..]) = (agent(), &PEOPLE);
    let ada = requester(&[ada.email], &ada.writings[..1]);
    let mut question = about(&agent, &ada);
    question.choices = RequesterChoices { picked, refused: vec![] };
    scripted.run(question.with(sell)).map(|it| it.view)
}

fn customer(view: &CustomerView) -> Option<&Customer> {
    match view {
        CustomerView::Record(customer, _) | CustomerView::Several(customer) => Some(customer),
        _ => None,
    }
}

/// The test's own rule: the same address but for case and blanks; the same digits behind the country's or trunk prefix,
/// at least seven of them if only one side names the country.
fn is_reached_like_the_requester(profile: &Profile) -> bool {
    let [ada, ..] = &PEOPLE;
    let by_email = profile.email.as_ref().is_some_and(|it| it.trim().to_lowercase() == ada.email);
    by_email || [&profile.phone, &profile.mobile].into_iter().flatten().any(|it| is_number(it))
}

fn is_number(written: &str) -> bool {
    let written =
        written.trim().split(|it: char| it.is_alphabetic() || it == ';' || it == '#').next().unwrap_or_default();
    let names_country = written.starts_with('+') || written.starts_with("00");
    let digits: String = written.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    if names_country { digits == NUMBER } else { 7 <= digits.len() && NUMBER.ends_with(digits) }
}

/// Panics if anything in a view is somebody else's.
fn check(view: &CustomerView, picked: Option<ChosenRecord>) {
    let Some(customer) = customer(view) else { return };
    for (record, reasons) in customer.picks().into_iter().filter_map(|it| customer.record(it)) {
        let profile = match record {
            Record::Contact(contact) => &contact.profile,
            Record::Lead(lead) => &lead.profile,
        };
        let chosen = picked == Some(record.chosen()) && reasons == [MatchReason::Chosen];
        assert!(chosen || is_reached_like_the_requester(profile), "{record:?} because of {reasons:?}");
    }
    let CustomerView::Record(_, shown) = view else { return };
    if let Deals::Ready(deals) = &shown.deals {
        let Some(contact) = customer.contact(shown.pick) else { panic!("deals of a lead: {deals:?}") };
        for deal in deals {
            let parties = [&deal.contact, &deal.company].into_iter().flatten();
            assert!(parties.into_iter().any(|it| it.id == contact.id), "{deal:?} beside {contact:?}");
        }
    }
}

fn ids(view: &CustomerView) -> BTreeSet<u64> {
    let id = |record: Record<'_>| match record.chosen() {
        ChosenRecord::Contact(id) => id.0,
        ChosenRecord::Lead(id) => id.0,
    };
    let Some(customer) = customer(view) else { return BTreeSet::new() };
    customer.picks().into_iter().filter_map(|it| customer.record(it)).map(|(it, _)| id(it)).collect()
}

proptest! {
    #[test]
    fn exactly_the_requesters_records_are_shown(
        records in records(),
        deals in deals(),
        search_v3: bool,
    ) {
        let account = account(&records, &deals, search_v3);
        let scripted = Scripted::new(|request| account.reply(request));
        let view = ask(&scripted, &Sell::new(&scripted, SearchPlan::Try), None);
        let Ok(view) = view else { panic!("{view:?}") };
        check(&view, None);
        let own = records.iter().zip(FIRST_ID..).filter(|(it, _)| it.is_shown()).map(|(_, id)| id).collect();
        prop_assert_eq!(ids(&view), own);
        let CustomerView::Record(customer, shown) = &view else { return Ok(()) };
        let Deals::Ready(shown_deals) = &shown.deals else { return Ok(()) };
        let Some(id) = customer.contact(shown.pick).map(|it| it.id.0 - FIRST_ID) else { return Ok(()) };
        let of_contact = deals.iter().zip(1_u64..).filter(|((contact, company), _)| *contact == id || *company == Some(id));
        let expected: BTreeSet<u64> = of_contact.map(|(_, at)| at).collect();
        prop_assert_eq!(shown_deals.iter().map(|it| it.id.0).collect::<BTreeSet<_>>(), expected);
    }

    #[test]
    fn garbled_replies_show_no_stranger(
        records in records(),
        deals in deals(),
        twists in prop::collection::vec(prop_oneof![Just(Twist::None), values()], 1..8),
        picked in picked(),
        search_v3: bool,
    ) {
        let account = account(&records, &deals, search_v3);
        let number = Cell::new(0);
        let scripted = Scripted::new(|request| {
            let (at, reply) = (number.replace(number.get() + 1), account.reply(request));
            twists.get(at % twists.len()).filter(|_| 0 < at).unwrap_or(&Twist::None).of(reply)
        });
        if let Ok(view) = ask(&scripted, &Sell::new(&scripted, SearchPlan::Try), picked) {
            check(&view, picked);
        }
    }

    #[test]
    fn what_is_kept_of_others_is_not_shown(
        records in records(),
        deals in deals(),
        shift in 0_usize..20,
        picked in picked(),
        search_v3: bool,
    ) {
        let account = account(&records, &deals, search_v3);
        let shelf = Rc::new(MemoryShelf::default());
        let (agent, scripted) = (agent(), Scripted::new(|request| account.reply(request)));
        for somebody in PEOPLE.iter().take(3) {
            let sell = Sell::new(Remembering::new(&scripted, shelf.clone(), Asking::WhereNeeded, || 0), SearchPlan::Try);
            let requester = requester(&[somebody.email], &somebody.writings[..1]);
            prop_assert!(scripted.run(about(&agent, &requester).with(&sell)).is_ok());
        }
        // What was kept for one request now lies under another's name.
        let names = shelf.names();
        let texts: Vec<String> = names.iter().filter_map(|it| shelf.read(it)).collect();
        for (at, name) in names.iter().enumerate() {
            let other = texts.get((at + shift) % texts.len()).cloned().unwrap_or_default();
            shelf.hold(name, &other);
        }
        for asking in [Asking::Nobody, Asking::WhereNeeded, Asking::Anew] {
            let sell = Sell::new(Remembering::new(&scripted, shelf.clone(), asking, || 0), SearchPlan::Try);
            if let Ok(view) = ask(&scripted, &sell, picked) {
                check(&view, picked);
            }
        }
    }
}
