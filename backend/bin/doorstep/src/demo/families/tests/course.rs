//! Each plan got where it is by steps that were open to those who took them.

use super::*;
use doorstep_shared::api::desk::plans::Said;
use doorstep_shared::people::Role;
use doorstep_shared::plans::access::{Facts as Access, Op, Seat, decide};
use doorstep_shared::plans::course::{By, State, turn};
use doorstep_shared::plans::entry::{Entry, Kind};
use doorstep_shared::plans::people::label_of;
use doorstep_shared::plans::plan::{Engagement, Invitation, NOTICE, Plan, PlanAgreed, Receipt, facts};
use doorstep_shared::plans::team::check as check_team;

/// A plan on the day its child was named.
fn named(family: &DemoFamily) -> Plan {
    let DemoFamily { nomination, nominated, .. } = family;
    Plan {
        id: nomination.plan,
        family: nomination.family,
        child: nomination.child_id,
        label: label_of(nomination.family),
        entry_year: nomination.place.place.entry_year,
        state: State::Nominated,
        before: None,
        nominated_by: nominated.by,
        organisation: nominated.organisation,
        nominated_on: nominated.on,
        of_zone: nomination.of_zone,
        may_be_contacted_on: nomination.may_be_contacted_on,
        invited: None,
        notice: None,
        engagement: None,
        first_contact_by: None,
        agreed: None,
        started_on: None,
        handover: None,
        rest: None,
        ended_on: None,
        closing: None,
        reopening: None,
        choices: 0,
        version: 1,
    }
}

/// Writes down what was said with a step.
fn write_down(plan: &mut Plan, said: &Said, done: Done) {
    let Done { by, on, .. } = done;
    match said.clone() {
        Said::Nothing => {}
        Said::Asked { language, interpreter, .. } => {
            plan.invited = Some(Invitation { on, language, interpreter, by });
        }
        Said::Agreed { adult, told, notice, language, how, .. } => {
            assert_eq!(notice, NOTICE, "the notice that is given out now");
            plan.notice = Some(Receipt { adult, notice, how: told, language, on, by });
            plan.engagement = Some(Engagement { adult, how, on, witness: by });
        }
        Said::ToThePlan { adult, but } => plan.agreed = Some(PlanAgreed { adult, on, but }),
        Said::Started { on, handover } => (plan.started_on, plan.handover) = (Some(on), Some(handover)),
        Said::Moved { handover } => plan.handover = Some(handover),
    }
}

fn entries(family: &DemoFamily, by: Date) -> Vec<Entry> {
    let entry = |name: EntryName, done: Done, body: Body| Entry {
        name,
        organisation: done.organisation,
        made_by: done.by,
        made_at: String::new(),
        changed_by: done.by,
        changed_at: String::new(),
        version: 1,
        body,
    };
    let place = Body::Place(family.nomination.place.clone());
    let name = EntryName::of(&place, family.nomination.plan.uuid());
    let written = family.entries.iter().filter(|entry| entry.done.on <= by);
    let written = written.map(|e| entry(e.name, e.done, turned(family, e, by)));
    std::iter::once(entry(name, family.nominated, place)).chain(written).collect()
}

/// What an entry says by a day: a handover goes on after it was begun.
fn turned(family: &DemoFamily, entry: &DemoEntry, by: Date) -> Body {
    let mut fields = serde_json::to_value(&entry.body).unwrap();
    for turn in family.turns.iter().filter(|turn| turn.entry == entry.name && turn.done.on <= by) {
        if let (Turn::Set(set), Kind::Handover) = (&turn.turn, entry.name.kind) {
            set.iter().for_each(|(field, value)| fields[field] = value.clone());
        }
    }
    serde_json::from_value(fields).unwrap()
}

fn role(user: UserId) -> Role {
    people().unwrap().iter().find(|person| person.user() == user).unwrap().role
}

#[test]
fn every_step_was_open_to_whoever_took_it() {
    for text in &many_days() {
        for family in on(text) {
            let mut plan = named(&family);
            let mut last = family.nominated.on;
            for DemoStep { done, taking } in &family.steps {
                assert!(last <= done.on && done.on <= day(text), "{}: the steps are in order", family.slug);
                last = done.on;
                write_down(&mut plan, &taking.said, *done);
                let team: Vec<TeamMember> =
                    family.team.iter().filter(|member| member.from <= done.on).cloned().collect();
                let (said, entries) = (permissions(&family, done.on), entries(&family, done.on));
                let facts = facts(&plan, &team, &said, &entries, done.on);
                // Whoever named the child leads until somebody else does.
                let named = family.nominated.by == done.by && !team.iter().any(|member| member.lead);
                let lead = named || team.iter().any(|member| member.user == done.by && member.lead);
                let by = By::Staff { role: role(done.by), lead };
                let turned = turn(plan.standing(), &taking.step, by, &facts);
                let turned = turned.unwrap_or_else(|unmet| panic!("{} on {text}: {taking:?}: {unmet:?}", family.slug));
                (plan.state, plan.before) = (turned.state, turned.before);
            }
            assert_eq!(plan.state, family.state, "{} on {text}", family.slug);
        }
    }
}

#[test]
fn each_team_has_one_lead_and_everybody_in_it_may_be() {
    let roles = [Role::Advisor, Role::LinkTeacher, Role::ChildrensCentre, Role::ReceptionTeacher, Role::SchoolLead];
    for family in on(DAYS[0]) {
        if !family.team.is_empty() {
            assert_eq!(check_team(&family.team, day(DAYS[0])), Ok(()), "{}", family.slug);
        }
        for member in &family.team {
            assert!(roles.contains(&role(member.user)), "{}: {:?}", family.slug, member.function);
        }
        let taking_part = !matches!(family.state, State::Nominated | State::Invited | State::Declined);
        assert_eq!(!family.team.is_empty(), taking_part, "{}", family.slug);
    }
}

#[test]
fn whoever_wrote_an_entry_was_in_the_team_and_may_write_such_a_thing() {
    for text in &many_days() {
        for family in on(text) {
            for DemoEntry { done, name, body } in &family.entries {
                let slug = &family.slug;
                let member = family.team.iter().find(|member| member.user == done.by);
                assert!(member.is_some_and(|member| member.from <= done.on), "{slug}: {name} on {}", done.on);
                let state = State::ActiveBeforeStart;
                let begun = done.on >= family.nomination.place.place.starts_on.unwrap_or(day("2100-01-01"));
                let learning = body.is_of_learning(None);
                let access = Access {
                    team: true,
                    own: true,
                    shared: true,
                    agreement: true,
                    begun,
                    learning,
                    ..Access::none(state)
                };
                let seat = Seat::of(role(done.by)).unwrap();
                let may = [Op::Create, Op::Update].iter().any(|op| decide(seat, body.area(), *op, &access).is_ok());
                assert!(may, "{slug}: {seat:?} writes {name}");
            }
        }
    }
}
