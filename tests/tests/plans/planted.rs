//! IG15: what somebody may not see is not in the bytes that they are sent, nor in a line of the log. Every entry has a text of its
//! own in it; of those that they do not read, none comes.

use std::io::Write;
use std::sync::{Arc, Mutex};

use doorstep_tests::office::organisation;
use doorstep_tests::plan_house::{Call, PlanHouse};
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use crate::scene::{
    Agreed, Base, CLASHES, Expected, Leads, Person, Planted, Said, Scene, Stands, mark, nobody, people,
};

/// Lines of the log, kept.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;
    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// What stands in an entry and nowhere else.
fn secrets(planted: &Planted) -> Vec<String> {
    let mut all = vec![mark(planted.label, planted.of)];
    match planted.label {
        "contact" => all.push(format!("01632 96000{}", planted.of)),
        "pointer" => all.push(format!("CS-7770{}", planted.of)),
        "referral of learning" | "referral of wellbeing" => {
            all.extend(["name", "told"].map(|what| mark(&format!("{what} of {}", planted.label), planted.of)));
        }
        _ => {}
    }
    for (label, of) in CLASHES {
        if (planted.label, planted.of) == (label, of) {
            all.push(mark(&format!("second text of {label}"), of));
        }
    }
    all
}

/// Everything that can be asked of the plan, and every way to be refused with something in one's hand.
fn calls(base: &Base) -> Vec<Call> {
    let path = |rest: &str| format!("/api/v1/desk/town/plans/{}{rest}", base.plan);
    let mut all: Vec<Call> = [
        "",
        "/history",
        "/looks",
        "/drafts/note.new",
        "/print?for=worker",
        "/print?for=family",
        "/print?for=meeting",
        "/print?for=changed",
        "/print?for=school",
    ]
    .map(|rest| Call::get(path(rest)))
    .into();
    all.push(Call::get("/api/v1/desk/town/plans"));
    all.push(Call::get("/api/v1/desk/town/registers"));
    for n in [107, 207, 307, 952] {
        all.push(Call::get(format!("/api/v1/desk/town/registers/{}", Base::series(n))));
    }
    all.push(Call::get("/api/v1/desk/town/plan-drafts"));
    all.push(Call::get("/api/v1/desk/town/colleagues"));
    for planted in &base.planted {
        // From a version and a text that never were: whoever may not see the entry learns nothing from the refusal.
        let changes = json!({ "changes": [{ "field": planted.change.0, "base": "never so", "new": "mine" }] });
        all.push(Call::change("PATCH", path(&format!("/entries/{}", planted.name)), Some(9), changes));
    }
    for (label, of) in [("referral of learning", 2), ("referral of wellbeing", 1), ("need of learning", 2)] {
        let name = base.of(label, of).name;
        all.push(Call::change("POST", path(&format!("/entries/{name}/link")), None, Value::Null));
        all.push(Call::change("POST", path(&format!("/entries/{name}/link/revoke")), None, Value::Null));
    }
    for at in 0..CLASHES.len() {
        let decision = json!({ "how": { "is": "take-mine" }, "seen": "never so" });
        all.push(Call::change("POST", path(&format!("/clashes/{}", Base::clash(at))), None, decision));
    }
    let me =
        json!({ "id": "01980000-0000-7000-8000-00010000ffff", "body": { "is": "about-me", "voice": "family-view" } });
    all.push(Call::change("POST", path("/entries"), None, me));
    all.push(Call::change(
        "POST",
        path("/steps"),
        Some(99),
        json!({ "step": { "is": "invite" }, "said": { "is": "nothing" } }),
    ));
    all.push(Call::change(
        "PUT",
        path("/sharing"),
        Some(99),
        json!({ "adult": base.mother, "how": "said", "choices": [] }),
    ));
    all.push(Call::change("POST", path("/entries"), None, json!({ "body": Value::Null })));
    all
}

fn scenes() -> Vec<Scene> {
    let stands =
        Stands::all().into_iter().find(|s| s.state == doorstep_shared::plans::course::State::ActiveInReception);
    let scene = |agreed, said| Scene { agreed, said, stands: stands.unwrap(), leads: Leads::Teacher };
    vec![
        scene(Agreed::Nothing, Said::Allowed),
        scene(Agreed::Over, Said::Allowed),
        scene(Agreed::Some, Said::Allowed),
        scene(Agreed::All, Said::Withdrawn),
        scene(Agreed::All, Said::Contested),
        scene(Agreed::All, Said::Allowed),
    ]
}

async fn everything(base: &Base, house: &PlanHouse, person: &Person) -> Vec<(String, String)> {
    let mut bodies = Vec::new();
    for call in calls(base) {
        let mut answer = house.call(base.session(person), &call).await;
        bodies.push((format!("{} {}", call.method, call.path), answer.text.clone()));
        // To the last page.
        while call.path.ends_with("/history") && answer.status == 200 {
            let Some(before) = answer.json()["before"].as_str().map(str::to_owned) else { break };
            answer = house.call(base.session(person), &Call::get(format!("{}?before={before}", call.path))).await;
            bodies.push((format!("{} {before}", call.path), answer.text.clone()));
        }
        house.tables.rewind().await;
    }
    bodies
}

#[tokio::test]
async fn ig15_what_somebody_may_not_see_is_in_no_byte_they_are_sent_and_in_no_line_of_the_log() {
    let lines = Lines::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(lines.clone()).finish();
    // A second one, so that what other tests of this process do first on their own threads, where nobody listens, does not
    // decide for this thread: with a single one, `tracing` asks the thread that comes first.
    let _second = tracing::Dispatch::new(tracing_subscriber::fmt().with_writer(std::io::sink).finish());
    let _guard = tracing::subscriber::set_default(subscriber);
    let base = Base::new().await;
    let (mut looked_for, mut found) = (0_u32, 0_u32);
    for scene in scenes() {
        let house = base.house(&scene).await;
        for person in std::iter::once(nobody()).chain(people()) {
            let expected = Expected { person: &person, scene: &scene };
            let bodies = everything(&base, &house, &person).await;
            let may = expected.before_plan().is_none();
            for planted in &base.planted {
                let reads = may && expected.reads(planted);
                for secret in secrets(planted) {
                    for (call, body) in &bodies {
                        let there = body.contains(&secret);
                        assert!(reads || !there, "{secret} in the answer to {call}, {expected:?}");
                        looked_for += u32::from(!reads);
                        found += u32::from(there);
                    }
                }
            }
            if [4, 14].contains(&person.n) {
                for (call, body) in &bodies {
                    for name in ["mark-of", "Amina", "Hodan", "Hassan"] {
                        assert!(!body.contains(name), "{name} in the answer to {call} for {}", person.name);
                    }
                }
            }
        }
    }
    println!(
        "planted: {looked_for} times a text was looked for that may not be there; {found} times one was where it may be"
    );
    assert!(
        found > 100 && looked_for > 10_000,
        "{found} of those that may be seen, {looked_for} of those that may not"
    );
    let log = lines.text();
    assert!(log.contains("answered"), "the log is kept");
    for planted in &base.planted {
        for secret in secrets(planted) {
            assert!(!log.contains(&secret), "{secret} in the log");
        }
    }
    for name in ["mark-of", "Amina", "Hodan", "Confidential Row"] {
        assert!(!log.contains(name), "{name} in the log");
    }
}

#[tokio::test]
async fn ig27_a_confidential_address_stands_on_no_print_and_is_not_shown_to_who_may_not_reach_people() {
    let base = Base::new().await;
    for scene in scenes() {
        let house = base.house(&scene).await;
        for person in people() {
            let path = |rest: &str| format!("/api/v1/desk/town/plans/{}{rest}", base.plan);
            for recipient in ["family", "worker"] {
                let print =
                    house.call(base.session(&person), &Call::get(path(&format!("/print?for={recipient}")))).await;
                assert!(!print.text.contains("mark-of-contact"), "an address on a print by {}", person.name);
            }
            let plan = house.call(base.session(&person), &Call::get(path(""))).await;
            for of in 1..=3 {
                let there = plan.text.contains(&mark("contact", of));
                let expected = Expected { person: &person, scene: &scene };
                let may = expected.before_plan().is_none() && expected.reads(base.of("contact", of));
                assert_eq!(there, may, "the address that {:?} wrote down, {expected:?}", organisation(of));
                // Neither the reception teacher nor anybody of the school’s leads ever has it.
                assert!(!there || ![5, 6, 16].contains(&person.n), "{expected:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_note_that_is_kept_from_the_family_is_not_on_the_print_that_the_family_gets() {
    let base = Base::new().await;
    let scene = scenes().pop().unwrap();
    let house = base.house(&scene).await;
    for person in people() {
        let path = format!("/api/v1/desk/town/plans/{}/print?for=family", base.plan);
        let print = house.call(base.session(&person), &Call::get(path)).await;
        for secret in ["mark-of-note-of-wellbeing", "CS-7770"] {
            assert!(!print.text.contains(secret), "{secret} on a print by {}", person.name);
        }
    }
}
