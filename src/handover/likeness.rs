//! Whether two things are the same: a lead that was sent and one that is there, a lead as it was made and as it is now,
//! a text that was sent and one that is there.

use crate::domain::custom_field::{CustomFieldKey, CustomFieldValue};
use crate::domain::email::Email;
use crate::domain::ids::TicketId;
use crate::domain::lead::{Lead, StatusOfLead};
use crate::domain::lead_form::{NewLead, TAG};
use crate::domain::phone::Phone;
use crate::letter_case::lower;

/// The path of a ticket's page, as notes link to it.
const TICKET_PATH: &str = "/agent/tickets/";

/// Whether a lead may be the one that was sent. What was not sent may have been added since. The owner is not compared:
/// a pool hands the lead on (`sell-api.md` 5).
pub fn is_like(lead: &Lead, sent: &NewLead) -> bool {
    let pairs = [
        (&sent.first_name, &lead.first_name),
        (&sent.last_name, &lead.last_name),
        (&sent.organization_name, &lead.organization_name),
    ];
    let named = pairs.into_iter().all(|(sent, there)| agree(sent.as_deref(), there.as_deref(), same_words));
    named
        && agree(sent.email.as_deref(), lead.profile.email.as_deref(), same_email)
        && agree(sent.phone.as_deref(), lead.profile.phone.as_deref(), same_phone)
        && lead.profile.tags.iter().any(|it| it == TAG)
}

/// Whether two handovers send leads that cannot be told apart.
pub fn look_the_same(one: &NewLead, other: &NewLead) -> bool {
    one.email == other.email
        && one.phone == other.phone
        && one.first_name == other.first_name
        && one.last_name == other.last_name
        && one.organization_name == other.organization_name
}

fn agree(sent: Option<&str>, there: Option<&str>, same: fn(&str, &str) -> bool) -> bool {
    match (sent, there) {
        (None, _) => true,
        (Some(sent), Some(there)) => same(sent, there),
        (Some(_), None) => false,
    }
}

/// Whether two texts have the same words; services change blanks and line ends.
pub fn same_text(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn same_words(one: &str, other: &str) -> bool {
    same_text(&lower(one), &lower(other))
}

fn same_email(one: &str, other: &str) -> bool {
    match (Email::parse(one), Email::parse(other)) {
        (Some(one), Some(other)) => one == other,
        _ => same_words(one, other),
    }
}

fn same_phone(one: &str, other: &str) -> bool {
    match (Phone::read(one), Phone::read(other)) {
        (Some(one), Some(other)) => one.same_as(&other),
        _ => same_words(one, other),
    }
}

/// Whether a note was written from another ticket.
pub fn is_from_another_ticket(note: &str, ticket: Option<TicketId>) -> bool {
    note.split(TICKET_PATH).skip(1).any(|rest| {
        let end = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        let id = rest.get(..end).and_then(|it| it.parse().ok()).map(TicketId);
        id.is_some() && id != ticket
    })
}

/// One number for everything in a lead that somebody would change, so that it need not be kept. What changes by itself
/// (last change, last activity, next task) is left out.
pub fn of_lead(lead: &Lead) -> u64 {
    let Lead { id, first_name, last_name, organization_name, status, owner, source, profile } = lead;
    let mut print = Print(0xcbf2_9ce4_8422_2325);
    print.number(Some(id.0));
    print.number(owner.as_ref().map(|it| it.id.0));
    print.number(source.as_ref().map(|it| it.id.0));
    match status {
        Some(StatusOfLead::Named(name)) => print.text(Some(name)),
        Some(StatusOfLead::Listed(id)) => print.number(Some(id.0)),
        None => print.text(None),
    }
    let address = &profile.address;
    for text in [
        first_name,
        last_name,
        organization_name,
        &profile.title,
        &profile.description,
        &profile.industry,
        &profile.website,
        &profile.email,
        &profile.phone,
        &profile.mobile,
        &profile.fax,
        &profile.skype,
        &profile.twitter,
        &profile.facebook,
        &profile.linkedin,
        &address.street,
        &address.city,
        &address.postal_code,
        &address.region,
        &address.country,
        &profile.created_at,
    ] {
        print.text(text.as_deref());
    }
    print.texts(&profile.tags);
    for entry in &profile.custom_fields {
        match &entry.key {
            CustomFieldKey::Name(name) => print.text(Some(name)),
            CustomFieldKey::Id(id) => print.number(Some(id.0)),
        }
        match &entry.value {
            CustomFieldValue::Text(text) => print.text(Some(text)),
            CustomFieldValue::Flag(flag) => print.number(Some(u64::from(*flag))),
            CustomFieldValue::List(texts) => print.texts(texts),
            CustomFieldValue::Address(it) => {
                for part in [&it.street, &it.city, &it.postal_code, &it.region, &it.country] {
                    print.text(part.as_deref());
                }
            }
        }
    }
    print.0
}

/// FNV-1a. Nobody gains anything by making two leads look the same here.
struct Print(u64);

impl Print {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn text(&mut self, text: Option<&str>) {
        self.bytes(text.unwrap_or("\u{1}").as_bytes());
        self.bytes(&[0]);
    }

    fn texts(&mut self, texts: &[String]) {
        for it in texts {
            self.text(Some(it));
        }
        self.bytes(&[2]);
    }

    fn number(&mut self, number: Option<u64>) {
        self.bytes(&number.unwrap_or(u64::MAX).to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{LeadId, UserId};
    use crate::domain::reference::Reference;

    fn sent() -> NewLead {
        NewLead {
            first_name: Some("Ada".into()),
            last_name: Some("Lovelace".into()),
            organization_name: None,
            email: Some("ada@example.com".into()),
            phone: Some("+44 20 7946 0958".into()),
            twitter: None,
            facebook: None,
            owner: UserId(5),
            status: None,
            source: None,
            tags: vec![TAG.into()],
        }
    }

    fn there() -> Lead {
        let mut lead = Lead { first_name: Some("ada".into()), ..Lead::blank(LeadId(7)) };
        lead.last_name = Some(" LOVELACE".into());
        lead.profile.email = Some("Ada@Example.com".into());
        lead.profile.phone = Some("+442079460958".into());
        lead.profile.tags = vec!["vip".into(), TAG.into()];
        lead
    }

    #[test]
    fn a_lead_is_like_what_was_sent_however_it_is_written_and_whatever_was_added() {
        let mut lead = there();
        lead.organization_name = Some("Analytical Engines".into());
        lead.owner = Some(Reference::to(UserId(99)));
        assert!(is_like(&lead, &sent()));
    }

    #[test]
    fn a_lead_with_anything_else_in_it_is_another() {
        let changes: [fn(&mut Lead); 5] = [
            |it| it.first_name = Some("Grace".into()),
            |it| it.last_name = None,
            |it| it.profile.email = Some("grace@example.com".into()),
            |it| it.profile.phone = Some("+442079460959".into()),
            |it| it.profile.tags.clear(),
        ];
        for (at, change) in changes.into_iter().enumerate() {
            let mut lead = there();
            change(&mut lead);
            assert!(!is_like(&lead, &sent()), "change {at}");
        }
    }

    #[test]
    fn every_field_that_somebody_would_change_changes_the_number() {
        let changes: [fn(&mut Lead); 7] = [
            |it| it.owner = Some(Reference::to(UserId(6))),
            |it| it.status = Some(StatusOfLead::Named("New".into())),
            |it| it.profile.title = Some("Countess".into()),
            |it| it.profile.description = Some("Countess".into()),
            |it| it.profile.address.city = Some("London".into()),
            |it| it.profile.tags.push("hot".into()),
            |it| {
                it.profile.custom_fields.push(crate::domain::custom_field::CustomFieldEntry {
                    key: CustomFieldKey::Name("Budget".into()),
                    value: CustomFieldValue::Flag(true),
                });
            },
        ];
        let mut numbers = vec![of_lead(&there())];
        for change in changes {
            let mut lead = there();
            change(&mut lead);
            numbers.push(of_lead(&lead));
        }
        let all = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), all);
        let mut lead = there();
        lead.profile.updated_at = Some("2026-11-24".into());
        assert_eq!(of_lead(&lead), of_lead(&there()));
    }

    #[test]
    fn only_a_link_to_another_ticket_makes_a_note_anothers() {
        let link = "https://acme.zendesk.com/agent/tickets/";
        for (note, theirs) in [
            (format!("{link}4"), true),
            (format!("{link}3 and {link}31"), true),
            (format!("{link}3"), false),
            (format!("{link}3\nSam"), false),
            (format!("{link}new"), false),
            (format!("{link}99999999999999999999999"), false),
            ("Called her about ticket 4".into(), false),
        ] {
            assert_eq!(is_from_another_ticket(&note, Some(TicketId(3))), theirs, "{note}");
        }
        assert!(is_from_another_ticket(&format!("{link}3"), None));
    }
}
