//! Whether a new lead is somebody whom sales knows already (spec 6.5): the same e-mail address or phone number, or else
//! the same name at the same company. The same name alone is nobody in particular.

mod company;
mod person;

use super::contact::{Contact, ContactKind};
use super::email::Email;
use super::lead::Lead;
use super::lead_form::LeadForm;
use super::phone::Phone;
use super::profile::Profile;
use super::requester::SearchTerms;
use person::PersonName;

pub use super::folding::spellings;
pub use company::{beginnings as company_beginnings, without_ending_form as company_without_form};

/// Why a record may be the new lead's person, with the value that both share, as the record has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DuplicateReason {
    /// The same e-mail address.
    Email(String),
    /// The same phone number.
    Phone(String),
    /// Neither, but the same name at the same company; the record's own words for both.
    NameAndCompany(String),
}

/// Records that may be the new lead's person, each once, with at least one reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// People and companies.
    pub contacts: Vec<(Contact, Vec<DuplicateReason>)>,
    /// Leads.
    pub leads: Vec<(Lead, Vec<DuplicateReason>)>,
}

impl Duplicates {
    /// Whether the new lead is nobody known.
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty() && self.leads.is_empty()
    }
}

/// The new lead, as it is compared.
#[derive(Debug, Clone)]
pub struct Newcomer {
    reached_by: SearchTerms,
    name: PersonName,
    company: Option<String>,
}

impl Newcomer {
    /// The lead that a form stands for.
    pub fn of(form: &LeadForm) -> Self {
        Self {
            reached_by: SearchTerms {
                emails: Email::parse(&form.email).into_iter().collect(),
                phones: Phone::read(&form.phone).filter(is_somebodys).into_iter().collect(),
            },
            name: PersonName::of(&[&form.first_name, &form.last_name]),
            company: company::core(&form.organization),
        }
    }

    /// Its address and number, as far as they are somebody's.
    pub fn reached_by(&self) -> &SearchTerms {
        &self.reached_by
    }

    /// The words of the person's name, folded; none for a lead that is only a company.
    pub fn name_words(&self) -> &[String] {
        self.name.words()
    }

    /// Whether name and company can be compared at all.
    pub fn has_company(&self) -> bool {
        self.company.is_some()
    }

    /// Why a lead may be the same; empty if nothing says so.
    pub fn reasons_of_lead(&self, lead: &Lead) -> Vec<DuplicateReason> {
        let name = [lead.first_name.as_deref(), lead.last_name.as_deref()];
        self.reasons(&lead.profile, &name, lead.organization_name.as_deref())
    }

    /// The same for a person or company. The name of a person's company must have come along.
    pub fn reasons_of_contact(&self, contact: &Contact) -> Vec<DuplicateReason> {
        match contact.kind {
            ContactKind::Company => self.reasons(&contact.profile, &[], contact.name.as_deref()),
            ContactKind::Person => {
                let company = contact.company.as_ref().and_then(|it| it.name.as_deref());
                self.reasons(&contact.profile, &parts_of(contact), company)
            }
        }
    }

    /// Whether nothing but the name of the person's company decides: then it must be asked for.
    pub fn hangs_on_company(&self, contact: &Contact) -> bool {
        self.company.is_some()
            && contact.kind == ContactKind::Person
            && self.shared(&contact.profile).is_empty()
            && self.name.same_as(&PersonName::of(&known(&parts_of(contact))))
    }

    fn reasons(&self, profile: &Profile, name: &[Option<&str>], company: Option<&str>) -> Vec<DuplicateReason> {
        let mut reasons = self.shared(profile);
        let parts = known(name);
        if reasons.is_empty() && self.same_company(company) && self.same_name(&PersonName::of(&parts)) {
            let words = [parts.join(" ").as_str(), company.unwrap_or_default()].join(", ");
            reasons.push(DuplicateReason::NameAndCompany(words.trim_start_matches(", ").to_owned()));
        }
        reasons
    }

    fn shared(&self, profile: &Profile) -> Vec<DuplicateReason> {
        let email =
            profile.email.iter().filter(|it| Email::parse(it).is_some_and(|it| self.reached_by.emails.contains(&it)));
        let mut reasons: Vec<DuplicateReason> = email.cloned().map(DuplicateReason::Email).collect();
        for number in [&profile.phone, &profile.mobile].into_iter().flatten() {
            let reason = DuplicateReason::Phone(number.clone());
            let same =
                Phone::read(number).is_some_and(|it| self.reached_by.phones.iter().any(|mine| mine.same_as(&it)));
            if same && !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }

    /// Two leads that are only companies have the same name, too: none.
    fn same_name(&self, theirs: &PersonName) -> bool {
        (self.name.is_blank() && theirs.is_blank()) || self.name.same_as(theirs)
    }

    fn same_company(&self, theirs: Option<&str>) -> bool {
        self.company.is_some() && self.company == theirs.and_then(company::core)
    }
}

/// `0000000`, `123456789` and the like stand in many records of people who gave no number.
fn is_somebodys(phone: &Phone) -> bool {
    let digits: Vec<u32> = phone.dial().chars().filter_map(|it| it.to_digit(10)).collect();
    let steps = || digits.windows(2).filter_map(|it| Some((it.last()? + 10 - it.first()?) % 10));
    digits.is_empty() || steps().any(|it| it != 0) && steps().any(|it| it != 1)
}

/// A person's name in parts; composed, if that is all there is.
fn parts_of(contact: &Contact) -> [Option<&str>; 2] {
    let parts = [contact.first_name.as_deref(), contact.last_name.as_deref()];
    if parts == [None, None] { [contact.name.as_deref(), None] } else { parts }
}

fn known<'a>(parts: &[Option<&'a str>]) -> Vec<&'a str> {
    parts.iter().copied().flatten().collect()
}
