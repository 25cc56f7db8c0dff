//! The list of the combobox: options under their headings, and the line that counts them.

use super::chip::{Chip, ChipTone};
use super::combobox::{ComboOption, MOST_SHOWN, Parts};
use super::icon::{Icon, Shape};
use crate::i18n::{plural, t};
use crate::option_search::{Row, folded};
use leptos::prelude::*;

impl Parts {
    /// How many fit, and how many of them are not in the list.
    pub(super) fn status(self) -> String {
        let count = self.found.with(Vec::len);
        let found = match count {
            0 => t("combobox.nothing"),
            _ => plural("combobox.found", count),
        };
        match count.saturating_sub(MOST_SHOWN) {
            0 => found,
            more => format!("{found}\n{}", plural("combobox.more", more)),
        }
    }

    /// The options that fit, under their headings.
    pub(super) fn list(self, id: &str) -> Vec<AnyView> {
        let chosen = self.chosen.get();
        let mut list = Vec::new();
        let mut heading: Option<String> = None;
        let mut members = Vec::new();
        self.found.with(|found| {
            self.options.with(|all| {
                for (at, option) in found.iter().take(MOST_SHOWN).filter_map(|it| all.get(*it)).enumerate() {
                    if option.group != heading {
                        group(&mut list, heading.take(), &mut members);
                        heading.clone_from(&option.group);
                    }
                    members.push(self.option(format!("{id}-{at}"), at, option, chosen == Some(option.value)));
                }
            });
        });
        group(&mut list, heading, &mut members);
        list
    }

    fn option(self, id: String, at: usize, option: &ComboOption, chosen: bool) -> AnyView {
        let value = option.value;
        view! {
            <div
                class="combobox__option"
                class:combobox__option--active=move || self.at.get() == Some(at)
                role="option"
                id=id
                aria-selected=if chosen { "true" } else { "false" }
                on:click=move |_| self.choose(value)
            >
                <bdi class="combobox__text">{option.text.clone()}</bdi>
                {option.mark.clone().map(|label| view! { <Chip label tone=ChipTone::Neutral /> })}
                {chosen.then(|| view! { <Icon shape=Shape::Done /> })}
            </div>
        }
        .into_any()
    }
}

/// Puts options into the list, under their heading if they have one.
fn group(list: &mut Vec<AnyView>, heading: Option<String>, members: &mut Vec<AnyView>) {
    let members = std::mem::take(members);
    match heading {
        None => list.extend(members),
        Some(heading) => {
            let label = heading.clone();
            list.push(
                view! {
                    <div role="group" aria-label=label>
                        <div class="combobox__heading" aria-hidden="true"><bdi>{heading}</bdi></div>
                        {members}
                    </div>
                }
                .into_any(),
            );
        }
    }
}

/// The options as the search reads them.
pub(super) fn rows(options: &[ComboOption]) -> Vec<Row> {
    let mut group = None;
    let mut rows = Vec::with_capacity(options.len());
    for option in options {
        rows.push(Row { folded: folded(&option.text), opens_group: option.group != *group.unwrap_or(&None) });
        group = Some(&option.group);
    }
    rows
}
