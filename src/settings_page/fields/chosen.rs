//! What stands on the card, in order.

use super::{Arranging, words};
use crate::domain::custom_field::CustomFieldDefinition;
use crate::domain::field::{Card, FieldKey};
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, OrderedItem, OrderedList};
use leptos::prelude::*;

/// The list and the way back to the default fields.
#[component]
pub fn Chosen(arranging: Arranging) -> impl IntoView {
    let items = Memo::new(move |_| {
        let (card, fields) = (arranging.card(), arranging.fields());
        let known = arranging.custom.with(|it| it.ready().is_some());
        arranging.with_custom(|custom| fields.into_iter().map(|it| item(card, it, custom, known)).collect::<Vec<_>>())
    });
    let order = move |keys: Vec<String>| {
        let order: Vec<FieldKey> = keys.iter().filter_map(|it| FieldKey::parse(it)).collect();
        arranging.change(|draft, card, published| draft.reorder(card, &order, published));
    };
    let remove = move |key: String| {
        if let Some(field) = FieldKey::parse(&key) {
            arranging.change(|draft, card, published| draft.remove(card, field, published));
        }
    };
    let is_default = Signal::derive(move || {
        let card = arranging.card();
        arranging.with(|draft, published| draft.is_default(card, published))
    });
    let reset = move |()| arranging.change(|draft, card, published| draft.reset(card, published));
    let locked = Signal::derive(move || !arranging.may_edit.get());
    view! {
        <section class="chosen-fields" aria-labelledby="fields-chosen">
            <div class="chosen-fields__head">
                <h3 class="section-title" id="fields-chosen">{t("settings.fields.chosen")}</h3>
                {move || (!locked.get()).then(|| view! {
                    <Button label=t("settings.fields.reset") kind=ButtonKind::Quiet busy=is_default on_press=reset />
                })}
            </div>
            {move || items.with(Vec::is_empty).then(|| view! { <p class="quiet">{t("settings.fields.none")}</p> })}
            <OrderedList label=t("settings.fields.chosen") items on_order=order on_remove=remove locked />
        </section>
    }
}

/// A row. Only once Sell has named all fields (`known`) can one be gone.
fn item(card: Card, field: FieldKey, custom: &[CustomFieldDefinition], known: bool) -> OrderedItem {
    let gone = known && matches!(field, FieldKey::Custom(_)) && words::definition(card, field, custom).is_none();
    OrderedItem {
        key: field.text(),
        text: super::super::words::field(custom, card, field),
        mark: words::sort(card, field, custom),
        warning: gone.then(|| t("settings.fields.gone")),
    }
}
