//! The form of an entry: what it takes, what it refuses, and that it loses nothing.

use std::collections::BTreeSet;

use crate::services::{a_service, location, today};
use doorstep_shared::date::{Date, Now, Time};
use doorstep_shared::directory::{AgeRange, Calendar, Cost, Kind, Service, Term, Translation, TranslationSource};
use doorstep_shared::editing::{
    ContactRow, EntryForm, ExceptRow, ExtraRow, LinkRow, Never, ScheduleRow, Surroundings, TimesRow, Warning, Wrong,
    duplicate, next_dates, open_draft, templates,
};
use doorstep_shared::id::ServiceId;
use doorstep_shared::lang::Lang;
use doorstep_shared::schedule::{Repeat, Season};
use doorstep_shared::set::{Member as _, Set};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a date"))
}

/// A school year with terms to the summer of 2027.
fn calendar() -> Calendar {
    let term = |from, to| Term { from: day(from), to: day(to) };
    Calendar {
        terms: vec![
            term("2026-11-02", "2026-12-18"),
            term("2027-01-04", "2027-02-12"),
            term("2027-02-22", "2027-03-25"),
            term("2027-04-12", "2027-07-21"),
            term("2027-09-02", "2028-07-20"),
        ],
        closed: vec![day("2027-01-04")],
    }
}

fn named() -> Service {
    Service::named(ServiceId::new(Uuid::from_u128(1)), "Stay and Play", Kind::Group)
}

fn set(keys: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|k| (*k).to_owned()).collect()
}

/// Paths and what is wrong there.
type Found = Vec<(String, Wrong)>;

/// What is wrong when this is changed in a form of a plain entry.
fn wrong(change: impl FnOnce(&mut EntryForm)) -> Found {
    let (base, calendar) = (named(), calendar());
    let mut form = EntryForm::of(&base);
    change(&mut form);
    let read = form.read(&base, Surroundings { today: today(), calendar: &calendar });
    read.errors.into_iter().map(|p| (p.path, p.wrong)).collect()
}

fn read(form: &EntryForm, base: &Service) -> Service {
    let read = form.read(base, Surroundings { today: today(), calendar: &calendar() });
    assert_eq!(read.errors, []);
    read.service
}

fn weekly(days: &[&str]) -> ScheduleRow {
    ScheduleRow { repeat: "weekly".into(), days: set(days), ..ScheduleRow::default() }
}

fn times(start: &str, end: &str) -> TimesRow {
    TimesRow { start: start.into(), end: end.into() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// A form that nobody touched changes nothing and is never wrong, whatever an import once brought.
    #[test]
    fn an_untouched_form_changes_nothing(service in a_service()) {
        let read = EntryForm::of(&service).read(&service, Surroundings { today: today(), calendar: &calendar() });
        prop_assert_eq!(read.errors, []);
        prop_assert_eq!(read.service, service);
    }

    /// A form survives being kept as a draft.
    #[test]
    fn a_draft_opens_as_it_was(service in a_service(), other in a_service()) {
        let form = EntryForm::of(&service);
        let kept = serde_json::to_value(&form).expect("writes");
        prop_assert_eq!(open_draft(kept, &EntryForm::of(&other)), Some(form));
    }
}

#[test]
fn an_older_draft_keeps_what_it_did_not_know() {
    let mut base = named();
    base.bring = "A towel".into();
    let draft = serde_json::json!({ "name": "Splash", "gone": 1, "schedules": [{ "days": ["tu"] }] });
    let form = open_draft(draft, &EntryForm::of(&base)).expect("opens");
    assert_eq!((form.name.as_str(), form.bring.as_str()), ("Splash", "A towel"));
    assert_eq!(form.schedules, [ScheduleRow { days: set(&["tu"]), ..ScheduleRow::default() }]);
    assert_eq!(open_draft(serde_json::json!([]), &form), None);
}

#[test]
fn everything_typed_is_read() {
    let base = named();
    let mut form = EntryForm::of(&base);
    form.name = " Splash  time ".into();
    form.description = "One.\r\n\r\n\r\n- two \r\n".into();
    form.categories = set(&["sport"]);
    form.tags = "swim, water ,, pool".into();
    form.ages = serde_json::from_value(serde_json::json!({"is": "range", "from": "6", "from_in": "months", "to": "3"}))
        .expect("ages");
    form.cost.is = "paid".into();
    form.cost.text = "£2".into();
    form.languages = set(&["pl", "bfi"]);
    form.send_support = "no".into();
    form.contacts = vec![ContactRow::default(), ContactRow { phone: "01632 960160".into(), ..ContactRow::default() }];
    form.links = vec![LinkRow::default(), LinkRow { label: String::new(), url: "www.alder.example".into() }];
    form.schedules = vec![ScheduleRow {
        season: "term-time".into(),
        times: vec![times("1", "2.30"), times("10", "11.30")],
        from: "1 January 2027".into(),
        place: location(1).to_string(),
        except: vec![ExceptRow { on: "12/1/27".into(), reason: " Hall  closed ".into() }, ExceptRow::default()],
        extra: vec![ExtraRow { on: "2 jan 27".into(), times: vec![times("9", "10")] }],
        ..weekly(&["tu"])
    }];
    let read = read(&form, &base);
    assert_eq!((read.name.as_str(), read.description.as_str()), ("Splash time", "One.\n\n- two"));
    assert_eq!(read.tags, set(&["swim", "water", "pool"]));
    assert_eq!(read.ages, AgeRange::new(Some(6), Some(47)).ok());
    assert_eq!(read.cost, Cost::Paid { text: "£2".into() });
    assert_eq!(read.contacts.len(), 1);
    assert_eq!(read.links[0].url, "https://www.alder.example");
    let schedule = &read.schedules[0];
    assert_eq!(schedule.season, Season::TermTime);
    let said: Vec<String> = schedule.times.iter().map(|s| format!("{}-{}", s.start(), s.end())).collect();
    assert_eq!(said, ["10:00-11:30", "13:00-14:30"]);
    assert_eq!((schedule.valid_from, schedule.location), (Some(day("2027-01-01")), Some(location(1))));
    assert_eq!((schedule.except[0].on, schedule.except[0].reason.as_str()), (day("2027-01-12"), "Hall closed"));
    assert_eq!(schedule.extra[0].on, day("2027-01-02"));
    // Read again from what was read, it is the same.
    assert_eq!(self::read(&EntryForm::of(&read), &base), read);
}

#[test]
fn not_known_is_a_choice() {
    let mut base = named();
    (base.cost, base.send_support) = (Cost::Free, doorstep_shared::fact::Fact::Yes);
    (base.stages, base.ages) =
        (Some(Set::EMPTY.with(doorstep_shared::directory::LifeStage::Baby)), Some(AgeRange::ALL));
    let mut form = EntryForm::of(&base);
    form.cost.is = "unknown".into();
    form.send_support = "unknown".into();
    form.ages.is = "unknown".into();
    form.stages.clear();
    let read = read(&form, &base);
    assert_eq!(read, named());
}

#[test]
fn each_mistake_names_its_field() {
    let texts: Vec<(Found, &str, Wrong)> = vec![
        (wrong(|f| f.name = "  ".into()), "/name", Wrong::Missing),
        (wrong(|f| f.name = "x".repeat(201)), "/name", Wrong::TooLong { most: 200, now: 201 }),
        (wrong(|f| f.summary = "<script>alert(1)</script>".into()), "/summary", Wrong::Script),
        (wrong(|f| f.description = "a <b>bold</b> claim".into()), "/description", Wrong::Tag),
        (wrong(|f| f.description = "é".repeat(20_001)), "/description", Wrong::TooLong { most: 20_000, now: 20_001 }),
        (wrong(|f| f.kind = String::new()), "/kind", Wrong::Missing),
        (wrong(|f| f.kind = "gathering".into()), "/kind", Wrong::NotAChoice),
        (wrong(|f| f.categories = set(&["sport", "chess"])), "/categories", Wrong::NotAChoice),
        (wrong(|f| f.organisation = "us".into()), "/organisation", Wrong::NotAChoice),
        (wrong(|f| f.cost.is = "paid".into()), "/cost/text", Wrong::NoPrice),
        (wrong(|f| f.ages.is = "range".into()), "/ages/from", Wrong::Missing),
        (
            wrong(|f| {
                f.ages.is = "range".into();
                f.ages.from = "two".into();
            }),
            "/ages/from",
            Wrong::NotAnAge,
        ),
        (
            wrong(|f| {
                f.ages.is = "range".into();
                f.ages.to = "121".into();
            }),
            "/ages/to",
            Wrong::NotAnAge,
        ),
        (
            wrong(|f| {
                f.ages.is = "range".into();
                f.ages.from = "5".into();
                f.ages.to = "3".into();
            }),
            "/ages/to",
            Wrong::AgesBackwards,
        ),
        (
            wrong(|f| f.contacts = vec![ContactRow { phone: "0163".into(), ..ContactRow::default() }]),
            "/contacts/0/phone",
            Wrong::NotAPhone,
        ),
        (
            wrong(|f| f.contacts = vec![ContactRow { email: "me".into(), ..ContactRow::default() }]),
            "/contacts/0/email",
            Wrong::NotAnEmail,
        ),
        (
            wrong(|f| f.contacts = vec![ContactRow { name: "Jo".into(), ..ContactRow::default() }]),
            "/contacts/0/phone",
            Wrong::NoWayToReach,
        ),
        (
            wrong(|f| f.links = vec![LinkRow { url: "our site".into(), ..LinkRow::default() }]),
            "/links/0/url",
            Wrong::NotAUrl,
        ),
        (
            wrong(|f| f.links = vec![LinkRow { url: "javascript:alert(1)".into(), ..LinkRow::default() }]),
            "/links/0/url",
            Wrong::Script,
        ),
        (
            wrong(|f| f.links = vec![LinkRow { label: "Us".into(), ..LinkRow::default() }]),
            "/links/0/url",
            Wrong::Missing,
        ),
        (
            wrong(|f| {
                f.translations.entry("pl".into()).or_default().summary = "Kawa".into();
            }),
            "/translations/pl/summary",
            Wrong::NoSource,
        ),
        (
            wrong(|f| {
                f.translations.entry("xx".into()).or_default().name = "Kawa".into();
            }),
            "/translations/xx",
            Wrong::NotAChoice,
        ),
        (wrong(|f| f.visibility = "all".into()), "/visibility", Wrong::NotAChoice),
    ];
    for (found, path, expected) in texts {
        assert_eq!(found, [(path.to_owned(), expected)]);
    }
}

#[test]
fn each_mistake_in_a_schedule_names_its_box() {
    let row = |change: &dyn Fn(&mut ScheduleRow)| {
        wrong(|form| {
            let mut row = weekly(&["tu"]);
            change(&mut row);
            form.schedules = vec![row];
        })
    };
    let at = |t: &str| t.parse::<Time>().expect("a time");
    let cases: Vec<(Found, &str, Wrong)> = vec![
        (
            row(&|r| {
                r.days.clear();
                r.times = vec![times("10", "11")];
            }),
            "days",
            Wrong::NoDays,
        ),
        (row(&|r| r.times = vec![times("ten", "11")]), "times/0/start", Wrong::NotATime),
        (row(&|r| r.times = vec![times("10", "")]), "times/0/end", Wrong::HalfASpan),
        (
            row(&|r| r.times = vec![times("11am", "10am")]),
            "times/0/end",
            Wrong::TimesBackwards { start: at("11:00"), end: at("10:00") },
        ),
        (row(&|r| r.times = vec![times("10", "12"), times("11", "1")]), "times/1/start", Wrong::TimesOverlap),
        (row(&|r| r.from = "31 February 2027".into()), "from", Wrong::NoSuchDay),
        (
            row(&|r| {
                r.from = "2 March 2027".into();
                r.until = "1 March 2027".into();
            }),
            "until",
            Wrong::DatesBackwards { from: day("2027-03-02"), until: day("2027-03-01") },
        ),
        (
            row(&|r| {
                r.repeat = "every-weeks".into();
                r.weeks = "1".into();
                r.from_week = "5 jan".into();
            }),
            "weeks",
            Wrong::WeeksBetween { least: 2, most: 8 },
        ),
        (
            row(&|r| {
                r.repeat = "every-weeks".into();
                r.weeks = "2".into();
            }),
            "from_week",
            Wrong::Missing,
        ),
        (
            row(&|r| {
                r.repeat = "monthly".into();
                r.day = "tu".into();
            }),
            "nth",
            Wrong::NotAChoice,
        ),
        (
            row(&|r| {
                r.repeat = "dates".into();
                r.dates = vec![String::new()];
            }),
            "dates",
            Wrong::NoDays,
        ),
        (
            row(&|r| {
                r.repeat = "dates".into();
                r.dates = vec!["1 dec".into(), "32 dec".into()];
            }),
            "dates/1",
            Wrong::NoSuchDay,
        ),
        (
            row(&|r| r.except = vec![ExceptRow { on: String::new(), reason: "Closed".into() }]),
            "except/0/on",
            Wrong::Missing,
        ),
        (row(&|r| r.extra = vec![ExtraRow { on: "soon".into(), times: vec![] }]), "extra/0/on", Wrong::NotADate),
        (row(&|r| r.place = "hall".into()), "place", Wrong::NotAChoice),
    ];
    for (found, field, expected) in cases {
        assert!(found.contains(&(format!("/schedules/0/{field}"), expected.clone())), "{field}: {found:?}");
    }
}

#[test]
fn a_schedule_that_never_occurs_says_why() {
    let of = |row: ScheduleRow| wrong(|form| form.schedules = vec![row]);
    let never = |why| vec![("/schedules/0".to_owned(), Wrong::NeverOccurs(why))];
    let over = ScheduleRow { until: "20 November 2026".into(), ..weekly(&["tu"]) };
    assert_eq!(of(over), never(Never::Over));
    let past = ScheduleRow { repeat: "dates".into(), dates: vec!["1 June 2026".into()], ..ScheduleRow::default() };
    assert_eq!(of(past), never(Never::Over));
    // The Tuesday lies in term, and it is for the holidays.
    let season = ScheduleRow {
        season: "holidays".into(),
        from: "1 December 2026".into(),
        until: "14 December 2026".into(),
        ..weekly(&["tu"])
    };
    assert_eq!(of(season), never(Never::OutsideSeason));
    let between = ScheduleRow { from: "25 November 2026".into(), until: "26 November 2026".into(), ..weekly(&["tu"]) };
    assert_eq!(of(between), never(Never::OutsideDates));
    let off = ScheduleRow {
        repeat: "dates".into(),
        dates: vec!["1 December 2026".into()],
        except: vec![ExceptRow { on: "1 December 2026".into(), reason: String::new() }],
        ..ScheduleRow::default()
    };
    assert_eq!(of(off), never(Never::AllOff));
    let far = ScheduleRow { from: "1 June 2028".into(), ..weekly(&["tu"]) };
    assert_eq!(of(far), never(Never::OutsideDates));
}

#[test]
fn what_the_calendar_does_not_know_is_a_warning() {
    let base = named();
    let mut form = EntryForm::of(&base);
    form.schedules = vec![ScheduleRow { season: "term-time".into(), ..weekly(&["tu"]) }];
    let none = Calendar::default();
    let read = form.read(&base, Surroundings { today: today(), calendar: &none });
    assert_eq!(read.errors, []);
    assert!(read.warnings.contains(&Warning::CalendarEnds { row: 0, on: today() }), "{:?}", read.warnings);
}

#[test]
fn an_old_schedule_nobody_touched_is_only_told() {
    let mut base = named();
    base.schedules = vec![
        read(
            &{
                let mut form = EntryForm::of(&base);
                form.schedules = vec![weekly(&["tu"])];
                form
            },
            &base,
        )
        .schedules
        .remove(0),
    ];
    base.schedules[0].valid_to = Some(day("2026-01-01"));
    let mut form = EntryForm::of(&base);
    form.summary = "Play.".into();
    let read = form.read(&base, Surroundings { today: today(), calendar: &calendar() });
    assert_eq!(read.errors, []);
    assert!(read.warnings.contains(&Warning::ScheduleOver { row: 0 }));
}

#[test]
fn the_next_dates_follow_the_typing() {
    let now = Now { date: today(), time: Time::new(12, 0).expect("a time") };
    let mut row = ScheduleRow { season: "term-time".into(), ..weekly(&["tu"]) };
    let dates = |row: &ScheduleRow| {
        let next = next_dates(&[ScheduleRow::default(), row.clone()], &calendar(), now, 6);
        assert!(next.sessions.iter().all(|s| s.row == 1), "rows are counted as on the form");
        next.sessions.iter().map(|s| s.date.to_string()[5..].to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(dates(&row), "11-24 12-01 12-08 12-15 01-05 01-12");
    row.times = vec![times("10", "")];
    assert_eq!(dates(&row), "11-24 12-01 12-08 12-15 01-05 01-12", "half a time takes no date away");
    row.times = vec![times("10", "11.30")];
    assert_eq!(dates(&row), "12-01 12-08 12-15 01-05 01-12 01-19", "today's is over");
    row.repeat = "every-weeks".into();
    row.weeks = "2".into();
    assert_eq!(dates(&row), "", "which weeks is not said yet");
    row.from_week = "1 Dec".into();
    assert_eq!(dates(&row), "12-01 12-15 01-12 01-26 02-09 02-23");
    row.except = vec![ExceptRow { on: "15 Dec".into(), reason: String::new() }];
    row.extra = vec![ExtraRow { on: "16 Dec".into(), times: vec![times("2", "3")] }];
    assert_eq!(dates(&row), "12-01 12-16 01-12 01-26 02-09 02-23");
    row.repeat = "monthly".into();
    (row.nth, row.day, row.season) = ("first".into(), "sa".into(), "all-year".into());
    (row.except, row.extra) = (vec![], vec![]);
    assert_eq!(dates(&row), "12-05 01-02 02-06 03-06 04-03 05-01");
    row.repeat = "dates".into();
    row.dates = vec!["3 Dec".into(), "nonsense".into()];
    assert_eq!(dates(&row), "12-03");
}

#[test]
fn a_mended_translation_is_a_persons() {
    let mut base = named();
    base.summary = "Play together.".into();
    let mut t = Translation::by(TranslationSource::Machine);
    (t.name, t.summary) = ("Zabawa".into(), "Bawimy się.".into());
    base.translations.insert(Lang::Pl, t);
    let mut form = EntryForm::of(&base);
    form.translations.get_mut("pl").expect("there").summary = "Bawimy się razem.".into();
    let mended = read(&form, &base);
    let pl = mended.translation(Lang::Pl).expect("there");
    use doorstep_shared::directory::TextField::{Name, Summary};
    assert_eq!((pl.made(Name), pl.made(Summary)), (TranslationSource::Machine, TranslationSource::Human));
    assert!(pl.by_machine(&[Name, Summary]), "one of those shown is a machine's");

    // An edit of the English leaves both behind, also the one that had no mark.
    let mut form = EntryForm::of(&mended);
    (form.name, form.summary) = ("Play".into(), "Play with us.".into());
    let with = form.read(&mended, Surroundings { today: today(), calendar: &calendar() });
    assert_eq!(doorstep_shared::editing::out_of_date(&with.service), [(Lang::Pl, Name), (Lang::Pl, Summary)]);
    assert!(with.warnings.contains(&Warning::TranslationsOld));

    // Read through, it is up to date and a person's.
    let mut form = EntryForm::of(&with.service);
    form.translations.get_mut("pl").expect("there").read_through = set(&["name", "summary"]);
    let through = read(&form, &with.service);
    assert_eq!(doorstep_shared::editing::out_of_date(&through), []);
    assert!(!through.translation(Lang::Pl).expect("there").by_machine(&[Name, Summary]));
}

#[test]
fn a_copy_is_a_new_entry() {
    let mut base = named();
    base.translations.insert(
        Lang::Pl,
        Translation { name: "Zabawa".into(), summary: "Tak".into(), ..Translation::by(TranslationSource::Human) },
    );
    let form = duplicate(&base);
    assert_eq!(form.name, "Copy of Stay and Play");
    assert_eq!((form.translations["pl"].name.as_str(), form.translations["pl"].summary.as_str()), ("", "Tak"));
    base.name = "é".repeat(200);
    assert_eq!(duplicate(&base).name.chars().count(), 200);
}

#[test]
fn every_template_only_waits_for_what_differs() {
    for template in templates() {
        let base = Service::named(ServiceId::new(Uuid::from_u128(2)), "", Kind::Group);
        let mut form = template.form;
        form.name = "A name".into();
        for row in &mut form.schedules {
            row.days = set(&["sa"]);
        }
        let new = read(&form, &base);
        assert_eq!(new.kind.key(), form.kind);
        assert!(new.schedules.iter().all(|s| matches!(s.repeat, Repeat::Weekly(_)) && s.times.is_empty()));
        assert_eq!(new.checked, None);
    }
}
