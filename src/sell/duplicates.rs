//! The check before a lead is made: whom sales knows already (spec 6.5). Sell is asked for a little too much, letter by
//! letter, and what comes back is compared as people would. With search v3 that is one request for leads and one for
//! contacts; without it, lists by whole values, which find fewer.

use super::customer_search::reached_by;
use super::query::Query;
use super::search::Filter;
use super::{SearchPlan, Sell, first_time};
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::duplicate::{Duplicates, Newcomer, company_beginnings, company_without_form, spellings};
use crate::domain::ids::ContactId;
use crate::domain::lead::Lead;
use crate::domain::lead_form::LeadForm;
use crate::failure::Failure;
use crate::letter_case::{capital, lower};
use crate::transport::Transport;
use futures_util::future::try_join;

/// Enough for a first name, a last name and two more; a filter must not grow with what somebody typed.
const MOST_WORDS: usize = 4;

impl<T: Transport> Sell<T> {
    /// Leads and contacts that may be the form's person or company; people before companies. The answer is worth
    /// something only at this moment: ask through a transport that gives nothing of what it keeps.
    ///
    /// # Errors
    /// Any failure of any request: half an answer could miss the duplicate.
    pub async fn duplicates_of(&self, form: &LeadForm) -> Result<Duplicates, Failure> {
        let newcomer = Newcomer::of(form);
        if newcomer.reached_by().is_empty() && !newcomer.has_company() {
            return Ok(Duplicates::default());
        }
        if self.search.get() == SearchPlan::Try {
            let of_leads = self.leads_that(filter(form, &newcomer, ["company_name", "company_name"]));
            let of_contacts = self.contacts_that(filter(form, &newcomer, ["company.name", "name"]));
            if let (Some(leads), Some(contacts)) = try_join(of_leads, of_contacts).await? {
                return Ok(among(contacts, leads, &newcomer));
            }
        }
        let (of_leads, of_contacts) = lists(form, &newcomer);
        let (leads, contacts) = self.lists_of(&of_leads, &of_contacts).await;
        let mut contacts = contacts?;
        let leads = leads?;
        self.name_companies(&mut contacts, &newcomer).await?;
        Ok(among(contacts, leads, &newcomer))
    }

    /// Lists tell a person's company by its id; the name is asked for where it decides.
    async fn name_companies(&self, contacts: &mut [Contact], newcomer: &Newcomer) -> Result<(), Failure> {
        let wanted = || contacts.iter().filter(|it| newcomer.hangs_on_company(it)).filter_map(|it| it.company.as_ref());
        let mut seen = Vec::new();
        let ids: Vec<ContactId> =
            wanted().map(|it| it.id).filter(|it| first_time(&mut seen, it.0)).take(super::PAGE).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let names = self.contact_names(&ids).await?;
        for company in contacts.iter_mut().filter_map(|it| it.company.as_mut()) {
            if let Some(named) = names.iter().find(|it| it.id == company.id) {
                company.name.clone_from(&named.name);
            }
        }
        Ok(())
    }
}

/// By address and number, or by company and the first letters of the name. The attributes are where a person's company
/// stands, and where a company's own name does.
fn filter(form: &LeadForm, newcomer: &Newcomer, [of_person, of_company]: [&str; 2]) -> Filter {
    let mut ways = Vec::new();
    if !newcomer.reached_by().is_empty() {
        ways.push(reached_by(newcomer.reached_by()));
    }
    let begins = |attribute, letters| {
        let all = company_beginnings(&form.organization, letters);
        Filter::or(all.iter().map(|it| Filter::starts_with(attribute, it)).collect::<Vec<_>>())
    };
    if newcomer.has_company() {
        let letters = first_letters(newcomer);
        if letters.is_empty() {
            // Without a person's name to narrow it down, more of the company's own.
            ways.push(begins(of_company, 4));
        } else {
            let names = ["last_name", "first_name"];
            let names = names.iter().flat_map(|name| letters.iter().map(|it| Filter::starts_with(name, it)));
            ways.push(Filter::and([begins(of_person, 2), Filter::or(names)]));
        }
    }
    Filter::or(ways)
}

/// Any word of the name may be the record's first or last name, in any of its spellings.
fn first_letters(newcomer: &Newcomer) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for first in newcomer.name_words().iter().take(MOST_WORDS).filter_map(|it| it.chars().next()) {
        for spelling in spellings(first) {
            let letter = capital(spelling);
            if !all.contains(&letter) {
                all.push(letter);
            }
        }
    }
    all
}

/// What v2 is asked for, of leads and of contacts: it compares whole values as they were typed.
fn lists(form: &LeadForm, newcomer: &Newcomer) -> (Vec<Query>, Vec<Query>) {
    let by = |field: &'static str, value: &str| Query::default().with(field, value.trim());
    let mut both = Vec::new();
    for email in &newcomer.reached_by().emails {
        both.extend(email.spellings().map(|it| by("email", it)));
    }
    for number in newcomer.reached_by().phones.iter().flat_map(|it| it.spellings()) {
        both.extend([by("phone", &number), by("mobile", &number)]);
    }
    let (mut of_leads, mut of_contacts) = (both.clone(), both);
    if newcomer.has_company() {
        // Either name may be the record's last name; a second given name or a title must not hide it.
        let mut last_names = Vec::new();
        for name in [&form.last_name, &form.first_name].map(|it| it.trim()).into_iter().filter(|it| !it.is_empty()) {
            last_names.extend([name.to_owned(), in_usual_case(name)]);
        }
        let mut companies = vec![form.organization.trim().to_owned(), company_without_form(&form.organization)];
        companies.dedup();
        last_names.dedup();
        if last_names.is_empty() {
            of_leads.extend(companies.iter().map(|it| by("organization_name", it)));
            of_contacts.extend(companies.iter().map(|it| by("name", it)));
        }
        of_leads.extend(last_names.iter().map(|it| by("last_name", it)));
        of_contacts.extend(last_names.iter().map(|it| by("last_name", it)));
    }
    (of_leads, of_contacts)
}

/// `LOVELACE` and `lovelace` as `Lovelace`; what is in mixed case stays.
fn in_usual_case(name: &str) -> String {
    let capitals = name.chars().any(char::is_uppercase);
    if capitals && name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut start = true;
    let mut usual = String::new();
    for letter in lower(name).chars() {
        if start {
            usual.push_str(&capital(letter));
        } else {
            usual.push(letter);
        }
        start = !letter.is_alphabetic();
    }
    usual
}

/// What really is the same, each record once.
fn among(contacts: Vec<Contact>, leads: Vec<Lead>, newcomer: &Newcomer) -> Duplicates {
    let mut found = Duplicates::default();
    let mut seen = Vec::new();
    let (people, companies): (Vec<_>, Vec<_>) = contacts.into_iter().partition(|it| it.kind == ContactKind::Person);
    for contact in people.into_iter().chain(companies) {
        let reasons = newcomer.reasons_of_contact(&contact);
        if !reasons.is_empty() && first_time(&mut seen, contact.id.0) {
            found.contacts.push((contact, reasons));
        }
    }
    seen.clear();
    for lead in leads {
        let reasons = newcomer.reasons_of_lead(&lead);
        if !reasons.is_empty() && first_time(&mut seen, lead.id.0) {
            found.leads.push((lead, reasons));
        }
    }
    found
}
