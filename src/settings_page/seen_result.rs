//! What an agent gets, in words: for the form's part, the form's own.

use crate::cards::message_text;
use crate::configuring::as_seen_by::{SampleCase, SeenBy};
use crate::customer_view::NewLeadOffer;
use crate::domain::access::Access;
use crate::domain::ownership::{Owner, OwnerOffer};
use crate::i18n::{plural, t, t_with};
use crate::ui::{Chip, ChipTone};
use leptos::prelude::*;

/// More names are a list to search, not to read.
const MOST_NAMES: usize = 10;

/// The answer, part by part.
#[component]
pub fn SeenResult(agent: String, seen: SeenBy, case: SampleCase, access: Access) -> impl IntoView {
    let lead = seen.access.then(|| lead_part(&seen, case));
    let owners = seen.owners.as_ref().map(owner_part);
    let words = form_words(seen.clone());
    view! {
        <h3 class="section-title"><bdi>{t_with("settings.seen.title", &[("agent", &agent)])}</bdi></h3>
        <dl class="seen__parts">
            {access_part(&seen, access)}
            {lead}
            {owners}
        </dl>
        {words}
    }
}

fn part(name: String, chip: Option<(String, ChipTone)>, lines: Vec<AnyView>) -> AnyView {
    view! {
        <div class="seen__part">
            <dt class="seen__name">{name}</dt>
            <dd class="seen__value">
                {chip.map(|(label, tone)| view! { <Chip label tone /> })}
                {lines}
            </dd>
        </div>
    }
    .into_any()
}

fn line(text: String) -> AnyView {
    view! { <p><bdi>{text}</bdi></p> }.into_any()
}

fn access_part(seen: &SeenBy, access: Access) -> AnyView {
    let user = seen.sell_user.as_ref().map(|it| it.name.as_str());
    let why = match (access, user) {
        (Access::AllAgents, Some(user)) => t_with("settings.seen.access.all_user", &[("user", user)]),
        (Access::AllAgents, None) => t("settings.seen.access.all_no_user"),
        (Access::SellUsers, Some(user)) => t_with("settings.seen.access.user", &[("user", user)]),
        (Access::SellUsers, None) => t("settings.seen.access.no_user"),
    };
    let mut lines = vec![line(why)];
    let chip = if seen.access {
        (t("settings.seen.access.yes"), ChipTone::Good)
    } else {
        lines.push(line(t("settings.seen.access.then")));
        (t("settings.seen.access.no"), ChipTone::Attention)
    };
    part(t("settings.seen.access"), Some(chip), lines)
}

fn lead_part(seen: &SeenBy, case: SampleCase) -> AnyView {
    let matched = case == SampleCase::Matched;
    let (chip, why) = match (seen.offered, matched) {
        (true, false) => ((t("settings.seen.lead.yes"), ChipTone::Good), t("settings.seen.lead.unknown")),
        (true, true) => ((t("settings.seen.lead.yes"), ChipTone::Good), t("settings.seen.lead.although")),
        (false, _) => ((t("settings.seen.lead.no"), ChipTone::Neutral), t("settings.seen.lead.matched")),
    };
    part(t("settings.seen.lead"), Some(chip), vec![line(why)])
}

fn owner_part(offer: &OwnerOffer) -> AnyView {
    let count = offer.owners().count();
    let words = match offer {
        OwnerOffer::Any { .. } => plural("settings.seen.owner.any", count),
        OwnerOffer::OneOf(_) => plural("settings.seen.owner.one_of", count),
        OwnerOffer::Fixed(owner, _) => t_with("settings.seen.owner.fixed", &[("owner", &owner.name)]),
        OwnerOffer::Nobody(_) => t("owner.nobody"),
    };
    let mut lines = vec![line(words)];
    if let OwnerOffer::Any { suggested, .. } = offer
        && !suggested.is_empty()
    {
        lines.push(line(plural("settings.seen.owner.suggested", suggested.len())));
    }
    if matches!(offer, OwnerOffer::Any { .. } | OwnerOffer::OneOf(_)) {
        lines.push(names(offer, count));
    }
    part(t("owner.label"), None, lines)
}

fn names(offer: &OwnerOffer, count: usize) -> AnyView {
    let name = |it: &Owner| {
        let pool = it.pool.then(|| view! { <Chip label=t("owner.pool") /> });
        view! { <li><bdi>{it.name.clone()}</bdi>" "{pool}</li> }.into_any()
    };
    let shown: Vec<AnyView> = offer.owners().take(MOST_NAMES).map(name).collect();
    let more = count.saturating_sub(MOST_NAMES);
    let more = (0 < more).then(|| view! { <p class="quiet">{plural("settings.seen.owner.more", more)}</p> });
    view! {
        <ul class="seen__names">{shown}</ul>
        {more}
    }
    .into_any()
}

/// What the form says: what will happen, where an owner has to be chosen first with the first one as an example, or why
/// nobody can get the lead.
fn form_words(seen: SeenBy) -> Option<AnyView> {
    let owners = seen.owners?;
    let (heading, sentences) = match (seen.plan, &owners) {
        (Some(plan), _) => (t("settings.seen.form"), message_text::plan(&plan)),
        (None, OwnerOffer::Nobody(why)) => (t("settings.seen.form"), vec![message_text::no_owner(*why)]),
        (None, _) => {
            let first = owners.owners().next()?;
            let heading = t_with("settings.seen.form_if", &[("owner", &first.name)]);
            let id = first.id;
            let offer = NewLeadOffer { owners, status: seen.status, source: seen.source };
            (heading, message_text::plan(&offer.plan(Some(id), seen.comment)?))
        }
    };
    let sentences: Vec<AnyView> =
        sentences.into_iter().map(|it| view! { <li><bdi>{it}</bdi></li> }.into_any()).collect();
    Some(
        view! {
            <div class="seen__form">
                <h4 class="seen__form-title"><bdi>{heading}</bdi></h4>
                <ul class="seen__sentences">{sentences}</ul>
            </div>
        }
        .into_any(),
    )
}
