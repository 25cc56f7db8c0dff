//! Who gets the lead: a choice where the account's rules give one, otherwise nothing but the words below the form.

use super::creation;
use super::desk::Sidebar;
use super::screen::OfferState;
use crate::cards::{FailureNotice, message_text};
use crate::domain::ids::UserId;
use crate::domain::ownership::{Owner, OwnerOffer};
use crate::i18n::t;
use crate::ui::{Button, ComboOption, Combobox, Notice, NoticeTone};
use leptos::prelude::*;

/// The choice, or why there is none yet.
#[component]
pub fn OwnerField(missing: Memo<bool>) -> impl IntoView {
    let sidebar = Sidebar::here();
    move || match sidebar.offer.get() {
        OfferState::Loading => view! { <p class="quiet" role="status">{t("owner.loading")}</p> }.into_any(),
        OfferState::Failed(failure) => view! {
            <FailureNotice failure>
                <Button label=t("action.try_again") on_press=move |()| creation::load_offer(sidebar) />
            </FailureNotice>
        }
        .into_any(),
        OfferState::Ready(offer) => match &offer.owners {
            OwnerOffer::Fixed(..) => ().into_any(),
            OwnerOffer::Nobody(why) => view! {
                <Notice title=t("owner.nobody") text=message_text::no_owner(*why) tone=NoticeTone::Danger />
            }
            .into_any(),
            OwnerOffer::OneOf(owners) => view! { <Choice options=options(owners, None) missing /> }.into_any(),
            OwnerOffer::Any { suggested, others } => {
                let mut all = options(suggested, Some(t("owner.suggested")));
                let rest = (!suggested.is_empty()).then(|| t("owner.others"));
                all.extend(options(others, rest));
                view! { <Choice options=all missing /> }.into_any()
            }
        },
    }
}

#[component]
fn Choice(options: Vec<ComboOption>, missing: Memo<bool>) -> impl IntoView {
    let sidebar = Sidebar::here();
    let options = Signal::derive({
        let options = StoredValue::new(options);
        move || options.get_value()
    });
    let chosen = Signal::derive(move || sidebar.owner.get().map(|it| it.0));
    let choose = Callback::new(move |chosen: Option<u64>| sidebar.owner.set(chosen.map(UserId)));
    let hint = Signal::derive(move || (!missing.get()).then(|| t("owner.needed")));
    let problem = Signal::derive(move || missing.get().then(|| t("owner.missing")));
    view! { <Combobox label=t("owner.label") options chosen on_choose=choose hint problem required=true /> }
}

fn options(owners: &[Owner], group: Option<String>) -> Vec<ComboOption> {
    let option = |owner: &Owner| ComboOption {
        value: owner.id.0,
        text: owner.name.clone(),
        mark: owner.pool.then(|| t("owner.pool")),
        group: group.clone(),
    };
    owners.iter().map(option).collect()
}
