//! What has to be answered: facts written down by hand, then the matrix.

use doorstep_shared::plans::access::{self, Area, Facts, Op, Refusal, View, Why};
use doorstep_shared::plans::entry::Kind;
use doorstep_shared::plans::note::Mending;
use doorstep_shared::plans::section::Section;

use super::entries::Planted;
use super::people::Person;
use super::sides::{Leads, Said, Scene};

/// What is answered: a status.
pub type Answer = u16;

/// Somebody in a scene.
#[derive(Clone, Copy)]
pub struct Expected<'a> {
    /// Who.
    pub person: &'a Person,
    /// The scene.
    pub scene: &'a Scene,
}

impl core::fmt::Debug for Expected<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} in {:?}", self.person.name, self.scene)
    }
}

impl Expected<'_> {
    /// Whether they lead.
    pub fn leads(&self) -> bool {
        self.person.n
            == match self.scene.leads {
                Leads::Teacher => 2,
                Leads::Centre => 3,
            }
    }

    /// What is so between them and the plan as a whole.
    pub fn facts(&self) -> Facts {
        Facts {
            team: self.person.team,
            lead: self.leads(),
            begun: self.scene.stands.begun,
            dsl: self.person.dsl,
            data_protection: self.person.data_protection,
            ..Facts::none(self.scene.stands.state)
        }
    }

    /// What is so between them and something that a partner has entered.
    pub fn facts_of(&self, of: u128, section: Section, learning: bool) -> Facts {
        let somebodys = self.person.of > 0;
        Facts {
            own: self.person.of == of,
            agreement: somebodys && self.scene.agreed.covers(section),
            shared: somebodys && self.scene.said.shares(section),
            learning,
            ..self.facts()
        }
    }

    /// What is so between them and an entry.
    fn facts_of_entry(&self, planted: &Planted) -> Facts {
        let facts = self.facts_of(planted.of, planted.section, planted.learning);
        // What was sent is the school's, as long as the plan goes on, the family has taken nothing back, and the school wrote it
        // down itself or has an agreement.
        let sent = planted.label == "handover that was sent" && self.person.of == 2;
        let kept = self.scene.said != Said::Withdrawn && self.scene.stands.state.shares();
        let extract = sent && (facts.own || facts.agreement) && kept;
        Facts { oneself: planted.given == self.person.n, extract, ..facts }
    }

    /// Why they get nowhere with this plan, whatever they ask: the door, or that they may not know of it.
    pub fn before_plan(&self) -> Option<Answer> {
        if self.person.door != 200 {
            return Some(self.person.door);
        }
        if self.person.declared {
            return Some(404);
        }
        let finds =
            self.person.seat.is_some_and(|seat| access::decide(seat, Area::Find, Op::Read, &self.facts()).is_ok());
        (!finds).then_some(404)
    }

    /// Whether they read an entry.
    pub fn reads(&self, planted: &Planted) -> bool {
        let facts = self.facts_of_entry(planted);
        self.person.seat.is_some_and(|seat| access::may_read(seat, planted.area, &facts).is_ok())
    }

    /// Whether they read an entry as the school that it was sent to: not how it came to be.
    pub fn reads_extract(&self, planted: &Planted) -> bool {
        let facts = self.facts_of_entry(planted);
        let permit = self.person.seat.map(|seat| access::may_read(seat, planted.area, &facts));
        permit.is_some_and(|permit| permit.is_ok_and(|permit| permit.view() == View::Extract))
    }

    /// Whether they know that there is support of this kind.
    pub fn knows_of(&self, planted: &Planted) -> bool {
        let facts = self.facts_of_entry(planted);
        self.person.seat.is_some_and(|seat| access::knows_of(seat, planted.area, &facts))
    }

    /// Why they do not change an entry; none when they do.
    pub fn no_change(&self, planted: &Planted) -> Option<Why> {
        let seat = self.person.seat?;
        let facts = self.facts_of_entry(planted);
        // Everything was written half an hour ago.
        let mending = if self.person.n == planted.writer { Mending::Change } else { Mending::Addendum };
        why(access::may_change(seat, planted.area, planted.kind, &facts, mending))
    }

    /// Why they do not add an entry like this; none when they do.
    pub fn no_adding(&self, area: Area, section: Section, learning: bool) -> Option<Why> {
        if self.person.of == 0 {
            return Some(Why::Never);
        }
        let seat = self.person.seat?;
        why(access::may_add(seat, area, &self.facts_of(self.person.of, section, learning)))
    }

    /// What the matrix says of something that is of the plan as a whole.
    pub fn decides(&self, area: Area, op: Op) -> Result<View, Answer> {
        let seat = self.person.seat.ok_or(404_u16)?;
        match access::decide(seat, area, op, &self.facts()) {
            Ok(permit) => Ok(permit.view()),
            Err(Refusal::Hidden) => Err(404),
            Err(Refusal::Forbidden(_)) => Err(403),
        }
    }
}

fn why<T>(decided: Result<T, Refusal>) -> Option<Why> {
    match decided {
        Ok(_) => None,
        Err(Refusal::Forbidden(why)) => Some(why),
        Err(Refusal::Hidden) => Some(Why::NotInTeam),
    }
}

/// What a plan says of adding: each kind with its row, its section, and whether that is about learning.
pub fn expected_rows() -> [(Kind, Area, Section, bool); 23] {
    use Area as A;
    use Kind as K;
    use Section as S;
    [
        (K::Adult, A::Basics, S::Basics, false),
        (K::Contact, A::SafeContact, S::SafeContact, false),
        (K::AboutMe, A::AboutMe, S::AboutMe, false),
        (K::Health, A::Health, S::Health, false),
        (K::Snapshot, A::Readiness, S::Readiness, false),
        (K::Snapshot, A::WellbeingGoals, S::Wellbeing, false),
        (K::Assessment, A::Assessment, S::Assessment, false),
        (K::Element, A::Assessment, S::Assessment, true),
        (K::Distance, A::Assessment, S::Assessment, false),
        (K::Need, A::LearningGoals, S::Learning, true),
        (K::Need, A::WellbeingGoals, S::Wellbeing, false),
        (K::Goal, A::LearningGoals, S::Learning, true),
        (K::Goal, A::WellbeingGoals, S::Wellbeing, false),
        (K::Action, A::Actions, S::Actions, true),
        (K::Meeting, A::Meetings, S::Meetings, false),
        (K::Handover, A::Handover, S::AboutMe, false),
        (K::Note, A::Notes, S::Notes, true),
        (K::Referral, A::LearningReferrals, S::Learning, true),
        (K::Referral, A::WellbeingReferrals, S::Wellbeing, false),
        (K::Signpost, A::LearningReferrals, S::Learning, true),
        (K::Signpost, A::WellbeingReferrals, S::Wellbeing, false),
        (K::Attendance, A::Sessions, S::Learning, true),
        (K::Pointer, A::Pointer, S::Pointer, false),
    ]
}
