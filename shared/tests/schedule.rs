//! Schedules against a slow, independent reading of the same rules.

mod support;

use doorstep_shared::date::{Date, Now, Time, Weekday};
use doorstep_shared::fact::Fact;
use doorstep_shared::schedule::{
    LOOK_AHEAD_DAYS, Occurrence, Schedule, calendar_ends_before, called_off, day_fact, next, occurrences, occurs_on,
    on_day,
};
use doorstep_shared::search::DayFilter;
use doorstep_shared::set::Member as _;
use proptest::prelude::*;
use proptest::sample::select;
use support::naive::{self, Session};
use support::schedules::{a_case, a_schedule, any_day};

fn plain(found: &[Occurrence<'_, u16>]) -> Vec<Session> {
    found.iter().map(|o| (o.date.civil(), o.span, o.place.copied(), o.schedule)).collect()
}

fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    (from.days()..=to.days()).filter_map(Date::from_days)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sessions of a stretch are those found by asking of each day.
    #[test]
    fn expansion_agrees_with_the_slow_reading((from, schedules, calendar, ahead) in a_case()) {
        let to = from.plus_days(ahead);
        let found = occurrences(&schedules, &calendar, from, to);
        prop_assert_eq!(plain(&found), naive::sessions(&schedules, &calendar, from, to));
    }

    /// Sessions come by day and time, and none twice.
    #[test]
    fn sessions_are_in_order_and_once((from, schedules, calendar, ahead) in a_case()) {
        let found = occurrences(&schedules, &calendar, from, from.plus_days(ahead));
        prop_assert!(found.is_sorted_by_key(|o| (o.date, o.span)));
        for (i, one) in found.iter().enumerate() {
            prop_assert!(!found[i + 1..].iter().any(|o| (o.date, o.span, o.place) == (one.date, one.span, one.place)));
        }
    }

    /// Cutting a stretch in two loses nothing and adds nothing; a stretch that ends before it starts is empty.
    #[test]
    fn two_halves_make_the_whole((from, schedules, calendar, ahead) in a_case(), cut in 0..430_i32) {
        let (to, cut) = (from.plus_days(ahead), from.plus_days(cut.min(ahead)));
        let mut halves = occurrences(&schedules, &calendar, from, cut);
        halves.extend(occurrences(&schedules, &calendar, cut.plus_days(1), to));
        prop_assert_eq!(halves, occurrences(&schedules, &calendar, from, to));
        prop_assert!(occurrences(&schedules, &calendar, from.plus_days(1), from).is_empty());
    }

    /// A day has sessions exactly when one of the schedules occurs on it.
    #[test]
    fn one_day_and_the_stretch_agree((from, schedules, calendar, ahead) in a_case()) {
        let to = from.plus_days(ahead.min(100));
        let all = occurrences(&schedules, &calendar, from, to);
        for date in days(from, to) {
            let of_day = on_day(&schedules, &calendar, date);
            let (first, last) = (all.partition_point(|o| o.date < date), all.partition_point(|o| o.date <= date));
            prop_assert_eq!(&of_day[..], &all[first..last]);
            prop_assert_eq!(!of_day.is_empty(), schedules.iter().any(|s| occurs_on(s, &calendar, date)));
        }
    }

    /// The next sessions are the first of all those ahead that are not over.
    #[test]
    fn next_is_the_beginning_of_what_is_ahead(
        (date, schedules, calendar, _) in a_case(),
        hour in 0..24_u16, minute in select(vec![0_u16, 29, 30, 59]), count in 0..40_usize,
    ) {
        let time = Time::new(hour, minute).unwrap_or(Time::MIN);
        let mut ahead = naive::sessions(&schedules, &calendar, date, date.plus_days(LOOK_AHEAD_DAYS));
        ahead.retain(|s| s.0 > date.civil() || s.1.is_none_or(|span| span.end() > time));
        ahead.truncate(count);
        prop_assert_eq!(plain(&next(&schedules, &calendar, Now { date, time }, count)), ahead);
    }

    /// Called off is what the pattern has, an exception takes away and no extra date gives back.
    #[test]
    fn called_off_days_are_those_an_exception_takes((from, schedules, calendar, ahead) in a_case()) {
        let to = from.plus_days(ahead);
        let off = called_off(&schedules, &calendar, from, to);
        prop_assert!(off.is_sorted_by_key(|o| o.date));
        for date in days(from, to) {
            for s in &schedules {
                let civil = date.civil();
                let missed = naive::expected(s, &calendar, civil) == Some(true)
                    && naive::excepted(s, civil)
                    && !naive::added(s, civil);
                prop_assert!(!missed || off.iter().any(|o| o.date == date && o.place == s.location.as_ref()));
            }
        }
        for one in off {
            let s = &schedules[one.schedule];
            prop_assert!(s.except.iter().any(|e| e.on == one.date && e.reason == one.reason));
            prop_assert_eq!(naive::expected(s, &calendar, one.date.civil()), Some(true));
            prop_assert!(!occurs_on(s, &calendar, one.date));
        }
    }

    /// The day filter says yes, no or not known as the slow reading does.
    #[test]
    fn the_day_filter_agrees_with_the_slow_reading(
        (today, schedules, calendar, ahead) in a_case(), weekday in select(Weekday::ALL),
    ) {
        let on = |date: Date| {
            let civil = date.civil();
            schedules.iter().fold(Fact::No, |so_far, s| {
                let known = naive::expected(s, &calendar, civil);
                so_far.or(match (naive::added(s, civil), naive::excepted(s, civil)) {
                    (true, _) => Fact::Yes,
                    (false, true) => Fact::No,
                    (false, false) => Fact::maybe(known),
                })
            })
        };
        let later = today.plus_days(ahead);
        let first = days(today, today.plus_days(6)).find(|d| d.weekday() == weekday).unwrap_or(today);
        for (filter, expected) in [
            (DayFilter::Today, on(today)),
            (DayFilter::Tomorrow, on(today.plus_days(1))),
            (DayFilter::On(later), on(later)),
            (DayFilter::Weekday(weekday), on(first).or(on(first.plus_days(7)))),
        ] {
            let expected = if schedules.is_empty() { Fact::Unknown } else { expected };
            prop_assert_eq!(day_fact(&schedules, &calendar, filter, today), expected, "{:?}", filter);
        }
        // And a page learns of the first day that is not known.
        let open = days(today, later).find(|d| schedules.iter().any(|s| {
            let civil = d.civil();
            naive::expected(s, &calendar, civil).is_none() && !naive::excepted(s, civil) && !naive::added(s, civil)
        }));
        prop_assert_eq!(calendar_ends_before(&schedules, &calendar, today, later), open);
    }

    /// A schedule reads back as it was written, in both forms.
    #[test]
    fn a_schedule_survives_being_written(schedule in any_day().prop_flat_map(a_schedule)) {
        let json = serde_json::to_string(&schedule).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let read: Schedule<u16> = serde_json::from_str(&json).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(&read, &schedule);
        let bytes = postcard::to_allocvec(&schedule).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(postcard::from_bytes::<Schedule<u16>>(&bytes), Ok(schedule));
    }
}

/// The made-up cases hold enough of what can go wrong for the properties to mean something.
#[test]
fn the_made_up_cases_are_not_dull() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut busy, mut off, mut both, mut open, mut alike, mut rests) = (0, 0, 0, 0, 0, 0);
    for _ in 0..200 {
        let Ok(tree) = a_case().new_tree(&mut runner) else { continue };
        let (from, schedules, calendar, ahead) = tree.current();
        let to = from.plus_days(ahead);
        let found = occurrences(&schedules, &calendar, from, to);
        busy += usize::from(found.len() > 10);
        off += usize::from(!called_off(&schedules, &calendar, from, to).is_empty());
        both += usize::from(schedules.iter().any(|s| s.extra.iter().any(|e| s.except.iter().any(|x| x.on == e.on))));
        open += usize::from(calendar_ends_before(&schedules, &calendar, from, to).is_some());
        let one_by_one: usize =
            schedules.iter().map(|s| occurrences(std::slice::from_ref(s), &calendar, from, to).len()).sum();
        alike += usize::from(found.len() < one_by_one);
        let mut never_resting = schedules.clone();
        never_resting.iter_mut().for_each(|s| s.not_on_bank_holidays = false);
        rests += usize::from(occurrences(&never_resting, &calendar, from, to).len() > found.len());
    }
    for (what, count) in
        [("busy", busy), ("off", off), ("both", both), ("open", open), ("alike", alike), ("rests", rests)]
    {
        assert!(count >= 10, "{what}: {count} of 200");
    }
}
