//! A pointer to another record, with its name where the CRM gave it along.

/// Some sources give id and name at once, others the id alone; the name is then found in the [`Directory`].
///
/// [`Directory`]: super::user::Directory
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<Id> {
    /// The record pointed at.
    pub id: Id,
    /// Its name, if it came along.
    pub name: Option<String>,
}

impl<Id> Reference<Id> {
    /// A pointer without a name.
    pub fn to(id: Id) -> Self {
        Self { id, name: None }
    }
}
