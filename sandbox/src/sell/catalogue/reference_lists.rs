//! The small lists that records point to: sources, statuses, stages, reasons, tags, custom-field definitions
//! (`sell-api.md` 2.6, 2.7, 3).

use super::super::resource::*;

const NAMED: &[Field] = &[ID, text("name").required(), CREATOR, CREATED_AT, UPDATED_AT];

/// Lead and deal sources share `meta.type` `source` in the recorded replies.
pub static LEAD_SOURCES: Resource = Resource {
    path: "lead_sources",
    kind: "source",
    table: "lead_sources",
    fields: &[
        ID,
        text("name").required(),
        CREATOR,
        choice("resource_type", &["lead"]).initially(Initial::Text("lead")),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: CRUD,
    filters: &["name"],
    unique: &["name"],
    ..Resource::BASE
};

pub static DEAL_SOURCES: Resource = Resource {
    path: "deal_sources",
    table: "deal_sources",
    fields: &[
        ID,
        text("name").required(),
        CREATOR,
        choice("resource_type", &["deal"]).initially(Initial::Text("deal")),
        CREATED_AT,
        UPDATED_AT,
    ],
    ..LEAD_SOURCES
};

/// The deprecated predecessor of the two above.
pub static SOURCES: Resource = Resource {
    path: "sources",
    table: "sources",
    fields: &[
        ID,
        text("name").required(),
        CREATOR,
        choice("resource_type", &["lead", "deal"]).initially(Initial::Text("deal")),
        CREATED_AT,
        UPDATED_AT,
    ],
    ..LEAD_SOURCES
};

/// Undocumented but used by Zendesk's own Zapier app. The order of ids is the order of statuses.
pub static LEAD_STATUSES: Resource = Resource {
    path: "lead_statuses",
    kind: "lead_status",
    table: "lead_statuses",
    fields: &[ID, text("name").required(), CREATED_AT, UPDATED_AT],
    verbs: &[Verb::List],
    sorts: &["id"],
    unique: &["name"],
    ..Resource::BASE
};

pub static PIPELINES: Resource = Resource {
    path: "pipelines",
    kind: "pipeline",
    table: "pipelines",
    fields: &[ID, text("name"), flag("disabled"), text("locale_key"), CREATED_AT, UPDATED_AT],
    verbs: &[Verb::List],
    filters: &["name"],
    ..Resource::BASE
};

pub static STAGES: Resource = Resource {
    path: "stages",
    kind: "stage",
    table: "stages",
    fields: &[
        ID,
        text("name"),
        choice("category", &["incoming", "in_progress", "won", "lost", "unqualified"]),
        integer("position"),
        integer("likelihood"),
        flag("active"),
        reference("pipeline_id", "pipelines"),
        text("locale_key"),
        flag("has_original_name"),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: &[Verb::List],
    filters: &["pipeline_id", "name", "active"],
    sorts: &["id", "name", "category", "position", "likelihood", "pipeline_id", "created_at", "updated_at"],
    ..Resource::BASE
};

pub static LOSS_REASONS: Resource = Resource {
    path: "loss_reasons",
    kind: "loss_reason",
    table: "loss_reasons",
    fields: NAMED,
    verbs: CRUD,
    filters: &["name"],
    unique: &["name"],
    ..Resource::BASE
};

pub static LEAD_UNQUALIFIED_REASONS: Resource = Resource {
    path: "lead_unqualified_reasons",
    kind: "lead_unqualified_reason",
    table: "lead_unqualified_reasons",
    fields: NAMED,
    verbs: &[Verb::List],
    unique: &["name"],
    ..Resource::BASE
};

pub static DEAL_UNQUALIFIED_REASONS: Resource = Resource {
    path: "deal_unqualified_reasons",
    kind: "deal_unqualified_reason",
    table: "deal_unqualified_reasons",
    ..LOSS_REASONS
};

pub static TAGS: Resource = Resource {
    path: "tags",
    kind: "tag",
    table: "tags",
    fields: &[
        ID,
        text("name").required(),
        choice("resource_type", &["lead", "contact", "deal", "note"]).required(),
        CREATOR,
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: CRUD,
    filters: &["name", "creator_id", "resource_type"],
    default_sort: "updated_at:asc",
    unique: &["name", "resource_type"],
    ..Resource::BASE
};

const FIELD_TYPES: &[&str] = &[
    "string",
    "text",
    "email",
    "phone",
    "url",
    "number",
    "bool",
    "date",
    "datetime",
    "list",
    "multi_select_list",
    "address",
];

/// `sell-api.md` 2.7: definitions of the lead's custom fields; one table for all record kinds.
pub static LEAD_CUSTOM_FIELDS: Resource = Resource {
    path: "lead/custom_fields",
    kind: "custom_field",
    table: "custom_fields",
    fields: &[
        ID,
        text("record_kind").hidden(),
        flag("filterable").hidden(),
        text("name"),
        choice("type", FIELD_TYPES),
        flag("for_organisation"),
        flag("for_contact"),
        json("choices").initially(Initial::EmptyList),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: &[Verb::List],
    scope: Some("record_kind = 'lead'"),
    ..Resource::BASE
};

pub static CONTACT_CUSTOM_FIELDS: Resource =
    Resource { path: "contact/custom_fields", scope: Some("record_kind = 'contact'"), ..LEAD_CUSTOM_FIELDS };

pub static PROSPECT_AND_CUSTOMER_CUSTOM_FIELDS: Resource =
    Resource { path: "prospect_and_customer/custom_fields", ..CONTACT_CUSTOM_FIELDS };

pub static DEAL_CUSTOM_FIELDS: Resource =
    Resource { path: "deal/custom_fields", scope: Some("record_kind = 'deal'"), ..LEAD_CUSTOM_FIELDS };

/// Undocumented; the items carry a name and no id.
pub static LEAD_INDUSTRIES: Resource = Resource {
    path: "lead/industries",
    kind: "industry",
    table: "industries",
    key: "name",
    fields: &[text("name"), CREATED_AT, UPDATED_AT],
    verbs: &[Verb::List],
    sorts: &["name"],
    default_sort: "name:asc",
    ..Resource::BASE
};

pub static CONTACT_INDUSTRIES: Resource = Resource { path: "contact/industries", ..LEAD_INDUSTRIES };
