//! The feeds, the pure half: published files become records of Open Referral UK, and filters choose among them. The feeds on the
//! web and the exports to files both come through here.
//!
//! Nothing here reads a file, a store or a clock. The same files, day and address always give the same records.

mod filter;
mod ids;
mod near;
mod page;
pub mod terms;
mod times;
pub mod v1;
pub mod v3;

pub use filter::{Chosen, UnknownPostcode, choose, choose_at_places};
pub use near::{Centre, centre};
pub use page::{page, told};

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Freshness, leaves_on};
use doorstep_shared::id::ServiceId;
use doorstep_shared::published::{
    DetailEntry, DetailFile, Entry, FeedEntry, FeedFile, FeedOrganisation, FeedPlace, ListFile,
};
use doorstep_shared::route::{Route, Screen};
use jiff::Timestamp;

/// A zone's published files on a day.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The list.
    pub list: &'a ListFile,
    /// The full texts.
    pub detail: &'a DetailFile,
    /// What feeds need beside them.
    pub feed: &'a FeedFile,
    /// The day.
    pub today: Date,
    /// Where the public pages are, such as `https://doorstep.example`; without it nothing links to them.
    pub base: Option<&'a str>,
}

/// One entry of the files.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// Its number in the list.
    pub number: usize,
    /// Its list entry.
    pub entry: &'a Entry,
    /// Its full texts.
    pub detail: &'a DetailEntry,
    /// The rest.
    pub more: &'a FeedEntry,
}

impl<'a> Source<'a> {
    /// Every entry, by name. The files hold them in one order.
    pub fn records(self) -> impl Iterator<Item = Record<'a>> {
        let files = self.list.entries.iter().zip(&self.detail.entries).zip(&self.feed.entries);
        let numbered =
            files.enumerate().map(|(number, ((entry, detail), more))| Record { number, entry, detail, more });
        // Files of two publications never meet; if they did, nothing would be told rather than something wrong.
        numbered.filter(|r| r.entry.id == r.detail.id && r.entry.id == r.more.id)
    }

    /// The entries that are told today: running or resting, and not too long unchecked.
    pub fn told(self) -> impl Iterator<Item = Record<'a>> {
        self.records().filter(move |r| r.freshness(self.today) != Freshness::Left)
    }

    /// An entry by its id, whether it is told today or not.
    pub fn record(self, id: ServiceId) -> Option<Record<'a>> {
        self.records().find(|r| r.entry.id == id)
    }

    /// Who runs an entry.
    pub fn organisation(self, record: Record<'a>) -> Option<&'a FeedOrganisation> {
        record.more.organisation.and_then(|n| self.feed.organisations.get(usize::from(n)))
    }

    /// The public places of an entry: the number that its schedules name each by, and the place.
    pub fn places(self, record: Record<'a>) -> impl Iterator<Item = (u16, &'a FeedPlace)> {
        let pairs = record.entry.places.iter().zip(&record.more.places);
        pairs.filter_map(move |(listed, place)| Some((*listed, self.feed.places.get(usize::from((*place)?))?)))
    }

    /// The entries that are told no longer, with the moment (milliseconds since 1970) since when, and whether it was for want of
    /// a check.
    pub fn gone(self) -> impl Iterator<Item = (ServiceId, i64, bool)> {
        let left = self.records().filter_map(move |r| {
            let day = r.left_on(self.today)?;
            Some((r.entry.id, i64::from(day.days()) * 86_400_000, true))
        });
        left.chain(self.feed.gone.iter().map(|g| (g.id, g.at, false)))
    }

    /// The public page of an entry.
    pub fn page_of(self, id: ServiceId) -> Option<String> {
        let zone = self.list.zone.id.clone();
        let route = Route { lang: doorstep_shared::lang::Lang::En, zone, screen: Screen::Service(id) };
        Some(format!("{}{}", self.base?, route.address()))
    }
}

impl Record<'_> {
    /// How far it may be trusted on a day.
    pub fn freshness(self, today: Date) -> Freshness {
        self.entry.freshness(today)
    }

    /// The first day on which it was off the list, if it is off it today. A rest moves that day on.
    fn left_on(self, today: Date) -> Option<Date> {
        let first = leaves_on(self.entry.checked.map(|c| c.on), self.entry.arrived, self.more.half_life_weeks)?;
        let off = |day: &Date| self.freshness(*day) == Freshness::Left;
        let days = today.days_since(first);
        off(&today).then(|| (0..=days).map(|n| first.plus_days(n)).find(off)).flatten()
    }
}

/// A moment in RFC 3339, to the millisecond; none for the beginning of time, which stands for "not known".
pub fn moment(milliseconds: i64) -> Option<String> {
    let moment = Timestamp::from_millisecond(milliseconds).ok().filter(|_| milliseconds > 0)?;
    Some(format!("{moment:.3}"))
}

/// A text, unless it is empty: what is empty is left out.
fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
