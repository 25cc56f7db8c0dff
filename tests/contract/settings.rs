//! Saving the settings against the sandbox, with its real faults on each of the requests.

use crate::sandbox::{HttpTransport, Sandbox};
use pollster::block_on;
use sell_sidebar::configuring::saving::{NotSaved, load, save, save_over};
use sell_sidebar::domain::access::Access;
use sell_sidebar::domain::ids::SupportUserId;
use sell_sidebar::failure::Cause;
use sell_sidebar::settings::{Change, ConfigProblem, Document, Editor, Setting};
use sell_sidebar::support::Support;
use serde_json::{Value, json};

const BEFORE: &str =
    r#"{ "version": 1, "access": "sell_users", "from_elsewhere": [1.50], "new_lead": {"color": "red"} }"#;
const AT: u64 = 1_780_000_000_000;
const ADMIN: &str = "admin";

fn support(sandbox: &Sandbox, agent: &str) -> Support<HttpTransport> {
    Support::new(sandbox.transport_as(agent))
}

fn editor(id: u64) -> Editor {
    Editor { id: SupportUserId(id), name: "Ada".to_owned() }
}

/// As an installer would write it.
fn put(sandbox: &Sandbox, config: &str) {
    sandbox.control("/control/settings", &json!({"config": config}));
}

/// The text as the sandbox holds it.
fn stored(sandbox: &Sandbox) -> String {
    sandbox.state()["installation"]["settings"]["config"].as_str().unwrap_or_default().to_owned()
}

fn document(text: &str) -> Document {
    Document::read(Some(text)).unwrap_or_else(|problem| panic!("{problem:?}: {text}"))
}

fn saved(sandbox: &Sandbox, agent: &str, base: &Document, change: &Change) -> Result<Document, NotSaved> {
    block_on(save(&support(sandbox, agent), "1", base, change, &editor(7), AT))
}

/// Where a fault strikes: the look before, the writing, the look afterwards, and both looks afterwards.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Before,
    Writing,
    After,
    AfterTwice,
}

/// Sets a fault in its place; a delay of nothing lets a request pass.
fn set_fault(sandbox: &Sandbox, place: Place, fault: &Value) {
    let set = |on: &str, fault: &Value, times: u32| {
        let mut fault = fault.clone();
        fault["match"] = json!(format!("{on} /api/v2/apps/installations/1"));
        fault["times"] = json!(times);
        sandbox.control("/control/faults", &fault);
    };
    let pass = json!({"kind": "delay", "ms": 0});
    match place {
        Place::Before => set("GET", fault, 1),
        Place::Writing => set("PUT", fault, 1),
        Place::After => {
            set("GET", &pass, 1);
            set("GET", fault, 1);
        }
        Place::AfterTwice => {
            set("GET", &pass, 1);
            set("GET", fault, 2);
        }
    }
}

#[derive(Debug, PartialEq)]
enum Told {
    Stored,
    Refused,
    Unknown,
}

#[test]
fn whatever_fails_while_saving_the_admin_is_told_the_truth() {
    let sandbox = Sandbox::start();
    // Kind, whether it answers in the end, whether a writing request is done, whether its answer is a clear refusal.
    let status = |status: u16| json!({"kind": "status", "status": status});
    let faults = [
        (json!({"kind": "delay", "ms": 30}), true, true, false),
        (json!({"kind": "slow_body", "ms": 30}), true, true, false),
        (json!({"kind": "drop_before"}), false, false, false),
        (json!({"kind": "drop_after"}), false, true, false),
        (json!({"kind": "garbage"}), false, true, false),
        (json!({"kind": "rate_limit"}), false, false, true),
        (status(500), false, false, false),
        (status(502), false, false, false),
        (status(503), false, false, false),
        (status(429), false, false, true),
        (status(403), false, false, true),
        (status(401), false, false, true),
        (status(404), false, false, true),
        (status(422), false, false, true),
    ];
    let change = Change::access(Access::AllAgents).then(Change::status(Some("Working")));
    for (fault, answers, writes, refuses) in &faults {
        for place in [Place::Before, Place::Writing, Place::After, Place::AfterTwice] {
            put(&sandbox, BEFORE);
            let base = document(BEFORE);
            set_fault(&sandbox, place, fault);
            let result = saved(&sandbox, ADMIN, &base, &change);
            let told = match place {
                _ if *answers => Told::Stored,
                Place::Before => Told::Refused,
                Place::Writing if *writes => Told::Stored,
                Place::Writing if *refuses => Told::Refused,
                Place::Writing => Told::Unknown,
                Place::After => Told::Stored,
                Place::AfterTwice => Told::Unknown,
            };
            let now = stored(&sandbox);
            let case = format!("{fault} {place:?}: {result:?}");
            match &result {
                Ok(document) => {
                    assert_eq!((told, &document.text()), (Told::Stored, &now), "{case}");
                }
                Err(NotSaved::Refused(_)) => assert_eq!((told, now.as_str()), (Told::Refused, BEFORE), "{case}"),
                Err(NotSaved::Unknown(_)) => assert_eq!(told, Told::Unknown, "{case}"),
                Err(other) => panic!("{case}: {other:?}"),
            }
            // The same again, later: stored once, whether the first attempt was or not.
            let again = block_on(save(&support(&sandbox, ADMIN), "1", &base, &change, &editor(7), AT + 700_000));
            assert_eq!(again.map(|it| it.text()).ok().as_ref(), Some(&stored(&sandbox)), "{case}");
            let end = document(&stored(&sandbox));
            assert_eq!(end.history().len(), 1, "{case}");
            assert_eq!(end.differing(&base), [Setting::Access, Setting::Status], "{case}");
            assert!(end.text().contains(r#""from_elsewhere":[1.50]"#) && end.text().contains(r#""color":"red""#));
        }
    }
}

#[test]
fn only_config_is_written() {
    let sandbox = Sandbox::start();
    put(&sandbox, BEFORE);
    let before = sandbox.state()["installation"]["settings"].clone();
    assert!(before["sell_access_token"].is_string());
    assert!(saved(&sandbox, ADMIN, &document(BEFORE), &Change::any_owner(true)).is_ok());
    let mut after = sandbox.state()["installation"]["settings"].clone();
    after["config"] = before["config"].clone();
    assert_eq!(after, before);
}

#[test]
fn an_agent_is_refused_and_nothing_is_written() {
    let sandbox = Sandbox::start();
    put(&sandbox, BEFORE);
    for agent in ["sell_agent", "support_agent"] {
        match saved(&sandbox, agent, &document(BEFORE), &Change::any_owner(true)) {
            Err(NotSaved::Refused(failure)) => assert_eq!(failure.cause, Cause::Forbidden, "{agent}"),
            other => panic!("{agent}: {other:?}"),
        }
        assert_eq!(stored(&sandbox), BEFORE);
        assert_eq!(block_on(load(&support(&sandbox, agent), "1")), Ok(Ok(document(BEFORE))), "an agent may look");
    }
    assert!(saved(&sandbox, "support_admin", &document(BEFORE), &Change::any_owner(true)).is_ok());
}

#[test]
fn an_account_that_never_saved_anything_begins_with_nothing() {
    let sandbox = Sandbox::start();
    put(&sandbox, "");
    let support = support(&sandbox, ADMIN);
    let base = block_on(load(&support, "1"));
    assert_eq!(base, Ok(Ok(Document::empty())));
    assert!(saved(&sandbox, ADMIN, &Document::empty(), &Change::any_owner(true)).is_ok());
    assert!(document(&stored(&sandbox)).settings().new_lead.owners.any);
    // Without the parameter at all, as before the first saving.
    sandbox.control("/control/settings", &json!({"config": null}));
    assert_eq!(block_on(load(&support, "1")), Ok(Ok(Document::empty())));
}

#[test]
fn the_second_of_two_admins_sees_what_the_first_one_stored() {
    let sandbox = Sandbox::start();
    put(&sandbox, BEFORE);
    let base = document(BEFORE);
    let first = saved(&sandbox, ADMIN, &base, &Change::status(Some("Working")));
    let Ok(first) = first else { panic!("{first:?}") };
    let change = Change::any_owner(true);
    let second = saved(&sandbox, "support_admin", &base, &change);
    assert_eq!(second, Err(NotSaved::ChangedMeanwhile(Ok(first.clone()))));
    assert_eq!(stored(&sandbox), first.text());
    // The second one has seen it and goes on from there: both have their way.
    let by = Editor { id: SupportUserId(8), name: "Bo".to_owned() };
    let both = block_on(save(&support(&sandbox, "support_admin"), "1", &first, &change, &by, AT + 5));
    let Ok(both) = both else { panic!("{both:?}") };
    assert_eq!(base.differing(&both), [Setting::Status, Setting::AnyOwner]);
    assert_eq!(both.history().iter().map(|it| it.by.id.0).collect::<Vec<_>>(), [8, 7]);
}

#[test]
fn white_space_is_no_change() {
    let sandbox = Sandbox::start();
    put(&sandbox, &format!("\n{}\n", BEFORE.replace(", ", ",\n  ")));
    assert!(saved(&sandbox, ADMIN, &document(BEFORE), &Change::any_owner(true)).is_ok());
}

#[test]
fn a_text_that_cannot_be_read_stays_until_the_admin_decides() {
    let sandbox = Sandbox::start();
    let change = Change::any_owner(true);
    for (text, problem) in
        [("{\"version\": 1, ", ConfigProblem::Unreadable), (r#"{"version": 2, "access": {}}"#, ConfigProblem::Newer)]
    {
        put(&sandbox, text);
        let support = support(&sandbox, ADMIN);
        assert_eq!(block_on(load(&support, "1")), Ok(Err(problem)));
        let result = saved(&sandbox, ADMIN, &document(BEFORE), &change);
        assert_eq!(result, Err(NotSaved::ChangedMeanwhile(Err(problem))));
        let result = saved(&sandbox, ADMIN, &Document::empty(), &change);
        assert_eq!(result, Err(NotSaved::ChangedMeanwhile(Err(problem))));
        let over = |text: &str| block_on(save_over(&support, "1", text, &change, &editor(7), AT));
        assert_eq!(over(&format!("{text} ")), Err(NotSaved::ChangedMeanwhile(Err(problem))), "it is another text");
        assert_eq!(stored(&sandbox), text);
        let Ok(document) = over(text) else { panic!("it is the text that the admin saw") };
        assert_eq!(stored(&sandbox), document.text());
        assert_eq!(over(text), Ok(document), "the reply might have been lost");
    }
}

#[test]
fn settings_that_do_not_fit_are_not_sent() {
    let sandbox = Sandbox::start();
    put(&sandbox, BEFORE);
    let status = "é".repeat(5_000);
    match saved(&sandbox, ADMIN, &document(BEFORE), &Change::status(Some(&status))) {
        Err(NotSaved::TooLarge(too_large)) => assert!(10_000 < too_large.bytes),
        other => panic!("{other:?}"),
    }
    assert_eq!(stored(&sandbox), BEFORE);
}
