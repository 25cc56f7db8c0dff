//! The check before a lead is made, against a sandbox that refuses every attribute and parameter that Sell does not have.

use crate::sandbox::Sandbox;
use pollster::block_on;
use sell_sidebar::domain::duplicate::DuplicateReason;
use sell_sidebar::domain::lead_form::LeadForm;
use sell_sidebar::sell::{SearchPlan, Sell};

/// Ids and reasons of the records that may be this lead already.
fn known(sandbox: &Sandbox, plan: SearchPlan, form: &LeadForm) -> Vec<(u64, Vec<DuplicateReason>)> {
    let sell = Sell::new(sandbox.transport(), plan);
    let found = block_on(sell.duplicates_of(form)).unwrap_or_else(|failure| panic!("{failure:?}"));
    let contacts = found.contacts.into_iter().map(|(contact, reasons)| (contact.id.0, reasons));
    contacts.chain(found.leads.into_iter().map(|(lead, reasons)| (lead.id.0, reasons))).collect()
}

fn form(first: &str, last: &str, organization: &str) -> LeadForm {
    LeadForm {
        first_name: first.into(),
        last_name: last.into(),
        organization: organization.into(),
        ..LeadForm::default()
    }
}

#[test]
fn who_is_known_is_found_with_and_without_search_v3() {
    let sandbox = Sandbox::start();
    let same = |words: &str| DuplicateReason::NameAndCompany(words.to_owned());
    let by_email = LeadForm { email: "Lucia@Solana.example".into(), ..form("", "Unknown", "") };
    let by_phone = LeadForm { phone: "+33 1 42 68 53 00".into(), ..form("", "Unknown", "") };
    for plan in [SearchPlan::Try, SearchPlan::Missing] {
        for (form, expected) in [
            (
                form("Amelie", "Laurent", "Maison Lumiere SARL"),
                vec![(5002, vec![same("Amélie Laurent, Maison Lumière")])],
            ),
            (form("TANAKA", "KENJI", "Hoshino Denki K.K."), vec![(3001, vec![same("Kenji Tanaka, Hoshino Denki")])]),
            (form("", "", "Maison Lumière SARL"), vec![(5001, vec![same("Maison Lumière")])]),
            (
                by_email.clone(),
                [5021, 3002].map(|id| (id, vec![DuplicateReason::Email("lucia@solana.example".into())])).to_vec(),
            ),
            (by_phone.clone(), vec![(5002, vec![DuplicateReason::Phone("+33 1 42 68 53 00".into())])]),
            (form("Amélie", "Laurent", "Weber & Partner"), vec![]),
            (form("Amélie", "Laurent", ""), vec![]),
        ] {
            assert_eq!(known(&sandbox, plan, &form), expected, "{plan:?} {form:?}");
        }
    }
}

#[test]
fn the_longest_question_is_not_refused() {
    let sandbox = Sandbox::start();
    let form = LeadForm {
        email: "Who@Example.com".into(),
        phone: "+1 (212) 555-0142".into(),
        ..form("Ázs Čœo", "Ölsz Šuá", "Çoco Łódź Ltd")
    };
    for plan in [SearchPlan::Try, SearchPlan::Missing] {
        assert_eq!(known(&sandbox, plan, &form), []);
    }
}
