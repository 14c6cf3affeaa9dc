//! What is due for a family on a day. Nothing is remembered here: each thing has a name of its own, by which it is told once.

use super::say::Say;
use super::trigger::{Trigger, rule};
use crate::date::{Date, Time};
use crate::directory::Calendar;
use crate::id::PersonId;
use crate::plans::contact::{About, Moment, Never, may_hear};
use crate::plans::entry::{Body, Entry, EntryName};
use crate::plans::meeting::{MeetingKind, MeetingState};
use crate::plans::plan::Plan;
use crate::plans::referral::{Referral, Stage};
use crate::plans::school::{Counted, apply_by, offer_day, school_weeks_after};
use crate::plans::work::{Action, Owner};
use crate::set::Member as _;

/// Something of a family that takes place at a time, told by whoever keeps the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionSoon {
    /// What tells it from others of the plan, without a word of what it is.
    pub key: String,
    /// Who comes.
    pub adult: PersonId,
    /// The day.
    pub on: Date,
    /// The time.
    pub at: Time,
}

/// What is so for a plan.
#[derive(Clone, Copy)]
pub struct FamilyFacts<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its entries.
    pub entries: &'a [Entry],
    /// The zone's calendar.
    pub calendar: &'a Calendar,
    /// The last day to answer the offer of a place, where the council says one.
    pub reply_by: Option<Date>,
    /// What they go to.
    pub sessions: &'a [SessionSoon],
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What it is about.
    pub trigger: Trigger,
    /// To whom.
    pub adult: PersonId,
    /// Whose affair it is.
    pub about: About,
    /// What it says.
    pub say: Say,
    /// The entry that it is about, where it is one.
    pub entry: Option<EntryName>,
    /// What tells it from everything else of this plan; with the recipient it is told once.
    pub event: String,
    /// From when on.
    pub not_before: Moment,
    /// The last day on which it is worth anything.
    pub until: Date,
}

/// Something that happened now or is due on a day, to each adult of the plan whom it concerns.
pub fn for_adults(
    facts: &FamilyFacts<'_>,
    trigger: Trigger,
    (say, entry): (Say, Option<EntryName>),
    (key, on): (&str, Date),
) -> Vec<Due> {
    let rule = rule(trigger);
    let hears = |entry: &&Entry| matches!(&entry.body, Body::Adult(adult) if may_hear(rule.about(), adult));
    let adults = facts.entries.iter().filter(hears).map(|entry| PersonId::new(entry.name.id));
    adults.map(|adult| due(trigger, (adult, rule.about()), (say, entry), (key, on))).collect()
}

fn due(
    trigger: Trigger,
    (adult, about): (PersonId, About),
    (say, entry): (Say, Option<EntryName>),
    (key, on): (&str, Date),
) -> Due {
    let rule = rule(trigger);
    Due {
        trigger,
        adult,
        about,
        say,
        entry,
        event: format!("{}/{key}/{on}", trigger.key()),
        not_before: Moment::at_hour(on, rule.hour),
        until: on.plus_days(rule.lasts),
    }
}

/// What is due for the family on a day: also what was due yesterday, where it is still worth something, since it is told once.
pub fn for_family(facts: &FamilyFacts<'_>, today: Date) -> Vec<Due> {
    let mut all = Vec::new();
    for entry in facts.entries {
        match &entry.body {
            Body::Action(action) => of_action(action, entry.name, &mut all),
            Body::Referral(referral) => of_referral(facts, referral, entry.name, &mut all),
            Body::Meeting(meeting) if meeting.state == MeetingState::Planned && !is_check_in(meeting.of) => {
                for days in rule(Trigger::MeetingSoon).days {
                    let at = (&*entry.name.to_string(), meeting.on.plus_days(*days));
                    let say = (Say::MeetingSoon { on: meeting.on }, Some(entry.name));
                    all.extend(for_adults(facts, Trigger::MeetingSoon, say, at));
                }
            }
            _ => {}
        }
    }
    for session in facts.sessions {
        for days in rule(Trigger::SessionTomorrow).days {
            let to = (session.adult, About::Own);
            let say = (Say::SessionTomorrow { at: session.at }, None);
            all.push(due(Trigger::SessionTomorrow, to, say, (&session.key, session.on.plus_days(*days))));
        }
    }
    check_ins(facts, &mut all);
    key_dates(facts, &mut all);
    all.retain(|due| due.not_before.on <= today && today <= due.until);
    all
}

fn is_check_in(of: MeetingKind) -> bool {
    matches!(of, MeetingKind::DayThree | MeetingKind::WeekTwo)
}

fn of_action(action: &Action, name: EntryName, all: &mut Vec<Due>) {
    let (Some(Owner::Family { adult }), Some(on)) = (action.owner, action.due) else { return };
    if !action.status.is_open() || action.no_reminders {
        return;
    }
    let told = [
        (Trigger::ActionSoon, Say::ToDo { on }),
        (Trigger::ActionToday, Say::ToDoToday),
        (Trigger::ActionPast, Say::ToDoAfter),
    ];
    for (trigger, say) in told {
        for days in rule(trigger).days {
            // Told by the day it is due: on another day it is told anew.
            let key = format!("{name}/{on}");
            all.push(due(trigger, (adult, About::Own), (say, Some(name)), (&key, on.plus_days(*days))));
        }
    }
}

/// When a family began with a service, or at least was in touch with it.
fn began(referral: &Referral) -> Option<Date> {
    referral.came_to(Stage::Started).or_else(|| referral.came_to(Stage::FirstContact))
}

fn of_referral(facts: &FamilyFacts<'_>, referral: &Referral, name: EntryName, all: &mut Vec<Due>) {
    let Some(on) = began(referral).filter(|_| unsaid(referral)) else { return };
    for days in rule(Trigger::DidItHappen).days {
        let say = (Say::DidItHappen, Some(name));
        all.extend(for_adults(facts, Trigger::DidItHappen, say, (&name.to_string(), on.plus_days(*days))));
    }
}

/// Whether the family has not said yet how it is.
fn unsaid(referral: &Referral) -> bool {
    referral.started_family.is_none()
        && matches!(referral.stage, Stage::FirstContact | Stage::Started | Stage::Sustained | Stage::Completed)
}

/// On the third day and in the second week of school, once the child has really started.
fn check_ins(facts: &FamilyFacts<'_>, all: &mut Vec<Due>) {
    let Some(start) = facts.plan.started_on else { return };
    let third = Counted::School(facts.calendar).forward(start, 2).ok();
    let second = school_weeks_after(facts.calendar, start, 1).ok();
    for (key, on) in [("day-3", third), ("week-2", second)] {
        if let Some(on) = on {
            all.extend(for_adults(facts, Trigger::CheckIn, (Say::CheckIn, None), (key, on)));
        }
    }
}

/// The days that every family with a child of that year has to know, as long as there is no place.
fn key_dates(facts: &FamilyFacts<'_>, all: &mut Vec<Due>) {
    if has_place(facts.entries) {
        return;
    }
    let year = facts.plan.entry_year;
    let (apply, offer) = (apply_by(year), offer_day(year));
    let offered = facts.reply_by.map(|on| ("reply", on, Say::ReplyBy { on }));
    let days = [("apply", apply, Say::ApplyBy { on: apply }), ("offer", offer, Say::OfferDay { on: offer })];
    for (key, on, say) in days.into_iter().chain(offered) {
        for before in rule(Trigger::KeyDate).days {
            all.extend(for_adults(facts, Trigger::KeyDate, (say, None), (key, on.plus_days(*before))));
        }
    }
}

fn has_place(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| matches!(&entry.body, Body::Place(place) if place.place.is_settled()))
}

/// What a message was made from, asked again before it leaves.
#[derive(Clone, Copy, Debug)]
pub struct Stop<'a> {
    /// What it is about.
    pub trigger: Trigger,
    /// What it says.
    pub say: Say,
    /// To whom.
    pub adult: PersonId,
    /// The entry that it is about.
    pub entry: Option<EntryName>,
    /// The entries as they are now.
    pub entries: &'a [Entry],
}

/// Whether what a message is about still stands.
///
/// # Errors
/// Why it is not sent.
pub fn stands(stop: &Stop<'_>) -> Result<(), Never> {
    let Some(name) = stop.entry else {
        let settled = stop.trigger == Trigger::KeyDate && has_place(stop.entries);
        return if settled { Err(Never::NoLonger) } else { Ok(()) };
    };
    let entry = stop.entries.iter().find(|entry| entry.name == name).ok_or(Never::NoLonger)?;
    match &entry.body {
        Body::Action(action) if action.no_reminders => Err(Never::OptedOut),
        Body::Action(action) => {
            let theirs = action.owner == Some(Owner::Family { adult: stop.adult });
            let same = if let Say::ToDo { on } = stop.say { action.due == Some(on) } else { action.due.is_some() };
            if action.status.is_open() && theirs && same { Ok(()) } else { Err(Never::NoLonger) }
        }
        Body::Referral(referral) if stop.trigger == Trigger::DidItHappen && !unsaid(referral) => Err(Never::NoLonger),
        Body::Meeting(meeting) => {
            let same = stop.say == Say::MeetingSoon { on: meeting.on } && meeting.state == MeetingState::Planned;
            if same { Ok(()) } else { Err(Never::NoLonger) }
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
pub(super) mod tests;
