//! Which meetings a plan has and when: from the family's agreement to the start of school, and from there to the end of reception.

use crate::date::Date;
use crate::directory::Calendar;
use crate::plans::school::{Counted, REVIEW_WEEKS, SchoolTerm, SchoolYear, school_weeks_after, school_weeks_between};

use super::MeetingKind;
use super::dates::{
    NoDay, closing_day, handover_day, last_school_day, next_school_day, pre_start_day, school_day, towards_end,
};

/// After how many weeks the first meeting is: 1 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstWeeks(u8);

impl FirstWeeks {
    /// The fewest.
    pub const MIN: u8 = 1;
    /// The most.
    pub const MAX: u8 = 6;

    /// So many weeks; none outside 1 to 6.
    pub fn new(weeks: u8) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&weeks).then_some(Self(weeks))
    }
}

impl Default for FirstWeeks {
    /// Four weeks.
    fn default() -> Self {
        Self(4)
    }
}

/// A meeting that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What for.
    pub kind: MeetingKind,
    /// Of its kind the how-manieth, from 1.
    pub number: u8,
    /// The day: a school day.
    pub on: Date,
}

/// The meetings of a part of the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// Those that have a day, in the order of their days.
    pub slots: Vec<Slot>,
    /// Those that have none, because the calendar does not reach so far.
    pub without_day: Vec<(MeetingKind, NoDay)>,
}

impl Schedule {
    fn put(&mut self, kind: MeetingKind, day: Result<Date, NoDay>) -> Option<Date> {
        match day {
            Ok(on) => {
                let number =
                    1 + u8::try_from(self.slots.iter().filter(|slot| slot.kind == kind).count()).unwrap_or(u8::MAX - 1);
                self.slots.push(Slot { kind, number, on });
                Some(on)
            }
            Err(why) => {
                self.without_day.push((kind, why));
                None
            }
        }
    }

    /// In order, without what is over by `today`.
    fn from(mut self, today: Date) -> Self {
        self.slots.retain(|slot| slot.on >= today);
        self.slots.sort_by_key(|slot| (slot.on, slot.number));
        self
    }
}

/// The first meeting: so many weeks after the family's agreement, on a school day, between one week and six after it. Only where
/// holidays fill all of that it is the first school day after them.
///
/// # Errors
/// When the calendar does not reach so far.
pub fn first_taf(calendar: &Calendar, agreed_on: Date, weeks: FirstWeeks) -> Result<Date, NoDay> {
    let wanted = agreed_on.plus_days(7 * i32::from(weeks.0));
    let latest = agreed_on.plus_days(7 * i32::from(FirstWeeks::MAX));
    if let Some(on) = school_day(calendar, wanted, latest)? {
        return Ok(on);
    }
    let earliest = agreed_on.plus_days(7 * i32::from(FirstWeeks::MIN));
    match last_school_day(calendar, wanted) {
        Ok(on) if on >= earliest => Ok(on),
        _ => next_school_day(calendar, latest),
    }
}

/// The reviews between two meetings, so that 6 to 8 school weeks lie before each. The last gap may be shorter, but never under four
/// weeks: a family is not asked twice in a month.
///
/// # Errors
/// When the calendar does not reach so far.
pub fn reviews_between(calendar: &Calendar, from: Date, to: Date) -> Result<Vec<Date>, NoDay> {
    let (least, most) = (u32::from(REVIEW_WEEKS.0), u32::from(REVIEW_WEEKS.1));
    let (mut all, mut at) = (Vec::new(), from);
    loop {
        let gap = school_weeks_between(calendar, at, to)?;
        let step = (gap / gap.div_ceil(most).max(1)).clamp(least, most);
        if gap <= most || gap < step + 4 {
            return Ok(all);
        }
        at = school_weeks_after(calendar, at, u8::try_from(step).unwrap_or(REVIEW_WEEKS.1))?;
        all.push(at);
    }
}

fn reviews(schedule: &mut Schedule, calendar: &Calendar, from: Option<Date>, to: Option<Date>) {
    let Some((from, to)) = from.zip(to) else { return };
    match reviews_between(calendar, from, to) {
        Ok(days) => {
            for day in days {
                schedule.put(MeetingKind::Review, Ok(day));
            }
        }
        Err(why) => schedule.without_day.push((MeetingKind::Review, why)),
    }
}

/// From the family's agreement to the start of school: the first meeting, reviews, and the two moments of the summer before.
pub fn before_start(
    calendar: &Calendar,
    agreed_on: Date,
    weeks: FirstWeeks,
    entry: SchoolYear,
    today: Date,
) -> Schedule {
    let mut schedule = Schedule::default();
    let first = schedule.put(MeetingKind::FirstTaf, first_taf(calendar, agreed_on, weeks));
    // What comes before the first meeting, or in the same weeks, the first meeting does.
    let later = |day: &Result<Date, NoDay>| {
        let soon = first.map(|first| first.plus_days(14));
        day.as_ref().map_or(true, |on| soon.is_none_or(|soon| *on > soon))
    };
    let (pre_start, handover) = (pre_start_day(calendar, entry), handover_day(calendar, entry));
    let june = later(&pre_start).then(|| schedule.put(MeetingKind::PreStart, pre_start)).flatten();
    let july = later(&handover).then(|| schedule.put(MeetingKind::Handover, handover)).flatten();
    reviews(&mut schedule, calendar, first, june.or(july));
    schedule.from(today)
}

/// From the day the child really started to the end of reception: two check-ins, the reviews of the year, and the last one.
pub fn in_reception(calendar: &Calendar, started_on: Date, today: Date) -> Schedule {
    let year = SchoolYear::containing(started_on);
    let mut schedule = Schedule::default();
    // The first day of school is day 1.
    let day_three = Counted::School(calendar).forward(started_on, 2).map_err(NoDay::from);
    schedule.put(MeetingKind::DayThree, day_three);
    schedule.put(MeetingKind::WeekTwo, school_weeks_after(calendar, started_on, 1).map_err(NoDay::from));
    let sixth = school_weeks_after(calendar, started_on, 5).map_err(NoDay::from);
    let six = sixth.and_then(|day| last_school_day(calendar, day.monday().plus_days(4)));
    let mut at = schedule.put(MeetingKind::WeekSix, six);
    let fixed = [
        (MeetingKind::EndAutumn, towards_end(calendar, year, SchoolTerm::Autumn)),
        (MeetingKind::EndSpring, towards_end(calendar, year, SchoolTerm::Spring)),
        (MeetingKind::Closing, closing_day(calendar, year)),
    ];
    for (kind, day) in fixed {
        // A child who starts in January has no end of autumn.
        if day.is_ok_and(|on| at.is_some_and(|at| on <= at.plus_days(14))) && kind != MeetingKind::Closing {
            continue;
        }
        let on = schedule.put(kind, day);
        reviews(&mut schedule, calendar, at, on);
        at = on.or(at);
    }
    schedule.from(today)
}
