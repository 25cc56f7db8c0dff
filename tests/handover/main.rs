//! Handing over exactly once, against a model of Sell and Support in which every request may fail in every way, the page
//! may go at every wait, and lists lag. The contract tests ask the sandbox the same, with fewer cases.

mod crm;
mod exactly_once;
mod faults;
mod fixtures;
mod kept_text;
mod page;
mod several;
mod taking_back;
