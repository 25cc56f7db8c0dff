//! The company of a person: its card and its deals, and the way back.

use super::deals_section::DealsSection;
use super::desk::Sidebar;
use super::gap_notice::GapNotices;
use super::lookup;
use super::record_card::record_card;
use super::screen::{CompanyState, CompanyVisit, Renewal, Screen};
use super::waiting;
use crate::cards::FailureNotice;
use crate::customer_view;
use crate::customer_view::{Customer, RecordView};
use crate::domain::ids::ContactId;
use crate::failure::Cause;
use crate::i18n::{t, t_with};
use crate::store::Asking;
use crate::ui::{Button, ButtonKind, Skeleton, focus_when_shown};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Goes to a person's company.
pub fn visit(sidebar: Sidebar, from: (Arc<Customer>, RecordView), id: ContactId, name: String) {
    let desk = sidebar.desk();
    let turn = desk.next_turn();
    let visit = move |state| Screen::Company(Arc::new(CompanyVisit { from, id, name, state }));
    sidebar.screen.set(visit.clone()(CompanyState::Loading));
    sidebar.renewal.set(Renewal::Done);
    sidebar.all_deals.set(false);
    spawn_local(async move {
        let sell = desk.sell(Asking::WhereNeeded);
        let company = customer_view::company(&sell, id).await;
        if desk.is_current(turn) {
            sidebar.as_of.set(sell.transport().as_of());
            let screen = visit(match company {
                Ok((customer, view)) => CompanyState::Ready(customer, view),
                Err(failure) => CompanyState::Failed(failure),
            });
            if matches!(&screen, Screen::Company(it) if it.failures().iter().any(|it| it.cause == Cause::RateLimited)) {
                waiting::look_up_after_pause(sidebar, turn);
            }
            sidebar.screen.set(screen);
        }
    });
}

fn go_back(sidebar: Sidebar, from: (Arc<Customer>, RecordView)) {
    sidebar.screen.set(Screen::Record(from.0, from.1));
    lookup::look_up(sidebar, Asking::WhereNeeded);
}

/// The screen.
#[component]
pub fn CompanyScreen(company: Arc<CompanyVisit>) -> impl IntoView {
    let sidebar = Sidebar::here();
    let place = NodeRef::<html::Div>::new();
    focus_when_shown(place);
    let person = company.from.0.record(company.from.1.pick).and_then(|(record, _)| record.name());
    let person = person.unwrap_or_else(|| t("nameless"));
    let content = match &company.state {
        CompanyState::Loading => view! { <div aria-busy="true"><Skeleton /></div> }.into_any(),
        CompanyState::Failed(failure) => {
            let again = company.clone();
            let press = move |()| visit(sidebar, again.from.clone(), again.id, again.name.clone());
            view! {
                <FailureNotice failure=failure.clone() by_itself=true>
                    <Button label=t("action.try_again") on_press=press />
                </FailureNotice>
            }
            .into_any()
        }
        CompanyState::Ready(customer, record) => {
            let card =
                customer.record(record.pick).map(|(shown, _)| record_card(sidebar, shown, &customer.directory, None));
            view! {
                <GapNotices gaps=customer.gaps.clone() />
                {card}
                <DealsSection of=company.name.clone() deals=record.deals.clone() directory=customer.directory.clone() />
            }
            .into_any()
        }
    };
    let label = company.name.clone();
    let back = move |()| go_back(sidebar, company.from.clone());
    view! {
        <div class="stack" role="group" aria-label=label tabindex="-1" node_ref=place>
            <div class="back">
                <Button label=t_with("action.back_to", &[("name", &person)]) kind=ButtonKind::Quiet on_press=back />
            </div>
            {content}
        </div>
    }
}
