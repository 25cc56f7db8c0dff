//! The Support side of the database.

/// Statements that make the empty tables.
pub const SCHEMA: &str = "
CREATE TABLE support_organizations (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    domains    TEXT NOT NULL CHECK (json_valid(domains)),
    notes      TEXT,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE support_groups (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE support_users (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    agent_key       TEXT UNIQUE,
    description     TEXT,
    name            TEXT NOT NULL,
    email           TEXT COLLATE NOCASE,
    phone           TEXT,
    role            TEXT NOT NULL CHECK (role IN ('end-user', 'agent', 'admin')),
    locale          TEXT NOT NULL,
    time_zone       TEXT NOT NULL CHECK (json_valid(time_zone)),
    organization_id INTEGER REFERENCES support_organizations(id),
    group_id        INTEGER REFERENCES support_groups(id),
    tags            TEXT NOT NULL CHECK (json_valid(tags)),
    details         TEXT,
    notes           TEXT,
    created_at      TEXT NOT NULL,
    updated_at      TEXT NOT NULL
) STRICT;
CREATE INDEX support_users_email ON support_users (email);
CREATE TABLE support_identities (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id    INTEGER NOT NULL REFERENCES support_users(id) ON DELETE CASCADE,
    type       TEXT NOT NULL CHECK (type IN ('email', 'phone_number', 'twitter', 'facebook', 'google')),
    value      TEXT NOT NULL COLLATE NOCASE,
    is_primary INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX support_identities_user_id ON support_identities (user_id);
CREATE TABLE tickets (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    subject         TEXT NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('new', 'open', 'pending', 'hold', 'solved', 'closed')),
    priority        TEXT CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    type            TEXT CHECK (type IN ('problem', 'incident', 'question', 'task')),
    channel         TEXT NOT NULL,
    requester_id    INTEGER NOT NULL REFERENCES support_users(id),
    submitter_id    INTEGER NOT NULL REFERENCES support_users(id),
    assignee_id     INTEGER REFERENCES support_users(id),
    group_id        INTEGER REFERENCES support_groups(id),
    organization_id INTEGER REFERENCES support_organizations(id),
    tags            TEXT NOT NULL CHECK (json_valid(tags)),
    created_at      TEXT NOT NULL,
    updated_at      TEXT NOT NULL
) STRICT;
CREATE INDEX tickets_requester_id ON tickets (requester_id);
CREATE INDEX tickets_organization_id ON tickets (organization_id);
CREATE TABLE ticket_comments (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id  INTEGER NOT NULL REFERENCES tickets(id) ON DELETE CASCADE,
    author_id  INTEGER NOT NULL REFERENCES support_users(id),
    body       TEXT NOT NULL,
    html_body  TEXT NOT NULL,
    public     INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX ticket_comments_ticket_id ON ticket_comments (ticket_id);
CREATE TABLE installation_settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
";
