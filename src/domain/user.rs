//! Users of the CRM, and the directory that turns ids into names.

use super::custom_field::{CustomFieldDefinition, CustomFieldOwner};
use super::ids::{ContactId, CustomFieldId, LeadStatusId, LossReasonId, SourceId, SupportUserId, UserId};
use super::reference::Reference;
use super::stage::Stage;

/// A user of the CRM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// Name to show.
    pub name: String,
    /// E-mail address, as the CRM has it.
    pub email: Option<String>,
    /// Whether the user may still sign in and own records.
    pub active: bool,
    /// Whether the user administers the CRM.
    pub admin: bool,
    /// Whether it is no person but a distribution pool, which hands records on to its members.
    pub pool: bool,
    /// The user's manager.
    pub reports_to: Option<UserId>,
    /// The same person in Support, if the accounts are linked.
    pub support_user: Option<SupportUserId>,
}

/// A status that a lead can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadStatus {
    /// Its id.
    pub id: LeadStatusId,
    /// Its name, which is also what a lead carries.
    pub name: String,
}

/// A lead source or deal source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Its name.
    pub name: String,
}

/// Reference data: what ids in records stand for. Parts that were not needed stay empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    /// Users, where records came without the owner's name.
    pub users: Vec<User>,
    /// Deal stages of all pipelines.
    pub stages: Vec<Stage>,
    /// Lead sources, where leads came without the source's name.
    pub lead_sources: Vec<Source>,
    /// Lead statuses.
    pub lead_statuses: Vec<LeadStatus>,
    /// Companies, where people came without their company's name, and contacts, where deals came without theirs.
    pub companies: Vec<Reference<ContactId>>,
    /// Deal sources, where deals came without the source's name.
    pub deal_sources: Vec<Source>,
    /// Loss reasons, where deals came without the reason's name.
    pub loss_reasons: Vec<Reference<LossReasonId>>,
    /// Definitions of custom fields, of all owners of which any is shown.
    pub custom_fields: Vec<CustomFieldDefinition>,
}

impl Directory {
    /// The owner's name, from the record or from the directory.
    pub fn owner_name(&self, owner: &Reference<UserId>) -> Option<String> {
        let listed = || self.users.iter().find(|user| user.id == owner.id).map(|user| user.name.clone());
        owner.name.clone().or_else(listed)
    }

    /// The lead source's name, from the record or from the directory.
    pub fn lead_source_name(&self, source: &Reference<SourceId>) -> Option<String> {
        let listed = || self.lead_sources.iter().find(|it| it.id == source.id).map(|it| it.name.clone());
        source.name.clone().or_else(listed)
    }

    /// The lead status's name.
    pub fn lead_status_name(&self, id: LeadStatusId) -> Option<String> {
        self.lead_statuses.iter().find(|it| it.id == id).map(|it| it.name.clone())
    }

    /// A person's company's name, from the record or from the directory.
    pub fn company_name(&self, company: &Reference<ContactId>) -> Option<String> {
        let listed = || self.companies.iter().find(|it| it.id == company.id)?.name.clone();
        company.name.clone().or_else(listed)
    }

    /// The deal source's name, from the record or from the directory.
    pub fn deal_source_name(&self, source: &Reference<SourceId>) -> Option<String> {
        let listed = || self.deal_sources.iter().find(|it| it.id == source.id).map(|it| it.name.clone());
        source.name.clone().or_else(listed)
    }

    /// The loss reason's name, from the record or from the directory.
    pub fn loss_reason_name(&self, reason: &Reference<LossReasonId>) -> Option<String> {
        let listed = || self.loss_reasons.iter().find(|it| it.id == reason.id)?.name.clone();
        reason.name.clone().or_else(listed)
    }

    /// The definition of a custom field; `None` once it is deleted in the CRM.
    pub fn custom_field(&self, owner: CustomFieldOwner, id: CustomFieldId) -> Option<&CustomFieldDefinition> {
        self.custom_fields.iter().find(|it| it.owner == owner && it.id == id)
    }

    /// The stage of that id.
    pub fn stage(&self, id: super::ids::StageId) -> Option<&Stage> {
        self.stages.iter().find(|it| it.id == id)
    }
}
