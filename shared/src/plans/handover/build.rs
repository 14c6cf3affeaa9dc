//! Builds the record from what is in the plan, as far as whoever builds it may see: a beginning, for the parent to edit.

use std::collections::BTreeSet;

use super::{ALL_MOST, Handover, PART_MOST};
use crate::fact::Fact;
use crate::plans::content::{Rater, Rating, known_item};
use crate::plans::entry::{AboutMe, Body, Entry, Part, Snapshot};
use crate::plans::print::own_name;
use crate::plans::work::GoalStatus;
use crate::set::Member as _;

/// Most things that go well, or with help, that are named.
const NAMED: usize = 6;

/// Somebody of the team, as the record names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mate {
    /// Their name.
    pub name: String,
    /// What they do, and where.
    pub about: String,
}

/// Puts it together. Nothing is judged or summed up: texts come over as they were written, each once, and what does not fit is left
/// for whoever edits it to choose from.
pub fn build(entries: &[&Entry], team: &[Mate]) -> Handover {
    let about = |field: fn(&AboutMe) -> &str| {
        texts(entries, |body| match body {
            Body::AboutMe(me) => Some(field(me)),
            _ => None,
        })
    };
    let mut record = Handover {
        calms: about(|me| me.how_to_comfort.as_str()),
        helps: about(|me| me.how_to_help.as_str()),
        likes: about(|me| me.likes.as_str()),
        matters: about(|me| me.what_matters.as_str()),
        words_i_use: about(|me| me.words_i_use.as_str()),
        people: about(|me| me.important_people.as_str()),
        languages: languages(entries),
        goes_well: rated(entries, &[Rating::Easily, Rating::MostDays]),
        with_help: rated(entries, &[Rating::WithHelp, Rating::JustStarting]),
        working_on: texts(entries, |body| match body {
            Body::Goal(goal) if matches!(goal.status, GoalStatus::Agreed | GoalStatus::OnTrack | GoalStatus::Stuck) => {
                Some(&goal.text)
            }
            _ => None,
        }),
        health: [
            texts(entries, |body| if let Body::Health(h) = body { Some(h.allergies.as_str()) } else { None }),
            texts(entries, |body| if let Body::Health(h) = body { Some(h.medicine.as_str()) } else { None }),
            texts(entries, |body| if let Body::Health(h) = body { Some(h.what_helps.as_str()) } else { None }),
        ]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n"),
        from_family: [about(|me| me.hopes.as_str()), about(|me| me.worries.as_str())]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        contacts: team.iter().map(|mate| format!("{}, {}", mate.name, mate.about)).collect::<Vec<_>>().join("\n"),
        ..Handover::blank()
    };
    fit(&mut record);
    record
}

/// Each text once, a line each.
fn texts<'e>(entries: &[&'e Entry], read: impl Fn(&'e Body) -> Option<&'e str>) -> String {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for text in entries.iter().filter_map(|entry| read(&entry.body)).map(str::trim).filter(|text| !text.is_empty()) {
        if seen.insert(text.to_lowercase()) {
            all.push(text);
        }
    }
    all.join("\n")
}

fn languages(entries: &[&Entry]) -> String {
    entries
        .iter()
        .find_map(|entry| match &entry.body {
            Body::Home(home) => {
                let name = |code: &crate::lang::LanguageCode| {
                    let code = code.to_string();
                    own_name(&code).map_or(code, str::to_owned)
                };
                let names: Vec<String> = home.languages.iter().map(name).collect();
                let helper = if home.interpreter == Fact::Yes { ". An interpreter helps." } else { "" };
                (!names.is_empty()).then(|| format!("{}{helper}", names.join(", ")))
            }
            _ => None,
        })
        .unwrap_or_default()
}

/// What the latest views of the child say with these ratings: the parent's first, then the others', each thing once.
fn rated(entries: &[&Entry], wanted: &[Rating]) -> String {
    let pictures = entries.iter().filter_map(|entry| match &entry.body {
        Body::Snapshot(picture) if picture.part == Part::Child => Some(picture),
        _ => None,
    });
    let mut pictures: Vec<&Snapshot> = pictures.collect();
    pictures.sort_by_key(|picture| (picture.by != Rater::Parent, core::cmp::Reverse(picture.taken_on)));
    // Of each whose view it is, the newest picture alone.
    let mut by = BTreeSet::new();
    pictures.retain(|picture| by.insert(picture.by.key()));
    let mut seen = BTreeSet::new();
    let mut words = Vec::new();
    for picture in pictures {
        for (id, rated) in &picture.items {
            if seen.insert(*id)
                && wanted.contains(&rated.rating)
                && let Ok(item) = known_item(picture.catalogue, *id)
            {
                words.push(item.plain);
            }
        }
    }
    words.truncate(NAMED);
    words.join("\n")
}

/// Leaves whole lines out, from the end, until each part and the whole fit. What was left out is still in the plan.
fn fit(record: &mut Handover) {
    let order: [fn(&mut Handover) -> &mut String; 14] = [
        |r| &mut r.calms,
        |r| &mut r.helps,
        |r| &mut r.likes,
        |r| &mut r.matters,
        |r| &mut r.words_i_use,
        |r| &mut r.people,
        |r| &mut r.languages,
        |r| &mut r.health,
        |r| &mut r.goes_well,
        |r| &mut r.with_help,
        |r| &mut r.working_on,
        |r| &mut r.done,
        |r| &mut r.from_family,
        |r| &mut r.contacts,
    ];
    for part in order {
        while part(record).chars().count() > PART_MOST && drop_line(part(record)) {}
    }
    // The parts that a teacher needs first are the last to lose a line.
    for part in order.iter().rev().cycle().take(order.len() * 40) {
        if record.length() <= ALL_MOST {
            break;
        }
        if part(record).contains('\n') {
            drop_line(part(record));
        }
    }
}

/// Leaves out the last line, or the last sentence where there is one line alone. False when nothing shorter is left.
fn drop_line(text: &mut String) -> bool {
    let end =
        text.rfind('\n').or_else(|| text.trim_end_matches(['.', '!', '?']).rfind(['.', '!', '?']).map(|at| at + 1));
    match end {
        Some(at) if at > 0 => {
            text.truncate(at);
            true
        }
        _ => false,
    }
}
