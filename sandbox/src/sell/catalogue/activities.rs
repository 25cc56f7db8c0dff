//! What is done around a record: notes, tasks, calls, visits, messages (`sell-api.md` 2.6).

use super::super::resource::*;
use super::super::rules;

const RECORD_KINDS: &[&str] = &["lead", "contact", "deal"];

pub static NOTES: Resource = Resource {
    path: "notes",
    kind: "note",
    table: "notes",
    fields: &[
        ID,
        CREATOR,
        choice("resource_type", RECORD_KINDS).required(),
        integer("resource_id").required(),
        text("content").required(),
        flag("is_important"),
        TAGS,
        text("type").initially(Initial::Text("regular")).read_only(),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: CRUD,
    filters: &["creator_id", "q", "resource_type", "resource_id"],
    sorts: &["id", "content", "created_at", "updated_at"],
    default_sort: "updated_at:asc",
    rules: &[rules::resource_exists, rules::tags_exist],
    ..Resource::BASE
};

pub static TASKS: Resource = Resource {
    path: "tasks",
    kind: "task",
    table: "tasks",
    fields: &[
        ID,
        CREATOR,
        OWNER,
        choice("resource_type", RECORD_KINDS),
        integer("resource_id"),
        flag("completed"),
        moment("completed_at").read_only(),
        moment("due_date"),
        flag("overdue").read_only(),
        moment("remind_at"),
        text("content").required(),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: CRUD,
    filters: &["creator_id", "owner_id", "completed", "overdue", "q", "resource_type", "resource_id"],
    sorts: &["id", "content", "due_date", "created_at", "updated_at"],
    default_sort: "updated_at:asc",
    rules: &[rules::resource_exists, rules::task_completion],
    ..Resource::BASE
};

pub static COLLABORATIONS: Resource = Resource {
    path: "collaborations",
    kind: "collaboration",
    table: "collaborations",
    fields: &[
        ID,
        CREATOR,
        choice("resource_type", RECORD_KINDS).required(),
        integer("resource_id").required(),
        reference("collaborator_id", "users").required(),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: &[Verb::List, Verb::Get, Verb::Create, Verb::Delete],
    filters: &["creator_id", "resource_type", "resource_id"],
    sorts: &["id", "created_at", "updated_at"],
    rules: &[rules::resource_exists],
    ..Resource::BASE
};

pub static CALLS: Resource = Resource {
    path: "calls",
    kind: "call",
    table: "calls",
    fields: &[
        ID,
        reference("user_id", "users").initially(Initial::TokenUser),
        text("summary"),
        text("recording_url"),
        reference("outcome_id", "call_outcomes"),
        integer("duration"),
        handle("phone_number"),
        flag("incoming"),
        flag("missed"),
        choice("resource_type", RECORD_KINDS),
        integer("resource_id"),
        json("associated_deal_ids").initially(Initial::EmptyList),
        text("external_id"),
        moment("made_at").initially(Initial::Now),
        UPDATED_AT,
    ],
    verbs: CRUD,
    filters: &["resource_type", "resource_id"],
    sorts: &["id", "made_at", "updated_at"],
    rules: &[rules::resource_exists],
    ..Resource::BASE
};

pub static CALL_OUTCOMES: Resource = Resource {
    path: "call_outcomes",
    kind: "call_outcome",
    table: "call_outcomes",
    fields: &[ID, text("name"), CREATOR, CREATED_AT, UPDATED_AT],
    verbs: &[Verb::List],
    ..Resource::BASE
};

pub static VISITS: Resource = Resource {
    path: "visits",
    kind: "visit",
    table: "visits",
    fields: &[
        ID,
        CREATOR,
        reference("outcome_id", "visit_outcomes"),
        choice("resource_type", RECORD_KINDS),
        integer("resource_id"),
        text("resource_address"),
        text("summary"),
        text("rep_location_verification_status"),
        moment("visited_at"),
        CREATED_AT,
        UPDATED_AT,
    ],
    verbs: &[Verb::List],
    filters: &["creator_id", "outcome_id", "resource_type", "resource_id"],
    sorts: &["id", "visited_at", "created_at", "updated_at"],
    ..Resource::BASE
};

pub static VISIT_OUTCOMES: Resource =
    Resource { path: "visit_outcomes", kind: "visit_outcome", table: "visit_outcomes", ..CALL_OUTCOMES };

pub static TEXT_MESSAGES: Resource = Resource {
    path: "text_messages",
    kind: "text_message",
    table: "text_messages",
    fields: &[
        ID,
        reference("user_id", "users"),
        choice("resource_type", RECORD_KINDS),
        integer("resource_id"),
        json("associated_deal_ids").initially(Initial::EmptyList),
        handle("user_phone_number"),
        handle("resource_phone_number"),
        flag("incoming"),
        moment("sent_at"),
        text("content"),
        CREATED_AT,
        UPDATED_AT,
    ],
    filters: &["resource_type", "resource_id"],
    sorts: &["id", "sent_at", "created_at", "updated_at"],
    ..Resource::BASE
};
