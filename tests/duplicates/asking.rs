//! What the check asks of Sell, and that half an answer is none.

use crate::pairs::{Pair, pairs};
use crate::small_sell::SmallSell;
use pollster::block_on;
use sell_sidebar::domain::duplicate::DuplicateReason;
use sell_sidebar::domain::lead_form::LeadForm;
use sell_sidebar::failure::{Cause, Failure};
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::transport::{Reply, Request, Transport};

/// Fails what goes to one path; all else is asked of a Sell.
struct Failing<'a>(&'a SmallSell<'a>, &'static str);

impl Transport for Failing<'_> {
    async fn send(&self, request: Request) -> Result<Reply, Failure> {
        if request.target().starts_with(self.1) {
            return Ok(Reply { status: 500, body: "{}".to_owned() });
        }
        self.0.send(request).await
    }
}

fn pair(why: &str) -> Pair {
    pairs().into_iter().find(|it| it.why == why).unwrap_or_else(|| panic!("no pair {why}"))
}

#[test]
fn search_v3_is_asked_twice_and_lists_only_without_it() {
    for pair in pairs() {
        let sell = SmallSell::with(&pair, true);
        assert!(block_on(Sell::new(&sell, SearchPlan::Try).duplicates_of(&pair.form())).is_ok());
        let asked = sell.asked.borrow();
        let expected = ["POST /v3/leads/search", "POST /v3/contacts/search"];
        assert!(asked.is_empty() || *asked == expected, "{}: {asked:?}", pair.why);

        let lists = SmallSell::with(&pair, false);
        assert!(block_on(Sell::new(&lists, SearchPlan::Missing).duplicates_of(&pair.form())).is_ok());
        assert!(lists.asked.borrow().len() <= 24, "{}: {:?}", pair.why, lists.asked.borrow());
    }
}

#[test]
fn who_cannot_be_compared_is_not_searched_for() {
    let pair = pair("same name, no company on either side");
    let sell = SmallSell::with(&pair, true);
    let found = block_on(Sell::new(&sell, SearchPlan::Try).duplicates_of(&pair.form()));
    assert!(found.is_ok_and(|it| it.is_empty()) && sell.asked.borrow().is_empty());
}

#[test]
fn half_an_answer_is_a_failure() {
    let pair = pair("word by word");
    for (path, plan) in [
        ("/v3/leads", SearchPlan::Try),
        ("/v3/contacts", SearchPlan::Try),
        ("/v2/leads", SearchPlan::Missing),
        ("/v2/contacts", SearchPlan::Missing),
    ] {
        let sell = SmallSell::with(&pair, true);
        let found = block_on(Sell::new(Failing(&sell, path), plan).duplicates_of(&pair.form()));
        assert_eq!(found.map_err(|it| it.cause), Err(Cause::ServiceDown), "{path}");
    }
}

#[test]
fn a_company_whose_name_is_not_told_is_a_failure_where_it_decides() {
    let pair = pair("title");
    let lists = SmallSell::with(&pair, false);
    let found =
        block_on(Sell::new(Failing(&lists, "/v2/contacts?ids="), SearchPlan::Missing).duplicates_of(&pair.form()));
    assert_eq!(found.map_err(|it| it.cause), Err(Cause::ServiceDown));
}

#[test]
fn a_record_is_listed_once_with_its_reasons_in_its_own_words() {
    let reasons = |why: &str| {
        let pair = pair(why);
        let sell = SmallSell::with(&pair, true);
        let found = block_on(Sell::new(&sell, SearchPlan::Try).duplicates_of(&pair.form())).unwrap_or_default();
        let contacts = found.contacts.into_iter().map(|(_, it)| it);
        contacts.chain(found.leads.into_iter().map(|(_, it)| it)).collect::<Vec<_>>()
    };
    let (email, phone) = (DuplicateReason::Email, DuplicateReason::Phone);
    let both = vec![email("ada@engines.example".into()), phone("020 7946 0958".into())];
    assert_eq!(reasons("everything agrees"), [both]);
    let name_and_company = DuplicateReason::NameAndCompany("Ada Lovelace, Analytical Engines Co.".into());
    assert_eq!(reasons("article and form of a company"), [[name_and_company]]);
    assert_eq!(reasons("company alone"), [[DuplicateReason::NameAndCompany("Northwind Traders Inc.".into())]]);
}

#[test]
fn hostile_names_ask_valid_questions() {
    for text in ["\"}]", "%00&ids=1", "' OR 1=1 --", "\\", "🏴‍☠️", "(株)", "a,b"] {
        let form = LeadForm { last_name: text.into(), organization: text.into(), ..LeadForm::default() };
        let pair = pair("strangers");
        for has_search in [true, false] {
            let sell = SmallSell::with(&pair, has_search);
            let found = block_on(Sell::new(&sell, SearchPlan::Try).duplicates_of(&form));
            assert!(found.is_ok_and(|it| it.is_empty()), "{text}");
        }
    }
}
