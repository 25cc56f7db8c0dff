//! One request of a view fails: each in turn, for each reason. What follows is derived from a few rules, not told for each
//! pair.

use crate::account::{Account, Deal, Kind, Party};
use crate::drawing::draw;
use crate::question::{about, agent, every_field, requester};
use crate::scripted::Scripted;
use sell_sidebar::customer_view::{CustomerView, Deals};
use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::sell::{Part, SearchPlan, Sell};
use sell_sidebar::transport::{Reply, Request, Service, Tells};

const ADA: &str = "ada@example.com";

/// Every reason, with the status and body that mean it. `None`: it could not even be sent.
const REASONS: [(Cause, Option<(u16, &str)>); 14] = [
    (Cause::Offline, None),
    (Cause::NoReply, Some((0, ""))),
    (Cause::NoReply, Some((504, "<html>"))),
    (Cause::RateLimited, Some((429, "slow down"))),
    (Cause::TokenRefused, Some((401, "{}"))),
    (Cause::Forbidden, Some((403, "{}"))),
    (Cause::NotFound, Some((404, "{}"))),
    (Cause::Invalid, Some((422, "{}"))),
    (Cause::ServiceDown, Some((500, "{}"))),
    (Cause::Unexpected(301), Some((301, ""))),
    (Cause::Unreadable, Some((200, "{\"items\":["))),
    (Cause::Unreadable, Some((200, "{}"))),
    (Cause::Unreadable, Some((200, ""))),
    (Cause::Unreadable, Some((200, "{\"items\":{}}"))),
];

/// What there is to see.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    /// Nothing but a failure.
    Failure(Cause),
    /// So many records, and whether one stands alone; what is missing; why the deals are.
    Records {
        count: usize,
        alone: bool,
        gaps: Vec<(Part, Cause)>,
        deals: Option<Cause>,
    },
    NoMatch,
}

fn seen(view: &Result<CustomerView, Failure>) -> Seen {
    let gaps = |gaps: &[sell_sidebar::sell::Gap]| gaps.iter().map(|it| (it.part, it.failure.cause)).collect();
    match view {
        Err(failure) => Seen::Failure(failure.cause),
        Ok(CustomerView::NoMatch { .. }) => Seen::NoMatch,
        Ok(CustomerView::Several(it)) => {
            Seen::Records { count: it.matches.count(), alone: false, gaps: gaps(&it.gaps), deals: None }
        }
        Ok(CustomerView::Record(it, shown)) => {
            let deals = match &shown.deals {
                Deals::Failed(failure) => Some(failure.cause),
                _ => None,
            };
            Seen::Records { count: it.matches.count(), alone: true, gaps: gaps(&it.gaps), deals }
        }
        Ok(other) => panic!("{other:?}"),
    }
}

/// Who Sell knows under Ada's address.
struct Known {
    name: &'static str,
    contacts: usize,
    leads: usize,
}

const KNOWN: [Known; 4] = [
    Known { name: "a person", contacts: 1, leads: 0 },
    Known { name: "a lead", contacts: 0, leads: 1 },
    Known { name: "a person and a lead", contacts: 1, leads: 1 },
    Known { name: "nobody", contacts: 0, leads: 0 },
];

impl Known {
    fn account(&self, search_v3: bool) -> Account {
        let mut person = Party::with_email(101, Kind::Person, ADA);
        person.company = Some(100);
        let people = std::iter::repeat_n(person, self.contacts);
        let leads = std::iter::repeat_n(Party::with_email(201, Kind::Lead, ADA), self.leads);
        let deal = Deal {
            id: 1,
            contact: 101,
            company: None,
            value: 5.into(),
            currency: "EUR".into(),
            stage: Some(1),
            updated_at: None,
        };
        Account { deals: vec![deal], ..Account::of(people.chain(leads).collect()) }.on_plan(search_v3)
    }

    /// What is seen when nothing fails.
    fn whole(&self) -> Seen {
        match self.contacts + self.leads {
            0 => Seen::NoMatch,
            count => Seen::Records { count, alone: count == 1, gaps: vec![], deals: None },
        }
    }

    /// The rules. `request` is the one that fails.
    fn expected(&self, request: &Request, cause: Cause) -> Seen {
        let Self { contacts, leads, .. } = *self;
        let alone = |count: usize| count == 1;
        let whole = |gaps: Vec<(Part, Cause)>, deals: Option<Cause>| match contacts + leads {
            0 => Seen::NoMatch,
            count => Seen::Records { count, alone: alone(count), gaps, deals: deals.filter(|_| alone(count)) },
        };
        let refused = matches!(cause, Cause::Forbidden | Cause::NotFound);
        // Half an answer is shown if anything is in it; otherwise it does not say that nobody is there.
        let half = |part: Part, rest: usize| match rest {
            0 => Seen::Failure(cause),
            _ if cause == Cause::TokenRefused => Seen::Failure(cause),
            count => Seen::Records { count, alone: alone(count), gaps: vec![(part, cause)], deals: None },
        };
        match (request.path.as_str(), request.tells) {
            (_, Tells::Access) => Seen::Failure(cause),
            // Only the plan is to blame: lists take the place of the search.
            (path, _) if path.starts_with("/v3/") && refused => whole(vec![], None),
            ("/v3/leads/search" | "/v2/leads", _) => half(Part::Leads, contacts),
            ("/v2/contacts", _) if request.query.starts_with("ids=") => whole(vec![(Part::Names, cause)], None),
            ("/v3/contacts/search" | "/v2/contacts", _) => half(Part::Contacts, leads),
            ("/v3/deals/search" | "/v2/deals" | "/v2/stages", _) => whole(vec![], Some(cause)),
            (path, _) if path.ends_with("/custom_fields") => whole(vec![(Part::CustomFields, cause)], None),
            (_, Tells::Reference) => whole(vec![(Part::Names, cause)], None),
            other => panic!("no rule for {other:?}"),
        }
    }
}

fn reply(reason: &(Cause, Option<(u16, &str)>), request: &Request) -> Result<Reply, Failure> {
    match *reason {
        (_, Some((status, body))) => Ok(Reply { status, body: body.to_owned() }),
        (cause, None) => Err(Failure::unsent(cause, Service::Sell, &request.operation())),
    }
}

#[test]
fn each_request_that_fails_for_each_reason_leaves_what_the_rules_say() {
    let (agent, ada, mut pairs) = (agent(), requester(&[ADA], &[]), 0);
    let view = |scripted: &Scripted<'_>, search_v3: bool| {
        let plan = if search_v3 { SearchPlan::Try } else { SearchPlan::Missing };
        let sell = Sell::new(scripted, plan).for_cards(every_field());
        scripted.run(about(&agent, &ada).with(&sell)).map(|it| it.view)
    };
    for (known, search_v3) in KNOWN.iter().flat_map(|it| [(it, true), (it, false)]) {
        let account = known.account(search_v3);
        let healthy = Scripted::new(|request| account.reply(request));
        assert!(view(&healthy, search_v3).is_ok_and(|it| it.is_complete()), "{}", known.name);
        for failing in healthy.asked().into_iter().map(|it| it.request) {
            for reason in &REASONS {
                let scripted = Scripted::that_may_fail(|request| {
                    if *request == failing { reply(reason, request) } else { Ok(account.reply(request)) }
                });
                let view = view(&scripted, search_v3);
                let pair = format!("{}: {} fails with {reason:?}", known.name, failing.target());
                assert_eq!(seen(&view), known.expected(&failing, reason.0), "{pair}");
                if let Ok(shown) = &view {
                    draw(shown, &every_field());
                    assert_eq!(shown.is_complete(), seen(&view) == known.whole(), "{pair}");
                }
                pairs += 1;
            }
        }
    }
    assert!(500 < pairs, "{pairs}");
}

#[test]
fn a_search_of_which_both_halves_fail_is_a_failure() {
    let (account, agent, ada) = (KNOWN[0].account(true), agent(), requester(&[ADA], &["+44 20 7946 0958"]));
    for (plan, search_v3) in [(SearchPlan::Try, true), (SearchPlan::Missing, false)] {
        let account = account.clone().on_plan(search_v3);
        for reason in REASONS.iter().filter(|it| !search_v3 || !matches!(it.0, Cause::Forbidden | Cause::NotFound)) {
            let scripted = Scripted::that_may_fail(|request| match request.path.as_str() {
                "/v2/users" => Ok(account.reply(request)),
                _ => reply(reason, request),
            });
            let view = scripted.run(about(&agent, &ada).with(&Sell::new(&scripted, plan))).map(|it| it.view);
            assert_eq!(seen(&view), Seen::Failure(reason.0));
        }
    }
}

#[test]
fn the_same_half_that_fails_for_every_writing_of_a_number_is_one_gap() {
    let (agent, ada) = (agent(), requester(&[], &["+44 20 7946 0958"]));
    let mut person = Party::with_email(101, Kind::Person, "other@example.com");
    person.phone = Some("+442079460958".into());
    let account = Account::of(vec![person]).on_plan(false);
    // The number as it was typed finds nobody; Sell compares numbers as text.
    let scripted = Scripted::new(|request| match request.path.as_str() {
        "/v2/leads" => crate::account::reply(500, &serde_json::json!({})),
        "/v2/contacts" if request.query.contains("%20") => {
            crate::account::reply(200, &serde_json::json!({"items": []}))
        }
        _ => account.reply(request),
    });
    let view = scripted.run(about(&agent, &ada).with(&Sell::new(&scripted, SearchPlan::Missing))).map(|it| it.view);
    let gaps = vec![(Part::Leads, Cause::ServiceDown)];
    assert_eq!(seen(&view), Seen::Records { count: 1, alone: true, gaps, deals: None });
}
