//! What one agent gets with these settings: access, "Create lead", owners, and the very words of the form. Nothing is
//! worked out here; `configuring::as_seen_by` asks what the sidebar asks.

use super::remote::Remote;
use super::seen_result::SeenResult;
use crate::cards::FailureNotice;
use crate::configuring::as_seen_by::{SampleCase, SeenBy, as_seen_by};
use crate::domain::agent::Agent;
use crate::domain::user::{LeadStatus, Source, User};
use crate::failure::{Cause, Failure};
use crate::i18n::{key, t};
use crate::settings::Settings;
use crate::ui::{Button, Choice, ComboOption, Combobox, RadioGroup, Skeleton};
use leptos::prelude::*;

/// What the answer depends on.
#[derive(Clone, Copy)]
struct Lists {
    agents: Signal<Remote<Vec<Agent>>>,
    users: Signal<Remote<Vec<User>>>,
    statuses: Signal<Remote<Vec<LeadStatus>>>,
    sources: Signal<Remote<Vec<Source>>>,
}

/// Why there is no answer yet.
#[derive(Clone, PartialEq)]
enum Missing {
    Coming,
    Failed(Failure),
}

/// The agent, the case, and what the agent gets.
#[component]
pub fn AsSeenBy(
    /// The settings as they are on screen.
    #[prop(into)]
    settings: Signal<Settings, LocalStorage>,
    /// Support's agents.
    #[prop(into)]
    agents: Signal<Remote<Vec<Agent>>>,
    /// Sell's users and pools.
    #[prop(into)]
    users: Signal<Remote<Vec<User>>>,
    /// Sell's lead statuses.
    #[prop(into)]
    statuses: Signal<Remote<Vec<LeadStatus>>>,
    /// Sell's lead sources.
    #[prop(into)]
    sources: Signal<Remote<Vec<Source>>>,
    /// Asks again for what failed.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let lists = Lists { agents, users, statuses, sources };
    let chosen = RwSignal::new(None::<u64>);
    let case = RwSignal::new(SampleCase::Unknown);
    let missing = Memo::new(move |_| settings.with(|it| lists.missing(it)));
    let agent = Memo::new(move |_| {
        let chosen = chosen.get()?;
        agents.with(|it| it.ready()?.iter().find(|it| it.id.0 == chosen).cloned())
    });
    let seen = Memo::new(move |_| {
        let agent = agent.get()?;
        missing.with(Option::is_none).then(|| settings.with(|it| lists.seen_by(it, &agent, case.get())))
    });
    let options = Memo::new(move |_| {
        let option = |it: &Agent| ComboOption {
            value: it.id.0,
            text: if it.email.is_empty() { it.name.clone() } else { format!("{} ({})", it.name, it.email) },
            mark: it.admin.then(|| t("settings.seen.admin")),
            group: None,
        };
        agents.with(|it| it.ready().map(|all| all.iter().map(option).collect::<Vec<_>>()).unwrap_or_default())
    });
    let choices = SampleCase::ALL.map(|it| Choice { text: case_name(it), explanation: None }).to_vec();
    let chosen_case = Signal::derive(move || SampleCase::ALL.iter().position(|it| *it == case.get()));
    let choose_case = Callback::new(move |at: usize| {
        if let Some(it) = SampleCase::ALL.get(at) {
            case.set(*it);
        }
    });
    let body = move || match (missing.get(), agent.get(), seen.get()) {
        (Some(Missing::Failed(failure)), ..) => view! {
            <FailureNotice failure>
                {retry.map(|retry| view! { <Button label=t("action.try_again") on_press=retry /> })}
            </FailureNotice>
        }
        .into_any(),
        (Some(Missing::Coming), ..) => view! {
            <p class="quiet">{t("settings.seen.loading")}</p>
            <Skeleton />
        }
        .into_any(),
        (None, Some(agent), Some(seen)) => {
            let access = settings.with(|it| it.new_lead.owners.access);
            view! { <SeenResult agent=agent.name seen case=case.get() access /> }.into_any()
        }
        _ => view! { <p class="quiet">{t("settings.seen.nobody_chosen")}</p> }.into_any(),
    };
    view! {
        <div class="seen">
            <p class="quiet">{t("settings.seen.intro")}</p>
            <div class="seen__question">
                <Combobox
                    label=t("settings.seen.agent")
                    options
                    chosen
                    on_choose=move |it| chosen.set(it)
                />
                <RadioGroup label=t("settings.seen.case") choices chosen=chosen_case on_choose=choose_case />
            </div>
            <div class="seen__answer" role="status">{body}</div>
        </div>
    }
}

fn case_name(case: SampleCase) -> String {
    t(match case {
        SampleCase::Unknown => key("settings.seen.case.unknown"),
        SampleCase::Matched => key("settings.seen.case.matched"),
        SampleCase::UnknownOnNewTicket => key("settings.seen.case.new_ticket"),
    })
}

impl Lists {
    /// What is missing for an answer. Sources are only needed where one is set, as in the sidebar; an account that tells
    /// no statuses leaves them to Sell (`sell-api.md` 3).
    fn missing(self, settings: &Settings) -> Option<Missing> {
        let statuses = self.statuses.with(missing).filter(|it| !no_statuses(it));
        let sources = settings.new_lead.source.and_then(|_| self.sources.with(missing));
        let all = [self.agents.with(missing), self.users.with(missing), statuses, sources];
        let mut all: Vec<Missing> = all.into_iter().flatten().collect();
        // A failure needs somebody to do something; what is coming does not.
        all.sort_by_key(|it| matches!(it, Missing::Coming));
        all.into_iter().next()
    }

    fn seen_by(self, settings: &Settings, agent: &Agent, case: SampleCase) -> SeenBy {
        let (users, statuses, sources) = (self.users.get(), self.statuses.get(), self.sources.get());
        as_seen_by(settings, agent, case, slice(&users), slice(&statuses), slice(&sources))
    }
}

fn slice<T>(remote: &Remote<Vec<T>>) -> &[T] {
    remote.ready().map(|it| it.as_slice()).unwrap_or_default()
}

fn missing<T>(remote: &Remote<T>) -> Option<Missing> {
    match remote {
        Remote::Loading => Some(Missing::Coming),
        Remote::Ready(_) => None,
        Remote::Failed(failure) => Some(Missing::Failed(failure.clone())),
    }
}

fn no_statuses(missing: &Missing) -> bool {
    matches!(missing, Missing::Failed(failure) if failure.cause == Cause::NotFound)
}
