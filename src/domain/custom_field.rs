//! Fields that an account added to its records.

/// What a custom field holds. The CRM's own checkbox, number and list types all arrive as one of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomFieldValue {
    /// Any single text, number, date or choice.
    Text(String),
    /// A checkbox.
    Flag(bool),
    /// Several choices.
    List(Vec<String>),
}

/// The kinds of record that have custom fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomFieldOwner {
    /// Leads.
    Lead,
    /// People and companies.
    Contact,
    /// Deals.
    Deal,
}

/// What a custom field is for and what it may hold (`sell-api.md` 2.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomFieldDefinition {
    /// Its number.
    pub id: u64,
    /// Display name; records carry the value under this name.
    pub name: String,
    /// The CRM's word for the type, such as `string`, `list` or `date`.
    pub kind: String,
    /// Whether companies have it.
    pub for_company: bool,
    /// Whether people have it.
    pub for_person: bool,
    /// The choices of a list.
    pub choices: Vec<String>,
}
