//! Keeping entries true: what staff do, and what is true afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

mod reminders;

use std::sync::Arc;

use doorstep_backend::clock::SystemIds;
use doorstep_backend::port::Clock as _;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::store::{get, keys};
use doorstep_backend::usecase::entry::check::{Confirmed, check, uncheck};
use doorstep_backend::usecase::entry::save::{Changes, add, save};
use doorstep_backend::usecase::entry::state::{self, Read};
use doorstep_backend::usecase::entry::write::Kept;
use doorstep_backend::usecase::entry::{Desk, EntryError, approval, draft, get as pages, history, list, preview};
use doorstep_backend::usecase::{bulk, settings};
use doorstep_shared::api::desk::add_entry::NewEntry;
use doorstep_shared::api::desk::apply_bulk::{Bulk, BulkState, Chosen};
use doorstep_shared::api::desk::approve::Approval;
use doorstep_shared::api::desk::pause_entry::Rest;
use doorstep_shared::api::desk::plan_bulk::BulkChange;
use doorstep_shared::api::desk::plan_calendar::NewYear;
use doorstep_shared::api::desk::preview::Unsaved;
use doorstep_shared::api::desk::put_draft::NewDraft;
use doorstep_shared::api::desk::restore_entry::Restore;
use doorstep_shared::api::desk::save_settings::{NewSafeNumbers, NewSettings};
use doorstep_shared::api::desk::{DraftState, Outcome, Saved};
use doorstep_shared::directory::{CheckedPart, Freshness, Kind, SafeLead, Service, State};
use doorstep_shared::editing::{Act, EntryForm, Field, FieldChange};
use doorstep_shared::id::{BatchId, ServiceId};
use doorstep_shared::people::Role;
use doorstep_shared::policy::{Action, Actor, Refusal, ZoneRules};
use doorstep_shared::published::ListFile;
use doorstep_shared::set::Set;
use doorstep_tests::office::{Office, actor, entry, organisation, place, service};
use serde_json::{Value, json};
use uuid::Uuid;

async fn office(services: Vec<Service>) -> Office {
    Office::new(Arc::new(MemoryTables::new()), services).await
}

fn worker() -> Actor {
    actor(1, Role::ChildrensCentre, &[])
}

fn change(field: Field, base: impl Into<Value>, new: impl Into<Value>) -> FieldChange {
    FieldChange { field, base: base.into(), new: new.into() }
}

async fn edit(office: &Office, desk: &Desk<'_>, base: u64, changes: Vec<FieldChange>) -> Result<Saved, EntryError> {
    let repeat = office.once();
    let (act, action) = (Act::Edit, Action::Edit);
    Box::pin(save(desk, Changes { entry: entry(1), base, changes, act, action, repeat: &repeat })).await
}

#[tokio::test]
async fn a_saved_typo_moves_no_checked_date_and_a_check_is_no_edit() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    let desk = office.desk(&me);
    let confirmed = Confirmed { entry: entry(1), base: 1, parts: None, repeat: &office.once() };
    let checked = check(&desk, confirmed).await.unwrap();
    assert_eq!((checked.version, checked.freshness), (2, Freshness::Checked));
    let held = office.held(entry(1)).await;
    assert_eq!((held.checked, held.edited), (checked.checked, None));
    let parts = held.checked.unwrap().parts;
    assert!(parts.has(CheckedPart::Times) && parts.has(CheckedPart::Cost) && parts.has(CheckedPart::Contact));

    office.days(10);
    let desk = office.desk(&me);
    let saved = edit(&office, &desk, 2, vec![change(Field::Summary, "Play for young children.", "Play.")]).await;
    assert_eq!(saved.unwrap().version, 3);
    let held = office.held(entry(1)).await;
    assert_eq!(held.checked, checked.checked, "an edit never moves a check");
    assert_eq!(held.edited.unwrap().on, desk.today);
}

#[tokio::test]
async fn different_fields_come_together_and_the_same_field_is_asked_about() {
    let office = office(vec![service(1, Some(1))]).await;
    let (ann, ben) = (worker(), actor(2, Role::Coordinator, &[]));
    let (of_ann, of_ben) = (office.desk(&ann), office.desk(&ben));
    let summary = |new: &str| vec![change(Field::Summary, "Play for young children.", new)];
    edit(&office, &of_ann, 1, summary("Ann's words.")).await.unwrap();
    let merged = edit(&office, &of_ben, 1, vec![change(Field::Bring, "", "A drink.")]).await.unwrap();
    assert_eq!((merged.outcome, merged.version, merged.changed.as_slice()), (Outcome::Saved, 3, &[Field::Bring][..]));
    assert_eq!(merged.merged[0].field, Field::Summary);
    assert_eq!(merged.merged[0].by.as_ref().unwrap().by.as_ref().unwrap().user, Some(ann.user));

    let Err(EntryError::Clashes { version, clashes }) = edit(&office, &of_ben, 1, summary("Ben's words.")).await else {
        panic!("the same field is asked about")
    };
    let side = &clashes[0];
    assert_eq!((version, side.field), (3, Field::Summary));
    assert_eq!((&side.mine, &side.theirs), (&json!("Ben's words."), &json!("Ann's words.")));
    let by = side.by.as_ref().unwrap();
    assert_eq!((by.version, by.by.as_ref().unwrap().user), (2, Some(ann.user)));
    let held = office.held(entry(1)).await;
    assert_eq!((held.summary.as_str(), held.bring.as_str(), held.version), ("Ann's words.", "A drink.", 3));
    // Having seen both, Ben puts his in place.
    edit(&office, &of_ben, 3, vec![change(Field::Summary, "Ann's words.", "Ben's words.")]).await.unwrap();
    assert_eq!(office.held(entry(1)).await.summary, "Ben's words.");
    // The same words twice are no clash.
    let same = edit(&office, &of_ann, 1, summary("Ben's words.")).await.unwrap();
    assert_eq!((same.outcome, same.already.as_slice()), (Outcome::Unchanged, &[Field::Summary][..]));
}

#[tokio::test]
async fn a_second_press_is_answered_as_the_first_whatever_happened_since() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    let desk = office.desk(&me);
    let repeat = office.once();
    let press = || {
        let changes = vec![change(Field::Summary, "Play for young children.", "Mine.")];
        Changes { entry: entry(1), base: 1, changes, act: Act::Edit, action: Action::Edit, repeat: &repeat }
    };
    let first = save(&desk, press()).await.unwrap();
    edit(&office, &desk, 2, vec![change(Field::Summary, "Mine.", "Somebody else's.")]).await.unwrap();
    assert_eq!(save(&desk, press()).await.unwrap(), first);
    assert_eq!(office.held(entry(1)).await.version, 3, "nothing was made twice");
    let other = doorstep_backend::store::Repeat { body_hash: "another".into(), ..repeat.clone() };
    let reused = save(&desk, Changes { repeat: &other, ..press() }).await;
    assert!(matches!(reused, Err(EntryError::Change(doorstep_backend::store::ChangeError::KeyReused))));

    let repeat = office.once();
    let confirmed = Confirmed { entry: entry(1), base: 3, parts: None, repeat: &repeat };
    let first = check(&desk, confirmed).await.unwrap();
    assert_eq!(check(&desk, confirmed).await.unwrap(), first);
    assert_eq!(office.held(entry(1)).await.version, 4);
}

#[tokio::test]
async fn a_check_is_taken_back_exactly_unless_somebody_checked_since() {
    let mut resting = service(1, Some(1));
    let day = |text: &str| text.parse().unwrap();
    resting.state =
        State::Paused { reason: "Half-term".into(), since: day("2026-10-26"), until: Some(day("2026-10-30")) };
    let office = office(vec![resting.clone()]).await;
    let (me, other) = (worker(), actor(2, Role::Coordinator, &[]));
    let desk = office.desk(&me);
    let made = check(&desk, Confirmed { entry: entry(1), base: 1, parts: None, repeat: &office.once() }).await.unwrap();
    assert_eq!(office.held(entry(1)).await.state, State::Active, "its rest was over, and somebody looked");
    let edited = edit(&office, &desk, 2, vec![change(Field::Bring, "", "A drink.")]).await.unwrap();
    assert_eq!(edited.version, 3);
    let not_mine = uncheck(&office.desk(&other), entry(1), made.version, &office.once()).await;
    assert!(matches!(not_mine, Err(EntryError::Invalid(_))));
    let back = uncheck(&desk, entry(1), made.version, &office.once()).await.unwrap();
    assert_eq!(back.checked, None);
    let held = office.held(entry(1)).await;
    assert_eq!((held.checked, &held.state, held.bring.as_str()), (None, &resting.state, "A drink."));

    let made = check(&desk, Confirmed { entry: entry(1), base: 4, parts: None, repeat: &office.once() }).await.unwrap();
    let theirs = office.desk(&other);
    check(&theirs, Confirmed { entry: entry(1), base: 5, parts: None, repeat: &office.once() }).await.unwrap();
    let late = uncheck(&desk, entry(1), made.version, &office.once()).await;
    assert!(matches!(late, Err(EntryError::Clashes { version: 6, .. })), "{late:?}");
}

#[tokio::test]
async fn what_changed_since_it_was_read_is_not_confirmed() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    let desk = office.desk(&me);
    edit(&office, &desk, 1, vec![change(Field::Cost, json!({ "is": "free" }), json!({ "is": "paid", "text": "£2" }))])
        .await
        .unwrap();
    let all = Confirmed { entry: entry(1), base: 1, parts: None, repeat: &office.once() };
    let Err(EntryError::Clashes { version: 2, clashes }) = check(&desk, all).await else { panic!("the cost changed") };
    assert_eq!((clashes[0].field, &clashes[0].base), (Field::Cost, &json!({ "is": "free" })));
    // The times are as they were read.
    let times = Some(Set::EMPTY.with(CheckedPart::Times));
    let repeat = office.once();
    assert!(check(&desk, Confirmed { parts: times, repeat: &repeat, ..all }).await.is_ok());
    let nothing = Some(Set::EMPTY.with(CheckedPart::WhoFor));
    let repeat = office.once();
    let refused = check(&desk, Confirmed { parts: nothing, repeat: &repeat, base: 3, ..all }).await;
    assert!(matches!(refused, Err(EntryError::Invalid(_))), "nobody said who it is for");
}

#[tokio::test]
async fn bad_input_is_named_field_by_field_and_nothing_is_stored() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    let desk = office.desk(&me);
    let schedules = office.held(entry(1)).await.schedules;
    let mut never = schedules.clone();
    never[0].valid_from = Some("2026-12-22".parse().unwrap());
    never[0].valid_to = Some("2026-12-29".parse().unwrap());
    let json = |value: &Vec<_>| serde_json::to_value(value).unwrap();
    for (changes, pointer) in [
        (vec![change(Field::Name, "Stay and play 1", " ")], "/name"),
        (vec![change(Field::Description, "", "<script>alert(1)</script>")], "/description"),
        (vec![change(Field::Summary, "Play for young children.", "x".repeat(201))], "/summary"),
        (vec![change(Field::Schedules, json(&schedules), json(&never))], "/schedules/0"),
        (vec![change(Field::Organisation, organisation(1).to_string(), organisation(9).to_string())], "/organisation"),
        (vec![change(Field::Locations, json!([]), json!([place(9).to_string()]))], "/locations"),
    ] {
        let refused = edit(&office, &desk, 1, changes).await;
        let Err(EntryError::Invalid(errors)) = refused else { panic!("{pointer}: {refused:?}") };
        assert!(errors.iter().any(|e| e.pointer == pointer), "{pointer}: {errors:?}");
        assert!(errors.iter().all(|e| e.detail.ends_with('.')), "{errors:?}");
    }
    let date = change(Field::Schedules, json(&schedules), json!([{ "repeat": { "dates": ["2026-02-30"] } }]));
    assert!(matches!(edit(&office, &desk, 1, vec![date]).await, Err(EntryError::Invalid(_))));
    assert_eq!(office.held(entry(1)).await, Service { version: 1, ..service(1, Some(1)) });
}

#[tokio::test]
async fn a_new_entry_is_added_once_and_may_begin_as_checked() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    let desk = office.desk(&me);
    let id = ServiceId::new(doorstep_backend::port::Ids::next(&SystemIds::default()));
    let form = EntryForm { name: "Baby massage".into(), ..EntryForm::of(&service(1, Some(1))) };
    let new = NewEntry { id, form, confirm: true };
    let repeat = office.once();
    let saved = add(&desk, &new, &repeat).await.unwrap();
    assert_eq!((saved.outcome, saved.version), (Outcome::Saved, 1));
    assert_eq!(add(&desk, &new, &repeat).await.unwrap(), saved, "a second press");
    let taken = add(&desk, &new, &office.once()).await;
    assert!(matches!(taken, Err(EntryError::Clashes { version: 1, .. })));
    let held = office.held(id).await;
    assert_eq!((held.checked.unwrap().on, held.schedules.len()), (desk.today, 1));
    let old = NewEntry { id: ServiceId::new(Uuid::from_u128(7)), ..new };
    assert!(matches!(add(&desk, &old, &office.once()).await, Err(EntryError::Invalid(_))));
}

fn read(base: u64, repeat: &doorstep_backend::store::Repeat) -> Read<'_> {
    Read { entry: entry(1), base, repeat }
}

#[tokio::test]
async fn a_pause_ends_by_itself_on_its_day() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    let desk = office.desk(&me);
    let half_term =
        Rest { reason: " Closed  for half-term ".into(), from: None, back_on: Some("2026-11-27".parse().unwrap()) };
    let repeat = office.once();
    state::pause(&desk, read(1, &repeat), &half_term).await.unwrap();
    let held = office.held(entry(1)).await;
    let until = Some("2026-11-26".parse().unwrap());
    assert_eq!(held.state, State::Paused { reason: "Closed for half-term".into(), since: desk.today, until });
    let mut seen = Vec::new();
    for _ in 0..4 {
        let page = pages::page(&office.desk(&me), entry(1)).await.unwrap();
        seen.push((page.resting, page.freshness));
        office.days(1);
    }
    let resting = (true, Freshness::Due);
    assert_eq!(seen, [resting, resting, resting, (false, Freshness::Due)]);
    for (rest, pointer) in [
        (Rest { reason: String::new(), ..half_term.clone() }, "/reason"),
        (Rest { back_on: Some("2026-11-20".parse().unwrap()), ..half_term.clone() }, "/back_on"),
        (Rest { from: Some("2036-11-20".parse().unwrap()), ..half_term.clone() }, "/from"),
    ] {
        let refused = state::pause(&office.desk(&me), read(2, &office.once()), &rest).await;
        let Err(EntryError::Invalid(errors)) = refused else { panic!("{pointer}: {refused:?}") };
        assert_eq!(errors[0].pointer, pointer);
    }
    // Hidden and back: as it was before.
    let before = office.held(entry(1)).await.state;
    state::hide(&office.desk(&me), read(2, &office.once()), "An address that must not be seen").await.unwrap();
    let repeat = office.once();
    let Err(EntryError::Invalid(_)) = state::pause(&office.desk(&me), read(3, &repeat), &half_term).await else {
        panic!("hidden entries do not rest")
    };
    state::unhide(&office.desk(&me), read(3, &office.once())).await.unwrap();
    assert_eq!(office.held(entry(1)).await.state, before);
    state::finish(&office.desk(&me), read(4, &office.once()), None).await.unwrap();
    assert!(matches!(office.held(entry(1)).await.state, State::Finished { .. }));
    office.days(3);
    state::resume(&office.desk(&me), read(5, &office.once())).await.unwrap();
    let page = pages::page(&office.desk(&me), entry(1)).await.unwrap();
    assert_eq!((page.resting, page.freshness), (false, Freshness::Due), "back, and due for a check");
}

#[tokio::test]
async fn what_waits_for_approval_leaves_the_entry_as_it_is_until_somebody_decides() {
    let office = office(vec![service(1, Some(1))]).await.with_approval(ZoneRules::ApproveProviders);
    let (provider, coordinator) = (actor(3, Role::Provider, &[]), actor(4, Role::Coordinator, &[]));
    let (theirs, ours) = (office.desk(&provider), office.desk(&coordinator));
    let typed = json!({ "name": "half a na", "unknown": [0.5] });
    let new = NewDraft { form: typed.clone(), base: 1, seen: 0 };
    assert_eq!(draft::keep(&theirs, entry(1), &new).await.unwrap().revision, 1);
    assert_eq!(draft::keep(&theirs, entry(1), &new).await.unwrap().revision, 1, "a repeat after a lost answer");
    let other = NewDraft { form: json!({ "name": "of another device" }), ..new.clone() };
    let Err(EntryError::OtherDraft(there)) = draft::keep(&theirs, entry(1), &other).await else {
        panic!("two devices")
    };
    assert_eq!((there.form.clone(), there.line.revision), (typed.clone(), 1));
    assert_eq!(draft::list(&ours).await.unwrap().others.len(), 1);

    let cost = || vec![change(Field::Cost, json!({ "is": "free" }), json!({ "is": "paid", "text": "£2" }))];
    let sent = edit(&office, &theirs, 1, cost()).await.unwrap();
    assert_eq!((sent.outcome, sent.version), (Outcome::Waits, 1));
    assert_eq!(office.held(entry(1)).await, service(1, Some(1)), "families see what was approved");
    let waiting = approval::waiting(&ours).await.unwrap().items;
    assert_eq!((waiting.len(), waiting[0].fields.as_slice()), (1, &[Field::Cost][..]));
    let refused = approval::waiting(&theirs).await.unwrap();
    assert!(refused.items.is_empty());

    let rejected =
        approval::reject(&ours, entry(1), provider.user, 2, "Say how much a family pays.", &office.once()).await;
    assert_eq!(rejected.unwrap().state, DraftState::SentBack);
    let back = draft::mine(&theirs, entry(1)).await.unwrap();
    assert_eq!((back.line.reason.as_str(), back.form), ("Say how much a family pays.", typed));
    edit(&office, &theirs, 1, cost()).await.unwrap();
    let stale =
        approval::approve(&ours, entry(1), provider.user, 2, &Approval::default_for_tests(), &office.once()).await;
    assert!(matches!(stale, Err(EntryError::Clashes { version: 4, .. })), "not what was read");
    let put_right = Approval {
        edits: vec![change(Field::Cost, json!(null), json!({ "is": "paid", "text": "£2 a family" }))],
        over_theirs: false,
    };
    let approved = approval::approve(&ours, entry(1), provider.user, 4, &put_right, &office.once()).await.unwrap();
    assert_eq!((approved.outcome, approved.version), (Outcome::Saved, 2));
    let page = pages::page(&ours, entry(1)).await.unwrap();
    let last = page.last.unwrap();
    assert_eq!((last.act, last.by.unwrap().user), (Act::Approve, Some(coordinator.user)));
    assert_eq!(last.written_by.unwrap().user, Some(provider.user));
    assert!(page.drafts.is_empty());
    assert!(matches!(draft::mine(&theirs, entry(1)).await, Err(EntryError::NotFound)));
}

trait Plain {
    fn default_for_tests() -> Self;
}

impl Plain for Approval {
    fn default_for_tests() -> Self {
        Self { edits: Vec::new(), over_theirs: false }
    }
}

#[tokio::test]
async fn history_tells_what_was_said_on_a_day_and_brings_it_back() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    for (n, words) in ["One.", "Two.", "Three."].into_iter().enumerate() {
        office.days(1);
        let desk = office.desk(&me);
        let now = office.held(entry(1)).await;
        edit(&office, &desk, n as u64 + 1, vec![change(Field::Summary, now.summary, words)]).await.unwrap();
    }
    let desk = office.desk(&me);
    let versions = history::versions(&desk, entry(1), None).await.unwrap();
    let told: Vec<_> = versions.items.iter().map(|v| (v.touch.version, v.touch.act)).collect();
    assert_eq!(told, [(4, Act::Edit), (3, Act::Edit), (2, Act::Edit), (1, Act::Seed)]);
    assert_eq!(versions.items[0].fields, [Field::Summary]);
    for (day, words) in [("2026-11-24", "Play for young children."), ("2026-11-25", "One."), ("2030-01-01", "Three.")] {
        let past = history::on(&desk, entry(1), day.parse().unwrap()).await.unwrap();
        assert_eq!(past.record.summary, words, "{day}");
    }
    let before = history::on(&desk, entry(1), "2026-11-23".parse().unwrap()).await;
    assert!(matches!(before, Err(EntryError::NotFound)));
    let story = history::fields(&desk, entry(1)).await.unwrap();
    let summary = story.fields.iter().find(|f| f.field == Field::Summary).unwrap();
    assert_eq!(summary.steps.iter().map(|s| s.touch.version).collect::<Vec<_>>(), [1, 2, 3, 4]);

    edit(&office, &desk, 4, vec![change(Field::Bring, "", "A drink.")]).await.unwrap();
    let one = Restore { version: 2, fields: vec![Field::Summary] };
    let repeat = office.once();
    let saved = history::restore(&desk, read(4, &repeat), &one).await.unwrap();
    assert_eq!((saved.version, saved.merged.len()), (6, 1), "what was changed meanwhile is kept");
    let held = office.held(entry(1)).await;
    assert_eq!((held.summary.as_str(), held.bring.as_str()), ("One.", "A drink."));
    let repeat = office.once();
    history::restore(&desk, read(6, &repeat), &Restore { version: 1, fields: Vec::new() }).await.unwrap();
    let held = office.held(entry(1)).await;
    assert_eq!((held.summary.as_str(), held.bring.as_str()), ("Play for young children.", ""));
}

#[tokio::test]
async fn many_are_changed_as_shown_and_taken_back_without_touching_later_edits() {
    let services = (1..=60).map(|n| service(n, Some(if n == 60 { 2 } else { 1 }))).collect();
    let office = office(services).await;
    let me = actor(1, Role::Provider, &[]);
    let desk = office.desk(&me);
    let closure = BulkChange::Closure {
        venue: place(1),
        from: "2026-12-01".parse().unwrap(),
        to: "2026-12-10".parse().unwrap(),
        reason: "The boiler is being mended".into(),
    };
    let plan = bulk::plan(&desk, &closure).await.unwrap();
    assert_eq!((plan.items.len(), plan.left_out.len()), (59, 0), "another organisation's entry is not theirs to know");
    let items: Vec<Chosen> = plan.items.iter().map(|i| Chosen { entry: i.entry, version: i.version }).collect();
    edit(&office, &desk, 1, vec![change(Field::Bring, "", "A drink.")]).await.unwrap();
    let batch = BatchId::new(doorstep_backend::port::Ids::next(&*office.ids));
    let all = Bulk { batch, change: closure.clone(), items };
    let first = Box::pin(bulk::apply(&desk, &all)).await.unwrap();
    assert_eq!((first.state, first.left), (BulkState::Writing, 9), "cut off after so many; the same request goes on");
    let second = Box::pin(bulk::apply(&desk, &all)).await.unwrap();
    assert_eq!((second.state, second.done, second.left, second.kept.len()), (BulkState::Done, 58, 0, 1));
    assert_eq!(Box::pin(bulk::apply(&desk, &all)).await.unwrap(), second, "doing it again does no harm");
    assert_eq!(second.kept[0].entry, entry(1));
    let off = |s: &Service| s.schedules[0].except.iter().map(|e| e.on.to_string()).collect::<Vec<_>>();
    assert_eq!(off(&office.held(entry(2)).await), ["2026-12-01", "2026-12-08"]);

    let now = office.held(entry(3)).await;
    let schedules = |s: &Service| serde_json::to_value(&s.schedules).unwrap();
    let mut later = now.clone();
    later.schedules[0].except.pop();
    let repeat = office.once();
    let changes = vec![change(Field::Schedules, schedules(&now), schedules(&later))];
    let own = Changes { entry: entry(3), base: 2, changes, act: Act::Edit, action: Action::Edit, repeat: &repeat };
    save(&desk, own).await.unwrap();
    let repeat = office.once();
    check(&desk, Confirmed { entry: entry(2), base: 2, parts: None, repeat: &repeat }).await.unwrap();
    Box::pin(bulk::undo(&desk, batch)).await.unwrap();
    let undone = Box::pin(bulk::undo(&desk, batch)).await.unwrap();
    assert_eq!((undone.state, undone.left), (BulkState::Undone, 0));
    assert!(off(&office.held(entry(2)).await).is_empty(), "a check since is kept, and the days are on again");
    assert!(office.held(entry(2)).await.checked.is_some());
    assert_eq!(off(&office.held(entry(3)).await), ["2026-12-01"], "somebody's own edit stays");
}

#[tokio::test]
async fn ig73_the_numbers_for_a_worry_stand_on_every_desk_and_are_looked_through_after_three_months() {
    let mut office = office(vec![service(1, Some(1))]).await;
    let me = actor(4, Role::Coordinator, &[]);
    let lead =
        |name: &str, phone: &str| SafeLead { organisation: organisation(1), name: name.into(), phone: phone.into() };
    let sent = |council: &str, leads: Vec<SafeLead>| NewSettings {
        safe_numbers: Some(NewSafeNumbers { council: council.into(), leads }),
        ..NewSettings::default()
    };
    let bad = sent("not a number", vec![lead(" ", "12"), lead("Ann", "01632 960771")]);
    let Err(EntryError::Invalid(faults)) = settings::half_lives::save(&office.desk(&me), 1, &bad, &office.once()).await
    else {
        panic!("none of it is a number")
    };
    let at: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
    let leads = ["leads/0/name", "leads/0/phone", "leads/1/name"].map(|at| format!("/safe_numbers/{at}"));
    assert_eq!(at, ["/safe_numbers/council", &leads[0], &leads[1], &leads[2]], "an organisation has one lead");
    let good = sent("01632 960777", vec![lead(" Ann Okafor ", "01632 960771")]);
    let saved = settings::half_lives::save(&office.desk(&me), 1, &good, &office.once()).await.unwrap();
    assert_eq!(saved.safe_numbers.checked_on, Some(office.clock.today()));
    office.zone = get(&*office.tables, &keys::zone_meta(&office.zone.id)).await.unwrap().unwrap();
    assert_eq!(office.zone.safe_numbers.lead(Some(organisation(1))).unwrap().name, "Ann Okafor");
    for (days, due) in [(0, false), (90, false), (1, true)] {
        office.days(days);
        assert_eq!(office.zone.safe_numbers.are_due(office.clock.today()), due, "{}", office.clock.today());
    }
    // Saying that they still hold is a change too.
    let again = settings::half_lives::save(&office.desk(&me), 2, &good, &office.once()).await.unwrap();
    assert_eq!((again.version, again.safe_numbers.are_due(office.clock.today())), (3, false));
}

#[tokio::test]
async fn new_half_lives_and_term_dates_say_whom_they_concern_and_can_be_taken_back() {
    let mut old = service(1, Some(1));
    old.checked = Some(doorstep_shared::directory::Check {
        on: "2026-10-20".parse().unwrap(), // 35 days ago
        by: doorstep_shared::directory::CheckerRole::ChildrensCentre,
        parts: Set::EMPTY,
    });
    let mut office = office(vec![old]).await;
    let me = actor(4, Role::Coordinator, &[]);
    let half_lives = [(Kind::Group, 4)].into_iter().collect();
    let concerned = settings::half_lives::plan(&office.desk(&me), &half_lives).await.unwrap().items;
    assert_eq!((concerned[0].now, concerned[0].then), (Freshness::Checked, Freshness::Due));
    let new = NewSettings { half_lives, approval: Some(ZoneRules::ApproveAll), safe_numbers: None };
    let repeat = office.once();
    let saved = settings::half_lives::save(&office.desk(&me), 1, &new, &repeat).await.unwrap();
    assert_eq!((saved.version, saved.approval), (2, ZoneRules::ApproveAll));
    office.zone = get(&*office.tables, &keys::zone_meta(&office.zone.id)).await.unwrap().unwrap();
    assert_eq!(
        list::entries(&*office.tables, &office.zone, &me, office.clock.today()).await.unwrap().items[0].freshness,
        Freshness::Due
    );
    let bad = NewSettings { half_lives: [(Kind::Group, 0)].into_iter().collect(), ..NewSettings::default() };
    let refused = settings::half_lives::save(&office.desk(&me), 2, &bad, &office.once()).await;
    assert!(matches!(refused, Err(EntryError::Invalid(_))));

    let desk = office.desk(&me);
    let year = settings::calendar::years(&desk).await.unwrap().items.remove(0);
    let mut terms = year.terms.clone();
    terms[1].to = "2026-12-11".parse().unwrap();
    let dates = NewYear { terms, closed: Vec::new() };
    let moved = settings::calendar::plan(&desk, 2026, &dates).await.unwrap().items;
    assert_eq!(moved[0].fewer, ["2026-12-15".parse().unwrap()]);
    let put = settings::calendar::put(&desk, 2026, year.version, &dates, &office.once()).await.unwrap();
    assert_eq!(put.terms, dates.terms);
    let stale = settings::calendar::put(&desk, 2026, year.version, &dates, &office.once()).await;
    assert!(matches!(stale, Err(EntryError::Clashes { .. })));
    for line in bulk::list(&desk).await.unwrap().items {
        Box::pin(bulk::undo(&desk, line.batch)).await.unwrap();
    }
    assert_eq!(settings::calendar::years(&desk).await.unwrap().items[0].terms, year.terms);
    let zone: doorstep_shared::directory::Zone =
        get(&*office.tables, &keys::zone_meta(&office.zone.id)).await.unwrap().unwrap();
    assert!(zone.half_lives.is_empty());
    assert_eq!(zone.approval, ZoneRules::ApproveAll, "only the half-lives were a change of many");
}

#[tokio::test]
async fn a_preview_is_what_a_phone_would_read() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    let desk = office.desk(&me);
    let form = EntryForm { name: "Baby massage".into(), ..EntryForm::of(&service(1, Some(1))) };
    let form = serde_json::to_value(&form).unwrap();
    let seen = preview::preview(&desk, &Unsaved { entry: entry(1), form }).await.unwrap();
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD.decode(&seen.list).unwrap();
    let list = ListFile::read(&bytes).unwrap();
    assert_eq!((list.entries[0].name.as_str(), list.entries.len(), seen.public), ("Baby massage", 1, true));
    assert_eq!(
        (list.places[0].name.as_str(), list.organisations.as_slice()),
        ("Hall 1", &["Organisation 1".to_owned()][..])
    );
    assert_eq!(office.held(entry(1)).await.version, 1, "nothing is stored");
}

#[tokio::test]
async fn somebody_elses_entry_is_not_there_for_a_provider() {
    let office = office(vec![service(1, Some(2))]).await;
    let me = actor(3, Role::Provider, &[]);
    let desk = office.desk(&me);
    let hidden = |result: Result<_, EntryError>| matches!(result, Err(EntryError::Refused(Refusal::Hidden)));
    assert!(hidden(pages::page(&desk, entry(1)).await.map(drop)));
    assert!(hidden(edit(&office, &desk, 1, vec![change(Field::Bring, "", "x")]).await.map(drop)));
    let kept = draft::keep(&desk, entry(1), &NewDraft { form: json!({}), base: 1, seen: 0 }).await;
    assert!(hidden(kept.map(drop)));
    // Nor may they give an entry of theirs away, or take another's.
    let theirs = office_of_two().await;
    let desk = theirs.desk(&me);
    let away = change(Field::Organisation, organisation(1).to_string(), organisation(2).to_string());
    assert!(hidden(edit(&theirs, &desk, 1, vec![away]).await.map(drop)));
}

async fn office_of_two() -> Office {
    office(vec![service(1, Some(1)), service(2, Some(2))]).await
}

/// Puts people into the town.
#[tokio::test]
async fn every_version_says_who_made_it() {
    let office = office(vec![service(1, Some(1))]).await;
    let me = worker();
    let desk = office.desk(&me);
    edit(&office, &desk, 1, vec![change(Field::Bring, "", "A drink.")]).await.unwrap();
    let kept: Kept = get(&*office.tables, &keys::version(entry(1), 2)).await.unwrap().unwrap();
    let note = kept.note.unwrap();
    assert_eq!((note.mark.by.actor, note.mark.act, note.fields), (me.user.to_string(), Act::Edit, vec![Field::Bring]));
}
