//! The sections of the page.

use crate::i18n::{key, t};

/// One at a time is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Whether everything works, and what is set.
    SetUp,
    /// Who sees sales data.
    Access,
    /// What becomes of new leads.
    NewLeads,
    /// What the cards show.
    Fields,
    /// What an agent gets.
    AsSeenBy,
    /// Earlier versions.
    History,
}

impl Section {
    /// All, in order.
    pub const ALL: [Self; 6] = [Self::SetUp, Self::Access, Self::NewLeads, Self::Fields, Self::AsSeenBy, Self::History];

    /// Its name.
    pub fn title(self) -> String {
        t(match self {
            Self::SetUp => key("settings.section.set_up"),
            Self::Access => key("settings.section.access"),
            Self::NewLeads => key("settings.section.new_leads"),
            Self::Fields => key("settings.section.fields"),
            Self::AsSeenBy => key("settings.section.as_seen_by"),
            Self::History => key("settings.section.history"),
        })
    }
}
