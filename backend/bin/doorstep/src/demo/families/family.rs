//! From a record of a file to a family.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::plans::{Nomination, Said, SharingChoice, SharingSaid, Taking};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Calendar;
use doorstep_shared::id::{OrganisationId, PersonId};
use doorstep_shared::plans::course::{State, Step};
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::plan::AgreedHow;
use doorstep_shared::plans::referral::{Answer, Beside, Reason};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::Choice;
use doorstep_shared::plans::team::{Function, TeamMember};
use doorstep_shared::set::Member as _;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::days::{Days, Enters};
use super::records::{Words, organisation, person};
use super::{DemoEntry, DemoFamily, DemoSharing, DemoStep, DemoTurn, Done, Turn};
use crate::demo::people::DemoPerson;
use crate::demo::record::{DemoError, Record};
use crate::demo::slug::{Naming, id};

/// A family as its file has it, once its words are put right.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Filed {
    id: String,
    shows: String,
    state: State,
    by: String,
    on: Date,
    nomination: Nomination,
    #[serde(default)]
    team: Vec<FiledMember>,
    #[serde(default)]
    sharing: Vec<FiledSharing>,
    #[serde(default)]
    entries: Vec<FiledEntry>,
    #[serde(default)]
    turns: Vec<FiledTurn>,
    #[serde(default)]
    steps: Vec<FiledStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FiledMember {
    who: String,
    function: Function,
    #[serde(default)]
    lead: bool,
    from: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FiledSharing {
    by: String,
    on: Date,
    adult: PersonId,
    how: AgreedHow,
    /// By partner.
    to: BTreeMap<String, FiledChoices>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FiledChoices {
    #[serde(default)]
    allow: Vec<Section>,
    /// All the others, where it is not said.
    refuse: Option<Vec<Section>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FiledEntry {
    /// A short word; an adult's is that of the adult.
    #[serde(default)]
    id: String,
    by: String,
    on: Date,
    body: Body,
}

/// One of the three: what is written down, that it is sent, or what the service says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FiledTurn {
    /// The short word of a referral or a signpost, or `handover`.
    of: String,
    by: String,
    on: Date,
    #[serde(default)]
    set: Map<String, Value>,
    #[serde(default)]
    send: bool,
    says: Option<Answer>,
    /// When there may be a place.
    day: Option<Date>,
    reason: Option<Reason>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FiledStep {
    by: String,
    on: Date,
    step: Step,
    said: Option<Said>,
}

/// Reads a family.
pub fn read(
    mut record: Record,
    today: Date,
    calendar: &Calendar,
    people: &[DemoPerson],
) -> Result<DemoFamily, DemoError> {
    let enters = record.take::<Enters>("enters")?.ok_or_else(|| record.strange("enters"))?;
    let adult = record.take::<String>("adult")?.ok_or_else(|| record.strange("adult"))?;
    let family = record.name.clone();
    let words = Words { family: &family, days: Days::of(enters, today, calendar) };
    record.inside("nomination", |nomination| {
        let text = |id: uuid::Uuid| Value::String(id.hyphenated().to_string());
        nomination.put("plan", text(id(Naming::Plan, &family)));
        nomination.put("family", text(id(Naming::Family, &family)));
        nomination.put("child_id", text(words.own(Naming::Relative, "child")));
        nomination.put("adult_id", text(words.own(Naming::Relative, &adult)));
        Ok(())
    })?;
    let settled = record.map.values_mut().try_for_each(|value| words.settle(value));
    settled.ok_or_else(|| record.strange("a word with ~ or #"))?;
    let Filed { id: slug, shows, state, by, on, nomination, team: members, sharing, entries, turns, steps } =
        record.read()?;
    let done = |by: &str, on| done(people, by, on).ok_or_else(|| DemoError::Shape { at: slug.clone(), key: "by" });
    let mut family = DemoFamily {
        nominated: done(&by, on)?,
        slug: slug.clone(),
        shows,
        state,
        nomination,
        team: Vec::new(),
        sharing: Vec::new(),
        entries: Vec::new(),
        turns: Vec::new(),
        steps: Vec::new(),
    };
    for FiledMember { who, function, lead, from } in members.into_iter().filter(|member| member.from <= today) {
        let Done { by: user, organisation, on: from } = done(&who, from)?;
        let told = Some(from);
        let member =
            TeamMember { user, organisation, function, lead, from, to: None, family_told_on: told, version: 1 };
        family.team.push(member);
    }
    for FiledSharing { by, on, adult, how, to } in sharing.into_iter().filter(|said| said.on <= today) {
        let choices = to.into_iter().flat_map(|(to, choices)| choices.all(organisation(&to))).collect();
        family.sharing.push(DemoSharing { done: done(&by, on)?, said: SharingSaid { adult, how, choices } });
    }
    for entry in entries.into_iter().filter(|entry| entry.on <= today) {
        let done = done(&entry.by, entry.on)?;
        family.entries.push(DemoEntry { done, name: name(&entry, done.organisation, &words), body: entry.body });
    }
    family.entries.sort_by_key(|entry| entry.done.on);
    for FiledTurn { of, by, on, set, send, says, day, reason } in turns.into_iter().filter(|turn| turn.on <= today) {
        let kinds = [Kind::Referral, Kind::Signpost].map(|kind| kind.key());
        let names = kinds.map(|kind| words.own(Naming::Entry, &format!("{kind}/{of}")));
        // Of the handover a plan has one.
        let is_it = |name: EntryName| names.contains(&name.id) || (of == "handover" && name.kind == Kind::Handover);
        let found = family.entries.iter().map(|entry| entry.name).find(|name| is_it(*name));
        let entry = found.ok_or_else(|| DemoError::Shape { at: slug.clone(), key: "turns" })?;
        let turn = match says {
            Some(answer) => Turn::Says(answer, Beside { day, reason }),
            None if send => Turn::Send,
            None => Turn::Set(set),
        };
        family.turns.push(DemoTurn { done: done(&by, on)?, entry, turn });
    }
    for FiledStep { by, on, step, said } in steps.into_iter().filter(|step| step.on <= today) {
        let taking = Taking { step, said: said.unwrap_or(Said::Nothing) };
        family.steps.push(DemoStep { done: done(&by, on)?, taking });
    }
    Ok(family)
}

impl FiledChoices {
    /// One choice for each section that is named, or for each there is.
    fn all(self, to: OrganisationId) -> Vec<SharingChoice> {
        let Self { allow, refuse } = self;
        let others =
            || Section::ALL.iter().copied().filter(|s| s.is_shared_by_choice() && !allow.contains(s)).collect();
        let refuse: Vec<Section> = refuse.unwrap_or_else(others);
        let said = |sections: Vec<Section>, choice| {
            sections.into_iter().map(move |section| SharingChoice { to, section, choice })
        };
        said(allow, Choice::Allow).chain(said(refuse, Choice::Refuse)).collect()
    }
}

fn done(people: &[DemoPerson], slug: &str, on: Date) -> Option<Done> {
    let person = people.iter().find(|person| person.slug == slug)?;
    Some(Done { by: self::person(slug), organisation: person.organisation, on })
}

/// What an entry is called. Each partner keeps one of some kinds.
fn name(entry: &FiledEntry, organisation: OrganisationId, words: &Words<'_>) -> EntryName {
    let id = match entry.body.kind() {
        Kind::Adult => words.own(Naming::Relative, &entry.id),
        Kind::AboutMe | Kind::Health | Kind::Assessment | Kind::Element => organisation.uuid(),
        Kind::Handover => id(Naming::Plan, words.family),
        kind => words.own(Naming::Entry, &format!("{}/{}", kind.key(), entry.id)),
    };
    EntryName::of(&entry.body, id)
}
