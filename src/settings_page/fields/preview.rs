//! The card as agents will see it, with a sample record of ours.

use super::{Arranging, words};
use crate::cards::{deal_card, record_card};
use crate::configuring::sample;
use crate::customer_view::Record;
use crate::domain::contact::ContactKind;
use crate::domain::custom_field::CustomFieldDefinition;
use crate::domain::field::{Card, FieldChoice};
use crate::i18n::t;
use crate::ui::once_shown;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// A card of a hundred fields takes a while to draw: whoever arranges fields does not wait for it.
const PAUSE: Duration = Duration::from_millis(150);

/// Beside the lists where there is room, else below them once it `reviews`.
#[component]
pub fn Preview(arranging: Arranging, reviews: RwSignal<bool>) -> impl IntoView {
    let place = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        if let (true, Some(place)) = (reviews.get(), place.get_untracked()) {
            crate::ui::focus(Some(place.into()));
        }
    });
    let changes = RwSignal::new(0_u32);
    Effect::new(move |_| {
        arranging.at.track();
        arranging.draft.track();
        arranging.published.track();
        arranging.custom.track();
        let change = changes.try_update_untracked(|it| {
            *it = it.wrapping_add(1);
            *it
        });
        let draw = move || {
            // Another change has come meanwhile: its own turn comes.
            if changes.try_get_untracked() == change {
                changes.notify();
            }
        };
        set_timeout(draw, PAUSE);
    });
    let card = NodeRef::<html::Div>::new();
    let shown = move || {
        once_shown(move || put_heading_below(card));
        (0 < changes.get()).then(|| {
            untrack(|| {
                let card = arranging.card();
                let choice = arranging.with(|draft, published| draft.choice(published));
                arranging.with_custom(|custom| sample_card(card, &choice, custom))
            })
        })
    };
    view! {
        <section
            class="card-preview"
            class:card-preview--open=reviews
            id="fields-preview"
            aria-labelledby="fields-preview-title"
            tabindex="-1"
            node_ref=place
        >
            <h3 class="section-title" id="fields-preview-title">{t("settings.fields.preview")}</h3>
            <p class="quiet">{t("settings.fields.preview_hint")}</p>
            <div class="card-preview__card" node_ref=card>{shown}</div>
        </section>
    }
}

/// The card's heading is one of the sidebar; here it stands below that of the preview.
fn put_heading_below(card: NodeRef<html::Div>) {
    let heading = card.try_get_untracked().flatten().and_then(|it| it.query_selector("h2, h3").ok()?);
    if let Some(Err(_)) = heading.map(|it| it.set_attribute("aria-level", "4")) {
        leptos::logging::warn!("The heading of the preview keeps its level.");
    }
}

fn sample_card(card: Card, choice: &FieldChoice, custom: &[CustomFieldDefinition]) -> AnyView {
    let words = &words::sample;
    let directory = sample::directory(words, custom);
    let contact =
        |kind| record_card(Record::Contact(&sample::contact(kind, words, custom)), &directory, choice, None, None);
    match card {
        Card::Lead => record_card(Record::Lead(&sample::lead(words, custom)), &directory, choice, None, None),
        Card::Person => contact(ContactKind::Person),
        Card::Company => contact(ContactKind::Company),
        Card::Deal => {
            let of = words::sample(sample::SampleText::FullName);
            let deal = deal_card(&of, &sample::deal(words, custom), &directory, choice, None);
            view! { <div class="card-preview__deal">{deal}</div> }.into_any()
        }
    }
}
