//! How the settings were before, in the document itself: `"history": [{"at": 1780000000000, "by": {"id": 9, "name":
//! "Ada"}, "was": {"new_lead.owners": null}}]`, the newest change first. `was` has the values before the change, `null`
//! for a default. What cannot be read counts as not there.

use super::{Setting, Settings};
use crate::domain::ids::SupportUserId;
use serde_json::{Map, Value, json};

/// Its name in the document.
pub(super) const NAME: &str = "history";
/// More are not kept.
const MOST: usize = 10;
/// Changes of the same settings by the same person within this time are one version.
const ONE_GO_MS: u64 = 10 * 60 * 1000;
/// Longer names are cut.
const LONGEST_NAME: usize = 100;
/// The end of the year 9999: no calendar tells a later time.
const LATEST: u64 = 253_402_300_799_999;

/// Who changed something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// The Support user.
    pub id: SupportUserId,
    /// The name at that time.
    pub name: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// By whom.
    pub by: Editor,
    /// What was changed.
    pub settings: Vec<Setting>,
    /// How all settings were before.
    pub before: Settings,
    /// How all settings were after it.
    pub after: Settings,
}

/// One change as it is stored.
pub(super) struct Past {
    pub at: u64,
    pub by: Editor,
    pub was: Vec<(Setting, Option<Value>)>,
}

/// The history of a document.
pub(super) fn read(document: &Map<String, Value>) -> Vec<Past> {
    document.get(NAME).and_then(Value::as_array).into_iter().flatten().filter_map(past).take(MOST).collect()
}

fn past(value: &Value) -> Option<Past> {
    let at = value.get("at")?.as_u64().filter(|at| *at <= LATEST)?;
    let by = value.get("by")?;
    let name = by.get("name").and_then(Value::as_str).unwrap_or_default();
    let by = Editor { id: SupportUserId(by.get("id")?.as_u64()?), name: short(name) };
    let was = value.get("was")?.as_object()?;
    // In the order of the page.
    let value = |it: Setting| Some((it, Some(was.get(&it.name())?.clone()).filter(|it| !it.is_null())));
    let was: Vec<_> = Setting::ALL.into_iter().filter_map(value).collect();
    (!was.is_empty()).then_some(Past { at, by, was })
}

/// Puts the history into a document.
pub(super) fn write(history: &[Past], document: &mut Map<String, Value>) {
    if history.is_empty() {
        document.remove(NAME);
        return;
    }
    let entry = |past: &Past| {
        let was: Map<String, Value> =
            past.was.iter().map(|(setting, value)| (setting.name(), value.clone().unwrap_or_default())).collect();
        json!({"at": past.at, "by": {"id": past.by.id.0, "name": past.by.name}, "was": was})
    };
    document.insert(NAME.to_owned(), history.iter().map(entry).collect());
}

/// Adds a change of the settings in `touched` from one state to another.
pub(super) fn add(
    history: &mut Vec<Past>,
    touched: &[Setting],
    (before, after): (&Settings, &Settings),
    by: &Editor,
    at: u64,
) {
    if touched.is_empty() {
        return;
    }
    let by = Editor { id: by.id, name: short(&by.name) };
    let at = at.min(LATEST);
    match history.first_mut().filter(|it| it.is_one_go(touched, &by, at)) {
        Some(last) => {
            (last.at, last.by) = (at, by);
            // Back where it was: nothing has changed.
            if last.was.iter().all(|(setting, was)| *was == setting.value_in(after)) {
                history.remove(0);
            }
        }
        None => {
            let was = touched.iter().map(|it| (*it, it.value_in(before))).collect();
            history.insert(0, Past { at, by, was });
            history.truncate(MOST);
        }
    }
}

impl Past {
    fn is_one_go(&self, touched: &[Setting], by: &Editor, at: u64) -> bool {
        self.by.id == by.id
            && self.at.abs_diff(at) < ONE_GO_MS
            && self.was.len() == touched.len()
            && self.was.iter().all(|(setting, _)| touched.contains(setting))
    }
}

fn short(name: &str) -> String {
    name.chars().filter(|it| !it.is_control()).take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::ids::SupportUserId;
    use crate::settings::{Change, Document, Editor, LARGEST, Setting, TooLarge};
    use serde_json::json;

    const AT: u64 = 1_780_000_000_000;
    const MINUTE: u64 = 60_000;

    fn editor(id: u64) -> Editor {
        Editor { id: SupportUserId(id), name: format!("Admin {id}") }
    }

    fn after(changes: &[(Change, u64, u64)]) -> Document {
        let step = |document: Document, (change, by, minutes): &(Change, u64, u64)| {
            document.changed(change, &editor(*by), AT + minutes * MINUTE).unwrap_or_else(|it| panic!("{it:?}"))
        };
        changes.iter().fold(Document::empty(), step)
    }

    fn told(document: &Document) -> Vec<(u64, u64, Vec<Setting>)> {
        document.history().into_iter().map(|it| (it.by.id.0, (it.at - AT) / MINUTE, it.settings)).collect()
    }

    fn status(name: &str) -> Change {
        Change::status(Some(name))
    }

    #[test]
    fn a_version_is_stored_as_its_documentation_says() {
        let document = after(&[(Change::any_owner(true).then(status("Working")), 9, 0)]);
        let expected = json!({
            "version": 1,
            "new_lead": {"any_owner": true, "status": "Working"},
            "history": [{
                "at": AT, "by": {"id": 9, "name": "Admin 9"},
                "was": {"new_lead.any_owner": null, "new_lead.status": null},
            }],
        });
        assert_eq!(document.text(), expected.to_string());
    }

    #[test]
    fn changes_in_one_go_are_one_version() {
        let touched = vec![Setting::Status];
        let one_go = after(&[(status("A"), 1, 0), (status("B"), 1, 9), (status("C"), 1, 18)]);
        assert_eq!(told(&one_go), [(1, 18, touched.clone())]);
        assert_eq!(one_go.restoring(0), Some(Change::status(None)));
        let pause = after(&[(status("A"), 1, 0), (status("B"), 1, 10)]);
        assert_eq!(told(&pause), [(1, 10, touched.clone()), (1, 0, touched.clone())]);
        let others = after(&[(status("A"), 1, 0), (status("B"), 2, 1), (status("C"), 1, 2)]);
        assert_eq!(told(&others), [(1, 2, touched.clone()), (2, 1, touched.clone()), (1, 0, touched.clone())]);
        let more = after(&[(status("A"), 1, 0), (Change::any_owner(true).then(status("B")), 1, 1)]);
        assert_eq!(told(&more), [(1, 1, vec![Setting::Status, Setting::AnyOwner]), (1, 0, touched)]);
    }

    #[test]
    fn there_and_back_in_one_go_is_no_version() {
        let back = after(&[(status("A"), 1, 0), (status("B"), 1, 60), (status("A"), 1, 61)]);
        assert_eq!(told(&back), [(1, 0, vec![Setting::Status])]);
        assert_eq!(after(&[(status("A"), 1, 0), (Change::status(None), 1, 1)]), Document::empty());
    }

    #[test]
    fn what_changes_nothing_is_no_version() {
        let once = after(&[(status("A"), 1, 0)]);
        for change in [status("A"), status(" A "), Change::any_owner(false), Change::default()] {
            let twice = once.changed(&change, &editor(2), AT + 1).map(|it| it.history());
            assert_eq!(twice, Ok(once.history()));
        }
    }

    #[test]
    fn ten_versions_are_kept_and_the_last_change_of_a_setting_is_found() {
        let mut changes: Vec<_> = (0..11).map(|at| (status(&at.to_string()), at, at)).collect();
        changes.push((Change::any_owner(true), 50, 50));
        let document = after(&changes);
        assert_eq!(told(&document).iter().map(|it| it.0).collect::<Vec<_>>(), [50, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
        let last = |settings: &[Setting]| document.last_change(settings).map(|it| it.by.id.0);
        assert_eq!(last(&[Setting::Status]), Some(10));
        assert_eq!(last(&[Setting::AnyOwner]), Some(50));
        assert_eq!(last(&[Setting::Source]), None);
    }

    #[test]
    fn old_versions_make_room_and_what_never_fits_is_said() {
        let owners = |label: char| {
            let list: Vec<_> = (0..40).map(|id| json!({"id": id, "label": label.to_string().repeat(90)})).collect();
            Change::of(Setting::Owners, Some(list.into()))
        };
        let document = after(&[(owners('a'), 1, 0), (owners('b'), 2, 0), (owners('c'), 3, 0)]);
        // About 4,600 bytes each: the values and those before them fit, and no third ones.
        assert_eq!(told(&document).iter().map(|it| it.0).collect::<Vec<_>>(), [3]);
        assert!(document.text().len() <= LARGEST);
        let list: Vec<_> = (0..LARGEST / 8).map(|id| json!({"id": id})).collect();
        let result = document.changed(&Change::of(Setting::Owners, Some(list.into())), &editor(1), AT);
        let Err(TooLarge { bytes }) = result else { panic!("{result:?}") };
        assert!(LARGEST < bytes);
    }

    #[test]
    fn a_document_without_history_is_read_and_begins_one() {
        let old = r#"{"version": 1, "access": "all_agents", "new_lead": {"status": "New", "color": 3}, "x": [1.50]}"#;
        let Ok(document) = Document::read(Some(old)) else { panic!("it is readable") };
        assert_eq!(document.history(), []);
        let Ok(next) = document.changed(&status("Working"), &editor(1), AT) else { panic!("it fits") };
        assert_eq!(next.history().first().map(|it| it.before.clone()), Some(document.settings()));
        assert!(next.text().contains(r#""color":3"#) && next.text().contains(r#""x":[1.50]"#));
    }

    #[test]
    fn what_cannot_be_read_is_no_version() {
        let good = json!({"at": AT, "by": {"id": 1, "name": "a".repeat(300)}, "was": {"access": null, "shoe_size": 4}});
        let bad = [
            json!(null),
            json!([]),
            json!({"at": -1, "by": {"id": 1}, "was": {"access": null}}),
            json!({"at": u64::MAX, "by": {"id": 1}, "was": {"access": null}}),
            json!({"at": AT, "by": {"id": "1"}, "was": {"access": null}}),
            json!({"at": AT, "by": "Ada", "was": {"access": null}}),
            json!({"at": AT, "by": {"id": 1}, "was": {"shoe_size": 4}}),
            json!({"at": AT, "by": {"id": 1}, "was": []}),
        ];
        for history in bad.iter().cloned().chain([json!({"0": good}), json!(bad)]) {
            let text = json!({"version": 1, "access": "all_agents", "history": history}).to_string();
            assert_eq!(Document::read(Some(&text)).map(|it| it.history()), Ok(Vec::new()), "{text}");
        }
        let text = json!({"version": 1, "access": "all_agents", "history": [bad[0], good, bad[2]]}).to_string();
        let Ok(document) = Document::read(Some(&text)) else { panic!("it is readable") };
        assert_eq!(told(&document), [(1, 0, vec![Setting::Access])]);
        assert_eq!(document.history().first().map(|it| it.by.name.len()), Some(100));
        assert_eq!(document.text().len(), text.len(), "reading changes nothing");
    }
}
