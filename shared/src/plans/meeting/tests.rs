//! Reviews over the holidays of two school years, their reminders, and what may change in a meeting.

use super::*;
use crate::date::{Date, Weekday};
use crate::directory::{Calendar, Term};
use crate::plans::school::{DayKind, SchoolTerm, SchoolYear, day_kind, school_weeks_between};
use uuid::Uuid;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

fn year(begins_in: i16) -> SchoolYear {
    SchoolYear::try_from(begins_in).expect("a year")
}

/// Two school years and the first weeks of a third, half terms and two training days included.
fn calendar() -> Calendar {
    let term = |(from, to): &(&str, &str)| Term { from: day(from), to: day(to) };
    let terms = [
        ("2026-09-03", "2026-10-23"),
        ("2026-11-02", "2026-12-18"),
        ("2027-01-04", "2027-02-12"),
        ("2027-02-22", "2027-03-25"),
        ("2027-04-12", "2027-05-28"),
        ("2027-06-07", "2027-07-21"),
        ("2027-09-02", "2027-10-22"),
        ("2027-11-01", "2027-12-17"),
        ("2028-01-04", "2028-02-11"),
        ("2028-02-21", "2028-04-07"),
        ("2028-04-24", "2028-05-26"),
        ("2028-06-05", "2028-07-20"),
        ("2028-09-04", "2028-10-20"),
    ];
    Calendar { terms: terms.iter().map(term).collect(), closed: vec![day("2027-09-02"), day("2027-11-01")] }
}

fn said(schedule: &Schedule) -> Vec<(MeetingKind, String)> {
    schedule.slots.iter().map(|slot| (slot.kind, slot.on.to_string())).collect()
}

fn first(agreed: &str, weeks: u8) -> String {
    first_taf(&calendar(), day(agreed), FirstWeeks::new(weeks).expect("weeks")).expect("a day").to_string()
}

#[test]
fn the_first_meeting_is_four_weeks_after_the_agreement() {
    assert_eq!(FirstWeeks::default(), FirstWeeks::new(4).expect("weeks"));
    assert_eq!((FirstWeeks::new(0), FirstWeeks::new(7)), (None, None));
    assert_eq!(first("2026-09-08", 4), "2026-10-06");
    assert_eq!(first("2026-09-08", 1), "2026-09-15");
    assert_eq!(first("2026-09-05", 4), "2026-10-05", "a Saturday: the Monday after");
}

#[test]
fn the_first_meeting_over_half_term_waits_for_school() {
    assert_eq!(first("2026-09-29", 4), "2026-11-02", "27 October is in the half-term holidays");
    assert_eq!(first("2027-09-28", 5), "2027-11-02", "1 November is a training day");
}

#[test]
fn the_first_meeting_over_christmas_stays_within_six_weeks() {
    assert_eq!(first("2026-11-24", 4), "2027-01-04", "22 December is in the holidays; 41 days are within six weeks");
    // Six weeks to the day would be 2 January: the last school day before it is within one to six weeks as well.
    assert_eq!(first("2026-11-20", 5), "2026-12-18");
}

#[test]
fn the_first_meeting_over_the_summer_is_the_first_day_that_there_is() {
    assert_eq!(first("2027-07-21", 4), "2027-09-03", "2 September is a training day, six weeks are over by one day");
    assert_eq!(first("2027-07-01", 4), "2027-07-21", "29 July to 12 August are holidays: the last day of term");
}

#[test]
fn reviews_follow_one_another_after_six_to_eight_school_weeks_over_christmas_half_term_and_easter() {
    let calendar = calendar();
    let from = day("2026-12-01");
    let all = reviews_between(&calendar, from, day("2027-06-10")).expect("days");
    let texts: Vec<String> = all.iter().map(Date::to_string).collect();
    assert_eq!(texts, ["2027-02-02", "2027-04-13"]);
    let mut before = from;
    for on in all {
        let weeks = school_weeks_between(&calendar, before, on).expect("weeks");
        assert!((6..=8).contains(&weeks), "{weeks} school weeks from {before} to {on}");
        assert_eq!(day_kind(&calendar, on), DayKind::Open);
        before = on;
    }
    let rest = school_weeks_between(&calendar, before, day("2027-06-10")).expect("weeks");
    assert!((4..=8).contains(&rest), "{rest}");
}

#[test]
fn no_review_is_put_between_two_meetings_that_are_near_each_other() {
    let calendar = calendar();
    for to in ["2026-10-06", "2026-11-03", "2026-11-17"] {
        assert_eq!(reviews_between(&calendar, day("2026-09-08"), day(to)), Ok(Vec::new()), "{to}");
    }
}

#[test]
fn a_review_over_the_change_of_the_clocks_is_on_the_same_day_of_the_week() {
    // Clocks go back on 25 October 2026 and forward on 28 March 2027: days are counted, never hours.
    let calendar = calendar();
    let autumn = reviews_between(&calendar, day("2026-09-17"), day("2027-01-14")).expect("days");
    assert!(autumn.iter().all(|on| on.weekday() == Weekday::Thursday), "{autumn:?}");
    let over = reminders(day("2026-11-12"));
    assert_eq!(over.lead, [day("2026-10-22"), day("2026-11-05")]);
    assert_eq!(reminders(day("2027-04-13")).lead[0], day("2027-03-23"));
}

#[test]
fn a_review_around_easter_and_offer_day_2028_is_after_the_holidays() {
    // Offer day 2028 is 18 April, in the Easter holidays of 8 to 23 April.
    let calendar = calendar();
    let all = reviews_between(&calendar, day("2028-02-22"), day("2028-06-22")).expect("days");
    assert_eq!(all.first(), Some(&day("2028-04-25")), "{all:?}");
    for on in &all {
        assert_eq!(day_kind(&calendar, *on), DayKind::Open, "{on}");
    }
    assert_eq!(day_kind(&calendar, day("2028-04-18")), DayKind::Holidays);
}

#[test]
fn before_school_there_are_the_first_meeting_reviews_june_and_the_handover() {
    use MeetingKind as K;
    let calendar = calendar();
    let agreed = day("2026-11-03");
    let plan = before_start(&calendar, agreed, FirstWeeks::default(), year(2027), agreed);
    let expected = [
        (K::FirstTaf, "2026-12-01"),
        (K::Review, "2027-02-02"),
        (K::Review, "2027-04-13"),
        (K::PreStart, "2027-06-10"),
        (K::Handover, "2027-07-12"),
    ];
    assert_eq!(said(&plan), expected.map(|(kind, on)| (kind, on.to_owned())));
    assert_eq!(plan.slots.iter().map(|slot| slot.number).collect::<Vec<_>>(), [1, 1, 2, 1, 1]);
    assert_eq!(plan.without_day, []);
    // Written down late, what is over is not planned any more.
    let late = before_start(&calendar, agreed, FirstWeeks::default(), year(2027), day("2027-04-14"));
    assert_eq!(said(&late).first(), Some(&(K::PreStart, "2027-06-10".to_owned())));
}

#[test]
fn who_agrees_in_summer_meets_once_before_school() {
    use MeetingKind as K;
    let plan = before_start(&calendar(), day("2027-05-20"), FirstWeeks::default(), year(2027), day("2027-05-20"));
    assert_eq!(said(&plan), [(K::FirstTaf, "2027-06-17".to_owned()), (K::Handover, "2027-07-12".to_owned())]);
}

#[test]
fn in_reception_there_are_two_check_ins_the_reviews_and_the_closing_in_june() {
    use MeetingKind as K;
    let calendar = calendar();
    let started = day("2027-09-03");
    let plan = in_reception(&calendar, started, started);
    let expected = [
        (K::DayThree, "2027-09-07"),
        (K::WeekTwo, "2027-09-10"),
        (K::WeekSix, "2027-10-08"),
        (K::EndAutumn, "2027-12-10"),
        (K::Review, "2028-02-04"),
        (K::EndSpring, "2028-03-31"),
        (K::Closing, "2028-06-22"),
    ];
    assert_eq!(said(&plan), expected.map(|(kind, on)| (kind, on.to_owned())));
    for slot in &plan.slots {
        assert_eq!(day_kind(&calendar, slot.on), DayKind::Open, "{slot:?}");
    }
}

#[test]
fn who_starts_in_january_has_no_end_of_autumn() {
    let plan = in_reception(&calendar(), day("2028-01-05"), day("2028-01-05"));
    assert!(plan.slots.iter().all(|slot| slot.kind != MeetingKind::EndAutumn), "{plan:?}");
    assert!(plan.slots.iter().any(|slot| slot.kind == MeetingKind::Closing));
}

#[test]
fn what_the_calendar_does_not_reach_has_no_day_and_says_so() {
    let plan = in_reception(&calendar(), day("2028-09-04"), day("2028-09-04"));
    let kinds: Vec<MeetingKind> = plan.slots.iter().map(|slot| slot.kind).collect();
    assert_eq!(kinds, [MeetingKind::DayThree, MeetingKind::WeekTwo, MeetingKind::WeekSix]);
    let without: Vec<MeetingKind> = plan.without_day.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(without, [MeetingKind::EndAutumn, MeetingKind::EndSpring, MeetingKind::Closing]);
    assert!(plan.without_day.iter().all(|(_, why)| why.to_string().contains("calendar")), "{:?}", plan.without_day);
    let none =
        before_start(&Calendar::default(), day("2027-05-20"), FirstWeeks::default(), year(2027), day("2027-05-20"));
    assert!(none.slots.is_empty() && none.without_day.len() == 3, "{none:?}");
}

#[test]
fn terms_end_where_the_calendar_says() {
    for (of, term, ends) in [
        (2026, SchoolTerm::Autumn, "2026-12-18"),
        (2026, SchoolTerm::Spring, "2027-03-25"),
        (2026, SchoolTerm::Summer, "2027-07-21"),
        (2027, SchoolTerm::Spring, "2028-04-07"),
    ] {
        assert_eq!(term_end(&calendar(), year(of), term), Ok(day(ends)));
    }
    assert!(term_end(&calendar(), year(2028), SchoolTerm::Autumn).is_err());
}

#[test]
fn whoever_leads_is_reminded_twice_and_the_family_once_and_another_day_has_other_reminders() {
    let first = reminders(day("2027-06-10"));
    assert_eq!((first.lead, first.family), ([day("2027-05-20"), day("2027-06-03")], day("2027-05-31")));
    assert_eq!(reminders(day("2027-06-17")).family, day("2027-06-07"));
}

fn meeting() -> Meeting {
    Meeting::planned(MeetingKind::PreStart, day("2027-06-10"))
}

fn held() -> Meeting {
    let user = crate::id::UserId::new(Uuid::from_u128(1));
    Meeting { state: MeetingState::Held, attended: vec![Guest::Team { user }], ..meeting() }
}

#[test]
fn a_meeting_is_moved_once_without_a_word_and_then_with_a_reason() {
    let before = meeting();
    let mut once = Meeting { on: day("2027-06-17"), ..before.clone() };
    assert_eq!((moved(&before, &mut once), once.moves), (Ok(()), 1));
    let mut twice = Meeting { on: day("2027-06-24"), ..once.clone() };
    assert_eq!(moved(&once, &mut twice).expect_err("a reason").pointer, "/moved_because");
    twice.moved_because = "The little one is ill.".into();
    assert_eq!((moved(&once, &mut twice), twice.moves), (Ok(()), 2));
    let mut again = Meeting { on: day("2027-07-01"), ..twice.clone() };
    assert!(moved(&twice, &mut again).is_err(), "the reason of last time is no reason this time");
    // Held on another day than planned is not moved.
    let mut other = Meeting { on: day("2027-06-09"), ..held() };
    assert_eq!((moved(&before, &mut other), other.moves), (Ok(()), 0));
    let mut closing = Meeting { of: MeetingKind::Closing, ..before.clone() };
    assert_eq!(moved(&before, &mut closing).expect_err("it stays").pointer, "/of");
}

#[test]
fn minutes_that_the_family_has_spoken_to_stay_as_they_are() {
    let words = |text: &str| text.to_owned().try_into().expect("short");
    let id = Uuid::from_u128(7);
    let decision = Decision { text: "A book in Somali.".into(), action: None };
    let before = Meeting { minutes: Minutes::Agreed, decisions: [(id, decision.clone())].into(), ..held() };
    let mut other = Meeting { what_changed: words("All of it"), ..before.clone() };
    assert_eq!(moved(&before, &mut other).expect_err("they agreed to other words").pointer, "/minutes");
    let mut draft = Meeting { minutes: Minutes::Draft, ..other };
    assert_eq!(moved(&before, &mut draft), Ok(()));
    let action = Some(crate::id::ActionId::new(id));
    let mut action = Meeting { decisions: [(id, Decision { action, ..decision })].into(), ..before.clone() };
    assert_eq!(moved(&before, &mut action), Ok(()), "a decision may become an action afterwards");
}

#[test]
fn what_makes_no_sense_is_said_field_by_field() {
    let today = day("2027-06-12");
    let bad = |meeting: &Meeting, new| -> Vec<String> {
        let all = check_meeting(meeting, today, new).err().unwrap_or_default();
        all.into_iter().map(|error| error.pointer).collect()
    };
    assert_eq!(bad(&meeting(), true), ["/on"], "it is over");
    assert!(bad(&meeting(), false).is_empty(), "one that waits to be written up may be late");
    assert!(bad(&held(), true).is_empty());
    assert_eq!(bad(&Meeting { attended: Vec::new(), ..held() }, true), ["/attended"]);
    assert_eq!(bad(&Meeting { on: day("2027-06-14"), ..held() }, true), ["/on"]);
    assert_eq!(bad(&Meeting { minutes: Minutes::Shared, ..meeting() }, false), ["/minutes"]);
    assert_eq!(
        bad(&Meeting { minutes: Minutes::Disagreed, ..held() }, false),
        ["/said_by", "/said_on", "/comment"],
        "whose word, when, and what"
    );
    assert_eq!(bad(&Meeting { next_on: Some(day("2027-06-10")), ..held() }, false), ["/next_on"]);
    let empty = [(Uuid::from_u128(1), Decision { text: " ".into(), action: None })];
    assert_eq!(bad(&Meeting { decisions: empty.into(), ..held() }, false), ["/decisions"]);
    let nobody = vec![Guest::Other { name: String::new() }];
    assert_eq!(bad(&Meeting { invited: nobody, ..meeting() }, false), ["/invited"]);
}

#[test]
fn the_closing_review_is_over_when_it_was_held_or_not_wanted() {
    let closing = |state| Meeting { of: MeetingKind::Closing, state, ..held() };
    for (state, over) in [
        (MeetingState::Planned, false),
        (MeetingState::Held, true),
        (MeetingState::CalledOff, false),
        (MeetingState::NotWanted, true),
    ] {
        assert_eq!(closing(state).ends_review(), over, "{state:?}");
    }
    assert!(!held().ends_review(), "another review ends nothing");
}
