//! Reading the form that names a child: what is sent, or what is still missing.

use doorstep_shared::api::desk::plans::Nomination;
use doorstep_shared::fact::Fact;
use doorstep_shared::id::OrganisationId;
use doorstep_shared::plans::entry::{School, StartPlace};
use doorstep_shared::plans::people::{Adult, Channel, Child, Contact, Home, Responsibility};
use doorstep_shared::plans::school::{PlaceSource, SchoolPlace, SchoolYear, StartPattern, entry_year};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::boxes::{Boxes, Ids, id};
use crate::form::{filled, may, wants};
use crate::ui::Wrong;

/// What is sent; what is wrong where something is.
pub fn read(
    boxes: Boxes,
    ids: Ids,
    own: Option<OrganisationId>,
    another_child: bool,
) -> Result<Nomination, Vec<Wrong>> {
    untrack(|| {
        let responsibility = boxes.responsibility.with(|key| Responsibility::parse(key));
        let source = boxes.source.with(|key| PlaceSource::parse(key));
        let channel = boxes.channel.with(|key| Channel::parse(key));
        let other = boxes.school.with(|school| school != "own") || own.is_none();
        let to_write = channel.is_some_and(|channel| !matches!(channel, Channel::Post | Channel::InPerson));
        let picked = |missing: bool, field: &str, what: &str| missing.then(|| (id(field), what.to_owned()));
        let wrong: Vec<Wrong> = [
            filled(boxes.child_name, &id("child-name"), "Write the child’s name"),
            wants(boxes.born, &id("born"), "Write the child’s birthday"),
            filled(boxes.adult_name, &id("adult-name"), "Write the adult’s name"),
            filled(boxes.relationship, &id("relationship"), "Say what they are to the child"),
            picked(responsibility.is_none(), "responsibility", "Say what they may decide for the child"),
            to_write.then(|| filled(boxes.value, &id("value"), "Write the number or the e-mail address")).flatten(),
            other.then(|| filled(boxes.school_name, &id("school-name"), "Write the name of the school")).flatten(),
            picked(source.is_none(), "source", "Say how you know of the place"),
            may(boxes.offered, &id("offered")),
            may(boxes.accepted, &id("accepted")),
            may(boxes.starts, &id("starts")),
            may(boxes.may_ask, &id("may-ask")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let (Some(responsibility), Some(source), Ok(Some(born)), true) =
            (responsibility, source, boxes.born.read(), wrong.is_empty())
        else {
            return Err(wrong);
        };
        let text = |text: RwSignal<String>| text.get().trim().to_owned();
        let day = |day: crate::ui::DateBoxes| day.read().ok().flatten();
        let fact = |fact: RwSignal<String>| fact.with(|key| Fact::parse(key)).unwrap_or(Fact::Unknown);
        let year = boxes.year.with(|year| year.parse::<i16>().ok()).and_then(|year| SchoolYear::try_from(year).ok());
        let mut languages = Vec::new();
        for code in boxes.languages {
            if let Ok(code) = code.get().parse()
                && !languages.contains(&code)
            {
                languages.push(code);
            }
        }
        let (child_name, child_called) = (text(boxes.child_name), text(boxes.child_called));
        let first = child_name.split_whitespace().next().unwrap_or_default().to_owned();
        Ok(Nomination {
            plan: ids.plan,
            family: ids.family,
            child_id: ids.child,
            adult_id: ids.adult,
            child: Child {
                known_as: if child_called.is_empty() { first } else { child_called },
                legal_name: child_name,
                born,
            },
            adult: Adult {
                legal_name: text(boxes.adult_name),
                known_as: text(boxes.adult_called),
                relationship: text(boxes.relationship),
                responsibility,
                lives_with_child: fact(boxes.lives_with),
                may_see_plan: false,
            },
            contact: channel.map(|channel| Contact {
                adult: ids.adult,
                channel,
                value: text(boxes.value),
                ok_to_text: boxes.ok_to_text.get(),
                ok_to_leave_message: boxes.ok_to_leave.get(),
                when: text(boxes.when),
                address: String::new(),
                address_confidential: false,
                safe_from: None,
                safe_until: None,
                address_before: String::new(),
                moved_on: None,
            }),
            home: Home { languages, interpreter: fact(boxes.interpreter), reading: None, meeting: String::new() },
            place: StartPlace {
                school: match own {
                    Some(organisation) if !other => School::Partner { organisation },
                    _ => School::Other { name: text(boxes.school_name) },
                },
                place: SchoolPlace {
                    entry_year: year.unwrap_or_else(|| entry_year(born)),
                    offered_on: day(boxes.offered),
                    accepted_on: day(boxes.accepted),
                    starts_on: day(boxes.starts),
                    pattern: StartPattern::default(),
                    source,
                },
            },
            of_zone: boxes.of_zone.get(),
            may_be_contacted_on: day(boxes.may_ask),
            postcode: text(boxes.postcode),
            another_child,
        })
    })
}
