//! New entries from old ones, and from patterns.

use super::form::{AgesForm, CostForm, EntryForm};
use super::schedule::{ScheduleRow, TimesRow};
use crate::directory::Service;

/// A form like that of another entry, for a new one. Who checked the other one when, and where it came from, is not in a
/// form; its name is marked, and translations of the old name are left out.
pub fn duplicate(service: &Service) -> EntryForm {
    let mut form = EntryForm::of(service);
    let room = Service::NAME_MAX - "Copy of ".len();
    form.name = format!("Copy of {}", service.name.chars().take(room).collect::<String>());
    for translation in form.translations.values_mut() {
        translation.name.clear();
    }
    form
}

/// A pattern for a common kind of entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its key, as in addresses.
    pub key: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it fills in, in a sentence.
    pub about: &'static str,
    /// The form it starts with.
    pub form: EntryForm,
}

/// The patterns, the most common first. What differs from one to the next (name, day, place, cost) is left open, and what
/// nobody has said stays not known.
pub fn templates() -> Vec<Template> {
    let form = |kind: &str, about: &[&str], channel: &str| EntryForm {
        kind: kind.into(),
        categories: set(about),
        channels: set(&[channel]),
        visibility: "public".into(),
        ..EntryForm::default()
    };
    let weekly = |season: &str| ScheduleRow {
        repeat: "weekly".into(),
        season: season.into(),
        times: vec![TimesRow::default()],
        ..ScheduleRow::default()
    };
    let years = |from: &str, to: &str| AgesForm {
        is: "range".into(),
        from: from.into(),
        from_in: "years".into(),
        to: to.into(),
        to_in: "years".into(),
    };
    vec![
        Template {
            key: "play-group",
            title: "Stay and play, or another group",
            about: "Every week in term time, with a parent or carer.",
            form: EntryForm {
                stages: set(&["baby", "toddler"]),
                ages: years("0", "4"),
                attend: set(&["drop-in"]),
                who_for: "Babies and young children, with a parent or carer.".into(),
                schedules: vec![weekly("term-time")],
                ..form("group", &["play-groups"], "place")
            },
        },
        Template {
            key: "drop-in",
            title: "Drop-in for advice",
            about: "Every week, all year; families just turn up.",
            form: EntryForm {
                attend: set(&["drop-in"]),
                level: "universal".into(),
                cost: CostForm { is: "free".into(), text: String::new() },
                schedules: vec![ScheduleRow { not_on_bank_holidays: true, ..weekly("all-year") }],
                ..form("advice", &[], "place")
            },
        },
        Template {
            key: "course",
            title: "Course with a first and a last day",
            about: "Every week between two dates; families book a place.",
            form: EntryForm {
                attend: set(&["book"]),
                schedules: vec![weekly("term-time")],
                ..form("course", &["parenting"], "place")
            },
        },
        Template {
            key: "holiday-club",
            title: "Holiday activity",
            about: "In the school holidays only; families book a place.",
            form: EntryForm {
                attend: set(&["book"]),
                stages: set(&["school-age"]),
                schedules: vec![ScheduleRow { not_on_bank_holidays: true, ..weekly("holidays") }],
                ..form("group", &["clubs"], "place")
            },
        },
        Template {
            key: "helpline",
            title: "Help by phone",
            about: "No place; families call.",
            form: EntryForm { attend: set(&["self-refer"]), ..form("support", &[], "phone") },
        },
    ]
}

fn set(keys: &[&str]) -> std::collections::BTreeSet<String> {
    keys.iter().map(|k| (*k).to_owned()).collect()
}
