//! The list file.

use serde::{Deserialize, Serialize};

use super::Unreadable;
use crate::date::Date;
use crate::directory::{
    AccessFeature, AgeRange, Attend, Calendar, Category, Channel, Check, Freshness, Helper, Kind, LifeStage, Rest,
    Trust,
};
use crate::fact::Fact;
use crate::id::{ServiceId, ZoneId};
use crate::lang::{Lang, LanguageCode};
use crate::schedule::Schedule;
use crate::search::Index;
use crate::set::Set;

/// All that lists, filters, "what's on" and search need of one zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListFile {
    /// The zone.
    pub zone: ZoneCard,
    /// Its school calendar.
    pub calendar: Calendar,
    /// Places; entries name them by their number here.
    pub places: Vec<Place>,
    /// Organisations' names; entries name them by their number here.
    pub organisations: Vec<String>,
    /// The entries, by name.
    pub entries: Vec<Entry>,
    /// The searched words of the entries, in the same order.
    pub index: Index,
    /// Entries that live on as another: the old id, and whose address it leads to.
    pub moved: Vec<(ServiceId, ServiceId)>,
}

impl ListFile {
    /// Reads a list file's (decompressed) bytes.
    ///
    /// # Errors
    /// When the bytes are damaged or of another form.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        super::read(bytes)
    }

    /// The file's bytes, before compression.
    pub fn write(&self) -> Vec<u8> {
        super::write(self)
    }

    /// The entry with this id, or the one it lives on as, and its number.
    pub fn entry(&self, id: ServiceId) -> Option<(usize, &Entry)> {
        let id = self.moved(id).unwrap_or(id);
        self.entries.iter().enumerate().find(|(_, e)| e.id == id)
    }

    /// The entry that another lives on as.
    pub fn moved(&self, id: ServiceId) -> Option<ServiceId> {
        self.moved.iter().find(|(old, _)| *old == id).map(|(_, new)| *new)
    }

    /// The name of an entry's organisation; empty when not named.
    pub fn organisation(&self, entry: &Entry) -> &str {
        entry.organisation.and_then(|o| self.organisations.get(usize::from(o))).map_or("", String::as_str)
    }

    /// The places of an entry.
    pub fn places<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Place> {
        entry.places.iter().filter_map(|p| self.places.get(usize::from(*p)))
    }
}

/// The zone, as the public sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneCard {
    /// Its short name, as in addresses.
    pub id: ZoneId,
    /// What people call it.
    pub name: String,
    /// Somebody to talk to.
    pub helper: Option<Helper>,
    /// Whether its people and places are made up.
    pub demo: bool,
}

/// A place, as the public may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What people call it; empty for a masked place.
    pub name: String,
    /// Street and town; empty for a masked place.
    pub address: String,
    /// The postcode; empty for a masked place.
    pub postcode: String,
    /// The part of town; may be empty.
    pub area: String,
    /// Whether its address is kept private.
    pub masked: bool,
    /// Latitude and longitude in millionths of a degree; none for a masked place.
    pub point: Option<(i32, i32)>,
    /// Access features that are there.
    pub access_yes: Set<AccessFeature>,
    /// Access features that are not there. What is in neither set is not known.
    pub access_no: Set<AccessFeature>,
}

impl Place {
    /// What is known about one access feature.
    pub fn access(&self, feature: AccessFeature) -> Fact {
        if self.access_yes.has(feature) {
            Fact::Yes
        } else if self.access_no.has(feature) {
            Fact::No
        } else {
            Fact::Unknown
        }
    }
}

/// One service in lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// One or two sentences.
    pub summary: String,
    /// Name and summary in other languages.
    pub translations: Vec<TranslatedName>,
    /// Who runs it, by number.
    pub organisation: Option<u16>,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Life stages; not known when missing.
    pub stages: Option<Set<LifeStage>>,
    /// Ages; not known when missing.
    pub ages: Option<AgeRange>,
    /// What it is about.
    pub categories: Set<Category>,
    /// What it costs.
    pub price: Price,
    /// How to attend; not known when missing.
    pub attend: Option<Set<Attend>>,
    /// Where help reaches the family; not known when missing.
    pub channels: Option<Set<Channel>>,
    /// Languages spoken; not known when missing.
    pub languages: Option<Vec<LanguageCode>>,
    /// When it is on.
    pub schedules: Vec<Schedule<u16>>,
    /// Places, by number.
    pub places: Vec<u16>,
    /// The first public phone number; may be empty.
    pub phone: String,
    /// Its rest, over or not: while it lasts it is not listed, but its page says so.
    pub pause: Option<Pause>,
    /// The last check by a person here.
    pub checked: Option<Check>,
    /// The day it was imported, for one that came from another directory.
    pub arrived: Option<Date>,
    /// Weeks after which half of the trust in a check is gone, in this zone.
    pub half_life_weeks: u8,
}

impl Entry {
    /// How far it may be trusted on a day.
    pub fn freshness(&self, today: Date) -> Freshness {
        self.trust().freshness(today)
    }

    /// Its rest, while it lasts; one whose last day has passed is over.
    pub fn rest(&self, today: Date) -> Option<&Pause> {
        self.pause.as_ref().filter(|_| self.trust().rests(today))
    }

    fn trust(&self) -> Trust {
        Trust {
            checked: self.checked.map(|c| c.on),
            arrived: self.arrived,
            half_life_weeks: self.half_life_weeks,
            rest: self.pause.as_ref().map(|p| Rest { since: p.since, until: p.until }),
        }
    }

    /// Whether it is shown in lists on a day: it runs, and it is not too long since anybody looked at it.
    pub fn listed(&self, today: Date) -> bool {
        self.rest(today).is_none() && self.freshness(today) != Freshness::Left
    }

    /// Its name, summary and their language as a reader should see them, and whether a machine made them.
    pub fn words(&self, lang: Lang) -> (&str, &str, Lang, bool) {
        match self.translations.iter().find(|t| t.lang == lang) {
            Some(t) => (&t.name, &t.summary, lang, t.machine),
            None => (&self.name, &self.summary, Lang::En, false),
        }
    }
}

/// Name and summary in another language, both given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslatedName {
    /// The language.
    pub lang: Lang,
    /// The name.
    pub name: String,
    /// The summary.
    pub summary: String,
    /// Whether a machine made it.
    pub machine: bool,
}

/// What an entry costs, in compact form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Price {
    /// Nobody has told us.
    Unknown,
    /// Nothing.
    Free,
    /// Something, in words.
    Paid(String),
}

impl Price {
    /// Whether it is free.
    pub fn free(&self) -> Fact {
        match self {
            Self::Unknown => Fact::Unknown,
            Self::Free => Fact::Yes,
            Self::Paid(_) => Fact::No,
        }
    }
}

/// A rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Why, in words.
    pub reason: String,
    /// Since when.
    pub since: Date,
    /// The last day, if known.
    pub until: Option<Date>,
}
