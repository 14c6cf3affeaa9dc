//! How much was offered and taken: "18 of 20 so far". Numbers of the work, not of the child.

use super::attendance::Attendance;
use super::series::{Held, Series};
use crate::date::Date;

/// How much of what was planned took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fidelity {
    /// How many sessions there are in the plan of the series, those that we cancelled too.
    pub planned: usize,
    /// How many were held.
    pub held: usize,
    /// How many we cancelled.
    pub cancelled: usize,
    /// How many days have passed of which nobody has said whether there was a session.
    pub not_said: usize,
}

/// How much of a series took place until a day.
pub fn fidelity(series: &Series, today: Date) -> Fidelity {
    let of = |state: Held| series.sessions.values().filter(|session| session.state == state).count();
    let passed = series.sessions.iter().filter(|(day, session)| **day < today && session.state == Held::Planned);
    Fidelity {
        planned: series.sessions.len(),
        held: of(Held::Held),
        cancelled: of(Held::Cancelled),
        not_said: passed.count(),
    }
}

/// How often a family came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// At how many sessions they were, if only for a part.
    pub came: usize,
    /// How many were held while they took part.
    pub of: usize,
}

/// How often a family came to what was held while it took part.
pub fn taken(series: &Series, attendance: &Attendance) -> Taken {
    let held = series.sessions.iter().filter(|(day, session)| session.state == Held::Held && attendance.is_in(**day));
    held.fold(Taken::default(), |taken, (day, _)| {
        let came = attendance.marks.get(day).is_some_and(|mark| mark.status.came());
        Taken { came: taken.came + usize::from(came), of: taken.of + 1 }
    })
}
