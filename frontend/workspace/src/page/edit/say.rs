//! What a field says, in English: for two versions side by side, and for history.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::surroundings::Surroundings;
use doorstep_shared::directory::{Contact, Cost, Link, State};
use doorstep_shared::editing::Field;
use doorstep_shared::schedule::{Schedule, sentence};
use doorstep_shared::set::Member;
use doorstep_shared::words::{DateStyle, Words};
use serde_json::Value;

/// Words and names, to say values with.
#[derive(Clone)]
pub struct Sayer {
    words: Words,
    names: BTreeMap<String, String>,
}

impl Sayer {
    /// From the English words and the zone's places and organisations.
    pub fn new(words: Words, around: &Surroundings) -> Self {
        let places = around.places.iter().map(|p| (p.id.to_string(), p.name.clone()));
        let organisations = around.organisations.iter().map(|o| (o.id.to_string(), o.name.clone()));
        Self { words, names: places.chain(organisations).collect() }
    }

    /// The words.
    pub fn words(&self) -> &Words {
        &self.words
    }

    fn name(&self, id: &str) -> String {
        self.names.get(id).cloned().unwrap_or_else(|| "a place that is not in the list".into())
    }

    /// What a field's value says; a line a paragraph.
    pub fn say(&self, field: Field, value: &Value) -> String {
        let w = &self.words;
        let said = match field {
            Field::Name
            | Field::Summary
            | Field::Description
            | Field::WhoFor
            | Field::AttendNote
            | Field::SendNote
            | Field::Bring => value.as_str().unwrap_or_default().to_owned(),
            Field::Translated(..) => value.get("text").and_then(Value::as_str).unwrap_or_default().to_owned(),
            Field::Organisation => value.as_str().map(|id| self.name(id)).unwrap_or_default(),
            Field::Kind => one(value, |k| w.kind(k).to_owned()),
            Field::Level => one(value, |l| w.level(l).to_owned()),
            Field::Categories => many(value, |c| w.category(c).to_owned()),
            Field::Aims => many(value, |a| w.aim(a).to_owned()),
            Field::Programmes => many(value, |p| w.programme(p).to_owned()),
            Field::Needs => many(value, |n| w.need(n).to_owned()),
            Field::Stages => many(value, |s| w.stage(s).to_owned()),
            Field::Attend => many(value, |a| w.attend(a).to_owned()),
            Field::Channels => many(value, |c| w.channel(c).to_owned()),
            Field::Tags => texts(value).join(", "),
            Field::Languages => {
                let names = texts(value).into_iter().filter_map(|code| code.parse().ok());
                names.map(|code| w.language(code).into_owned()).collect::<Vec<_>>().join(", ")
            }
            Field::Locations => texts(value).iter().map(|id| self.name(id)).collect::<Vec<_>>().join("\n"),
            Field::Ages => w.age_range(serde_json::from_value(value.clone()).unwrap_or_default()),
            Field::Cost => match serde_json::from_value(value.clone()) {
                Ok(Cost::Free) => "Free".into(),
                Ok(Cost::Paid { text }) => text,
                _ => String::new(),
            },
            Field::SendSupport => match value.as_str() {
                Some("yes") => "Yes".into(),
                Some("no") => "No".into(),
                _ => String::new(),
            },
            Field::Schedules => self.schedules(value),
            Field::Contacts => {
                let contacts: Vec<Contact> = serde_json::from_value(value.clone()).unwrap_or_default();
                contacts.iter().map(contact).collect::<Vec<_>>().join("\n")
            }
            Field::Links => {
                let links: Vec<Link> = serde_json::from_value(value.clone()).unwrap_or_default();
                let line =
                    |l: &Link| if l.label.is_empty() { l.url.clone() } else { format!("{}: {}", l.label, l.url) };
                links.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Field::State => self.state(value),
            Field::Visibility => match value.as_str() {
                Some("staff") => "Staff only".into(),
                _ => "Everybody".into(),
            },
        };
        if said.trim().is_empty() { "Not known".into() } else { said }
    }

    fn schedules(&self, value: &Value) -> String {
        let schedules: Vec<Schedule> = serde_json::from_value(value.clone()).unwrap_or_default();
        let date = |d| self.words.date(d, DateStyle::DayMonthYear);
        let line = |s: &Schedule| {
            let mut line = sentence(s, &self.words);
            if let Some(place) = s.location {
                line.push_str(&format!(". {}", self.name(&place.to_string())));
            }
            for off in &s.except {
                let why = if off.reason.is_empty() { String::new() } else { format!(" ({})", off.reason) };
                line.push_str(&format!(". Not on {}{why}", date(off.on)));
            }
            for extra in &s.extra {
                line.push_str(&format!(". Also on {}", date(extra.on)));
            }
            line
        };
        schedules.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn state(&self, value: &Value) -> String {
        let date = |d| self.words.date(d, DateStyle::DayMonthYear);
        match serde_json::from_value(value.clone()) {
            Ok(State::Paused { reason, since, until }) => {
                let until = until.map(|d| format!(" to {}", date(d))).unwrap_or_default();
                format!("Paused: {reason}. From {}{until}", date(since))
            }
            Ok(State::Finished { on }) => format!("Finished on {}", date(on)),
            Ok(State::Active) => "Running".into(),
            Ok(_) => "Hidden".into(),
            Err(_) => String::new(),
        }
    }
}

fn contact(c: &Contact) -> String {
    let parts = [&c.name, &c.title, &c.phone, &c.email];
    let said = parts.into_iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    if c.public { said } else { format!("{said} (staff only)") }
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

fn one<M: Member>(value: &Value, say: impl Fn(M) -> String) -> String {
    value.as_str().and_then(M::parse).map(say).unwrap_or_default()
}

fn many<M: Member>(value: &Value, say: impl Fn(M) -> String) -> String {
    texts(value).iter().filter_map(|key| M::parse(key)).map(say).collect::<Vec<_>>().join(", ")
}

/// Whether a field is words that a person wrote, so that two people's can be put together.
pub fn is_words(field: Field) -> bool {
    matches!(
        field,
        Field::Name
            | Field::Summary
            | Field::Description
            | Field::WhoFor
            | Field::AttendNote
            | Field::SendNote
            | Field::Bring
            | Field::Translated(..)
    )
}
