//! What the app is about, in the words of sales and support: people, companies, leads, deals, and the rules that hold
//! for them. Nothing here knows the browser, Leptos, Sell's JSON or a language, so that another CRM can be put behind
//! it (spec 12) and every rule can be tested on the host.

pub mod access;
pub mod account;
pub mod address;
pub mod agent;
pub mod amount;
pub mod contact;
pub mod custom_field;
pub mod deal;
pub mod deal_list;
pub mod duplicate;
pub mod email;
pub mod field;
pub mod folding;
pub mod ids;
pub mod lead;
pub mod lead_form;
pub mod lead_plan;
pub mod lead_source;
pub mod link;
pub mod matching;
pub mod ownership;
pub mod person_name;
pub mod phone;
pub mod profile;
pub mod reference;
pub mod requester;
pub mod stage;
pub mod user;
