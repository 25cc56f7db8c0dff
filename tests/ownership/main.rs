//! Who may see sales data, who owns a new lead, and with which status and source it starts (spec 2, 3): each row of the
//! specification as a table, and what must hold for any account.

mod access;
mod lead_plan;
mod properties;
mod table;
mod topmost;
mod words;

use sell_sidebar::domain::ids::UserId;
use sell_sidebar::domain::user::User;

/// An active user who reports to nobody.
fn user(id: u64) -> User {
    User {
        id: UserId(id),
        name: format!("User {id}"),
        email: None,
        active: true,
        admin: false,
        pool: false,
        reports_to: None,
        support_user: None,
    }
}
