//! Clocks: by when something should have happened, and what to do when it has not. They stand still in the school holidays.

use super::record::Referral;
use super::stage::Stage;
use crate::date::Date;
use crate::directory::Calendar;
use crate::plans::school::Counted;

crate::closed_list! {
    /// A clock.
    Clock {
        /// The service opens it: 3 working days after it was sent.
        Open = "open",
        /// The service decides: 7 working days after it was sent.
        Decide = "decide",
        /// The worker answers what the service asks: 3 working days.
        More = "more",
        /// The service gets in touch: 10 working days after it was sent, or after a place was found.
        Contact = "contact",
        /// The family starts: 28 days after it was sent, or after a place was found.
        Start = "start",
        /// Somebody asks about the waiting list: every 28 days.
        Wait = "wait",
    }
}

/// Working days in which a service opens what it was sent.
const OPEN_DAYS: u16 = 3;
/// Working days in which it decides.
const DECIDE_DAYS: u16 = 7;
/// Working days in which it gets in touch.
const CONTACT_DAYS: u16 = 10;
/// Days in which the family starts.
const START_DAYS: i32 = 28;
/// Days after which somebody asks about the waiting list again.
const WAIT_DAYS: i32 = 28;

impl Clock {
    /// The clock that runs at a stage, if one does.
    pub fn at(stage: Stage) -> Option<Self> {
        match stage {
            Stage::Sent => Some(Self::Open),
            Stage::Opened => Some(Self::Decide),
            Stage::MoreInfo => Some(Self::More),
            Stage::Accepted => Some(Self::Contact),
            Stage::FirstContact => Some(Self::Start),
            Stage::Waitlisted => Some(Self::Wait),
            _ => None,
        }
    }

    /// What it waits for, beside the name of the service.
    pub fn words(self) -> &'static str {
        match self {
            Self::Open => "have they seen it?",
            Self::Decide => "have they decided?",
            Self::More => "they ask for more",
            Self::Contact => "have they been in touch with the family?",
            Self::Start => "has the family started?",
            Self::Wait => "ask about the waiting list",
        }
    }

    /// What to do when its day is over.
    pub fn overdue(self) -> &'static str {
        match self {
            Self::Open | Self::Decide | Self::More | Self::Contact => "Ring them.",
            Self::Start => "Ring them, and ask the family.",
            Self::Wait => "Ring them about the wait.",
        }
    }
}

/// A clock that runs, and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Which.
    pub clock: Clock,
    /// The last day on which all is well.
    pub due: Date,
}

impl Running {
    /// Whether its day is over.
    pub fn is_over(self, today: Date) -> bool {
        self.due < today
    }
}

/// The clock that runs for a referral, if one does. Working days are those outside the school holidays as far as the calendar
/// reaches; beyond it, those without weekends and bank holidays.
pub fn running(referral: &Referral, calendar: &Calendar) -> Option<Running> {
    let clock = Clock::at(referral.stage)?;
    let since = referral.since()?;
    let due = match clock {
        // To ask for more stops the clock of the decision: it is for the worker to answer.
        Clock::Open | Clock::More => working(calendar, since, OPEN_DAYS),
        Clock::Decide => working(calendar, referral.came_to(Stage::Sent).unwrap_or(since), DECIDE_DAYS),
        Clock::Contact => working(calendar, place_since(referral)?, CONTACT_DAYS),
        Clock::Start => place_since(referral)?.plus_days(START_DAYS),
        Clock::Wait => referral.asked_again_on.filter(|on| *on > since).unwrap_or(since).plus_days(WAIT_DAYS),
    };
    Some(Running { clock, due })
}

/// From when the contact and the start are counted: the day it was sent; after a waiting list, the day a place was found.
fn place_since(referral: &Referral) -> Option<Date> {
    let waited = referral.came_to(Stage::Waitlisted).is_some();
    let from = if waited { Stage::Accepted } else { Stage::Sent };
    referral.came_to(from).or_else(|| referral.since())
}

fn working(calendar: &Calendar, from: Date, days: u16) -> Date {
    let plain = || Counted::Working.forward(from, days).unwrap_or(Date::MAX);
    Counted::WorkingInTerm(calendar).forward(from, days).unwrap_or_else(|_| plain())
}
