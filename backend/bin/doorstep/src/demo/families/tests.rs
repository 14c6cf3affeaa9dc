//! What the families of the demo zone promise: they fit their day, whatever day it is, and their plans got where they are by steps
//! that are open.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod course;
mod said;
mod spread;

use std::collections::BTreeSet;

use super::*;
use doorstep_shared::id::PersonId;
use doorstep_shared::plans::entry::{Around, check};
use doorstep_shared::plans::people::{Adult, Responsibility};
use doorstep_shared::plans::school::{check_place, fits_cohort};
use doorstep_shared::plans::sharing::Permission;

/// Days in autumn, early summer, the third week of school, and on a leap day; the first day of school, and the one before it.
const DAYS: [&str; 6] = ["2026-11-25", "2027-06-08", "2027-09-20", "2028-02-29", "2027-09-02", "2027-09-01"];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Those days, and every seventeenth from the autumn of 2026 on, until long after the zone's calendar has ended.
fn many_days() -> Vec<String> {
    let others = (0..100).map(|n| day("2026-11-26").plus_days(17 * n).to_string());
    DAYS.iter().map(ToString::to_string).chain(others).collect()
}

fn calendar() -> Calendar {
    super::super::load::zone("2027-06-08".parse().unwrap()).unwrap().1
}

fn on(text: &str) -> Vec<DemoFamily> {
    load(day(text), &calendar()).unwrap()
}

fn family(slug: &str, text: &str) -> DemoFamily {
    on(text).into_iter().find(|family| family.slug == slug).unwrap()
}

/// The adults of a family that its plan knows.
fn adults(family: &DemoFamily) -> Vec<(PersonId, &Adult)> {
    let others = family.entries.iter().filter_map(|entry| match &entry.body {
        Body::Adult(adult) => Some((PersonId::new(entry.name.id), adult)),
        _ => None,
    });
    std::iter::once((family.nomination.adult_id, &family.nomination.adult)).chain(others).collect()
}

/// What was said of sharing by a day, as it is kept.
fn permissions(family: &DemoFamily, by: Date) -> Vec<Permission> {
    let adults = adults(family);
    let responsibility = |adult: PersonId| -> Responsibility {
        adults.iter().find(|(id, _)| *id == adult).map(|(_, adult)| adult.responsibility).unwrap()
    };
    let said = family.sharing.iter().filter(|sharing| sharing.done.on <= by);
    let all = said.flat_map(|sharing| {
        sharing.said.choices.iter().map(move |choice| (sharing.said.adult, sharing.done.on, *choice))
    });
    all.zip(1..)
        .map(|((adult, from, choice), number)| Permission {
            adult,
            responsibility: responsibility(adult),
            to: choice.to,
            section: choice.section,
            choice: choice.choice,
            from,
            until: None,
            number,
        })
        .collect()
}

#[test]
fn there_are_fourteen_on_any_day_and_each_record_has_an_id_of_its_own() {
    for text in DAYS {
        let families = on(text);
        assert_eq!(families.len(), 14, "{text}");
        let mut ids = Vec::new();
        for family in &families {
            let DemoFamily { nomination, .. } = family;
            ids.extend([nomination.plan.uuid(), nomination.family.uuid(), nomination.child_id.uuid()]);
            ids.extend(adults(family).iter().map(|(id, _)| id.uuid()));
            let names: BTreeSet<String> = family.entries.iter().map(|entry| entry.name.to_string()).collect();
            assert_eq!(names.len(), family.entries.len(), "{}: each entry has a name of its own", family.slug);
            assert!(!family.shows.is_empty());
        }
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{text}");
    }
}

#[test]
fn a_record_keeps_its_id_from_day_to_day() {
    for (one, other) in on(DAYS[0]).iter().zip(on(DAYS[3])) {
        assert_eq!((&one.slug, one.nomination.plan), (&other.slug, other.nomination.plan));
        assert_eq!(
            (one.nomination.adult_id, one.nomination.family),
            (other.nomination.adult_id, other.nomination.family)
        );
        let names = |family: &DemoFamily| family.entries.iter().map(|entry| entry.name).collect::<BTreeSet<_>>();
        // What belongs to the first weeks of school comes later in the year; nothing else changes.
        assert!(names(one) == names(&other) || one.slug == "saleh");
    }
}

#[test]
fn every_child_fits_the_september_of_its_place() {
    let calendar = calendar();
    for text in &many_days() {
        for family in on(text) {
            let (place, born) = (&family.nomination.place.place, family.nomination.child.born);
            assert_eq!(fits_cohort(place, born), None, "{} on {text}", family.slug);
            let wrong: Vec<_> = check_place(place, born, &calendar).into_iter().filter(|p| p.stops()).collect();
            assert_eq!(wrong, [], "{} on {text}", family.slug);
            let age = day(text).days_since(born);
            assert!((3 * 365 - 366..6 * 366).contains(&age), "{} on {text}: {age} days", family.slug);
        }
    }
}

#[test]
fn every_entry_was_right_on_its_day_and_is_today() {
    let calendar = calendar();
    for text in &many_days() {
        let today = day(text);
        for family in on(text) {
            let Nomination { child, adult, contact, home, place, .. } = family.nomination.clone();
            let named = [Body::Child(child), Body::Adult(adult), Body::Home(home), Body::Place(place)];
            let named = named.into_iter().chain(contact.map(Body::Contact));
            let named = named.map(|body| (family.nominated.on, body));
            let entries = family.entries.iter().map(|entry| (entry.done.on, entry.body.clone()));
            for (written, body) in named.chain(entries) {
                assert!(written <= today);
                let born = Some(family.nomination.child.born);
                for (today, due_is_new) in [(written, true), (today, false)] {
                    let around = Around { today, calendar: &calendar, born, due_is_new };
                    assert_eq!(
                        check(&body, &around),
                        Ok(()),
                        "{} on {text}, written on {written}: {body:?}",
                        family.slug
                    );
                }
            }
        }
    }
}
