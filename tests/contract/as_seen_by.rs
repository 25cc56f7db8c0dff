//! What an administrator is told about each of the demo's agents is what that agent's sidebar gets from Sell.

#[path = "../configuring/sidebar.rs"]
mod sidebar;

use crate::sandbox::Sandbox;
use pollster::block_on;
use sell_sidebar::configuring::as_seen_by::{SampleCase, as_seen_by};
use sell_sidebar::sell::{SearchPlan, Sell};
use sell_sidebar::settings::Settings;
use sell_sidebar::support::Support;
use serde_json::json;
use sidebar::sidebar;

const KNOWN: &str = "amelie.laurent@maison-lumiere.example";
const UNKNOWN: &str = "priya.r@coconut-systems.example";

#[test]
fn every_agent_gets_what_the_administrator_was_told() {
    let sandbox = Sandbox::start();
    let sell = Sell::new(sandbox.transport(), SearchPlan::Try);
    let agents = block_on(Support::new(sandbox.transport()).agents()).unwrap_or_else(|failure| panic!("{failure:?}"));
    let users = block_on(sell.users()).unwrap_or_else(|failure| panic!("{failure:?}"));
    let statuses = block_on(sell.lead_statuses()).unwrap_or_else(|failure| panic!("{failure:?}"));
    let sources = block_on(sell.lead_sources()).unwrap_or_else(|failure| panic!("{failure:?}"));
    let (mut admitted, mut refused) = (0, 0);
    for access in ["sell_users", "all_agents"] {
        for block in [
            json!({}),
            json!({"status": "working", "source": 304, "offer_when_matched": true}),
            json!({"any_owner": true, "owners": [{"id": 1090, "label": "Inbound", "pool": true}]}),
            json!({"owners": [{"id": 1003}, {"id": 1090}], "status": "Gone", "source": 999_999}),
            json!({"owners": [{"id": 999_999}]}),
        ] {
            let document = json!({"version": 1, "access": access, "new_lead": block}).to_string();
            let settings = Settings::read(Some(&document)).settings;
            for agent in &agents {
                for case in SampleCase::ALL {
                    let address = if case == SampleCase::Matched { KNOWN } else { UNKNOWN };
                    let told = as_seen_by(&settings, agent, case, &users, &statuses, &sources);
                    *(if told.access { &mut admitted } else { &mut refused }) += 1;
                    let seen = sidebar(&settings, agent, case, address, &sell);
                    assert_eq!(Ok(told), seen, "{} {case:?} {document}", agent.name);
                }
            }
        }
    }
    // Two of the five agents are active Sell users.
    assert_eq!((admitted, refused), (5 * 3 * (2 + 5), 5 * 3 * 3));
}
