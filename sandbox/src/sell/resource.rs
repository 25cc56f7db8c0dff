//! The vocabulary in which Sell's resources are described: a [`Resource`] is data, and everything generic
//! (schema, validation, paging, filters, JSON) is derived from it. The descriptions themselves are in `catalogue`.

use super::rules::Rule;

/// What a field holds: decides its SQL column, its JSON form, its validation and how a filter compares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The record's own number.
    Id,
    /// Free text, compared exactly.
    Text,
    /// E-mail address or phone number: text compared without regard to case.
    Handle,
    Integer,
    Decimal,
    /// An amount: JSON integer without decimals, else a string with two (`sell-api.md` 2.3).
    Money,
    Flag,
    /// `YYYY-MM-DD`.
    Date,
    /// ISO 8601 in UTC.
    Moment,
    /// One of a closed list of words.
    Choice(&'static [&'static str]),
    /// The id of a record in another table.
    Reference(&'static str),
    Address,
    Tags,
    /// Values by custom-field name; the definitions are those of this record kind.
    CustomFields(&'static str),
    /// Anything that the sandbox keeps without looking inside.
    Json,
}

/// Who may set a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Write,
    /// Writable on create; later only the same value is accepted.
    CreateOnly,
    ReadOnly,
}

/// The value of a field that a create request leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Initial {
    Null,
    False,
    Text(&'static str),
    EmptyList,
    EmptyObject,
    /// The Sell user whose token is used.
    TokenUser,
    Now,
}

/// One attribute of a resource.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub access: Access,
    pub required: bool,
    pub initial: Initial,
    /// Kept in the table, never shown by the API.
    pub hidden: bool,
}

impl Field {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, access: Access::Write, required: false, initial: Initial::Null, hidden: false }
    }
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
    pub const fn read_only(mut self) -> Self {
        self.access = Access::ReadOnly;
        self
    }
    pub const fn create_only(mut self) -> Self {
        self.access = Access::CreateOnly;
        self
    }
    pub const fn initially(mut self, initial: Initial) -> Self {
        self.initial = initial;
        self
    }
    pub const fn hidden(mut self) -> Self {
        self.hidden = true;
        self.access = Access::ReadOnly;
        self
    }
}

pub const fn text(name: &'static str) -> Field {
    Field::new(name, Kind::Text)
}
pub const fn handle(name: &'static str) -> Field {
    Field::new(name, Kind::Handle)
}
pub const fn integer(name: &'static str) -> Field {
    Field::new(name, Kind::Integer)
}
pub const fn decimal(name: &'static str) -> Field {
    Field::new(name, Kind::Decimal)
}
pub const fn money(name: &'static str) -> Field {
    Field::new(name, Kind::Money)
}
pub const fn flag(name: &'static str) -> Field {
    Field::new(name, Kind::Flag).initially(Initial::False)
}
pub const fn date(name: &'static str) -> Field {
    Field::new(name, Kind::Date)
}
pub const fn moment(name: &'static str) -> Field {
    Field::new(name, Kind::Moment)
}
pub const fn choice(name: &'static str, words: &'static [&'static str]) -> Field {
    Field::new(name, Kind::Choice(words))
}
pub const fn reference(name: &'static str, table: &'static str) -> Field {
    Field::new(name, Kind::Reference(table))
}
pub const fn address(name: &'static str) -> Field {
    Field::new(name, Kind::Address)
}
pub const fn json(name: &'static str) -> Field {
    Field::new(name, Kind::Json)
}
pub const fn custom_fields(record_kind: &'static str) -> Field {
    Field::new("custom_fields", Kind::CustomFields(record_kind)).initially(Initial::EmptyObject)
}

pub const ID: Field = Field::new("id", Kind::Id).read_only();
pub const TAGS: Field = Field::new("tags", Kind::Tags).initially(Initial::EmptyList);
pub const CREATOR: Field = reference("creator_id", "users").initially(Initial::TokenUser).read_only();
pub const OWNER: Field = reference("owner_id", "users").initially(Initial::TokenUser);
pub const CREATED_AT: Field = moment("created_at").initially(Initial::Now).read_only();
pub const UPDATED_AT: Field = moment("updated_at").initially(Initial::Now).read_only();

/// What a client may do with a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    List,
    Get,
    Create,
    Update,
    Delete,
    Upsert,
}

pub const READ: &[Verb] = &[Verb::List, Verb::Get];
pub const CRUD: &[Verb] = &[Verb::List, Verb::Get, Verb::Create, Verb::Update, Verb::Delete];
pub const CRUD_AND_UPSERT: &[Verb] = &[Verb::List, Verb::Get, Verb::Create, Verb::Update, Verb::Delete, Verb::Upsert];

/// The resource under which another one lives: `/v2/deals/{deal_id}/associated_contacts`.
#[derive(Clone, Copy, Debug)]
pub struct Parent {
    pub path: &'static str,
    pub column: &'static str,
}

/// One collection of the Sell API.
#[derive(Clone, Copy, Debug)]
pub struct Resource {
    /// After `/v2/`; for a nested resource the last segment.
    pub path: &'static str,
    /// `meta.type` of an item, and the word in error texts.
    pub kind: &'static str,
    pub table: &'static str,
    pub fields: &'static [Field],
    /// The field that stands at the end of an item's path.
    pub key: &'static str,
    pub verbs: &'static [Verb],
    /// Query parameters that filter by the field of the same name. `ids` always exists when there is an id;
    /// `address`, `custom_fields`, `q` and `zendesk_user_ids` have a meaning of their own (see `filters`).
    pub filters: &'static [&'static str],
    pub sorts: &'static [&'static str],
    pub default_sort: &'static str,
    /// Fields that must be unique together, without regard to case.
    pub unique: &'static [&'static str],
    pub parent: Option<Parent>,
    /// A constant SQL condition that every row of this resource fulfils (several resources may share a table).
    pub scope: Option<&'static str>,
    /// What happens to a record on save beyond its fields.
    pub rules: &'static [Rule],
}

impl Resource {
    /// The starting point of every description: a read-only list sorted by id.
    pub const BASE: Self = Self {
        path: "",
        kind: "",
        table: "",
        fields: &[],
        key: "id",
        verbs: READ,
        filters: &[],
        sorts: &["id", "name", "created_at", "updated_at"],
        default_sort: "id:asc",
        unique: &[],
        parent: None,
        scope: None,
        rules: &[],
    };

    /// The description of one attribute, hidden ones included.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    pub fn allows(&self, verb: Verb) -> bool {
        self.verbs.contains(&verb)
    }
}
