//! Running the checks of the set-up: what no list tells is asked for, what a list of the page tells is not asked again.

use super::page::SettingsPage;
use super::remote::Remote;
use crate::configuring::health::{self, About, Check, Finding};
use crate::failure::Failure;
use crate::store;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The checks that the page makes: where the app is installed no page of Zendesk tells.
pub const CHECKS: [Check; 8] = [
    Check::Token,
    Check::Account,
    Check::OwnRights,
    Check::Users,
    Check::Pools,
    Check::Statuses,
    Check::Sources,
    Check::Search,
];

/// Those that no list tells.
const ASKED: [Check; 4] = [Check::Token, Check::Account, Check::OwnRights, Check::Search];

/// Asks anew, for everything.
pub fn run_again(page: SettingsPage) {
    page.load_users();
    page.load_statuses();
    page.load_sources();
    run(page);
}

/// Asks for what no list tells.
pub fn run(page: SettingsPage) {
    page.findings.set(Vec::new());
    for check in ASKED {
        spawn_local(async move {
            let desk = page.desk();
            let about = About { subdomain: desk.surroundings.subdomain.clone(), agent: &desk.surroundings.agent };
            let sell = desk.sell();
            let finding = health::run(check, &sell, &about).await;
            if check == Check::Search {
                store::remember_search_plan(desk.shelf.as_ref(), sell.search_plan());
            }
            page.findings.update(|all| {
                all.retain(|(it, _)| *it != check);
                all.push((check, finding));
            });
        });
    }
}

/// What a check has found; `None` while it is on its way. Tracked.
pub fn finding(page: SettingsPage, check: Check) -> Option<Finding> {
    match check {
        Check::Users => page.users.with(|it| judged(it, health::of_users)),
        Check::Pools => page.users.with(|it| judged(it, health::of_pools)),
        Check::Statuses => page.statuses.with(|it| judged(it, health::of_statuses)),
        Check::Sources => page.sources.with(|it| judged(it, health::of_sources)),
        Check::Token | Check::Account | Check::OwnRights | Check::Search => {
            page.findings.with(|all| all.iter().find(|(it, _)| *it == check).map(|(_, finding)| finding.clone()))
        }
    }
}

fn judged<T: Clone>(remote: &Remote<T>, judge: fn(&Result<T, Failure>) -> Finding) -> Option<Finding> {
    match remote {
        Remote::Loading => None,
        Remote::Ready(list) => Some(judge(&Ok(list.as_ref().clone()))),
        Remote::Failed(failure) => Some(judge(&Err(failure.clone()))),
    }
}
