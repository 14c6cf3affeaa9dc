//! What feeds are asked: pages, forms, and values that cannot be read, each named in the answer.

use serde::{Deserialize, Serialize};

use crate::api::{Address, Misread};
use crate::date::{Date, Time, Weekday};
use crate::problem::FieldError;
use crate::set::Member as _;

/// Which page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The page, counted from 1.
    pub page: u32,
    /// Records on a page; none when nothing is said.
    pub per_page: Option<u32>,
    /// Whether a page was asked for at all.
    pub asked: bool,
}

impl Paging {
    /// Records on a page when nothing is said.
    pub const PER_PAGE: u32 = 50;
    /// Most records on a page.
    pub const PER_PAGE_MAX: u32 = 200;
    /// Most records on a page of ids and dates alone, and most lines of an answer without pages.
    pub const LINES_MAX: u32 = 10_000;

    /// How many records stand on a page, where at most `most` may.
    pub fn size(&self, most: u32) -> u32 {
        self.per_page.unwrap_or(if most == Self::LINES_MAX { most } else { Self::PER_PAGE }).min(most)
    }
}

/// How a list is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A page as one JSON object.
    #[default]
    Json,
    /// One record a line (`application/x-ndjson`), all of them unless a page is asked for.
    Ndjson,
}

/// A page of version 3.0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Page<T> {
    /// How many records there are in all.
    pub total_items: u32,
    /// How many pages they fill.
    pub total_pages: u32,
    /// Which page this is, counted from 1.
    pub page_number: u32,
    /// How many records it holds.
    pub size: u32,
    /// Whether it is the first.
    pub first_page: bool,
    /// Whether none comes after it.
    pub last_page: bool,
    /// Whether it holds nothing.
    pub empty: bool,
    /// The records.
    pub contents: Vec<T>,
}

/// Reads the values of a query and notes those that make no sense.
pub(super) struct Reading<'a> {
    address: &'a Address,
    errors: Vec<FieldError>,
}

impl<'a> Reading<'a> {
    pub fn of(address: &'a Address) -> Self {
        Self { address, errors: Vec::new() }
    }

    /// What was read, if all of it makes sense.
    pub fn done<T>(self, read: T) -> Result<T, Misread> {
        if self.errors.is_empty() { Ok(read) } else { Err(Misread::Bad(self.errors)) }
    }

    /// Notes that a parameter makes no sense.
    pub fn bad(&mut self, name: &str, detail: &str) {
        self.errors.push(FieldError::parameter(name, detail));
    }

    /// A value, trimmed, with or without `[]` behind its name; none when it is not given or empty. Two different ones make no
    /// sense, as nobody can tell which is meant.
    pub fn text(&mut self, name: &str) -> Option<&'a str> {
        let given = self.every(name);
        let first = given.first().copied();
        if given.iter().any(|other| Some(*other) != first) && !self.errors.iter().any(|e| e.pointer.ends_with(name)) {
            self.bad(name, "Give it once: it takes one value.");
        }
        first
    }

    /// Every value given under a name, with and without `[]` behind it, several in one divided by commas.
    pub fn each(&self, name: &str) -> Vec<&'a str> {
        let given = self.address.query.iter().filter(|(n, _)| n.strip_suffix("[]").unwrap_or(n) == name);
        given.flat_map(|(_, v)| v.split(',')).map(str::trim).filter(|v| !v.is_empty()).collect()
    }

    /// Every value given under a name, with and without `[]` behind it.
    pub fn every(&self, name: &str) -> Vec<&'a str> {
        let given = self.address.query.iter().filter(|(n, _)| n.strip_suffix("[]").unwrap_or(n) == name);
        given.map(|(_, v)| v.trim()).filter(|v| !v.is_empty()).collect()
    }

    /// A value that is read in some way.
    pub fn read<T>(&mut self, name: &str, detail: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name)?;
        let value = read(text);
        if value.is_none() {
            self.bad(name, detail);
        }
        value
    }

    /// Every value of a name, each read in some way.
    pub fn read_each<T>(&mut self, name: &str, detail: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let given = self.each(name);
        let values: Vec<T> = given.iter().filter_map(|v| read(v)).collect();
        if values.len() < given.len() {
            self.bad(name, detail);
        }
        values
    }

    /// `true` or `false`.
    pub fn flag(&mut self, name: &str) -> bool {
        self.read(name, "true or false.", flag).unwrap_or(false)
    }

    pub fn paging(&mut self, most: u32) -> Paging {
        let whole = |text: &str| text.parse::<u32>().ok().filter(|n| (1..=1_000_000).contains(n));
        let page = self.read("page", "A page number, counted from 1.", whole);
        let about = if most == Paging::LINES_MAX { "A number from 1 to 10000." } else { "A number from 1 to 200." };
        let per_page = self.read("per_page", about, |text| whole(text).filter(|n| *n <= most));
        Paging { page: page.unwrap_or(1), per_page, asked: page.is_some() || per_page.is_some() }
    }

    pub fn form(&mut self) -> Form {
        let form = |text: &str| match text {
            "json" => Some(Form::Json),
            "ndjson" => Some(Form::Ndjson),
            _ => None,
        };
        self.read("format", "json or ndjson.", form).unwrap_or_default()
    }
}

fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// Years as a number, 0 to 120.
pub(super) fn years(text: &str) -> Option<f64> {
    text.parse().ok().filter(|years| (0.0..=120.0).contains(years))
}

/// A time such as `09:30`, whatever seconds or offset follow it.
pub(super) fn time(text: &str) -> Option<Time> {
    let minutes = text.find(':')? + 3;
    let rest = text.get(minutes..)?;
    let plain = rest.bytes().all(|b| b.is_ascii_digit() || b":.+-Z".contains(&b));
    text.get(..minutes).filter(|_| plain)?.parse().ok()
}

/// A day of the week by its two letters or its name.
pub(super) fn weekday(text: &str) -> Option<Weekday> {
    let text = text.to_ascii_lowercase();
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let named = names.iter().position(|name| *name == text).and_then(|at| Weekday::ALL.get(at).copied());
    Weekday::parse(&text).or(named)
}

/// A moment, in milliseconds since 1970: a day (its first moment, in UTC) or a date and time with its offset.
pub(super) fn moment(text: &str) -> Option<i64> {
    if let Ok(day) = text.parse::<Date>() {
        return Some(i64::from(day.days()) * 86_400_000);
    }
    // In an address `+` may have been read as a space.
    let text = text.replace(' ', "+");
    let stamp = text.parse::<jiff::Timestamp>().ok();
    let local = || text.parse::<jiff::civil::DateTime>().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok();
    stamp.or_else(|| Some(local()?.timestamp())).map(jiff::Timestamp::as_millisecond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_days_and_moments_come_in_several_forms() {
        let nine = Time::new(9, 0);
        for text in ["09:00", "9:00", "09:00:00", "09:00Z", "09:00:00+01:00"] {
            assert_eq!(time(text), nine, "{text}");
        }
        for text in ["", "9", "09:0", "nine", "09:00 am", "25:00"] {
            assert_eq!(time(text), None, "{text}");
        }
        for text in ["TU", "tu", "Tuesday"] {
            assert_eq!(weekday(text), Some(Weekday::Tuesday), "{text}");
        }
        assert_eq!(weekday("t"), None);
        for (text, ms) in [
            ("1970-01-02", Some(86_400_000)),
            ("1970-01-01T00:00:01Z", Some(1_000)),
            ("1970-01-01T01:00:00+01:00", Some(0)),
            ("1970-01-01T01:00:00 01:00", Some(0)),
            ("1970-01-01T00:00:00.005Z", Some(5)),
            ("1970-01-01T00:00:01", Some(1_000)),
            ("yesterday", None),
            ("2026-02-30", None),
        ] {
            assert_eq!(moment(text), ms, "{text}");
        }
    }
}
