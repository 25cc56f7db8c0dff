//! The account of the CRM.

/// What the CRM tells about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The company's name; empty if the CRM tells none.
    pub name: String,
    /// The first part of its address, `acme` in `acme.zendesk.com`, if it has one.
    pub subdomain: Option<String>,
}

impl Account {
    /// Whether this is the account of that subdomain. `None` if one of the two is not known.
    pub fn is_of(&self, subdomain: &str) -> Option<bool> {
        let own = self.subdomain.as_deref().filter(|_| !subdomain.is_empty())?;
        Some(own.eq_ignore_ascii_case(subdomain))
    }
}
