//! The form for a new lead: what it starts with, what it may contain, and the lead it stands for (spec 6).

mod visible_text;

use super::email::Email;
use super::ids::{SourceId, UserId};
use super::lead::display_name;
use super::lead_plan::LeadPlan;
use super::person_name;
use super::phone::Phone;
use super::requester::Requester;

/// Marks every lead that was made here (spec 6.6).
pub const TAG: &str = "lead_from_support";

/// The longest single-line value; Sell documents no limit, so this is ours.
pub const LONGEST_LINE: usize = 255;
/// The longest note.
pub const LONGEST_NOTE: usize = 10_000;

/// What the agent sees and edits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeadForm {
    /// Given names.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Company.
    pub organization: String,
    /// E-mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
    /// X (Twitter) name.
    pub twitter: String,
    /// Facebook name, number or address.
    pub facebook: String,
    /// Words for sales, may be empty.
    pub note: String,
}

/// The fields of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadField {
    /// Given names.
    FirstName,
    /// Family name.
    LastName,
    /// Company.
    Organization,
    /// E-mail address.
    Email,
    /// Phone number.
    Phone,
    /// X (Twitter) name; shown only when not blank.
    X,
    /// Facebook name, number or address; shown only when not blank.
    Facebook,
    /// Words for sales.
    Note,
}

impl LeadField {
    /// Every field, in the form's order.
    pub const ALL: [Self; 8] = [
        Self::FirstName,
        Self::LastName,
        Self::Organization,
        Self::Email,
        Self::Phone,
        Self::X,
        Self::Facebook,
        Self::Note,
    ];
}

/// Which part of what Support knows about the requester a field was prefilled from (spec 6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrefillSource {
    /// The full name, split.
    Name,
    /// The main e-mail address.
    MainEmail,
    /// The main phone number.
    MainPhone,
    /// The first organization.
    Organization,
    /// An X or Facebook account under which the person wrote to Support.
    SocialIdentity,
}

/// Where a prefilled value of this field comes from; `None` if the field is never prefilled.
pub fn prefill_source(field: LeadField) -> Option<PrefillSource> {
    match field {
        LeadField::FirstName | LeadField::LastName => Some(PrefillSource::Name),
        LeadField::Organization => Some(PrefillSource::Organization),
        LeadField::Email => Some(PrefillSource::MainEmail),
        LeadField::Phone => Some(PrefillSource::MainPhone),
        LeadField::X | LeadField::Facebook => Some(PrefillSource::SocialIdentity),
        LeadField::Note => None,
    }
}

/// What keeps the form from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Neither last name nor organization: Sell refuses such a lead.
    NeitherNameNorOrganization,
    /// A first name without a last name: Sell refuses such a lead.
    FirstNameAlone,
    /// The address cannot be written to.
    NoEmailAddress,
    /// The number cannot be called.
    NoPhoneNumber,
    /// Longer than the limit, in characters.
    TooLong {
        /// The limit.
        most: usize,
    },
}

impl LeadForm {
    /// What is known about the requester.
    pub fn prefilled(requester: &Requester) -> Self {
        // Support names a requester after the address or number when it knows no name; that is no name.
        let name = requester.name.trim();
        let unnamed = requester.identities.iter().any(|it| it.value.trim().eq_ignore_ascii_case(name));
        let name = if unnamed { String::new() } else { visible_text::in_one_line(name) };
        let person_name::SplitName { first, last } = person_name::split(&name);
        let form = Self {
            first_name: first,
            last_name: last,
            organization: requester.organization.clone().unwrap_or_default(),
            email: requester.main_email().unwrap_or_default().to_owned(),
            phone: requester.main_phone().unwrap_or_default().to_owned(),
            twitter: requester.twitter.clone().unwrap_or_default(),
            facebook: requester.facebook.clone().unwrap_or_default(),
            note: String::new(),
        };
        form.cleaned()
    }

    /// The same without what cannot be seen, for texts that did not come through [`LeadForm::edit`].
    fn cleaned(&self) -> Self {
        let mut clean = Self::default();
        for field in LeadField::ALL {
            clean.edit(field, self.text(field).to_owned());
        }
        clean
    }

    /// Exchanges first and last name: which of them comes first in a full name is a guess that the agent can correct
    /// in one step.
    pub fn swap_names(&mut self) {
        std::mem::swap(&mut self.first_name, &mut self.last_name);
    }

    /// Takes over what is known about another requester wherever the agent has not edited (spec 6.8): a field counts as
    /// untouched while it equals `before`, what it was prefilled with.
    pub fn follow(&mut self, before: &Self, now: &Self) {
        for field in LeadField::ALL {
            if self.text(field) == before.text(field) {
                self.edit(field, now.text(field).to_owned());
            }
        }
    }

    /// One field's text.
    pub fn text(&self, field: LeadField) -> &str {
        match field {
            LeadField::FirstName => &self.first_name,
            LeadField::LastName => &self.last_name,
            LeadField::Organization => &self.organization,
            LeadField::Email => &self.email,
            LeadField::Phone => &self.phone,
            LeadField::X => &self.twitter,
            LeadField::Facebook => &self.facebook,
            LeadField::Note => &self.note,
        }
    }

    /// Replaces one field's text; what cannot be seen is left out, so that what the agent sees is what is sent.
    pub fn edit(&mut self, field: LeadField, text: String) {
        let text =
            if field == LeadField::Note { visible_text::in_lines(&text) } else { visible_text::in_one_line(&text) };
        match field {
            LeadField::FirstName => self.first_name = text,
            LeadField::LastName => self.last_name = text,
            LeadField::Organization => self.organization = text,
            LeadField::Email => self.email = text,
            LeadField::Phone => self.phone = text,
            LeadField::X => self.twitter = text,
            LeadField::Facebook => self.facebook = text,
            LeadField::Note => self.note = text,
        }
    }

    /// Everything that is wrong, each at its field, in the form's order; at most one problem a field.
    pub fn problems(&self) -> Vec<(LeadField, Problem)> {
        LeadField::ALL.into_iter().filter_map(|field| Some((field, self.problem_of(field)?))).collect()
    }

    fn problem_of(&self, field: LeadField) -> Option<Problem> {
        let text = self.text(field).trim();
        let most = if field == LeadField::Note { LONGEST_NOTE } else { LONGEST_LINE };
        if most < text.chars().count() {
            return Some(Problem::TooLong { most });
        }
        let blank = |field| self.text(field).trim().is_empty();
        match field {
            LeadField::LastName if text.is_empty() && !blank(LeadField::FirstName) => Some(Problem::FirstNameAlone),
            LeadField::LastName if text.is_empty() && blank(LeadField::Organization) => {
                Some(Problem::NeitherNameNorOrganization)
            }
            LeadField::Email if !text.is_empty() && Email::parse(text).is_none() => Some(Problem::NoEmailAddress),
            LeadField::Phone if !text.is_empty() && Phone::parse(text).is_none() => Some(Problem::NoPhoneNumber),
            _ => None,
        }
    }

    /// The lead to make, or what keeps it from being made.
    ///
    /// # Errors
    /// The same list as [`LeadForm::problems`], never empty.
    pub fn lead(&self, plan: &LeadPlan) -> Result<NewLead, Vec<(LeadField, Problem)>> {
        let form = self.cleaned();
        let problems = form.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        let filled = |field| Some(form.text(field).trim()).filter(|it| !it.is_empty()).map(str::to_owned);
        Ok(NewLead {
            first_name: filled(LeadField::FirstName),
            last_name: filled(LeadField::LastName),
            organization_name: filled(LeadField::Organization),
            email: filled(LeadField::Email),
            phone: filled(LeadField::Phone),
            twitter: filled(LeadField::X),
            facebook: filled(LeadField::Facebook),
            owner: plan.owner.id,
            status: plan.status.clone(),
            source: plan.source.as_ref().map(|it| it.id),
            tags: vec![TAG.to_owned()],
        })
    }
}

/// A lead that is complete and may be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLead {
    /// Given names.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Company.
    pub organization_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// X (Twitter) name.
    pub twitter: Option<String>,
    /// Facebook name or address.
    pub facebook: Option<String>,
    /// Who gets it; a lead without owner is never made (spec 3).
    pub owner: UserId,
    /// The status by name; `None` leaves it to Sell.
    pub status: Option<String>,
    /// Where it came from.
    pub source: Option<SourceId>,
    /// Tags.
    pub tags: Vec<String>,
}

impl NewLead {
    /// The name to show, as of a lead that is there.
    pub fn display_name(&self) -> Option<String> {
        display_name(self.first_name.as_deref(), self.last_name.as_deref(), self.organization_name.as_deref())
    }
}

#[cfg(test)]
mod tests;
