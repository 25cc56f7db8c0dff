//! A list to choose one from, searched by typing: the editable combobox with list autocomplete of the ARIA Authoring
//! Practices. The list lies in the flow of the page: the page is a frame that grows with its content, and what floats
//! above it would be cut off.

use super::combobox_list::rows;
use super::field_lines::FieldLines;
use super::icon::{Icon, Shape};
use crate::i18n::t_with;
use crate::option_search::search;
use leptos::html;
use leptos::prelude::*;
use web_sys::{MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// More are not put into the page at once: nobody reads further, and it stays quick.
pub(super) const MOST_SHOWN: usize = 50;

/// One thing to choose.
#[derive(Clone, PartialEq, Eq)]
pub struct ComboOption {
    /// What choosing it gives.
    pub value: u64,
    /// What it is called, and what is searched.
    pub text: String,
    /// What sort it is, in a chip beside the text.
    pub mark: Option<String>,
    /// The heading under which it stands. Options of one group follow each other.
    pub group: Option<String>,
}

/// What the parts of one combobox share.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub(super) options: Signal<Vec<ComboOption>>,
    pub(super) chosen: Signal<Option<u64>>,
    on_choose: Callback<Option<u64>>,
    on_type: Option<Callback<String>>,
    pub(super) input: NodeRef<html::Input>,
    pub(super) open: RwSignal<bool>,
    /// Whether the pointer is down somewhere on the page.
    pub(super) pressing: StoredValue<bool>,
    /// What was typed since the list opened; `None` shows the name of what is chosen.
    typed: RwSignal<Option<String>>,
    /// Which of those shown is highlighted.
    pub(super) at: RwSignal<Option<usize>>,
    /// Where the options are that fit what was typed.
    pub(super) found: Memo<Vec<usize>>,
}

/// The combobox.
#[component]
pub fn Combobox(
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// Everything that can be chosen.
    #[prop(into)]
    options: Signal<Vec<ComboOption>>,
    /// The value that is chosen.
    #[prop(into)]
    chosen: Signal<Option<u64>>,
    /// Called with the new choice; emptying the text takes the choice back.
    #[prop(into)]
    on_choose: Callback<Option<u64>>,
    /// Called with what is typed, for options that are made of it.
    #[prop(optional)]
    on_type: Option<Callback<String>>,
    /// What it is for.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// Whether nothing can be done without a choice.
    #[prop(optional)]
    required: bool,
    /// The input, to focus it.
    #[prop(optional)]
    input: NodeRef<html::Input>,
) -> impl IntoView {
    let parts = Parts::new(options, chosen, on_choose, on_type, input);
    let lines = FieldLines::new(hint, problem);
    let (described_by, invalid) = (lines.clone(), lines.clone());
    let id = lines.id.clone();
    let list_id = format!("{id}-list");
    let option_id = id.clone();
    let active = move || parts.at.get().map(|at| format!("{option_id}-{at}"));
    parts.keep_in_sight(id.clone());
    parts.follow_pointer();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label.clone()}</label>
            <div class="combobox">
                <input
                    class="field__input combobox__input"
                    id=id.clone()
                    type="text"
                    role="combobox"
                    dir="auto"
                    autocomplete="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-required=required.then_some("true")
                    aria-expanded=move || if parts.lists() { "true" } else { "false" }
                    aria-controls=list_id.clone()
                    aria-activedescendant=active
                    aria-invalid=move || invalid.invalid()
                    aria-describedby=move || described_by.described_by()
                    node_ref=input
                    prop:value=move || parts.text()
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        parts.tell(&typed);
                        parts.type_in(typed);
                    }
                    on:keydown=move |event| parts.press(&event)
                    on:click=move |_| parts.show()
                    on:blur=move |_| parts.leave()
                />
                <button
                    class="icon-button combobox__chevron"
                    type="button"
                    tabindex="-1"
                    aria-label=t_with("combobox.show", &[("label", &label)])
                    aria-expanded=move || if parts.lists() { "true" } else { "false" }
                    on:mousedown=keep_focus
                    on:click=move |_| parts.toggle()
                >
                    <Icon shape=Shape::Down />
                </button>
            </div>
            <div
                class="combobox__list"
                role="listbox"
                // A list that scrolls would be a stop of Tab, which closes it and would then be on nothing.
                tabindex="-1"
                id=list_id
                aria-label=label.clone()
                hidden=move || !parts.lists()
                on:mousedown=keep_focus
            >
                {move || parts.open.get().then(|| parts.list(&id))}
            </div>
            <p class="combobox__status" role="status">{move || parts.open.get().then(|| parts.status())}</p>
            {lines.view()}
        </div>
    }
}

/// A press in the list or on the arrow leaves the focus in the input.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}

impl Parts {
    fn new(
        options: Signal<Vec<ComboOption>>,
        chosen: Signal<Option<u64>>,
        on_choose: Callback<Option<u64>>,
        on_type: Option<Callback<String>>,
        input: NodeRef<html::Input>,
    ) -> Self {
        let typed = RwSignal::new(None);
        let rows = Memo::new_with_compare(move |_| options.with(|all| rows(all)), |_, _| true);
        let find = move |_: Option<&Vec<usize>>| {
            typed.with(|typed: &Option<String>| rows.with(|rows| search(rows, typed.as_deref().unwrap_or_default())))
        };
        let found = Memo::new_with_compare(find, |_, _| true);
        let (open, at) = (RwSignal::new(false), RwSignal::new(None));
        let pressing = StoredValue::new(false);
        Self { options, chosen, on_choose, on_type, input, open, pressing, typed, at, found }
    }

    /// Whether there is a list to be seen.
    fn lists(self) -> bool {
        self.open.get() && !self.found.with(Vec::is_empty)
    }

    /// What stands in the input.
    fn text(self) -> String {
        let chosen = || {
            let chosen = self.chosen.get();
            self.options.with(|all| all.iter().find(|it| Some(it.value) == chosen).map(|it| it.text.clone()))
        };
        self.typed.get().or_else(chosen).unwrap_or_default()
    }

    fn tell(self, typed: &str) {
        if let Some(on_type) = self.on_type {
            on_type.run(typed.to_owned());
        }
    }

    fn type_in(self, text: String) {
        if text.trim().is_empty() && self.chosen.get_untracked().is_some() {
            self.on_choose.run(None);
        }
        self.at.set(None);
        self.typed.set(Some(text));
        self.open.set(true);
    }

    pub(super) fn show(self) {
        if !self.open.get_untracked() {
            // Nothing is typed yet; what was typed the last time makes no options any more.
            self.tell("");
            self.open.set(true);
            if let Some(input) = self.input.get_untracked() {
                // What is typed next replaces the name of what is chosen.
                input.select();
            }
        }
    }

    /// Without a choice: the name of what is chosen comes back.
    pub(super) fn close(self) {
        self.open.set(false);
        self.at.set(None);
        self.typed.set(None);
    }

    fn toggle(self) {
        if self.open.get_untracked() {
            self.close();
        } else if let Some(Ok(())) = self.input.get_untracked().map(|it| it.focus()) {
            self.show();
        }
    }

    pub(super) fn choose(self, value: u64) {
        self.close();
        self.on_choose.run(Some(value));
    }

    /// The value of the option that stands there in the list.
    pub(super) fn value(self, at: usize) -> Option<u64> {
        let at = self.found.with_untracked(|found| found.get(at).copied())?;
        self.options.with_untracked(|all| all.get(at).map(|it| it.value))
    }

    /// Where the choice stands in the list.
    pub(super) fn at_chosen(self) -> Option<usize> {
        let chosen = self.chosen.get_untracked();
        chosen.and_then(|_| (0..self.shown()).find(|at| self.value(*at) == chosen))
    }

    /// How many are in the page.
    pub(super) fn shown(self) -> usize {
        self.found.with_untracked(Vec::len).min(MOST_SHOWN)
    }

    /// Scrolls to the highlighted option, once it is in the page. Where the options change, nothing is highlighted any
    /// more: Enter must not choose another one than was seen.
    fn keep_in_sight(self, id: String) {
        Effect::new(move |_| {
            self.options.track();
            self.at.set(None);
        });
        Effect::new(move |_| {
            let Some(option) = self.at.get().map(|at| format!("{id}-{at}")) else { return };
            request_animation_frame(move || {
                if let Some(option) = document().get_element_by_id(&option) {
                    let nearest = ScrollIntoViewOptions::new();
                    nearest.set_block(ScrollLogicalPosition::Nearest);
                    option.scroll_into_view_with_scroll_into_view_options(&nearest);
                }
            });
        });
    }
}
