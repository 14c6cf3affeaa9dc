//! What the people of a team find in their digest, and what whoever looks after a zone is told.

use serde::{Deserialize, Serialize};

use super::trigger::{Trigger, rule};
use crate::date::Date;
use crate::directory::Calendar;
use crate::fact::Fact;
use crate::id::UserId;
use crate::plans::entry::{Body, Entry, EntryName};
use crate::plans::meeting::MeetingState;
use crate::plans::referral::running;
use crate::plans::school::{Counted, is_working_day};
use crate::plans::team::TeamMember;
use crate::plans::work::Owner;

/// After how many days whoever leads is told of something late.
pub const LEAD_AFTER: i32 = 7;
/// After how many days it is counted for whoever looks after the zone.
pub const COORDINATOR_AFTER: i32 = 14;
/// Working days after which the school is asked about what it was sent, the day itself first.
pub const HANDOVER_WAITS: [u16; 3] = [0, 3, 7];
/// Counts below this are not told to the number.
const FEW: usize = 5;

crate::closed_list! {
    /// What a line of a digest is. It says no more of a family than that there is something.
    LineKind {
        /// An action of theirs is due or late.
        Action = "action",
        /// An action of somebody else in a plan they lead is a week late.
        LateAction = "late-action",
        /// A service has not answered in time.
        Referral = "referral",
        /// A meeting is near.
        Meeting = "meeting",
        /// Two texts of one field wait for somebody to decide.
        Clash = "clash",
        /// What the school was sent waits to be acknowledged.
        Handover = "handover",
    }
}

impl LineKind {
    /// How it is said behind what a family is called where no name may stand.
    pub fn words(self) -> &'static str {
        match self {
            Self::Action => "something of yours is due",
            Self::LateAction => "something in this plan is a week late",
            Self::Referral => "no answer yet. Ring them",
            Self::Meeting => "a meeting is near",
            Self::Clash => "two people wrote in one place. Decide",
            Self::Handover => "the school has not acknowledged. Ring them",
        }
    }
}

/// A line of somebody's digest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    /// For whom.
    pub user: UserId,
    /// What.
    pub kind: LineKind,
    /// The entry, by which it is decided whether they may know of it; none for what is of the plan as a whole.
    pub entry: Option<EntryName>,
    /// The day it is about.
    pub on: Date,
}

/// Two texts that wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The entry.
    pub entry: EntryName,
    /// Both who wrote.
    pub by: [UserId; 2],
    /// Since when.
    pub since: Date,
}

/// What is so for a plan.
#[derive(Clone, Copy)]
pub struct TeamFacts<'a> {
    /// The entries.
    pub entries: &'a [Entry],
    /// The team.
    pub team: &'a [TeamMember],
    /// Two texts that wait.
    pub clashes: &'a [Waiting],
    /// When the school was sent something that it has not acknowledged.
    pub handover_sent: Option<Date>,
    /// The zone's calendar.
    pub calendar: &'a Calendar,
}

/// Whether staff get a digest on a day: a working day outside the school holidays, as far as the calendar reaches; beyond it any working
/// day.
pub fn is_staff_day(calendar: &Calendar, day: Date) -> bool {
    match Counted::WorkingInTerm(calendar).counts(day) {
        Fact::Yes => true,
        Fact::No => false,
        Fact::Unknown => is_working_day(day),
    }
}

/// Whether a reminder of a day is given today: on that day, or on the first day of work after it, but not after `last`.
fn falls_today(calendar: &Calendar, day: Date, last: Date, today: Date) -> bool {
    day <= today
        && today <= last
        && !(day.days()..today.days()).filter_map(Date::from_days).any(|d| is_staff_day(calendar, d))
}

/// The lines of a plan on a day, for everybody of its team. None on a day on which nobody gets a digest.
pub fn for_team(facts: &TeamFacts<'_>, today: Date) -> Vec<Line> {
    if !is_staff_day(facts.calendar, today) {
        return Vec::new();
    }
    let lead = facts.team.iter().find(|member| member.lead && member.is_in(today)).map(|member| member.user);
    let mut all = Vec::new();
    for entry in facts.entries {
        let line = |user, kind, on| Line { user, kind, entry: Some(entry.name), on };
        match &entry.body {
            Body::Action(action) if action.status.is_open() => {
                let (Some(Owner::Team { user }), Some(due)) = (action.owner, action.due) else { continue };
                if due <= today && !action.no_reminders {
                    all.push(line(user, LineKind::Action, due));
                }
                let late = today.days_since(due) >= LEAD_AFTER;
                all.extend(lead.filter(|lead| late && *lead != user).map(|lead| line(lead, LineKind::LateAction, due)));
            }
            Body::Referral(referral) => {
                let over = running(referral, facts.calendar).filter(|running| running.is_over(today));
                all.extend(over.map(|running| line(referral.worker, LineKind::Referral, running.due)));
            }
            Body::Meeting(meeting) if meeting.state == MeetingState::Planned => {
                let days = rule(Trigger::ReviewSoon).days.iter().map(|days| meeting.on.plus_days(*days));
                let near = days.clone().any(|day| falls_today(facts.calendar, day, meeting.on, today));
                all.extend(lead.filter(|_| near).map(|lead| line(lead, LineKind::Meeting, meeting.on)));
            }
            _ => {}
        }
    }
    for clash in facts.clashes {
        let line = |user| Line { user, kind: LineKind::Clash, entry: Some(clash.entry), on: clash.since };
        all.extend(clash.by.map(line));
    }
    if let (Some(sent), Some(lead)) = (facts.handover_sent, lead)
        && handover_mornings(sent, facts.calendar).contains(&today)
    {
        all.push(Line { user: lead, kind: LineKind::Handover, entry: None, on: sent });
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// How many actions of a team are two weeks late: a number, and nothing of what they are.
pub fn late_actions(entries: &[Entry], today: Date) -> usize {
    let late = |entry: &&Entry| match &entry.body {
        Body::Action(action) => {
            let of_team = matches!(action.owner, Some(Owner::Team { .. }));
            of_team
                && action.status.is_open()
                && action.due.is_some_and(|due| today.days_since(due) >= COORDINATOR_AFTER)
        }
        _ => false,
    };
    entries.iter().filter(late).count()
}

/// A count as it is told: nothing for none, and small ones not to the number, or a family could be told from it.
pub fn few(count: usize) -> Option<String> {
    match count {
        0 => None,
        n if n < FEW => Some(format!("Fewer than {FEW}")),
        n => Some(n.to_string()),
    }
}

/// The days on which somebody is reminded that the school has not acknowledged what it was sent.
pub fn handover_mornings(sent: Date, calendar: &Calendar) -> Vec<Date> {
    let plain = |days| Counted::Working.forward(sent, days).unwrap_or(sent);
    let day = |days| Counted::WorkingInTerm(calendar).forward(sent, days).unwrap_or_else(|_| plain(days));
    HANDOVER_WAITS.iter().map(|days| day(*days)).collect()
}

/// Whether an agreement's day is to be told today: 90, 30 and 7 days before, and on the day.
pub fn agreement_mornings(day: Date, today: Date) -> Option<i32> {
    let left = day.days_since(today);
    let told = rule(Trigger::AgreementEnds).days.iter().any(|before| -before == left) || left == 0;
    told.then_some(left)
}

/// Whether the last two times somebody was expected they were not there: the earliest first, `true` where they were.
pub fn missed_twice(attended: &[bool]) -> bool {
    matches!(attended, [.., false, false])
}

#[cfg(test)]
mod tests;
