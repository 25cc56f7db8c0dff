//! The fields that a card can show, and the words by which the settings name them.

use crate::domain::ids::CustomFieldId;

macro_rules! fields {
    ($($(#[doc = $doc:literal])* $field:ident = $name:literal,)*) => {
        /// A field that every account has. The screens turn it into a label.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field {
            $($(#[doc = $doc])* $field,)*
        }

        /// Every field with its name in the settings. Names are stored in accounts: none may change.
        const NAMES: &[(Field, &str)] = &[$((Field::$field, $name),)*];
    };
}

fields! {
    /// Person or company.
    Type = "type",
    /// Lead status.
    Status = "status",
    /// Prospect or customer.
    Relationship = "relationship",
    /// Who works on it.
    Owner = "owner",
    /// Lead source or deal source.
    Source = "source",
    /// First name.
    FirstName = "first_name",
    /// Last name.
    LastName = "last_name",
    /// A lead's company, as text.
    Organization = "organization",
    /// A person's company, a record of its own.
    Company = "company",
    /// The company that a company belongs to.
    ParentCompany = "parent_company",
    /// Job title.
    Title = "title",
    /// Line of business.
    Industry = "industry",
    /// E-mail address.
    Email = "email",
    /// Phone number.
    Phone = "phone",
    /// Mobile number.
    Mobile = "mobile",
    /// Fax number.
    Fax = "fax",
    /// Website.
    Website = "website",
    /// X (Twitter).
    X = "x",
    /// Facebook.
    Facebook = "facebook",
    /// LinkedIn.
    LinkedIn = "linkedin",
    /// Skype.
    Skype = "skype",
    /// Postal address.
    Address = "address",
    /// Free text.
    Description = "description",
    /// Tags.
    Tags = "tags",
    /// Last touch by mail, phone or text.
    LastContact = "last_contact",
    /// Last call, note or other event.
    LastActivity = "last_activity",
    /// The task that is due next.
    NextActivity = "next_activity",
    /// When it was made.
    Created = "created",
    /// Last change.
    Updated = "updated",
    /// A deal's name.
    Name = "name",
    /// A deal's stage.
    Stage = "stage",
    /// What a deal is worth.
    Value = "value",
    /// The day a deal is expected to close.
    ExpectedClose = "expected_close",
    /// Whether a deal is marked as hot.
    Hot = "hot",
    /// How likely a deal is to be won.
    WinLikelihood = "win_likelihood",
    /// A deal's primary contact.
    PrimaryContact = "primary_contact",
    /// When a deal came into its stage.
    LastStageChange = "last_stage_change",
    /// Why a deal was lost.
    LossReason = "loss_reason",
}

/// What stands before the id of a custom field.
const CUSTOM: &str = "custom:";

/// A field that every account has, or one that this account added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKey {
    /// Every account has it.
    Standard(Field),
    /// The account added it.
    Custom(CustomFieldId),
}

impl FieldKey {
    /// Reads a key of the settings such as `email` or `custom:1234`. `None` for everything else.
    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix(CUSTOM) {
            Some(id) if id.bytes().all(|it| it.is_ascii_digit()) => {
                id.parse().ok().map(CustomFieldId).map(Self::Custom)
            }
            Some(_) => None,
            None => NAMES.iter().find(|(_, name)| *name == text).map(|(field, _)| Self::Standard(*field)),
        }
    }

    /// The key as the settings write it.
    pub fn text(self) -> String {
        match self {
            Self::Standard(field) => {
                NAMES.iter().find(|(known, _)| *known == field).map(|(_, name)| *name).unwrap_or_default().to_owned()
            }
            Self::Custom(id) => format!("{CUSTOM}{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_field_has_a_name_of_its_own() {
        for (field, name) in NAMES {
            assert_eq!(FieldKey::parse(name), Some(FieldKey::Standard(*field)), "{name}");
            assert_eq!(FieldKey::Standard(*field).text(), *name);
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "Email", "email ", "custom", "custom:", "custom:x", "custom:-1", "custom:+1", "custom: 1"] {
            assert_eq!(FieldKey::parse(text), None, "{text}");
        }
        assert_eq!(FieldKey::parse("custom:99999999999999999999"), None);
    }

    proptest! {
        #[test]
        fn a_custom_field_is_read_as_it_was_written(id: u64) {
            let key = FieldKey::Custom(CustomFieldId(id));
            prop_assert_eq!(FieldKey::parse(&key.text()), Some(key));
        }
    }
}
