//! What can still be put on the card: a list to search, with a plus on each field.

use super::super::words::field;
use super::{Arranging, words};
use crate::configuring::field_draft::available;
use crate::domain::field::FieldKey;
use crate::i18n::{plural, t, t_with};
use crate::list_order::heir;
use crate::option_search::{Row, folded, search};
use crate::settings::MOST_FIELDS;
use crate::ui::{Chip, Icon, PIECE, Shape, TextField, focus, gradually, once_shown};
use leptos::html;
use leptos::prelude::*;

/// A field that can be added.
#[derive(Clone, PartialEq, Eq)]
struct Offered {
    key: String,
    name: String,
    sort: Option<String>,
}

/// The search and the list.
#[component]
pub fn Available(arranging: Arranging) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move |_| {
        arranging.at.track();
        typed.set(String::new());
        said.set(String::new());
    });
    let offered = Memo::new(move |_| offered(arranging));
    let rows = Memo::new_with_compare(
        move |_| {
            let row = |it: &Offered| Row { folded: folded(&it.name), opens_group: false };
            offered.with(|all| all.iter().map(row).collect::<Vec<_>>())
        },
        |_, _| true,
    );
    let shown = Memo::new(move |_| {
        let found = rows.with(|rows| search(rows, &typed.get()));
        offered.with(|all| found.into_iter().filter_map(|at| all.get(at).cloned()).collect::<Vec<_>>())
    });
    let drawn = gradually(Signal::derive(move || shown.with(Vec::len)));
    let rows_drawn = move || shown.with(|all| all.iter().take(drawn.get()).cloned().collect::<Vec<_>>());
    let full = Signal::derive(move || {
        let card = arranging.card();
        arranging.with(|draft, published| draft.is_full(card, published))
    });
    let count = move || match shown.with(Vec::len) {
        0 if offered.with(Vec::is_empty) => t("settings.fields.all_chosen"),
        0 => t("settings.fields.nothing_found"),
        n => plural("settings.fields.found", n),
    };
    let add = move |offered: &Offered| {
        let Some(field) = FieldKey::parse(&offered.key).filter(|_| !full.get_untracked()) else { return };
        let keys = shown.with_untracked(|all| all.iter().map(|it| it.key.clone()).collect::<Vec<_>>());
        let next = heir(&keys, &offered.key).map(|it| button_id(it));
        arranging.change(|draft, card, published| {
            draft.add(card, field, published);
        });
        said.set(if full.get_untracked() {
            plural("settings.fields.full", MOST_FIELDS)
        } else {
            t_with("settings.fields.added", &[("name", &offered.name)])
        });
        // The button that was pressed goes away with its row.
        once_shown(move || {
            let list = || list.try_get_untracked().flatten().map(Into::into);
            focus(next.and_then(|it| document().get_element_by_id(&it)).or_else(list));
        });
    };
    let search_for = move |text| {
        typed.set(text);
        drawn.set(PIECE);
        said.set(untrack(count));
    };
    let row = move |offered: Offered| {
        let label = t_with("settings.fields.add", &[("name", &offered.name)]);
        view! {
            <li class="offered-fields__field">
                <div class="offered-fields__name">
                    <bdi>{offered.name.clone()}</bdi>
                    {offered.sort.clone().map(|label| view! { <Chip label /> })}
                </div>
                <button
                    type="button"
                    class="icon-button"
                    id=button_id(&offered.key)
                    aria-label=label
                    aria-disabled=move || full.get().then_some("true")
                    on:click=move |_| add(&offered)
                >
                    <Icon shape=Shape::Add />
                </button>
            </li>
        }
    };
    view! {
        <section class="offered-fields" aria-labelledby="fields-available">
            <h3 class="section-title" id="fields-available">{t("settings.fields.available")}</h3>
            <TextField label=t("settings.fields.search") value=typed on_change=search_for kind="search" />
            <p class="quiet">
                {move || if full.get() { plural("settings.fields.full", MOST_FIELDS) } else { count() }}
            </p>
            <p class="said" role="status">{said}</p>
            <ul class="offered-fields__list" tabindex="-1" aria-labelledby="fields-available" node_ref=list>
                <For each=rows_drawn key=|it| (it.key.clone(), it.name.clone()) children=row />
            </ul>
        </section>
    }
}

fn offered(arranging: Arranging) -> Vec<Offered> {
    let (card, fields) = (arranging.card(), arranging.fields());
    arranging.with_custom(|custom| {
        let offer = |key: FieldKey| Offered {
            key: key.text(),
            name: field(custom, card, key),
            sort: words::sort(card, key, custom),
        };
        available(card, &fields, custom).into_iter().map(offer).collect()
    })
}

fn button_id(key: &str) -> String {
    format!("fields-add-{key}")
}
