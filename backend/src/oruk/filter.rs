//! Which records a feed is asked for.

use doorstep_shared::api::oruk::{Filter, Near, Slot};
use doorstep_shared::date::Time;
use doorstep_shared::directory::AgeRange;
use doorstep_shared::id::ServiceId;
use doorstep_shared::published::FeedPlace;
use doorstep_shared::schedule::Row;
use doorstep_shared::search::Directory;

use super::{Centre, Record, Source, centre, terms, times};

/// What was chosen.
pub struct Chosen<'a> {
    /// The records, by name.
    pub records: Vec<Record<'a>>,
    /// Those that have gone, where changes were asked for: id, moment, whether for want of a check.
    pub gone: Vec<(ServiceId, i64, bool)>,
}

/// A postcode that nothing is known of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPostcode;

/// The services a filter asks for.
///
/// # Errors
/// When it asks for what is near a postcode that the zone's places do not tell of.
pub fn choose<'a>(source: Source<'a>, directory: &Directory, filter: &Filter) -> Result<Chosen<'a>, UnknownPostcode> {
    let asked = Asked::new(source, directory, filter)?;
    let fits = |r: &Record<'a>| {
        asked.fits(*r)
            && asked.near.as_ref().is_none_or(|(centre, m)| source.places(*r).any(|(_, p)| centre.within(p, *m)))
            && asked.on(*r, None)
    };
    let records = source.told().filter(fits).collect();
    let since = filter.modified_after;
    let mut gone: Vec<_> =
        since.map(|since| source.gone().filter(|(_, at, _)| *at >= since).collect()).unwrap_or_default();
    gone.sort_by_key(|(id, at, _)| (*id, *at));
    Ok(Chosen { records, gone })
}

/// The services at places that a filter asks for: near and times are asked of the place itself.
///
/// # Errors
/// As [`choose`].
pub fn choose_at_places<'a>(
    source: Source<'a>,
    directory: &Directory,
    filter: &Filter,
) -> Result<Vec<(Record<'a>, &'a FeedPlace)>, UnknownPostcode> {
    let asked = Asked::new(source, directory, filter)?;
    let mut found = Vec::new();
    for record in source.told().filter(|r| asked.fits(*r)) {
        found.extend(source.places(record).filter_map(|(number, place)| {
            let near = asked.near.as_ref().is_none_or(|(centre, metres)| centre.within(place, *metres));
            (near && asked.on(record, Some(number))).then_some((record, place))
        }));
    }
    Ok(found)
}

struct Asked<'a, 'f> {
    source: Source<'a>,
    filter: &'f Filter,
    /// Which entries the words match, by number.
    words: Option<Vec<bool>>,
    near: Option<(Centre, u32)>,
}

impl<'a, 'f> Asked<'a, 'f> {
    fn new(source: Source<'a>, directory: &Directory, filter: &'f Filter) -> Result<Self, UnknownPostcode> {
        let near = match &filter.near {
            Some(Near { postcode, metres: Some(metres) }) => {
                Some((centre(source.feed, postcode).ok_or(UnknownPostcode)?, *metres))
            }
            // A service that is bound to no area serves them all.
            _ => None,
        };
        let words = filter.search.as_deref().map(|words| directory.matches(words));
        Ok(Self { source, filter, words, near })
    }

    /// All that is asked of the service itself.
    fn fits(&self, record: Record<'a>) -> bool {
        let f = self.filter;
        self.words.as_ref().is_none_or(|m| m.get(record.number).copied().unwrap_or(false))
            && self.has_terms(record)
            && self.is_run_by(record)
            && self.is_for_ages(record)
            && f.modified_after.is_none_or(|since| record.more.changed_at >= since)
    }

    fn has_terms(&self, record: Record<'a>) -> bool {
        if self.filter.terms.is_empty() {
            return true;
        }
        let has = terms::of(record);
        self.filter.terms.iter().all(|one_of| one_of.iter().any(|asked| has.iter().any(|term| term.is(asked))))
    }

    fn is_run_by(&self, record: Record<'a>) -> bool {
        let any = &self.filter.organisations;
        any.is_empty() || self.source.organisation(record).is_some_and(|o| any.contains(&o.id))
    }

    fn is_for_ages(&self, record: Record<'a>) -> bool {
        let f = self.filter;
        if f.minimum_age.is_none() && f.maximum_age.is_none() && f.age_months.is_none() {
            return true;
        }
        let Some(ages) = record.entry.ages else {
            return false;
        };
        let (first, last) = in_years(ages);
        f.minimum_age.is_none_or(|years| f64::from(first) >= years)
            && f.maximum_age.is_none_or(|years| last.is_some_and(|last| f64::from(last) <= years))
            && f.age_months.is_none_or(|months| ages.overlaps(months, months))
    }

    /// Whether a session fits one of the slots; at one place, if it must be there.
    fn on(&self, record: Record<'a>, at: Option<u16>) -> bool {
        let slots = &self.filter.slots;
        slots.is_empty()
            || times::sessions(self.source, record)
                .filter(|(place, _)| at.is_none() || *place == at)
                .any(|(_, row)| slots.iter().any(|slot| lies_in(&row, slot)))
    }
}

fn lies_in(row: &Row, slot: &Slot) -> bool {
    let starts = |time: Time| row.span.is_some_and(|span| span.start() >= time);
    let ends = |time: Time| row.span.is_some_and(|span| span.end() <= time);
    slot.day.is_none_or(|day| times::has_day(row, day)) && slot.start.is_none_or(starts) && slot.end.is_none_or(ends)
}

/// Ages as the standard has them: whole years that hold every month. From 18 months is from 1, up to 47 months is up to 3.
pub fn in_years(ages: AgeRange) -> (u16, Option<u16>) {
    (ages.from_months().unwrap_or(0) / 12, ages.to_months().map(|m| m / 12))
}
