use super::super::family::tests::{action, calendar, day, meeting, referral};
use super::*;
use crate::id::{OrganisationId, PersonId};
use crate::plans::entry::Kind;
use crate::plans::referral::Stage;
use crate::plans::team::Function;
use uuid::Uuid;

fn user(n: u128) -> UserId {
    UserId::new(Uuid::from_u128(n))
}

fn member(n: u128, lead: bool) -> TeamMember {
    TeamMember {
        user: user(n),
        organisation: OrganisationId::new(Uuid::nil()),
        function: Function::LinkTeacher,
        lead,
        from: day("2026-09-01"),
        to: None,
        family_told_on: Some(day("2026-09-01")),
        version: 1,
    }
}

fn lines(entries: &[Entry], clashes: &[Waiting], sent: Option<&str>, today: &str) -> Vec<(u128, LineKind)> {
    let (calendar, team) = (calendar(), [member(7, false), member(8, true)]);
    let handover_sent = sent.map(day);
    let facts = TeamFacts { entries, team: &team, clashes, handover_sent, calendar: &calendar };
    for_team(&facts, day(today)).into_iter().map(|line| (line.user.uuid().as_u128(), line.kind)).collect()
}

#[test]
fn staff_get_digests_on_days_of_work_in_term() {
    let calendar = calendar();
    for (today, works) in [
        ("2026-11-24", true),
        ("2026-11-28", false),
        ("2026-12-18", true),
        ("2026-12-21", false),
        ("2026-12-25", false),
        ("2027-01-04", true),
        ("2027-02-15", false),
        ("2027-03-26", false),
        ("2027-03-29", false),
        ("2027-11-01", true),
        // Beyond the calendar every working day is one.
        ("2029-11-06", true),
        ("2029-11-10", false),
    ] {
        assert_eq!(is_staff_day(&calendar, day(today)), works, "{today}");
    }
}

#[test]
fn an_action_is_its_owners_from_its_day_on_and_a_week_later_the_leads_too() {
    let entries = [action(1, Owner::Team { user: user(7) }, "2026-12-08")];
    for (today, expected) in [
        ("2026-12-07", vec![]),
        ("2026-12-08", vec![(7, LineKind::Action)]),
        ("2026-12-12", vec![]),
        ("2026-12-14", vec![(7, LineKind::Action)]),
        ("2026-12-15", vec![(7, LineKind::Action), (8, LineKind::LateAction)]),
        ("2026-12-22", vec![]),
        ("2027-01-04", vec![(7, LineKind::Action), (8, LineKind::LateAction)]),
    ] {
        assert_eq!(lines(&entries, &[], None, today), expected, "{today}");
    }
    let family = [action(1, Owner::Family { adult: PersonId::new(Uuid::from_u128(1)) }, "2026-12-08")];
    assert!(lines(&family, &[], None, "2027-01-04").is_empty(), "what a family does is never escalated");
    let (of_team, of_family) = (late_actions(&entries, day("2026-12-22")), late_actions(&family, day("2026-12-22")));
    assert_eq!((of_team, of_family, late_actions(&entries, day("2026-12-21"))), (1, 0, 0));
}

#[test]
fn the_clocks_of_a_referral_stand_still_at_christmas_and_half_term() {
    for (sent, quiet, rings) in [
        ("2026-11-24", "2026-11-27", "2026-11-30"),
        // Three working days in term from the last day but one before Christmas.
        ("2026-12-17", "2027-01-05", "2027-01-06"),
        // Over the half term in February, and over Easter.
        ("2027-02-11", "2027-02-23", "2027-02-24"),
        ("2027-03-24", "2027-04-13", "2027-04-14"),
    ] {
        let entries = [referral(&[(Stage::Sent, sent)], None)];
        assert!(lines(&entries, &[], None, quiet).is_empty(), "{sent} {quiet}");
        assert_eq!(lines(&entries, &[], None, rings), [(7, LineKind::Referral)], "{sent} {rings}");
    }
    let opened = [referral(&[(Stage::Sent, "2026-11-24"), (Stage::Opened, "2026-11-25")], None)];
    assert!(lines(&opened, &[], None, "2026-12-03").is_empty());
    assert_eq!(lines(&opened, &[], None, "2026-12-04"), [(7, LineKind::Referral)], "no decision in seven days");
}

#[test]
fn a_meeting_is_told_21_and_7_days_before_or_on_the_next_day_of_work() {
    for (on, told) in [
        ("2027-02-01", vec!["2027-01-11", "2027-01-25"]),
        // 21 days before is Sunday 3 January; school begins on Monday.
        ("2027-01-24", vec!["2027-01-04", "2027-01-18"]),
        // Both days lie in the holidays: once, on the first day back.
        ("2027-01-05", vec!["2026-12-15", "2027-01-04"]),
    ] {
        let entries = [meeting(1, on)];
        let days = (day("2026-12-01").days()..day("2027-03-01").days()).filter_map(Date::from_days);
        let told_on: Vec<String> =
            days.map(|d| d.to_string()).filter(|d| !lines(&entries, &[], None, d).is_empty()).collect();
        assert_eq!(told_on, told, "{on}");
        assert_eq!(lines(&entries, &[], None, told[0]), [(8, LineKind::Meeting)]);
    }
}

#[test]
fn two_texts_wait_for_both_and_a_handover_for_the_lead() {
    let entry = EntryName::new(Kind::AboutMe, Uuid::from_u128(1));
    let clash = Waiting { entry, by: [user(7), user(8)], since: day("2026-11-24") };
    assert_eq!(lines(&[], &[clash], None, "2026-11-25"), [(7, LineKind::Clash), (8, LineKind::Clash)]);
    let days: Vec<String> = handover_mornings(day("2027-07-12"), &calendar()).iter().map(Date::to_string).collect();
    assert_eq!(days, ["2027-07-12", "2027-07-15", "2027-07-21"]);
    let days: Vec<String> = handover_mornings(day("2027-07-20"), &calendar()).iter().map(Date::to_string).collect();
    assert_eq!(days, ["2027-07-20", "2027-09-03", "2027-09-09"], "the summer holidays do not count");
    assert_eq!(lines(&[], &[], Some("2027-07-12"), "2027-07-15"), [(8, LineKind::Handover)]);
    assert!(lines(&[], &[], Some("2027-07-12"), "2027-07-16").is_empty());
}

#[test]
fn counts_are_told_small_ones_not_to_the_number() {
    let told: Vec<Option<String>> = [0, 1, 4, 5, 12].map(few).into();
    let words = |text: &str| Some(text.to_owned());
    assert_eq!(told, [None, words("Fewer than 5"), words("Fewer than 5"), words("5"), words("12")]);
    for (attended, missed) in [
        (&[][..], false),
        (&[false], false),
        (&[false, true, false], false),
        (&[true, false, false], true),
        (&[false, false, true], false),
    ] {
        assert_eq!(missed_twice(attended), missed, "{attended:?}");
    }
}

#[test]
fn an_agreement_is_told_of_90_30_and_7_days_before_its_day_and_on_it() {
    let ends = day("2027-03-31");
    let told: Vec<i32> = (0..=120).filter_map(|before| agreement_mornings(ends, ends.plus_days(-before))).collect();
    assert_eq!(told, [0, 7, 30, 90]);
}
