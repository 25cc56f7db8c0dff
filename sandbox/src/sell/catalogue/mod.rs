//! Every resource of the Sell API that the sandbox offers, as data (`sell-api.md` 2). To add one: describe it in the
//! file of its subject and name it in [`RESOURCES`]; table, validation, filters and replies follow.

mod activities;
mod commerce;
mod people;
mod records;
mod reference_lists;

use super::resource::Resource;

pub use records::{CONTACTS, DEALS, LEADS};

/// All resources. Where two share a table, the first one defines its columns.
pub static RESOURCES: &[&Resource] = &[
    &people::USERS,
    &people::ACCOUNTS,
    &reference_lists::LEAD_SOURCES,
    &reference_lists::DEAL_SOURCES,
    &reference_lists::SOURCES,
    &reference_lists::LEAD_STATUSES,
    &reference_lists::PIPELINES,
    &reference_lists::STAGES,
    &reference_lists::LOSS_REASONS,
    &reference_lists::LEAD_UNQUALIFIED_REASONS,
    &reference_lists::DEAL_UNQUALIFIED_REASONS,
    &reference_lists::TAGS,
    &reference_lists::LEAD_CUSTOM_FIELDS,
    &reference_lists::CONTACT_CUSTOM_FIELDS,
    &reference_lists::PROSPECT_AND_CUSTOMER_CUSTOM_FIELDS,
    &reference_lists::DEAL_CUSTOM_FIELDS,
    &reference_lists::LEAD_INDUSTRIES,
    &reference_lists::CONTACT_INDUSTRIES,
    &LEADS,
    &CONTACTS,
    &DEALS,
    &records::ASSOCIATED_CONTACTS,
    &records::LEAD_CONVERSIONS,
    &activities::NOTES,
    &activities::TASKS,
    &activities::COLLABORATIONS,
    &activities::CALLS,
    &activities::CALL_OUTCOMES,
    &activities::VISITS,
    &activities::VISIT_OUTCOMES,
    &activities::TEXT_MESSAGES,
    &commerce::PRODUCTS,
    &commerce::ORDERS,
    &commerce::LINE_ITEMS,
];

/// The resource of a `/v2/` path, `parent` being the path above it for a nested one.
pub fn find(parent: Option<&str>, path: &str) -> Option<&'static Resource> {
    RESOURCES
        .iter()
        .copied()
        .find(|resource| resource.path == path && resource.parent.map(|above| above.path) == parent)
}
