//! Sell's own pages, for "Open in Sell" (`sell-api.md` 1.1; the paths are the ones seen in public, not documented).

use crate::domain::contact::Contact;
use crate::domain::ids::{DealId, LeadId, TicketId};

/// Addresses of records in Sell's web interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SellWeb {
    origin: String,
}

impl SellWeb {
    /// For an account. `None` if the subdomain cannot be one: it becomes part of a link.
    pub fn of(subdomain: &str) -> Option<Self> {
        let plain = (1..=63).contains(&subdomain.len())
            && subdomain.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
            && !subdomain.starts_with('-');
        plain.then(|| Self { origin: format!("https://{subdomain}.zendesk.com") })
    }

    /// A ticket's page in Support, which lies under the same name.
    pub fn ticket(&self, id: TicketId) -> String {
        format!("{}/agent/tickets/{id}", self.origin)
    }

    /// A lead's page.
    pub fn lead(&self, id: LeadId) -> String {
        format!("{}/sales/leads/{id}", self.origin)
    }

    /// A person's or company's page.
    pub fn contact(&self, contact: &Contact) -> String {
        format!("{}/sales/contacts/{}", self.origin, contact.id)
    }

    /// A deal's page.
    pub fn deal(&self, id: DealId) -> String {
        format!("{}/sales/deals/{id}", self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_subdomain_becomes_part_of_a_link() {
        assert_eq!(
            SellWeb::of("acme-2").map(|it| it.lead(LeadId(7))).as_deref(),
            Some("https://acme-2.zendesk.com/sales/leads/7")
        );
        for subdomain in ["", "a.b", "a/b", "evil.example#", "-a", "a b", "ä"] {
            assert_eq!(SellWeb::of(subdomain), None, "{subdomain}");
        }
    }
}
