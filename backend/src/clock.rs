//! The real clock and real ids: the only place that asks the machine for the time or for randomness.

use std::sync::{Mutex, PoisonError};

use doorstep_shared::date::{Date, Time};
use doorstep_shared::plans::contact::Moment;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::{ContextV7, Uuid};

use crate::port::{Clock, Ids, NoRandomness, Random};

/// The machine's clock, read in Europe/London; for demonstrations and tests it can be set to another moment, from which it
/// runs on.
pub struct SystemClock {
    zone: TimeZone,
    ahead: SignedDuration,
}

impl SystemClock {
    /// The time it is.
    pub fn new() -> Self {
        Self { zone: london(), ahead: SignedDuration::ZERO }
    }

    /// A clock that starts at this London time now and runs on.
    pub fn starting_at(date: Date, time: Time) -> Self {
        let zone = london();
        let wanted = date
            .civil()
            .at(i8::try_from(time.hour()).unwrap_or(0), i8::try_from(time.minute()).unwrap_or(0), 0, 0)
            .to_zoned(zone.clone())
            .map_or_else(|_| machine_time(), |moment| moment.timestamp());
        Self { zone, ahead: wanted.duration_since(machine_time()) }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        machine_time().checked_add(self.ahead).unwrap_or(Timestamp::MAX)
    }

    fn london(&self) -> (Date, Time) {
        let now = self.now().to_zoned(self.zone.clone());
        let minutes = (now.hour().unsigned_abs(), now.minute().unsigned_abs());
        let time = Time::new(minutes.0.into(), minutes.1.into()).unwrap_or(Time::MIN);
        (Date::from_civil(now.date()).unwrap_or(Date::MIN), time)
    }
}

/// The day and the time of day in Europe/London of a moment in RFC 3339; none for a text that is none.
pub fn in_london(at: &str) -> Option<(Date, Time)> {
    let moment = at.parse::<Timestamp>().ok()?.to_zoned(london());
    let time = Time::new(moment.hour().unsigned_abs().into(), moment.minute().unsigned_abs().into())?;
    Some((Date::from_civil(moment.date())?, time))
}

/// The instant at which it is this day and time in London; where the clocks jump over it, the one after the jump.
pub fn instant(moment: Moment) -> Timestamp {
    let (hour, minute) = (i8::try_from(moment.at.hour()), i8::try_from(moment.at.minute()));
    let at = moment.on.civil().at(hour.unwrap_or(0).min(23), minute.unwrap_or(0), 0, 0);
    at.to_zoned(london()).map_or(Timestamp::MIN, |zoned| zoned.timestamp())
}

fn london() -> TimeZone {
    // The zone is compiled in, so it is always found.
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

#[allow(clippy::disallowed_methods, reason = "this is the clock that everything else is handed")]
fn machine_time() -> Timestamp {
    Timestamp::now()
}

/// UUIDs of version 7, in order within this process.
#[derive(Default)]
pub struct SystemIds {
    context: Mutex<ContextV7>,
}

impl Ids for SystemIds {
    fn next(&self) -> Uuid {
        let context = self.context.lock().unwrap_or_else(PoisonError::into_inner);
        let now = machine_time();
        let seconds = u64::try_from(now.as_second()).unwrap_or(0);
        let nanoseconds = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
        Uuid::new_v7(uuid::Timestamp::from_unix(&*context, seconds, nanoseconds))
    }
}

/// The randomness of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_clock_runs_on_from_where_it_was_set() {
        for (date, time) in [("2027-06-08", "09:30"), ("2026-10-25", "03:00"), ("2026-12-25", "00:00")] {
            let date: Date = date.parse().expect("a date");
            let time: Time = time.parse().expect("a time");
            let (day, at) = SystemClock::starting_at(date, time).london();
            assert_eq!(day, date);
            assert!(at >= time && at.minutes() <= time.minutes() + 1);
        }
    }

    #[test]
    fn eight_in_the_morning_is_another_instant_in_summer() {
        for (on, at, instant_there) in [
            ("2027-03-27", "08:00", "2027-03-27T08:00:00Z"),
            ("2027-03-28", "08:00", "2027-03-28T07:00:00Z"),
            ("2027-03-28", "01:30", "2027-03-28T01:30:00Z"),
            ("2027-10-30", "19:30", "2027-10-30T18:30:00Z"),
            ("2027-10-31", "08:00", "2027-10-31T08:00:00Z"),
            ("2026-12-27", "08:00", "2026-12-27T08:00:00Z"),
        ] {
            let moment = Moment { on: on.parse().expect("a date"), at: at.parse().expect("a time") };
            assert_eq!(instant(moment).to_string(), instant_there, "{on} {at}");
        }
    }

    #[test]
    fn ids_come_in_order() {
        let ids = SystemIds::default();
        let made: Vec<Uuid> = (0..2000).map(|_| ids.next()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn random_bytes_fill_all_that_is_asked_for() {
        let mut seen = [0_u8; 64];
        for _ in 0..8 {
            let mut bytes = [0; 64];
            SystemRandom.fill(&mut bytes).expect("randomness");
            seen.iter_mut().zip(bytes).for_each(|(all, byte)| *all |= byte);
        }
        // A byte that is never set in eight tries would be one chance in 10^19.
        assert!(seen.iter().all(|byte| *byte != 0));
    }
}
