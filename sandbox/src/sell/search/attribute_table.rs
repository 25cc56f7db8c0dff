//! Every attribute of the three search indexes with the SQL that computes it over a v2 row `t`; `{kind}` in the SQL is
//! the record kind. Names follow the dumped v3 schemas (`sell-api.md` 4).

use super::attributes::Shape::{self, Flag, List, Number, Text};

/// Dotted name, shape, SQL.
pub type Row = (&'static str, Shape, &'static str);

/// Leads, contacts and deals alike.
pub const COMMON: &[Row] = &[
    ("id", Number, "t.id"),
    ("version", Number, "CAST(strftime('%s', t.updated_at) AS INTEGER)"),
    ("uid", Text, "'{kind}-' || t.id"),
    ("created_at", Text, "t.created_at"),
    ("updated_at", Text, "t.updated_at"),
    ("owner.id", Number, "t.owner_id"),
    ("owner.name", Text, "(SELECT name FROM users WHERE id = t.owner_id)"),
    ("creator.id", Number, "t.creator_id"),
    ("creator.name", Text, "(SELECT name FROM users WHERE id = t.creator_id)"),
    ("tags", List, "t.tags"),
    (
        "last_activity_date",
        Text,
        "(SELECT max(at) FROM (SELECT created_at AS at FROM notes WHERE resource_type = '{kind}' AND resource_id = t.id UNION ALL SELECT made_at FROM calls WHERE resource_type = '{kind}' AND resource_id = t.id))",
    ),
    (
        "communication.last_touch.at",
        Text,
        "(SELECT made_at FROM calls WHERE resource_type = '{kind}' AND resource_id = t.id ORDER BY made_at DESC LIMIT 1)",
    ),
    (
        "communication.last_touch.medium",
        Text,
        "(SELECT 'call' FROM calls WHERE resource_type = '{kind}' AND resource_id = t.id LIMIT 1)",
    ),
    (
        "communication.last_touch.direction",
        Text,
        "(SELECT iif(incoming, 'incoming', 'outgoing') FROM calls WHERE resource_type = '{kind}' AND resource_id = t.id ORDER BY made_at DESC LIMIT 1)",
    ),
    (
        "communication.last_touch.participating_user_ids",
        List,
        "(SELECT json_array(user_id) FROM calls WHERE resource_type = '{kind}' AND resource_id = t.id ORDER BY made_at DESC LIMIT 1)",
    ),
    (
        "next_task.id",
        Number,
        "(SELECT id FROM tasks WHERE resource_type = '{kind}' AND resource_id = t.id AND NOT completed ORDER BY due_date, id LIMIT 1)",
    ),
    (
        "next_task.content",
        Text,
        "(SELECT content FROM tasks WHERE resource_type = '{kind}' AND resource_id = t.id AND NOT completed ORDER BY due_date, id LIMIT 1)",
    ),
    (
        "next_task.due_date",
        Text,
        "(SELECT due_date FROM tasks WHERE resource_type = '{kind}' AND resource_id = t.id AND NOT completed ORDER BY due_date, id LIMIT 1)",
    ),
    (
        "next_task.owner_id",
        Number,
        "(SELECT owner_id FROM tasks WHERE resource_type = '{kind}' AND resource_id = t.id AND NOT completed ORDER BY due_date, id LIMIT 1)",
    ),
    (
        "next_task.creator_id",
        Number,
        "(SELECT creator_id FROM tasks WHERE resource_type = '{kind}' AND resource_id = t.id AND NOT completed ORDER BY due_date, id LIMIT 1)",
    ),
    (
        "next_task.created_at",
        Text,
        "(SELECT created_at FROM tasks WHERE resource_type = '{kind}' AND resource_id = t.id AND NOT completed ORDER BY due_date, id LIMIT 1)",
    ),
    (
        "next_task.updated_at",
        Text,
        "(SELECT updated_at FROM tasks WHERE resource_type = '{kind}' AND resource_id = t.id AND NOT completed ORDER BY due_date, id LIMIT 1)",
    ),
    (
        "next_task.remind_at",
        Text,
        "(SELECT remind_at FROM tasks WHERE resource_type = '{kind}' AND resource_id = t.id AND NOT completed ORDER BY due_date, id LIMIT 1)",
    ),
];

/// Leads and contacts.
pub const PARTY: &[Row] = &[
    ("first_name", Text, "t.first_name"),
    ("last_name", Text, "t.last_name"),
    ("title", Text, "t.title"),
    ("description", Text, "t.description"),
    ("industry", Text, "t.industry"),
    ("website", Text, "t.website"),
    ("email", Text, "t.email"),
    ("fax", Text, "t.fax"),
    ("twitter", Text, "t.twitter"),
    ("facebook", Text, "t.facebook"),
    ("linkedin", Text, "t.linkedin"),
    ("skype", Text, "t.skype"),
    ("phone_numbers.phone", Text, "t.phone"),
    ("phone_numbers.mobile", Text, "t.mobile"),
    ("normalized_phone_numbers.national_number", List, "national_numbers(t.phone, t.mobile)"),
    ("address.street", Text, "json_extract(t.address, '$.line1')"),
    ("address.city", Text, "json_extract(t.address, '$.city')"),
    ("address.region", Text, "json_extract(t.address, '$.state')"),
    ("address.zip_code", Text, "json_extract(t.address, '$.postal_code')"),
    ("address.country", Text, "json_extract(t.address, '$.country')"),
    (
        "tag_ids",
        List,
        "(SELECT json_group_array(id) FROM tags WHERE resource_type = '{kind}' AND name IN (SELECT value FROM json_each(t.tags)))",
    ),
];

/// The elements of a list attribute as expressions with an index; empty for lists of any length.
pub fn elements(name: &str) -> &'static [&'static str] {
    match name {
        "normalized_phone_numbers.national_number" => &["national_number(t.phone)", "national_number(t.mobile)"],
        _ => &[],
    }
}

const LEAD_NAME: &str =
    "coalesce(nullif(trim(coalesce(t.first_name, '') || ' ' || coalesce(t.last_name, '')), ''), t.organization_name)";

pub const LEAD: &[Row] = &[
    ("company_name", Text, "t.organization_name"),
    ("name", Text, LEAD_NAME),
    ("display_name", Text, LEAD_NAME),
    ("first_or_company_name", Text, "coalesce(t.first_name, t.organization_name)"),
    ("last_or_company_name", Text, "coalesce(t.last_name, t.organization_name)"),
    ("status.id", Number, "(SELECT id FROM lead_statuses WHERE name = t.status)"),
    (
        "status.position",
        Number,
        "(SELECT count(*) FROM lead_statuses before JOIN lead_statuses own ON before.id <= own.id WHERE own.name = t.status)",
    ),
    ("source.id", Number, "t.source_id"),
    ("source.name", Text, "(SELECT name FROM lead_sources WHERE id = t.source_id)"),
    ("unqualified_reason.id", Number, "t.unqualified_reason_id"),
    ("unqualified_reason.name", Text, "(SELECT name FROM lead_unqualified_reasons WHERE id = t.unqualified_reason_id)"),
];

pub const CONTACT: &[Row] = &[
    ("is_organisation", Flag, "t.is_organization"),
    ("name", Text, "t.name"),
    ("display_name", Text, "t.name"),
    ("first_or_company_name", Text, "coalesce(t.first_name, t.name)"),
    ("last_or_company_name", Text, "coalesce(t.last_name, t.name)"),
    ("customer_status", Text, "t.customer_status"),
    ("prospect_status", Text, "t.prospect_status"),
    ("company.id", Number, "t.contact_id"),
    ("company.name", Text, "(SELECT name FROM contacts WHERE id = t.contact_id)"),
    ("company_id", Number, "t.contact_id"),
    ("company_name", Text, "(SELECT name FROM contacts WHERE id = t.contact_id)"),
    ("parent_company.id", Number, "t.parent_organization_id"),
    ("parent_company.name", Text, "(SELECT name FROM contacts WHERE id = t.parent_organization_id)"),
    ("parent_company_id", Number, "t.parent_organization_id"),
    ("billing_address.street", Text, "json_extract(t.billing_address, '$.line1')"),
    ("billing_address.city", Text, "json_extract(t.billing_address, '$.city')"),
    ("billing_address.region", Text, "json_extract(t.billing_address, '$.state')"),
    ("billing_address.zip_code", Text, "json_extract(t.billing_address, '$.postal_code')"),
    ("billing_address.country", Text, "json_extract(t.billing_address, '$.country')"),
    ("shipping_address.street", Text, "json_extract(t.shipping_address, '$.line1')"),
    ("shipping_address.city", Text, "json_extract(t.shipping_address, '$.city')"),
    ("shipping_address.region", Text, "json_extract(t.shipping_address, '$.state')"),
    ("shipping_address.zip_code", Text, "json_extract(t.shipping_address, '$.postal_code')"),
    ("shipping_address.country", Text, "json_extract(t.shipping_address, '$.country')"),
    (
        "is_sales_account",
        Flag,
        "EXISTS (SELECT 1 FROM deals WHERE deals.organization_id = t.id OR deals.contact_id = t.id)",
    ),
    ("created_via", Text, "'api'"),
];

pub const DEAL: &[Row] = &[
    ("name", Text, "t.name"),
    ("decimal_value", Number, "t.value / 100.0"),
    ("normalized_decimal_value", Number, "t.value / 100.0"),
    ("currency", Text, "t.currency"),
    ("hot", Flag, "t.hot"),
    ("stage.id", Number, "t.stage_id"),
    ("stage.is_active", Flag, "(SELECT active FROM stages WHERE id = t.stage_id)"),
    ("stage.position", Number, "(SELECT position FROM stages WHERE id = t.stage_id)"),
    ("pipeline_id", Number, "(SELECT pipeline_id FROM stages WHERE id = t.stage_id)"),
    ("is_closed", Flag, "(SELECT category IN ('won', 'lost', 'unqualified') FROM stages WHERE id = t.stage_id)"),
    ("is_won", Flag, "(SELECT category = 'won' FROM stages WHERE id = t.stage_id)"),
    ("contact.id", Number, "t.contact_id"),
    ("contact.name", Text, "(SELECT name FROM contacts WHERE id = t.contact_id)"),
    ("contact.last_name", Text, "(SELECT last_name FROM contacts WHERE id = t.contact_id)"),
    ("company.id", Number, "t.organization_id"),
    ("company.name", Text, "(SELECT name FROM contacts WHERE id = t.organization_id)"),
    ("source.id", Number, "t.source_id"),
    ("source.name", Text, "(SELECT name FROM deal_sources WHERE id = t.source_id)"),
    ("loss_reason.id", Number, "t.loss_reason_id"),
    ("loss_reason.name", Text, "(SELECT name FROM loss_reasons WHERE id = t.loss_reason_id)"),
    ("unqualified_reason.id", Number, "t.unqualified_reason_id"),
    ("unqualified_reason.name", Text, "(SELECT name FROM deal_unqualified_reasons WHERE id = t.unqualified_reason_id)"),
    ("estimated_close_date", Text, "t.estimated_close_date"),
    (
        "close_date",
        Text,
        "(SELECT date(t.last_stage_change_at) FROM stages WHERE id = t.stage_id AND category IN ('won', 'lost', 'unqualified'))",
    ),
    (
        "estimated_win_likelihood",
        Number,
        "coalesce(t.customized_win_likelihood, (SELECT likelihood FROM stages WHERE id = t.stage_id))",
    ),
    ("last_stage_change_at", Text, "t.last_stage_change_at"),
    ("added_at", Text, "t.added_at"),
];
