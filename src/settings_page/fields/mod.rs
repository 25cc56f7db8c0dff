//! The field settings (S33): which fields each card shows, in which order. What is arranged is a draft until it is
//! published, and beside it stands the very card that agents will see.

mod available;
mod chosen;
mod preview;
mod publishing;
mod words;

use super::remote::Remote;
use crate::cards::FailureNotice;
use crate::configuring::field_draft::FieldDraft;
use crate::domain::custom_field::CustomFieldDefinition;
use crate::domain::field::{Card, FieldChoice, FieldKey};
use crate::i18n::t;
use crate::settings::Change;
use crate::ui::{Button, Tab, Tabs};
use available::Available;
use chosen::Chosen;
use leptos::prelude::*;
use preview::Preview;
use publishing::Publishing;

/// The account's own fields, as far as Sell has named them.
type CustomFields = Remote<Vec<CustomFieldDefinition>>;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Arranging {
    published: Signal<FieldChoice>,
    custom: Signal<CustomFields>,
    draft: RwSignal<FieldDraft>,
    may_edit: Signal<bool>,
    /// Which of the cards is arranged.
    at: RwSignal<usize>,
}

/// The screen. The draft belongs to the page, so that it is still there after a visit to another section.
#[component]
pub fn FieldSettings(
    /// What agents see today.
    #[prop(into)]
    published: Signal<FieldChoice>,
    /// The account's own fields.
    #[prop(into)]
    custom: Signal<CustomFields>,
    /// Asks for the account's own fields again.
    #[prop(into)]
    on_retry: Callback<()>,
    /// What is not published yet.
    draft: RwSignal<FieldDraft>,
    /// Takes what is to be published: all changed cards at once.
    #[prop(into)]
    publish: Callback<Change>,
    /// Whether this person may change the settings.
    #[prop(into)]
    may_edit: Signal<bool>,
    /// Whether something is on its way to be stored.
    #[prop(into)]
    saving: Signal<bool>,
    /// Who changed the fields last and when, in words.
    #[prop(into)]
    last_change: Signal<Option<String>>,
) -> impl IntoView {
    let arranging = Arranging { published, custom, draft, may_edit, at: RwSignal::new(0) };
    Effect::new(move |_| published.with(|published| arranging.settle(published)));
    let tab = |card: Card| {
        let changed = move || arranging.with(|draft, published| draft.changes(card, published));
        let mark = Signal::derive(move || changed().then(|| t("settings.fields.changed")));
        Tab { text: words::card(card), mark }
    };
    let failed = move || {
        let Remote::Failed(failure) = custom.get() else { return None };
        Some(view! {
            <FailureNotice failure>
                <Button label=t("action.try_again") on_press=on_retry />
            </FailureNotice>
        })
    };
    let reviews = RwSignal::new(false);
    view! {
        <div class="field-settings">
            <p class="quiet">{t("settings.fields.intro")}</p>
            {failed}
            <Tabs label=t("settings.fields.cards") tabs=Card::ALL.map(tab).to_vec() chosen=arranging.at>
                <div class="field-settings__columns">
                    {move || may_edit.get().then(|| view! { <Available arranging /> })}
                    <Chosen arranging />
                    <Preview arranging reviews />
                </div>
            </Tabs>
            <Publishing arranging publish saving reviews />
            {move || last_change.get().map(|it| view! { <p class="quiet"><bdi>{it}</bdi></p> })}
        </div>
    }
}

impl Arranging {
    /// The card that is arranged.
    fn card(self) -> Card {
        Card::ALL.get(self.at.get()).copied().unwrap_or(Card::Lead)
    }

    fn with<T>(self, read: impl FnOnce(&FieldDraft, &FieldChoice) -> T) -> T {
        self.draft.with(|draft| self.published.with(|published| read(draft, published)))
    }

    /// Changes the draft of the card that is arranged.
    fn change(self, change: impl FnOnce(&mut FieldDraft, Card, &FieldChoice)) {
        let card = untrack(|| self.card());
        let published = self.published.get_untracked();
        self.draft.update(|draft| change(draft, card, &published));
    }

    /// The account's own fields, as far as they are known.
    fn with_custom<T>(self, read: impl FnOnce(&[CustomFieldDefinition]) -> T) -> T {
        self.custom.with(|it| read(it.ready().map(|it| it.as_slice()).unwrap_or_default()))
    }

    /// Forgets what is as published by now.
    fn settle(self, published: &FieldChoice) {
        self.draft.update(|draft| draft.settle(published));
    }

    /// The fields of the card that is arranged, in order.
    fn fields(self) -> Vec<FieldKey> {
        let card = self.card();
        self.with(|draft, published| draft.of(card, published).to_vec())
    }
}
