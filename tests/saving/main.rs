//! The settings document under any content and any row of changes, and saving it against a model of Support in which
//! every request may fail in every way and another admin may write at any moment. The contract tests ask the sandbox
//! the same, with fewer cases.

mod any_document;
mod any_trouble;
mod fixtures;
mod model;
mod two_admins;
