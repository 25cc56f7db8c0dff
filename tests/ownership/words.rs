//! What the form offers as one line, so that a table can say it.

use sell_sidebar::domain::ownership::{NoOwner, Owner, OwnerOffer, OwnerReason};

/// The line.
pub fn words(offer: &OwnerOffer) -> String {
    match offer {
        OwnerOffer::Any { suggested, others } if suggested.is_empty() => {
            format!("anybody: {}; {}", names(others), preselected(offer))
        }
        OwnerOffer::Any { suggested, others } => {
            format!("anybody: suggested {}; then {}; {}", names(suggested), names(others), preselected(offer))
        }
        OwnerOffer::OneOf(owners) => format!("one of {}; {}", names(owners), preselected(offer)),
        OwnerOffer::Fixed(owner, why) => format!("{} gets it: {}", name(owner), reason(*why)),
        OwnerOffer::Nobody(why) => format!("nobody: {}", refusal(*why)),
    }
}

fn preselected(offer: &OwnerOffer) -> String {
    let preselected = offer.preselected();
    let owner = offer.owners().find(|it| Some(it.id) == preselected);
    match (preselected, owner) {
        (None, _) => "nobody preselected".to_owned(),
        (Some(_), Some(owner)) => format!("{} preselected", owner.name),
        (Some(id), None) => format!("{id} preselected, who is not offered"),
    }
}

fn names(owners: &[Owner]) -> String {
    owners.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn name(owner: &Owner) -> String {
    let mark = if owner.pool { " (pool)" } else { "" };
    format!("{}{mark}", owner.name)
}

fn reason(why: OwnerReason) -> &'static str {
    match why {
        OwnerReason::Chosen => "chosen",
        OwnerReason::OnlyConfigured => "the only one configured",
        OwnerReason::Agent => "the agent's own user",
        OwnerReason::TopmostManager => "the topmost manager",
    }
}

fn refusal(why: NoOwner) -> &'static str {
    match why {
        NoOwner::AgentIsNoSellUser => "the agent is no Sell user",
        NoOwner::NoManager => "no manager",
        NoOwner::NobodyActive => "nobody is active",
    }
}
