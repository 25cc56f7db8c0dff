//! Which screen is shown.

use super::company_screen::CompanyScreen;
use super::create_lead::CreateLead;
use super::desk::Sidebar;
use super::drafts::UnfinishedDraft;
use super::freshness::NotRefreshed;
use super::handover_screen::HandoverScreen;
use super::header::Header;
use super::matches_list::MatchesList;
use super::note_screen::WriteNote;
use super::record_card::RecordScreen;
use super::screen::Screen;
use super::search_screen::SearchScreen;
use super::states;
use crate::i18n::t;
use crate::settings::ConfigProblem;
use crate::ui::{Notice, NoticeTone, keep_focus_inside};
use leptos::html;
use leptos::prelude::*;

/// Header and screen.
#[component]
pub fn App() -> impl IntoView {
    let sidebar = Sidebar::here();
    let screen = move || match sidebar.screen.get() {
        Screen::Looking => states::looking(sidebar).into_any(),
        Screen::Cancelled => states::cancelled(sidebar).into_any(),
        Screen::NoRequester => states::no_requester(sidebar).into_any(),
        Screen::NothingToSearchBy => states::nothing_to_search_by(sidebar).into_any(),
        Screen::NoAccess => states::no_access(sidebar).into_any(),
        Screen::NotConfigured => states::not_configured(sidebar).into_any(),
        Screen::Failed(failure) => states::failed(sidebar, failure).into_any(),
        Screen::NoMatch { hidden } => states::no_match(sidebar, hidden).into_any(),
        Screen::Several(customer) => view! { <MatchesList customer /> }.into_any(),
        Screen::Record(customer, record) => view! { <RecordScreen customer record /> }.into_any(),
        Screen::Company(company) => view! { <CompanyScreen company /> }.into_any(),
        Screen::Searching => view! { <SearchScreen /> }.into_any(),
        Screen::Creating => view! { <CreateLead /> }.into_any(),
        Screen::WritingNote => view! { <WriteNote /> }.into_any(),
        Screen::HandingOver => view! { <HandoverScreen /> }.into_any(),
    };
    let place = NodeRef::<html::Main>::new();
    keep_focus_inside(place);
    view! {
        <Header />
        <main class="screen" tabindex="-1" aria-labelledby="requester" node_ref=place>
            <NotRefreshed />
            <UnfinishedDraft />
            {screen}
            {config_problem(sidebar)}
        </main>
    }
}

/// Tells administrators that the settings document was not used; agents could not do anything about it.
fn config_problem(sidebar: Sidebar) -> Option<AnyView> {
    let desk = sidebar.desk();
    let problem = desk.config_problem.filter(|_| desk.surroundings.agent.admin)?;
    let text = match problem {
        ConfigProblem::Unreadable => t("config_problem.unreadable"),
        ConfigProblem::Newer => t("config_problem.newer"),
    };
    Some(view! { <Notice title=t("config_problem.title") text tone=NoticeTone::Warning /> }.into_any())
}
