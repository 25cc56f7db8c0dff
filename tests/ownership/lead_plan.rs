//! The status and the source with which a lead starts (S20, S22).

use sell_sidebar::domain::ids::{LeadStatusId, SourceId};
use sell_sidebar::domain::lead_plan::{source, status};
use sell_sidebar::domain::user::{LeadStatus, Source};

fn statuses(names: &[&str]) -> Vec<LeadStatus> {
    (1..).zip(names).map(|(id, name)| LeadStatus { id: LeadStatusId(id), name: (*name).to_owned() }).collect()
}

#[test]
fn a_lead_starts_with_the_configured_status_as_sell_spells_it_else_with_the_accounts_first() {
    let usual = ["New", "Working", "In Arbeit – Süd"];
    for (configured, offered, expected) in [
        (None, &usual[..], Some("New")),
        (Some("Working"), &usual, Some("Working")),
        (Some("  wORKING "), &usual, Some("Working")),
        (Some("in arbeit – SÜD"), &usual, Some("In Arbeit – Süd")),
        (Some("Work"), &usual, Some("New")),
        (Some("Renamed since"), &usual, Some("New")),
        (Some(""), &usual, Some("New")),
        (Some("Working"), &[" working ", "Working"], Some(" working ")),
        (Some("Working"), &[], None),
        (None, &[], None),
    ] {
        assert_eq!(status(configured, &statuses(offered)).as_deref(), expected, "{configured:?} of {offered:?}");
    }
}

#[test]
fn a_lead_carries_the_configured_source_only_while_sell_has_it() {
    let web = Source { id: SourceId(304), name: "Web".into() };
    let offered = [Source { id: SourceId(301), name: "Fair".into() }, web.clone()];
    for (configured, offered, expected) in [
        (None, &offered[..], None),
        (Some(SourceId(304)), &offered, Some(web)),
        (Some(SourceId(305)), &offered, None),
        (Some(SourceId(304)), &[], None),
    ] {
        assert_eq!(source(configured, offered), expected, "{configured:?}");
    }
}
