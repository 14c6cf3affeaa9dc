//! What people are told of, as a table: whom, on which days, at what hour, and how long it is worth anything.

use super::super::contact::About;

crate::closed_list! {
    /// What a message is about.
    Trigger {
        /// The plan is agreed.
        PlanAgreed = "plan-agreed",
        /// Something the family does is due in three days.
        ActionSoon = "action-soon",
        /// It is due today.
        ActionToday = "action-today",
        /// It was due three days ago.
        ActionPast = "action-past",
        /// Something of the team is due.
        ActionDue = "action-due",
        /// Something of the team is a week late.
        ActionLate = "action-late",
        /// So many things of a zone are two weeks late.
        ActionsLate = "actions-late",
        /// A service has not opened, decided or been in touch in time.
        ReferralWaits = "referral-waits",
        /// A referral has come a step further.
        ReferralMoved = "referral-moved",
        /// Whether what was to begin has begun.
        DidItHappen = "did-it-happen",
        /// Something tomorrow.
        SessionTomorrow = "session-tomorrow",
        /// A family was not there twice running.
        MissedTwice = "missed-twice",
        /// A meeting is near, for the family.
        MeetingSoon = "meeting-soon",
        /// A meeting is near, for whoever leads.
        ReviewSoon = "review-soon",
        /// What the school was sent has not been acknowledged.
        HandoverWaits = "handover-waits",
        /// The third day and the second week of school.
        CheckIn = "check-in",
        /// A day that every family with a child of that year has to know.
        KeyDate = "key-date",
        /// Two texts of one field.
        Clash = "clash",
        /// Somebody has joined or left the team.
        TeamChanged = "team-changed",
        /// What is shared has changed.
        SharingChanged = "sharing-changed",
        /// Somebody looked in an emergency.
        Looked = "looked",
        /// An agreement on sharing is to be looked at, or ends.
        AgreementEnds = "agreement-ends",
    }
}

/// Whom something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The adult whose own it is.
    ItsAdult,
    /// Each adult who may see the plan.
    Family,
    /// Whoever of the team does it.
    Owner,
    /// Whoever leads.
    Lead,
    /// Both who wrote.
    Editors,
    /// Whoever looks after the zone.
    Coordinator,
}

impl Whom {
    /// Whether it goes to a family, by its safe way and in its language.
    pub fn is_family(self) -> bool {
        matches!(self, Self::ItsAdult | Self::Family)
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it is about.
    pub trigger: Trigger,
    /// To whom.
    pub whom: Whom,
    /// On which days, counted from the day it is about: -3 is three days before. Empty: at once, or as long as it lasts.
    pub days: &'static [i32],
    /// From which hour on, in London.
    pub hour: u16,
    /// For how many more days it is worth anything, where its day passed while nobody could be reached.
    pub lasts: i32,
    /// Whether it waits for a day in term. The family's own things, and what has to do with safety, do not.
    pub in_term: bool,
    /// When it stops, in words.
    pub stops: &'static str,
}

impl Rule {
    /// Whose affair it is.
    pub fn about(&self) -> About {
        match (self.trigger, self.whom) {
            (Trigger::Looked, _) => About::Look,
            (Trigger::KeyDate, _) => About::Known,
            (_, Whom::ItsAdult) => About::Own,
            _ => About::Plan,
        }
    }
}

const fn family(
    trigger: Trigger,
    whom: Whom,
    days: &'static [i32],
    (hour, lasts): (u16, i32),
    stops: &'static str,
) -> Rule {
    Rule { trigger, whom, days, hour, lasts, in_term: false, stops }
}

const fn staff(trigger: Trigger, whom: Whom, days: &'static [i32], stops: &'static str) -> Rule {
    Rule { trigger, whom, days, hour: 8, lasts: 0, in_term: true, stops }
}

/// The table.
pub const TABLE: [Rule; 22] = [
    family(Trigger::PlanAgreed, Whom::Family, &[], (8, 7), "Told once."),
    family(
        Trigger::ActionSoon,
        Whom::ItsAdult,
        &[-3],
        (9, 1),
        "Done, called off, another day, or they want no reminders.",
    ),
    family(
        Trigger::ActionToday,
        Whom::ItsAdult,
        &[0],
        (8, 0),
        "Done, called off, another day, or they want no reminders.",
    ),
    family(Trigger::ActionPast, Whom::ItsAdult, &[3], (10, 2), "Told once; the same as before."),
    staff(Trigger::ActionDue, Whom::Owner, &[0], "Done or called off."),
    staff(Trigger::ActionLate, Whom::Lead, &[7], "Done or called off."),
    staff(Trigger::ActionsLate, Whom::Coordinator, &[14], "A count, and nothing of a family."),
    staff(Trigger::ReferralWaits, Whom::Owner, &[1], "The service has answered. Then it is a task: ring them."),
    family(Trigger::ReferralMoved, Whom::Family, &[], (17, 2), "Once a day, however often it moves."),
    family(Trigger::DidItHappen, Whom::Family, &[14, 28], (10, 3), "The family has said; twice at most."),
    family(Trigger::SessionTomorrow, Whom::ItsAdult, &[-1], (16, 0), "Called off."),
    staff(Trigger::MissedTwice, Whom::Owner, &[1], "A friendly call; no letter by itself."),
    family(Trigger::MeetingSoon, Whom::Family, &[-10], (10, 5), "Held, called off or on another day."),
    staff(Trigger::ReviewSoon, Whom::Lead, &[-21, -7], "Held, called off or on another day."),
    staff(Trigger::HandoverWaits, Whom::Lead, &[0, 3, 7], "Acknowledged. Working days."),
    family(Trigger::CheckIn, Whom::Family, &[0], (10, 1), "Told once each."),
    family(Trigger::KeyDate, Whom::Family, &[-28, -7, -1], (10, 0), "The place is accepted."),
    staff(Trigger::Clash, Whom::Editors, &[], "Decided."),
    family(Trigger::TeamChanged, Whom::Family, &[], (8, 7), "Told once a day."),
    family(Trigger::SharingChanged, Whom::Family, &[], (8, 7), "Told once a day."),
    family(Trigger::Looked, Whom::Family, &[], (8, 30), "Not told while there is a reason not to."),
    Rule {
        in_term: false,
        ..staff(Trigger::AgreementEnds, Whom::Coordinator, &[-90, -30, -7], "Signed again, or ended.")
    },
];

/// The row of a trigger.
pub fn rule(trigger: Trigger) -> &'static Rule {
    // Every trigger has one row, which a test holds; the first stands in for one that is missing.
    TABLE.iter().find(|rule| rule.trigger == trigger).unwrap_or(&TABLE[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn every_trigger_has_its_one_row() {
        let rows: Vec<Trigger> = TABLE.iter().map(|rule| rule.trigger).collect();
        assert_eq!(rows, Trigger::ALL);
        for at in Trigger::ALL {
            assert_eq!(rule(*at).trigger, *at);
        }
        for rule in TABLE {
            assert!(rule.stops.ends_with('.') && (8..=19).contains(&rule.hour), "{rule:?}");
            assert_eq!(rule.whom.is_family(), rule.about() != About::Plan || rule.whom == Whom::Family, "{rule:?}");
        }
    }
}
