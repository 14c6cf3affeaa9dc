//! An entry as it stands in the form: every field as typed, valid or not. Drafts keep it whole.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::schedule::ScheduleRow;
use crate::directory::{AgeRange, Contact, Cost, Link, Service, TextField, Translation, Visibility};
use crate::fact::Fact;
use crate::lang::Lang;
use crate::set::{Member, Set};

/// The raw form of an entry. Choices are kept as their keys, so that an older draft opens in a newer program; a field it
/// does not have is empty. An empty choice is "not known" wherever families filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct EntryForm {
    /// Its name.
    pub name: String,
    /// One or two sentences for lists.
    pub summary: String,
    /// The whole text.
    pub description: String,
    /// The id of who runs it; empty when not named.
    pub organisation: String,
    /// What kind of thing it is.
    pub kind: String,
    /// What it is about.
    pub categories: BTreeSet<String>,
    /// Search words, divided by commas.
    pub tags: String,
    /// The aims it serves.
    pub aims: BTreeSet<String>,
    /// The programmes it belongs to.
    pub programmes: BTreeSet<String>,
    /// Needs it answers.
    pub needs: BTreeSet<String>,
    /// When it is on.
    pub schedules: Vec<ScheduleRow>,
    /// The ids of places beside those of the times.
    pub locations: BTreeSet<String>,
    /// The life stages it is for; empty is not known.
    pub stages: BTreeSet<String>,
    /// The ages it is for.
    pub ages: AgesForm,
    /// Who it is for, in a sentence.
    pub who_for: String,
    /// How much is asked before somebody may use it; empty is not known.
    pub level: String,
    /// What it costs.
    pub cost: CostForm,
    /// How to attend; empty is not known.
    pub attend: BTreeSet<String>,
    /// More about how to attend.
    pub attend_note: String,
    /// Where help is given; empty is not known.
    pub channels: BTreeSet<String>,
    /// Codes of the languages spoken; empty is not known.
    pub languages: BTreeSet<String>,
    /// `yes`, `no` or `unknown`.
    pub send_support: String,
    /// What the support is.
    pub send_note: String,
    /// What to bring.
    pub bring: String,
    /// Ways to reach it.
    pub contacts: Vec<ContactRow>,
    /// Web addresses.
    pub links: Vec<LinkRow>,
    /// Its texts in other languages, by language.
    pub translations: BTreeMap<String, TranslationForm>,
    /// `public` or `staff`.
    pub visibility: String,
}

/// Ages as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AgesForm {
    /// `unknown`, `all` or `range`.
    pub is: String,
    /// Youngest; empty when there is none.
    pub from: String,
    /// `years` or `months`.
    pub from_in: String,
    /// Oldest, inclusive; empty when there is none.
    pub to: String,
    /// `years` or `months`.
    pub to_in: String,
}

/// Cost as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CostForm {
    /// `unknown`, `free` or `paid`.
    pub is: String,
    /// How much, in words.
    pub text: String,
}

/// A way to reach somebody, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ContactRow {
    /// Whom to ask for.
    pub name: String,
    /// What they do.
    pub title: String,
    /// Phone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Whether families may see it.
    pub public: bool,
}

impl Default for ContactRow {
    fn default() -> Self {
        Self { name: String::new(), title: String::new(), phone: String::new(), email: String::new(), public: true }
    }
}

/// A web address as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LinkRow {
    /// Words to show.
    pub label: String,
    /// The address.
    pub url: String,
}

/// Texts in another language, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TranslationForm {
    /// The name.
    pub name: String,
    /// The summary.
    pub summary: String,
    /// The whole text.
    pub description: String,
    /// The texts a person has read through and found right: `name`, `summary`, `description`.
    pub read_through: BTreeSet<String>,
}

impl TranslationForm {
    /// One of its texts.
    pub fn text(&self, field: TextField) -> &str {
        match field {
            TextField::Name => &self.name,
            TextField::Summary => &self.summary,
            TextField::Description => &self.description,
        }
    }

    /// One of its texts, to change.
    pub fn text_mut(&mut self, field: TextField) -> &mut String {
        match field {
            TextField::Name => &mut self.name,
            TextField::Summary => &mut self.summary,
            TextField::Description => &mut self.description,
        }
    }
}

fn keys<M: Member>(members: Set<M>) -> BTreeSet<String> {
    members.iter().map(|m| m.key().to_owned()).collect()
}

fn maybe_keys<M: Member>(members: Option<Set<M>>) -> BTreeSet<String> {
    keys(members.unwrap_or_default())
}

impl EntryForm {
    /// The form of an entry that is there.
    pub fn of(s: &Service) -> Self {
        Self {
            name: s.name.clone(),
            summary: s.summary.clone(),
            description: s.description.clone(),
            organisation: s.organisation.map(|id| id.to_string()).unwrap_or_default(),
            kind: s.kind.key().into(),
            categories: keys(s.categories),
            tags: s.tags.iter().cloned().collect::<Vec<_>>().join(", "),
            aims: keys(s.aims),
            programmes: keys(s.programmes),
            needs: keys(s.needs),
            schedules: s.schedules.iter().map(ScheduleRow::of).collect(),
            locations: s.locations.iter().map(ToString::to_string).collect(),
            stages: maybe_keys(s.stages),
            ages: AgesForm::of(s.ages),
            who_for: s.who_for.clone(),
            level: s.level.map(|l| l.key().to_owned()).unwrap_or_default(),
            cost: CostForm::of(&s.cost),
            attend: maybe_keys(s.attend),
            attend_note: s.attend_note.clone(),
            channels: maybe_keys(s.channels),
            languages: s.languages.iter().flatten().map(ToString::to_string).collect(),
            send_support: if s.send_support == Fact::Unknown { String::new() } else { s.send_support.key().into() },
            send_note: s.send_note.clone(),
            bring: s.bring.clone(),
            contacts: s.contacts.iter().map(ContactRow::of).collect(),
            links: s.links.iter().map(LinkRow::of).collect(),
            translations: s
                .translations
                .iter()
                .map(|(lang, t)| (lang.key().to_owned(), TranslationForm::of(t)))
                .collect(),
            visibility: match s.visibility {
                Visibility::Public => "public".into(),
                Visibility::Staff => "staff".into(),
            },
        }
    }

    /// The texts in a language; empty ones where there are none.
    pub fn translation(&self, lang: Lang) -> TranslationForm {
        self.translations.get(lang.key()).cloned().unwrap_or_default()
    }
}

impl AgesForm {
    pub(super) fn of(ages: Option<AgeRange>) -> Self {
        let whole = |text: &str| Self { is: text.into(), ..Self::default() };
        let Some(ages) = ages else { return whole("") };
        if ages == AgeRange::ALL {
            return whole("all");
        }
        let years = "years".to_owned();
        let (from, from_in) = match ages.from_months() {
            None => (String::new(), years.clone()),
            Some(months) if months % 12 == 0 => ((months / 12).to_string(), years.clone()),
            Some(months) => (months.to_string(), "months".into()),
        };
        // Up to and including age 3 is up to and including month 47.
        let (to, to_in) = match ages.to_months() {
            None => (String::new(), years),
            Some(months) if months % 12 == 11 => ((months / 12).to_string(), years),
            Some(months) => (months.to_string(), "months".into()),
        };
        Self { is: "range".into(), from, from_in, to, to_in }
    }
}

impl CostForm {
    fn of(cost: &Cost) -> Self {
        match cost {
            Cost::Unknown => Self::default(),
            Cost::Free => Self { is: "free".into(), text: String::new() },
            Cost::Paid { text } => Self { is: "paid".into(), text: text.clone() },
        }
    }
}

impl ContactRow {
    fn of(c: &Contact) -> Self {
        Self {
            name: c.name.clone(),
            title: c.title.clone(),
            phone: c.phone.clone(),
            email: c.email.clone(),
            public: c.public,
        }
    }
}

impl LinkRow {
    fn of(l: &Link) -> Self {
        Self { label: l.label.clone(), url: l.url.clone() }
    }
}

impl TranslationForm {
    fn of(t: &Translation) -> Self {
        Self {
            name: t.name.clone(),
            summary: t.summary.clone(),
            description: t.description.clone(),
            read_through: BTreeSet::new(),
        }
    }
}
