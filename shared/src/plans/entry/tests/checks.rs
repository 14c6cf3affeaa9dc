//! One case for each rule that an entry is looked at by.

use super::*;

fn wrong_beside(body: &Body, born: Option<Date>, due_is_new: bool) -> Vec<String> {
    let calendar = calendar();
    let around = Around { today: today(), calendar: &calendar, born, due_is_new };
    let bad = check(body, &around).err().unwrap_or_default();
    assert!(bad.iter().all(|b| b.detail.ends_with(['.', '?']) && b.detail.len() > 10), "in a sentence: {bad:?}");
    bad.into_iter().map(|b| b.pointer).collect()
}

/// The fields that are wrong in an entry that is new.
fn wrong(body: Body) -> Vec<String> {
    wrong_beside(&body, Some(child().born), true)
}

fn long(characters: usize) -> String {
    "ł".repeat(characters)
}

#[test]
fn the_examples_are_all_right() {
    for body in examples() {
        assert_eq!(wrong_beside(&body, Some(child().born), true), Vec::<String>::new(), "{:?}", body.kind());
        assert_eq!(wrong_beside(&body, None, false), Vec::<String>::new(), "{:?}", body.kind());
    }
}

#[test]
fn v1_to_v4_a_place_fits_the_child() {
    let year_before = Some(day("2022-02-11"));
    let full_time = SchoolPlace { pattern: StartPattern::FullTime, starts_on: None, ..place().place };
    let full_time = Body::Place(StartPlace { place: full_time, ..place() });
    assert_eq!(wrong_beside(&full_time, year_before, false), ["/place"]);
    let late = StartPattern::PartTimeUntil { until: day("2028-05-01") };
    let part_time = StartPlace { place: SchoolPlace { pattern: late, ..place().place }, ..place() };
    assert_eq!(wrong(Body::Place(part_time)), ["/place"]);
    // Where the calendar is too short to tell, nothing has to be put right.
    let unknown = StartPattern::DeferredTo { on: day("2028-04-20") };
    let deferred = SchoolPlace { pattern: unknown, starts_on: None, ..place().place };
    let body = Body::Place(StartPlace { place: deferred, ..place() });
    let none = Calendar::default();
    let around = Around { today: today(), calendar: &none, born: Some(child().born), due_is_new: false };
    assert_eq!(check(&body, &around), Ok(()));
}

#[test]
fn v8_a_goal_answers_a_need_and_has_a_measure() {
    let empty = Goal { needs: Vec::new(), measure: " ".into(), text: String::new(), ..goal() };
    assert_eq!(wrong(Body::Goal(empty)), ["/text", "/needs", "/measure"]);
}

#[test]
fn v9_an_agreed_action_has_somebody_and_a_day_within_a_year() {
    assert_eq!(wrong(Body::Action(Action { owner: None, due: None, ..action() })), ["/owner", "/due"]);
    let next_year = Action { due: Some(day("2028-06-30")), ..action() };
    assert_eq!(wrong(Body::Action(next_year)), ["/due"]);
    let idea = Action { owner: None, due: None, status: ActionStatus::Proposed, ..action() };
    assert_eq!(wrong(Body::Action(idea)), Vec::<String>::new());
    assert_eq!(wrong(Body::Action(Action { text: " ".into(), ..action() })), ["/text"]);
}

#[test]
fn v10_an_action_begins_with_a_day_to_come_and_may_become_late() {
    let late = Action { due: Some(day("2027-06-07")), ..action() };
    assert_eq!(wrong(Body::Action(late.clone())), ["/due"]);
    assert_eq!(wrong_beside(&Body::Action(late.clone()), None, false), Vec::<String>::new());
    let done = Action { status: ActionStatus::Done, ..late };
    assert_eq!(wrong(Body::Action(done)), Vec::<String>::new(), "what is done is written down afterwards");
}

#[test]
fn v13_short_lines_and_words_have_an_end() {
    let other = |name: String| StartPlace { school: School::Other { name }, ..place() };
    let rated = |example| Rated { rating: Rating::Easily, example };
    let sheet =
        |example| Snapshot { items: BTreeMap::from([("A1".parse().expect("an item"), rated(example))]), ..snapshot() };
    let said = |answer| Snapshot { said: BTreeMap::from([("good-at".into(), answer)]), ..snapshot() };
    type Make<'a> = &'a dyn Fn(String) -> Body;
    let lines: [(&str, usize, Make<'_>); 14] = [
        ("/meeting", 1_000, &|meeting| Body::Home(Home { meeting, ..home() })),
        ("/legal_name", 200, &|legal_name| Body::Child(Child { legal_name, ..child() })),
        ("/known_as", 200, &|known_as| Body::Child(Child { known_as, ..child() })),
        ("/legal_name", 200, &|legal_name| Body::Adult(Adult { legal_name, ..adult() })),
        ("/relationship", 200, &|relationship| Body::Adult(Adult { relationship, ..adult() })),
        ("/when", 200, &|when| Body::Contact(Contact { when, ..contact() })),
        ("/address", 1_000, &|address| Body::Contact(Contact { address, ..contact() })),
        ("/school", 200, &|name| Body::Place(other(name))),
        ("/text", 1_000, &|text| Body::Need(Need { text, ..need() })),
        ("/about", 200, &|about| Body::Need(Need { about, ..need() })),
        ("/measure", 1_000, &|measure| Body::Goal(Goal { measure, ..goal() })),
        ("/text", 1_000, &|text| Body::Action(Action { text, ..action() })),
        ("/items/A1", 1_000, &|example| Body::Snapshot(sheet(example))),
        ("/said/good-at", 1_000, &|answer| Body::Snapshot(said(answer))),
    ];
    for (field, most, make) in lines {
        assert_eq!(wrong(make(long(most))), Vec::<String>::new(), "{field}");
        assert_eq!(wrong(make(long(most + 1))), [field]);
    }
    let languages = vec!["so".parse().expect("a language"); 9];
    assert_eq!(wrong(Body::Home(Home { languages, ..home() })), ["/languages"]);
}

#[test]
fn v14_nothing_is_written_about_a_safeguarding_route() {
    assert_eq!(wrong(Body::Note(Box::new(Note { section: Section::Pointer, ..note() }))), ["/section"]);
    assert_eq!(wrong(Body::Need(Need { section: Section::Pointer, ..need() })), ["/section"]);
    assert_eq!(wrong(Body::Goal(Goal { section: Section::Notes, ..goal() })), ["/section"]);
}

#[test]
fn v16_what_is_kept_from_the_family_is_looked_at_again() {
    for (review_by, bad) in [("2027-06-08", true), ("2027-06-09", false), ("2027-09-06", false), ("2027-09-07", true)] {
        let visible = Visible::Not { reason: Withheld::Legal, review_by: day(review_by) };
        let found = wrong(Body::Note(Box::new(Note { visible, ..note() })));
        assert_eq!(found, if bad { vec!["/visible"] } else { Vec::new() }, "{review_by}");
    }
}

#[test]
fn v21_v22_each_side_rates_its_own_items_of_the_catalogue() {
    let one = |item: &str, by, part| {
        let rated = Rated { rating: Rating::NotSeenYet, example: String::new() };
        let items = BTreeMap::from([(item.parse().expect("an item"), rated)]);
        wrong(Body::Snapshot(Snapshot { items, by, part, ..snapshot() }))
    };
    assert_eq!(one("A8", Rater::Parent, Part::Child), ["/items/A8"], "version 1 has no A8");
    assert_eq!(one("I1", Rater::Parent, Part::Child), ["/items/I1"], "of another part");
    for (item, by, part, ok) in [
        ("A1", Rater::Setting, Part::Child, true),
        ("I1", Rater::Parent, Part::Family, true),
        ("I1", Rater::LinkTeacher, Part::Family, false),
        ("J1", Rater::School, Part::School, true),
        ("J1", Rater::Parent, Part::School, false),
    ] {
        let found = one(item, by, part);
        assert_eq!(found.is_empty(), ok, "{item} by {by:?}: {found:?}");
    }
    let said = BTreeMap::from([("shoe-size".into(), "9".into())]);
    assert_eq!(wrong(Body::Snapshot(Snapshot { said, ..snapshot() })), ["/said/shoe-size"]);
}

#[test]
fn nobody_is_without_a_name() {
    let nobody = |name: &str| Child { legal_name: name.into(), ..child() };
    assert_eq!(wrong(Body::Child(nobody(""))), ["/legal_name"]);
    assert_eq!(wrong(Body::Child(nobody("  "))), ["/legal_name"]);
    let adult = Adult { legal_name: String::new(), relationship: String::new(), ..adult() };
    assert_eq!(wrong(Body::Adult(adult)), ["/legal_name", "/relationship"]);
    let school = StartPlace { school: School::Other { name: " ".into() }, ..place() };
    assert_eq!(wrong(Body::Place(school)), ["/school"]);
    assert_eq!(wrong(Body::Need(Need { text: " ".into(), ..need() })), ["/text"]);
}

#[test]
fn a_birthday_is_not_to_come_and_not_long_ago() {
    for (born, ok) in [("2027-06-09", false), ("2027-06-08", true), ("2019-07-01", true), ("2019-05-01", false)] {
        let found = wrong(Body::Child(Child { born: day(born), ..child() }));
        assert_eq!(found.is_empty(), ok, "{born}: {found:?}");
    }
}

#[test]
fn a_way_to_reach_somebody_is_whole_and_allowed() {
    let reach = |channel, value: &str| wrong(Body::Contact(Contact { channel, value: value.into(), ..contact() }));
    for short in ["", "07700", "ring the bell", "07700 900123 07700 900124"] {
        assert_eq!(reach(Channel::Phone, short), ["/value"], "{short}");
    }
    assert_eq!(reach(Channel::Email, "hodan at home"), ["/value"]);
    assert!(reach(Channel::Email, "hodan@family.example").is_empty());
    assert_eq!(reach(Channel::Post, ""), ["/address"]);
    assert!(reach(Channel::InPerson, "").is_empty());
    // V27: a text message only where they said so.
    assert_eq!(wrong(Body::Contact(Contact { ok_to_text: false, ..contact() })), ["/ok_to_text"]);
    let call = Contact { channel: Channel::Phone, ok_to_text: false, ..contact() };
    assert!(wrong(Body::Contact(call)).is_empty());
}

#[test]
fn what_happened_lies_behind_us() {
    let tomorrow = today().plus_days(1);
    assert_eq!(wrong(Body::Snapshot(Snapshot { taken_on: tomorrow, ..snapshot() })), ["/taken_on"]);
    assert_eq!(wrong(Body::Distance(Distance { on: tomorrow, ..distance() })), ["/on"]);
    assert_eq!(wrong(Body::Note(Box::new(Note { occurred_on: tomorrow, ..note() }))), ["/occurred_on"]);
    let Some(Body::Pointer(pointer)) = examples().pop() else { panic!("the last one") };
    let raised = RestrictedPointer { raised_on: tomorrow, ..pointer };
    assert_eq!(wrong(Body::Pointer(raised)), ["/raised_on"]);
}

#[test]
fn a_note_has_words_and_an_addendum_has_its_note() {
    let of = |note: Note| wrong(Body::Note(Box::new(note)));
    assert_eq!(of(Note { text: Default::default(), ..note() }), ["/text"]);
    assert_eq!(of(Note { of: ContactKind::Addendum, ..note() }), ["/adds_to"]);
    let earlier = Some(EntryName::new(Kind::Note, uuid(20)));
    assert_eq!(of(Note { adds_to: earlier, ..note() }), ["/adds_to"]);
    assert!(of(Note { of: ContactKind::Addendum, adds_to: earlier, ..note() }).is_empty());
    let yesterday = Some(Next { on: day("2027-06-07"), what: ContactKind::Call });
    assert_eq!(of(Note { next: yesterday.clone(), occurred_on: today(), ..note() }), ["/next"]);
    assert!(of(Note { next: yesterday, ..note() }).is_empty(), "a note of last week may tell of a day that is over");
}
