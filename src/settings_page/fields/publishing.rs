//! Below the lists: publishing, giving up what was not published, and the preview where it is not beside them.

use super::Arranging;
use crate::configuring::field_draft::FieldDraft;
use crate::i18n::t;
use crate::settings::Change;
use crate::ui::{Button, focus, once_shown};
use leptos::prelude::*;

const PUBLISH: &str = "fields-publish";

/// Publishing cannot be pressed while there is nothing to publish, and says so.
#[component]
pub fn Publishing(
    arranging: Arranging,
    publish: Callback<Change>,
    saving: Signal<bool>,
    reviews: RwSignal<bool>,
) -> impl IntoView {
    let changes = Memo::new(move |_| arranging.with(|draft, published| draft.change(published)));
    let why_not = move || {
        if saving.get() {
            Some(t("settings.fields.publishing"))
        } else {
            changes.with(Option::is_none).then(|| t("settings.fields.unchanged"))
        }
    };
    let press = move |_| {
        if let (false, Some(change)) = (saving.get_untracked(), changes.get_untracked()) {
            publish.run(change);
            arranging.settle(&arranging.published.get_untracked());
        }
    };
    let discard = move |()| {
        arranging.draft.update(FieldDraft::discard);
        // The button that was pressed is gone.
        once_shown(|| focus(document().get_element_by_id(PUBLISH)));
    };
    let editing = move || {
        view! {
            <button
                type="button"
                class="button button--primary"
                id=PUBLISH
                aria-disabled=move || why_not().map(|_| "true")
                aria-describedby="fields-why-not"
                on:click=press
            >
                {t("settings.fields.publish")}
            </button>
            {move || changes.with(Option::is_some).then(|| view! {
                <Button label=t("settings.fields.discard") on_press=discard />
            })}
        }
    };
    view! {
        <div class="field-settings__bar">
            {move || arranging.may_edit.get().then(editing)}
            <button
                type="button"
                class="button field-settings__review"
                aria-expanded=move || if reviews.get() { "true" } else { "false" }
                aria-controls="fields-preview"
                on:click=move |_| reviews.update(|it| *it = !*it)
            >
                {t("settings.fields.review")}
            </button>
            {move || arranging.may_edit.get().then(|| view! {
                <span class="quiet" id="fields-why-not" role="status">{why_not}</span>
            })}
        </div>
    }
}
