use super::*;
use crate::directory::Term;
use crate::fact::Fact;
use crate::id::{ActionId, FamilyId, GoalId, OrganisationId, PlanId, ServiceId, UserId};
use crate::plans::course::State;
use crate::plans::entry::{Kind, School, StartPlace};
use crate::plans::meeting::Meeting;
use crate::plans::people::{Adult, Responsibility};
use crate::plans::referral::{By, Says, Step, Theme};
use crate::plans::school::{PlaceSource, SchoolPlace, StartPattern};
use crate::plans::work::ActionStatus;
use uuid::Uuid;

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// Two school years with their half terms, and two training days.
pub fn calendar() -> Calendar {
    let stretches = [
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
    ];
    let terms = stretches.map(|(from, to)| Term { from: day(from), to: day(to) }).into();
    Calendar { terms, closed: vec![day("2027-09-02"), day("2027-11-01")] }
}

pub fn entry(kind: Kind, n: u128, body: Body) -> Entry {
    Entry {
        name: EntryName::new(kind, Uuid::from_u128(n)),
        organisation: OrganisationId::new(Uuid::nil()),
        made_by: UserId::new(Uuid::nil()),
        made_at: String::new(),
        changed_by: UserId::new(Uuid::nil()),
        changed_at: String::new(),
        version: 1,
        body,
    }
}

fn adult(n: u128, may_see_plan: bool) -> Entry {
    entry(
        Kind::Adult,
        n,
        Body::Adult(Adult {
            legal_name: "Hodan Example".into(),
            known_as: String::new(),
            relationship: "Mum".into(),
            responsibility: Responsibility::Parental,
            lives_with_child: Fact::Yes,
            may_see_plan,
        }),
    )
}

pub fn action(n: u128, owner: Owner, due: &str) -> Entry {
    entry(
        Kind::Action,
        n,
        Body::Action(Action {
            id: ActionId::new(Uuid::from_u128(n)),
            goal: GoalId::new(Uuid::from_u128(1)),
            text: "Visit the speech clinic".into(),
            owner: Some(owner),
            due: Some(day(due)),
            status: ActionStatus::Agreed,
            no_reminders: false,
            said: String::new(),
        }),
    )
}

fn place(accepted: Option<&str>) -> Entry {
    let place = SchoolPlace {
        entry_year: 2028_i16.try_into().expect("a year"),
        offered_on: None,
        accepted_on: accepted.map(day),
        starts_on: None,
        pattern: StartPattern::FullTime,
        source: PlaceSource::ParentTold,
    };
    entry(Kind::Place, 1, Body::Place(StartPlace { school: School::Other { name: "St Example".into() }, place }))
}

pub fn meeting(n: u128, on: &str) -> Entry {
    entry(Kind::Meeting, n, Body::Meeting(Box::new(Meeting::planned(MeetingKind::Review, day(on)))))
}

pub fn referral(steps: &[(Stage, &str)], said: Option<Says>) -> Entry {
    let steps: Vec<Step> = steps.iter().map(|(to, on)| Step { to: *to, on: day(on), by: By::Worker }).collect();
    let stage = steps.last().map_or(Stage::Draft, |step| step.to);
    let referral = Referral {
        theme: Theme::Learning,
        service: ServiceId::new(Uuid::nil()),
        service_name: "Speech clinic".into(),
        worker: UserId::new(Uuid::from_u128(7)),
        worker_phone: String::new(),
        hope: String::new(),
        stage,
        steps,
        agreed: None,
        reason: None,
        expected_on: None,
        asked_again_on: None,
        started_service: None,
        started_worker: None,
        started_family: said,
        outcome_service: None,
        outcome_worker: None,
        outcome_family: None,
        outcome: String::new(),
        link_until: None,
        due_by: None,
        taken_up_on: None,
    };
    entry(Kind::Referral, 1, Body::Referral(Box::new(referral)))
}

fn plan(started_on: Option<&str>) -> Plan {
    Plan {
        id: PlanId::new(Uuid::from_u128(1)),
        family: FamilyId::new(Uuid::from_u128(1)),
        child: PersonId::new(Uuid::from_u128(1)),
        label: "Family 7Q2K".into(),
        entry_year: 2028_i16.try_into().expect("a year"),
        state: State::ActiveBeforeStart,
        before: None,
        nominated_by: UserId::new(Uuid::nil()),
        organisation: OrganisationId::new(Uuid::nil()),
        nominated_on: day("2026-11-24"),
        of_zone: true,
        may_be_contacted_on: None,
        invited: None,
        notice: None,
        engagement: None,
        first_contact_by: None,
        agreed: None,
        started_on: started_on.map(day),
        handover: None,
        rest: None,
        ended_on: None,
        closing: None,
        reopening: None,
        choices: 0,
        version: 1,
    }
}

/// On which days what is told, over a stretch of days in which somebody looks every day: each event once.
fn told(plan: &Plan, entries: &[Entry], sessions: &[SessionSoon], (from, to): (&str, &str)) -> Vec<(String, Trigger)> {
    let calendar = calendar();
    let facts = FamilyFacts { plan, entries, calendar: &calendar, reply_by: None, sessions };
    let (mut seen, mut all) = (std::collections::BTreeSet::new(), Vec::new());
    for today in (day(from).days()..=day(to).days()).filter_map(Date::from_days) {
        for due in for_family(&facts, today) {
            if seen.insert((due.event.clone(), due.adult)) {
                all.push((format!("{today} {}", due.not_before.at), due.trigger));
            }
        }
    }
    all
}

fn family(n: u128) -> Owner {
    Owner::Family { adult: PersonId::new(Uuid::from_u128(n)) }
}

fn expect(told: Vec<(String, Trigger)>, expected: &[(&str, Trigger)]) {
    let expected: Vec<(String, Trigger)> = expected.iter().map(|(at, what)| ((*at).to_owned(), *what)).collect();
    assert_eq!(told, expected);
}

#[test]
fn what_a_family_does_is_told_three_days_before_in_the_morning_and_once_after_also_at_christmas() {
    use Trigger::{ActionPast, ActionSoon, ActionToday};
    for (due, days) in [
        ("2027-10-31", ["2027-10-28 09:00", "2027-10-31 08:00", "2027-11-03 10:00"]),
        // The holidays change nothing for a family; that nothing leaves on Christmas Day is decided where it leaves.
        ("2026-12-25", ["2026-12-22 09:00", "2026-12-25 08:00", "2026-12-28 10:00"]),
        ("2028-02-29", ["2028-02-26 09:00", "2028-02-29 08:00", "2028-03-03 10:00"]),
    ] {
        let entries = [adult(1, false), adult(2, true), action(5, family(1), due)];
        let all = told(&plan(None), &entries, &[], ("2026-12-01", "2028-03-31"));
        let all: Vec<_> =
            all.into_iter().filter(|(_, what)| matches!(what, ActionSoon | ActionToday | ActionPast)).collect();
        expect(all, &[(days[0], ActionSoon), (days[1], ActionToday), (days[2], ActionPast)]);
    }
}

#[test]
fn nothing_is_told_of_what_is_done_moved_somebody_elses_or_not_wanted() {
    let with = |change: &dyn Fn(&mut Action)| {
        let mut one = action(5, family(1), "2026-12-10");
        if let Body::Action(action) = &mut one.body {
            change(action);
        }
        one
    };
    let name = action(5, family(1), "2026-12-10").name;
    let stop = |entries: &[Entry], say| {
        let adult = PersonId::new(Uuid::from_u128(1));
        stands(&Stop { trigger: Trigger::ActionSoon, say, adult, entry: Some(name), entries })
    };
    let say = Say::ToDo { on: day("2026-12-10") };
    assert_eq!(stop(&[with(&|_| {})], say), Ok(()));
    type Change<'a> = (&'a dyn Fn(&mut Action), Never);
    let changes: [Change<'_>; 5] = [
        (&|action| action.status = ActionStatus::Done, Never::NoLonger),
        (&|action| action.status = ActionStatus::Cancelled, Never::NoLonger),
        (&|action| action.due = Some(day("2026-12-17")), Never::NoLonger),
        (&|action| action.owner = Some(family(2)), Never::NoLonger),
        (&|action| action.no_reminders = true, Never::OptedOut),
    ];
    for (change, why) in changes {
        let one = with(change);
        assert_eq!(stop(std::slice::from_ref(&one), say), Err(why));
        let entries = [adult(1, true), one];
        let calendar = calendar();
        let plan = plan(None);
        let facts = FamilyFacts { plan: &plan, entries: &entries, calendar: &calendar, reply_by: None, sessions: &[] };
        let to_first = |due: &Due| due.entry == Some(name) && due.adult == PersonId::new(Uuid::from_u128(1));
        assert!(!for_family(&facts, day("2026-12-07")).iter().any(to_first), "{why:?}");
    }
    assert_eq!(stop(&[], say), Err(Never::NoLonger));
}

#[test]
fn a_key_date_is_told_28_7_and_1_days_before_as_long_as_there_is_no_place_offer_day_2028_is_after_easter() {
    let entries = [adult(1, true), place(None)];
    let all = told(&plan(None), &entries, &[], ("2027-12-01", "2028-05-01"));
    expect(
        all,
        &[
            ("2027-12-18 10:00", Trigger::KeyDate),
            ("2028-01-08 10:00", Trigger::KeyDate),
            ("2028-01-14 10:00", Trigger::KeyDate),
            // 16 April 2028 is Easter Sunday: places are offered on the 18th.
            ("2028-03-21 10:00", Trigger::KeyDate),
            ("2028-04-11 10:00", Trigger::KeyDate),
            ("2028-04-17 10:00", Trigger::KeyDate),
        ],
    );
    let accepted = [adult(1, true), place(Some("2028-04-20"))];
    expect(told(&plan(None), &accepted, &[], ("2027-12-01", "2028-05-01")), &[]);
    let stop = |entries: &[Entry]| {
        let (trigger, say) = (Trigger::KeyDate, Say::OfferDay { on: day("2028-04-18") });
        stands(&Stop { trigger, say, adult: PersonId::new(Uuid::from_u128(1)), entry: None, entries })
    };
    assert_eq!((stop(&entries), stop(&accepted)), (Ok(()), Err(Never::NoLonger)));
    let calendar = calendar();
    let facts = FamilyFacts {
        plan: &plan(None),
        entries: &entries,
        calendar: &calendar,
        reply_by: Some(day("2028-05-02")),
        sessions: &[],
    };
    let due = for_family(&facts, day("2028-05-01"));
    assert_eq!(due[0].say, Say::ReplyBy { on: day("2028-05-02") });
}

#[test]
fn check_ins_are_on_the_third_school_day_and_a_week_after_the_start() {
    let entries = [adult(1, true), place(Some("2027-04-20"))];
    let mut of = plan(Some("2027-09-03"));
    // A Friday: the third day is Tuesday.
    expect(
        told(&of, &entries, &[], ("2027-09-01", "2027-10-31")),
        &[("2027-09-07 10:00", Trigger::CheckIn), ("2027-09-10 10:00", Trigger::CheckIn)],
    );
    // Before half term: the third day is after it, and after the training day.
    of.started_on = Some(day("2027-10-21"));
    expect(
        told(&of, &entries, &[], ("2027-10-01", "2027-11-30")),
        &[("2027-11-02 10:00", Trigger::CheckIn), ("2027-11-04 10:00", Trigger::CheckIn)],
    );
}

#[test]
fn whether_it_happened_is_asked_twice_at_most_and_not_of_those_who_have_said() {
    let steps = [(Stage::Sent, "2026-11-02"), (Stage::FirstContact, "2026-11-10"), (Stage::Started, "2026-11-17")];
    let settled = place(Some("2026-11-01"));
    let asked = |said| {
        let entries = [adult(1, true), adult(2, false), settled.clone(), referral(&steps, said)];
        told(&plan(None), &entries, &[], ("2026-11-01", "2027-03-31"))
    };
    expect(asked(None), &[("2026-12-01 10:00", Trigger::DidItHappen), ("2026-12-15 10:00", Trigger::DidItHappen)]);
    expect(asked(Some(Says::Yes)), &[]);
    expect(asked(Some(Says::RatherNotSay)), &[]);
    let name = referral(&steps, None).name;
    let stop = |said| {
        let entries = [referral(&steps, said)];
        let adult = PersonId::new(Uuid::from_u128(1));
        stands(&Stop {
            trigger: Trigger::DidItHappen,
            say: Say::DidItHappen,
            adult,
            entry: Some(name),
            entries: &entries,
        })
    };
    assert_eq!((stop(None), stop(Some(Says::No))), (Ok(()), Err(Never::NoLonger)));
}

#[test]
fn a_meeting_is_told_ten_days_before_and_again_for_another_day() {
    let settled = place(Some("2026-11-01"));
    let entries = [adult(1, true), settled, meeting(3, "2027-01-04")];
    expect(
        told(&plan(None), &entries, &[], ("2026-12-01", "2027-01-31")),
        &[("2026-12-25 10:00", Trigger::MeetingSoon)],
    );
    let name = entries[2].name;
    let moved = [meeting(3, "2027-01-11")];
    let say = Say::MeetingSoon { on: day("2027-01-04") };
    let adult = PersonId::new(Uuid::from_u128(1));
    let stop = Stop { trigger: Trigger::MeetingSoon, say, adult, entry: Some(name), entries: &moved };
    assert_eq!(stands(&stop), Err(Never::NoLonger));
    assert_eq!(stands(&Stop { entries: &entries, ..stop }), Ok(()));
}

#[test]
fn what_takes_place_tomorrow_is_told_at_four_to_whoever_comes() {
    let session = SessionSoon {
        key: "series-1/4".into(),
        adult: PersonId::new(Uuid::from_u128(2)),
        on: day("2027-03-29"),
        at: Time::new(16, 0).expect("a time"),
    };
    let entries = [adult(1, true), adult(2, false), place(Some("2026-11-01"))];
    // The clocks have changed in between: on the wall it is four o'clock.
    expect(
        told(&plan(None), &entries, &[session], ("2027-03-20", "2027-04-10")),
        &[("2027-03-28 16:00", Trigger::SessionTomorrow)],
    );
}
