//! What agents read for a pool (S27). It is saved when somebody has finished it, not at every key.

use crate::configuring::owner_list::{self, Entry};
use crate::domain::ids::UserId;
use crate::domain::ownership::ConfiguredOwner;
use crate::i18n::{number, t, t_with};
use crate::settings::LONGEST_LABEL;
use crate::ui::TextField;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The field, for a pool; nothing for others. Made once for a row, it keeps what is being typed while the list changes.
#[component]
pub fn PoolLabel(
    id: UserId,
    entries: Memo<Vec<Entry>>,
    owners: Signal<Vec<ConfiguredOwner>>,
    on_change: Callback<Vec<ConfiguredOwner>>,
    may_edit: Signal<bool>,
) -> impl IntoView {
    let entry = Memo::new(move |_| entries.with(|all| all.iter().find(|it| it.id == id).cloned()));
    let pool = Memo::new(move |_| entry.with(|it| it.as_ref().is_some_and(|it| it.pool)));
    let saved = Memo::new(move |_| entry.with(|it| it.as_ref()?.label.clone()));
    // What is not saved yet, from the first key on.
    let typed = RwSignal::new(None::<String>);
    let value = Signal::derive(move || typed.get().or_else(|| saved.get()).unwrap_or_default());
    let save = move || {
        // A row that is taken away loses the focus, too.
        let Some(text) = typed.try_get_untracked().flatten() else { return };
        let before = owners.get_untracked();
        if let Some(after) = owner_list::labelled(before.clone(), id, &text) {
            typed.set(None);
            if after != before {
                on_change.run(after);
            }
        }
    };
    let press = move |event: KeyboardEvent| {
        // Enter belongs to the input method while it composes.
        match event.key().as_str() {
            "Enter" if !event.is_composing() => save(),
            "Escape" if typed.with_untracked(Option::is_some) && !event.is_composing() => {
                event.stop_propagation();
                typed.set(None);
            }
            _ => {}
        }
    };
    let problem = Signal::derive(move || {
        let too_long = typed.with(|it| it.as_deref().is_some_and(owner_list::is_too_long));
        too_long.then(|| t_with("form.problem.too_long", &[("most", &number(LONGEST_LABEL))]))
    });
    let hint = Signal::derive(|| Some(t("settings.owners.label_hint")));
    let name = move || entry.with(|it| it.as_ref().and_then(|it| it.name.clone()));
    let field = move || {
        view! {
            <div class="owners__label" role="group" aria-label=name on:focusout=move |_| save() on:keydown=press>
                <TextField
                    label=t("settings.owners.label")
                    value
                    on_change=move |text| typed.set(Some(text))
                    hint
                    problem
                />
                <p class="said" role="status">{problem}</p>
            </div>
        }
    };
    let read_only = move || {
        let words = saved.get().map(|label| t_with("settings.owners.label_is", &[("label", &label)]));
        words.map(|it| view! { <p class="quiet"><bdi>{it}</bdi></p> })
    };
    move || match (pool.get(), may_edit.get()) {
        (false, _) => ().into_any(),
        (true, true) => field().into_any(),
        (true, false) => read_only.into_any(),
    }
}
