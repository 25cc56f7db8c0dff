//! The form for a new lead: what it starts with, what it may contain, and the lead it stands for (spec 6).

use super::email::Email;
use super::ids::{SourceId, UserId};
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
    /// Words for sales.
    Note,
}

impl LeadField {
    /// Every field, in the form's order.
    pub const ALL: [Self; 6] =
        [Self::FirstName, Self::LastName, Self::Organization, Self::Email, Self::Phone, Self::Note];
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
        let email = requester.main_email().unwrap_or_default();
        // Support names a requester after the address when it knows no name; that is no name.
        let known_name =
            if requester.name.trim().eq_ignore_ascii_case(email.trim()) { "" } else { requester.name.as_str() };
        let name = person_name::split(known_name);
        Self {
            first_name: name.first,
            last_name: name.last,
            organization: requester.organization.clone().unwrap_or_default(),
            email: email.to_owned(),
            phone: requester.main_phone().unwrap_or_default().to_owned(),
            note: String::new(),
        }
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
            LeadField::Note => &self.note,
        }
    }

    /// Replaces one field's text.
    pub fn edit(&mut self, field: LeadField, text: String) {
        match field {
            LeadField::FirstName => self.first_name = text,
            LeadField::LastName => self.last_name = text,
            LeadField::Organization => self.organization = text,
            LeadField::Email => self.email = text,
            LeadField::Phone => self.phone = text,
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
        let problems = self.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        let filled = |field| Some(self.text(field).trim()).filter(|it| !it.is_empty()).map(str::to_owned);
        Ok(NewLead {
            first_name: filled(LeadField::FirstName),
            last_name: filled(LeadField::LastName),
            organization_name: filled(LeadField::Organization),
            email: filled(LeadField::Email),
            phone: filled(LeadField::Phone),
            twitter: None,
            facebook: None,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ownership::{Owner, OwnerReason};
    use crate::domain::requester::{Identity, IdentityKind};

    fn form(first: &str, last: &str, organization: &str, email: &str, phone: &str) -> LeadForm {
        LeadForm {
            first_name: first.into(),
            last_name: last.into(),
            organization: organization.into(),
            email: email.into(),
            phone: phone.into(),
            note: String::new(),
        }
    }

    #[test]
    fn the_form_starts_with_what_is_known_about_the_requester() {
        let requester = Requester {
            name: "Priya Raghunathan".into(),
            identities: vec![
                Identity { kind: IdentityKind::Phone, value: "+91 80 4718 2200".into(), primary: false },
                Identity { kind: IdentityKind::Email, value: "priya.r@coconut-systems.example".into(), primary: true },
            ],
            organization: Some("Coconut Systems".into()),
            ..Requester::default()
        };
        let expected =
            form("Priya", "Raghunathan", "Coconut Systems", "priya.r@coconut-systems.example", "+91 80 4718 2200");
        assert_eq!(LeadForm::prefilled(&requester), expected);
    }

    #[test]
    fn an_address_in_place_of_a_name_is_no_name() {
        let requester = Requester {
            name: "info@example.com".into(),
            identities: vec![Identity { kind: IdentityKind::Email, value: "info@example.com".into(), primary: true }],
            ..Requester::default()
        };
        assert_eq!(LeadForm::prefilled(&requester).last_name, "");
    }

    #[test]
    fn a_change_of_requester_keeps_what_the_agent_edited() {
        let before = form("Ada", "Lovelace", "", "ada@example.com", "");
        let mut edited = form("Ada", "King", "", "ada@example.com", "");
        edited.note = "Wants a demo".into();
        edited.follow(&before, &form("Grace", "Hopper", "Navy", "grace@example.com", ""));
        let mut expected = form("Grace", "King", "Navy", "grace@example.com", "");
        expected.note = "Wants a demo".into();
        assert_eq!(edited, expected);
    }

    #[test]
    fn problems_are_found_all_at_once_at_their_fields() {
        use LeadField as F;
        let long = "x".repeat(256);
        for (form, expected) in [
            (form("", "Lovelace", "", "", ""), vec![]),
            (form("", "", "Analytical Engines", "", ""), vec![]),
            (form("", " ", " ", "", ""), vec![(F::LastName, Problem::NeitherNameNorOrganization)]),
            (form("Ada", "", "Analytical Engines", "", ""), vec![(F::LastName, Problem::FirstNameAlone)]),
            (
                form("", "", "", "nobody", "call me"),
                vec![
                    (F::LastName, Problem::NeitherNameNorOrganization),
                    (F::Email, Problem::NoEmailAddress),
                    (F::Phone, Problem::NoPhoneNumber),
                ],
            ),
            (form(&long, "Lovelace", "", "", ""), vec![(F::FirstName, Problem::TooLong { most: 255 })]),
        ] {
            assert_eq!(form.problems(), expected, "{form:?}");
        }
    }

    fn plan() -> LeadPlan {
        LeadPlan {
            owner: Owner { id: UserId(7), name: "Sam".into(), pool: false },
            why: OwnerReason::Agent,
            status: Some("New".into()),
            source: None,
            comment: true,
        }
    }

    #[test]
    fn blank_fields_are_not_sent() {
        let lead = form(" ", " Lovelace ", "", "", "").lead(&plan());
        let lead = lead.unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!((lead.first_name, lead.last_name.as_deref(), lead.owner), (None, Some("Lovelace"), UserId(7)));
        assert_eq!(lead.tags, [TAG]);
    }
}
