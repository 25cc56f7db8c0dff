//! The part that leads and contacts share, in the words of v2 (`sell-api.md` 2.1, 2.2) and of search v3 (section 4).

use super::record::Record;
use crate::domain::profile::Profile;

/// What search v3 must be asked for, for every kind of customer.
pub const V3_ATTRIBUTES: [&str; 23] = [
    "id",
    "first_name",
    "last_name",
    "owner",
    "title",
    "description",
    "industry",
    "website",
    "email",
    "phone_numbers",
    "fax",
    "skype",
    "twitter",
    "facebook",
    "linkedin",
    "address",
    "tags",
    "communication",
    "last_activity_date",
    "next_task",
    "created_at",
    "updated_at",
    "company_name",
];

/// From a v2 record.
pub fn of_v2(record: Record<'_>) -> Profile {
    Profile {
        phone: record.text("phone"),
        mobile: record.text("mobile"),
        custom_fields: record.named_custom_fields(),
        ..of_either(record)
    }
}

/// From a record of search v3. Custom fields are there if they were asked for.
pub fn of_v3(record: Record<'_>) -> Profile {
    let numbers = record.object("phone_numbers");
    let touch = record.object("communication").and_then(|it| it.object("last_touch"));
    Profile {
        phone: numbers.and_then(|it| it.text("phone")),
        mobile: numbers.and_then(|it| it.text("mobile")),
        last_contact_at: touch.and_then(|it| it.text("at")),
        last_activity_at: record.text("last_activity_date"),
        next_task: record.next_task(),
        custom_fields: record.numbered_custom_fields(),
        ..of_either(record)
    }
}

fn of_either(record: Record<'_>) -> Profile {
    Profile {
        title: record.text("title"),
        description: record.text("description"),
        industry: record.text("industry"),
        website: record.text("website"),
        email: record.text("email"),
        fax: record.text("fax"),
        skype: record.text("skype"),
        twitter: record.text("twitter"),
        facebook: record.text("facebook"),
        linkedin: record.text("linkedin"),
        address: record.address("address"),
        tags: record.texts("tags"),
        created_at: record.text("created_at"),
        updated_at: record.text("updated_at"),
        ..Profile::default()
    }
}
