//! What was changed, line by line, in words: nobody reads an id.

use doorstep_shared::api::desk::plans::{Happening, PlanView};
use doorstep_shared::plans::entry::{Body, FieldChange};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::team::TeamMember;
use doorstep_shared::set::Member as _;
use serde_json::Value;

use crate::rules::plan_values::{field, value_with};
use crate::rules::plan_words::{full_day, function};
use crate::rules::say;

/// The lines of what was done.
pub fn of(happening: &Happening, view: &PlanView) -> Vec<String> {
    match happening.what.as_str() {
        "share" => shared(&happening.fields, view),
        "team" => happening.fields.iter().filter_map(|change| member(change, view)).collect(),
        _ => happening.fields.iter().map(|change| changed(change, view)).collect(),
    }
}

fn changed(change: &FieldChange, view: &PlanView) -> String {
    let names = |id: &str| name(id, view);
    let (before, after) = (value_with(&change.base, &names), value_with(&change.new, &names));
    format!("{}: from “{before}” to “{after}”", field(&change.field))
}

/// Whom or what an id means, where the reader may know it.
fn name(id: &str, view: &PlanView) -> Option<String> {
    let mate = view.team.iter().find(|mate| mate.member.user.to_string() == id).map(|mate| mate.name.clone());
    let partner = || view.partners.iter().find(|partner| partner.id.to_string() == id).map(|p| p.name.clone());
    let entry = || {
        let held = view.entries.iter().find(|held| held.entry.name.id.to_string() == id)?;
        match &held.entry.body {
            Body::Need(need) => Some(need.text.clone()),
            Body::Goal(goal) => Some(goal.text.clone()),
            Body::Adult(adult) => Some(adult.called().to_owned()),
            _ => None,
        }
    };
    mate.or_else(partner).or_else(entry)
}

/// Partner by partner, what it may see and what not.
fn shared(changes: &[FieldChange], view: &PlanView) -> Vec<String> {
    let mut partners: Vec<&str> =
        changes.iter().filter_map(|change| change.field.split_once('/')).map(|(to, _)| to).collect();
    partners.sort_unstable();
    partners.dedup();
    let sections = |to: &str, open: bool| {
        let of = changes.iter().filter(|change| (change.new == "allow") == open);
        let of = of.filter_map(|change| change.field.split_once('/')).filter(|(partner, _)| *partner == to);
        of.filter_map(|(_, section)| Section::parse(section)).map(Section::words).collect::<Vec<_>>()
    };
    let one = |to: &str| {
        let partner = name(to, view).unwrap_or_else(|| "A partner".into());
        let said = |open: bool, words: &str| {
            let sections = sections(to, open);
            (!sections.is_empty()).then(|| format!("{partner} {words}: {}", say::list(&sections)))
        };
        [said(true, "may see"), said(false, "may not see")]
    };
    partners.into_iter().flat_map(one).flatten().collect()
}

fn member(change: &FieldChange, view: &PlanView) -> Option<String> {
    let TeamMember { user, function: does, lead, from, to, family_told_on, .. } =
        serde_json::from_value::<TeamMember>(change.new.clone()).ok()?;
    let who = name(&user.to_string(), view).unwrap_or_else(|| "Somebody".into());
    let came = if change.base == Value::Null { "joined" } else { "changed" };
    let lead = if lead { ", leads the plan" } else { "" };
    let to = to.map(|to| format!(" to {}", full_day(to))).unwrap_or_default();
    let told = family_told_on.map_or_else(
        || ". The family has not been told yet".to_owned(),
        |on| format!(". The family was told on {}", full_day(on)),
    );
    Some(format!("{who} {came}: {}{lead}, from {}{to}{told}", function(does), full_day(from)))
}
