//! The card of a deal: name, value, stage with its place in the pipeline, and the other fields one after the other.

use super::field_rows::FieldRows;
use crate::domain::deal::Deal;
use crate::domain::deal_list;
use crate::domain::field::{self, Field, FieldChoice, FieldValue, Label, Row};
use crate::domain::stage::StageCategory;
use crate::domain::user::Directory;
use crate::i18n::{money, number, t, t_with};
use crate::ui::{Chip, ChipTone, ExternalLink, StepBar};
use leptos::prelude::*;

/// The card, as one of a list; `of` is whose deals the list shows, `link` leads to the deal in Sell.
pub fn deal_card(of: &str, deal: &Deal, directory: &Directory, choice: &FieldChoice, link: Option<String>) -> AnyView {
    let mut rows = field::of_deal(deal, directory, choice);
    let mut take = |wanted: Field| {
        let at = rows.iter().position(|row| row.label == Label::Standard(wanted))?;
        Some(rows.remove(at).value)
    };
    let (_, value, stage, hot) = (take(Field::Name), take(Field::Value), take(Field::Stage), take(Field::Hot));
    // A company's deals are with its people: say with whom.
    let contact = deal.contact.as_ref().and_then(|it| it.name.clone()).filter(|name| name != of);
    let label = Label::Standard(Field::PrimaryContact);
    if let Some(name) = contact.filter(|_| !rows.iter().any(|row| row.label == label)) {
        rows.insert(0, Row { label, value: FieldValue::Text(name) });
    }
    let value = if let Some(FieldValue::Money(value)) = value { Some(money(&value)) } else { None };
    let stage = stage.and_then(|_| stage_view(deal, directory));
    let hot =
        (hot == Some(FieldValue::Flag(true))).then(|| view! { <Chip label=t("deal.hot") tone=ChipTone::Attention /> });
    let name = deal.name.clone().unwrap_or_else(|| t("deal.nameless"));
    let described = t_with("action.open_in_sell_described", &[("name", &name)]);
    let label = name.clone();
    let title = match link {
        Some(href) => view! { <ExternalLink href label=name described /> }.into_any(),
        None => view! { <bdi>{name}</bdi> }.into_any(),
    };
    let facts = (stage.is_some() || hot.is_some()).then(|| view! { <div class="deal__facts">{stage}{hot}</div> });
    view! {
        <article class="deal" aria-label=label>
            <div class="deal__head">
                <h3 class="deal__name" aria-label=label.clone()>{title}</h3>
                {value.map(|value| view! { <span class="deal__value"><bdi>{value}</bdi></span> })}
            </div>
            {facts}
            {(!rows.is_empty()).then(|| view! { <FieldRows fields=rows inline=true /> })}
        </article>
    }
    .into_any()
}

/// The stage by its own name, with its place in the pipeline; what it means comes along only where the name may hide it.
fn stage_view(deal: &Deal, directory: &Directory) -> Option<AnyView> {
    let stage = directory.stage(deal.stage?)?;
    let (meaning, tone) = match stage.category {
        StageCategory::Open => (None, ChipTone::Active),
        StageCategory::Won => (Some(t("deal.category.won")), ChipTone::Good),
        StageCategory::Lost => (Some(t("deal.category.lost")), ChipTone::Neutral),
        StageCategory::Unqualified => (Some(t("deal.category.unqualified")), ChipTone::Neutral),
    };
    let label = match meaning {
        Some(meaning) if meaning != stage.name => format!("{} ({meaning})", stage.name),
        _ => stage.name.clone(),
    };
    let step = deal_list::step(stage, directory).map(|(at, of)| {
        let words = t_with("deal.step", &[("at", &number(at)), ("of", &number(of))]);
        view! { <StepBar at of words /> }
    });
    Some(view! { <Chip label tone /> {step} }.into_any())
}
