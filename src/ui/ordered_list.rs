//! A list whose order people change: by dragging, by buttons on each row, and by keyboard alone. Nothing needs a drag
//! (WCAG 2.5.7).

use super::chip::Chip;
use super::focus::{focus, once_shown};
use super::gradually::gradually;
use super::icon::{Icon, Shape};
use crate::i18n::{key, number, t, t_with};
use crate::list_order::{heir, in_order};
use leptos::html;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// One row.
#[derive(Clone, PartialEq, Eq)]
pub struct OrderedItem {
    /// What tells it from the other rows.
    pub key: String,
    /// What it is called.
    pub text: String,
    /// What sort it is, in a chip beside the text.
    pub mark: Option<String>,
    /// Why it needs a look, below the text.
    pub warning: Option<String>,
}

/// A row on its way to another place.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Moving {
    pub(super) key: String,
    /// Where the pointer was that drags it; without one, keys move it.
    pub(super) pointer: Option<(i32, i32)>,
}

/// What the parts of one list share.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    id: u32,
    items: Signal<Vec<OrderedItem>>,
    on_order: Callback<Vec<String>>,
    on_remove: Callback<String>,
    pub(super) list: NodeRef<html::Ol>,
    pub(super) moving: RwSignal<Option<Moving>>,
    /// The order that is being made; `None` while nothing is on its way.
    pub(super) order: RwSignal<Option<Vec<String>>>,
    /// The keys as they are shown.
    pub(super) shown: Memo<Vec<String>>,
    /// Whether the pointer that was last put down has dragged a row.
    pub(super) has_dragged: StoredValue<bool>,
    said: RwSignal<String>,
}

/// The list. It shows the order that it is given: what `on_order` says must come back through `items`.
#[component]
pub fn OrderedList(
    /// What is in the list.
    #[prop(into)]
    label: String,
    /// The rows, in order.
    #[prop(into)]
    items: Signal<Vec<OrderedItem>>,
    /// Called with all keys in their new order, once per finished move.
    #[prop(into)]
    on_order: Callback<Vec<String>>,
    /// Called with the key of a row that shall go.
    #[prop(into)]
    on_remove: Callback<String>,
    /// More for a row, such as an input; made once per key, so that it survives moves.
    #[prop(optional, into)]
    detail: Option<Callback<String, AnyView>>,
    /// Whether it can only be read.
    #[prop(optional, into)]
    locked: Signal<bool>,
) -> impl IntoView {
    let parts = Parts::new(items, on_order, on_remove);
    let hint = format!("list-{}-keys", parts.id);
    let (hint_id, row_hint) = (hint.clone(), hint);
    let row = move |row: String| parts.row(row, &row_hint, detail, locked);
    let drawn = gradually(Signal::derive(move || parts.shown.with(Vec::len)));
    let rows = move || {
        let mut rows = parts.shown.get();
        rows.truncate(drawn.get());
        rows
    };
    view! {
        <ol
            class="ordered-list"
            class:ordered-list--moving=move || parts.order.with(Option::is_some)
            role="list"
            aria-label=label
            tabindex="-1"
            node_ref=parts.list
            on:pointermove=move |event| parts.drag(&event)
            on:pointerup=move |_| parts.release()
            on:pointercancel=move |_| parts.put_back()
            on:focusout=move |_| parts.look_after_focus()
        >
            <For each=rows key=String::clone children=row />
        </ol>
        <p id=hint_id hidden>{t("settings.list.keys")}</p>
        <p class="said" role="status">{parts.said}</p>
    }
}

impl Parts {
    fn new(items: Signal<Vec<OrderedItem>>, on_order: Callback<Vec<String>>, on_remove: Callback<String>) -> Self {
        let order = RwSignal::new(None);
        let shown = Memo::new(move |_| {
            let keys = items.with(|all| keys(all));
            order.with(|order: &Option<Vec<String>>| match order {
                Some(order) => in_order(keys, order),
                None => keys,
            })
        });
        Self {
            id: NEXT_ID.fetch_add(1, Ordering::Relaxed),
            items,
            on_order,
            on_remove,
            list: NodeRef::new(),
            moving: RwSignal::new(None),
            order,
            shown,
            has_dragged: StoredValue::new(false),
            said: RwSignal::default(),
        }
    }

    fn row(
        self,
        row: String,
        hint: &str,
        detail: Option<Callback<String, AnyView>>,
        locked: Signal<bool>,
    ) -> impl IntoView + use<> {
        let wanted = row.clone();
        let item = Memo::new(move |_| self.items.with(|all| all.iter().find(|it| it.key == wanted).cloned()));
        let (held, here) = (row.clone(), row.clone());
        let moves = move || self.moving.with(|it| it.as_ref().is_some_and(|it| it.key == held));
        let at = Memo::new(move |_| self.shown.with(|all| all.iter().position(|it| *it == here)));
        let (handle, buttons) = (row.clone(), row.clone());
        let hint = hint.to_owned();
        view! {
            <li class="ordered-list__row" class:ordered-list__row--moving=moves data-key=row.clone()>
                {move || (!locked.get()).then(|| self.handle(handle.clone(), item, hint.clone()))}
                <div class="ordered-list__main">
                    <div class="ordered-list__name">
                        <bdi>{move || name(item)}</bdi>
                        {move || item.get().and_then(|it| it.mark).map(|label| view! { <Chip label /> })}
                    </div>
                    {move || {
                        let warning = item.get().and_then(|it| it.warning);
                        warning.map(|it| view! { <p class="ordered-list__warning"><bdi>{it}</bdi></p> })
                    }}
                    {detail.map(|it| it.run(row.clone()))}
                </div>
                {move || (!locked.get()).then(|| self.buttons(buttons.clone(), item, at))}
            </li>
        }
    }

    /// What the row is taken by.
    fn handle(self, row: String, item: Memo<Option<OrderedItem>>, hint: String) -> AnyView {
        let id = self.part_id("handle", &row);
        let (held, pressed, clicked) = (row.clone(), row.clone(), row.clone());
        view! {
            <button
                type="button"
                class="icon-button ordered-list__handle"
                id=id
                aria-label=move || t_with("settings.list.move", &[("name", &name(item))])
                aria-describedby=hint
                aria-pressed=move || if self.moves_by_keys(&held) { "true" } else { "false" }
                on:keydown=move |event| self.press(&pressed, &event)
                on:click=move |_| self.pick_up_or_drop(&clicked)
                on:pointerdown=move |event| self.take(&row, &event)
            >
                <Icon shape=Shape::Grip />
            </button>
        }
        .into_any()
    }

    fn buttons(self, row: String, item: Memo<Option<OrderedItem>>, at: Memo<Option<usize>>) -> AnyView {
        let remove = row.clone();
        let step = |part: &'static str, arrow: &'static str, label: &'static str, shape: Shape| {
            let (id, row) = (self.part_id(part, &row), row.clone());
            let at_end = move || {
                let last = self.shown.with(Vec::len).saturating_sub(1);
                at.get() == Some(if arrow == "ArrowUp" { 0 } else { last })
            };
            view! {
                <button
                    type="button"
                    class="icon-button"
                    id=id
                    aria-label=move || t_with(label, &[("name", &name(item))])
                    aria-disabled=move || at_end().then_some("true")
                    on:click=move |_| self.step(&row, arrow, part)
                >
                    <Icon shape />
                </button>
            }
        };
        view! {
            <div class="ordered-list__buttons">
                {step("up", "ArrowUp", key("settings.list.up"), Shape::Up)}
                {step("down", "ArrowDown", key("settings.list.down"), Shape::Down)}
                <button
                    type="button"
                    class="icon-button"
                    id=self.part_id("remove", &remove)
                    aria-label=move || t_with("settings.list.remove", &[("name", &name(item))])
                    on:click=move |_| self.remove(&remove)
                >
                    <Icon shape=Shape::Failed />
                </button>
            </div>
        }
        .into_any()
    }

    fn remove(self, row: &str) {
        self.finish();
        let heir = self.shown.with_untracked(|all| heir(all, row).map(|it| self.part_id("remove", it)));
        let gone = self.part_id("remove", row);
        self.say(key("settings.list.removed"), row);
        self.on_remove.run(row.to_owned());
        once_shown(move || {
            // Whoever removes rows may have asked first.
            if document().get_element_by_id(&gone).is_none() {
                let list = || self.list.try_get_untracked().flatten().map(Into::into);
                focus(heir.and_then(|it| document().get_element_by_id(&it)).or_else(list));
            }
        });
    }

    /// Reports the order that was made, and shows again what it is given.
    pub(super) fn finish(self) {
        self.moving.set(None);
        let Some(order) = self.order.get_untracked() else { return };
        let before = self.items.with_untracked(|all| keys(all));
        let after = in_order(before.clone(), &order);
        if after != before {
            self.on_order.run(after);
        }
        self.order.set(None);
    }

    /// Says where a row is now, or what became of it.
    pub(super) fn say(self, text: &'static str, key: &str) {
        let row = self.items.with_untracked(|all| all.iter().find(|it| it.key == key).map(|it| it.text.clone()));
        let (at, count) =
            self.shown.with_untracked(|all| (all.iter().position(|it| it == key).unwrap_or(0), all.len()));
        let (n, count) = (number(at + 1), number(count));
        self.said.set(t_with(text, &[("name", &row.unwrap_or_default()), ("n", &n), ("count", &count)]));
    }

    /// The id of a row's button.
    pub(super) fn part_id(self, part: &str, key: &str) -> String {
        format!("list-{}-{part}-{key}", self.id)
    }
}

fn keys(items: &[OrderedItem]) -> Vec<String> {
    items.iter().map(|it| it.key.clone()).collect()
}

fn name(item: Memo<Option<OrderedItem>>) -> String {
    item.with(|it| it.as_ref().map(|it| it.text.clone()).unwrap_or_default())
}
