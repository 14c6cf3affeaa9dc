//! The schedule editor: a schedule in rows of boxes, and back.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::problem::{FieldProblem, Wrong};
use super::text;
use super::typed::{self, BadSpan, show_date, show_time};
use crate::date::{Date, Weekday};
use crate::id::LocationId;
use crate::schedule::{Exception, ExtraDate, Nth, Repeat, Schedule, Season, Span};
use crate::set::{Member as _, Set};

/// One pattern of sessions, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ScheduleRow {
    /// `weekly`, `every-weeks`, `monthly` or `dates`; empty is weekly.
    pub repeat: String,
    /// Keys of the days of the week.
    pub days: BTreeSet<String>,
    /// Weeks between, for `every-weeks`.
    pub weeks: String,
    /// A day in a week in which it is on, for `every-weeks`.
    pub from_week: String,
    /// Which of the month's days of that name, for `monthly`.
    pub nth: String,
    /// The day's name, for `monthly`.
    pub day: String,
    /// The dates, for `dates`.
    pub dates: Vec<String>,
    /// `all-year`, `term-time` or `holidays`; empty is all year.
    pub season: String,
    /// Whether it rests on bank holidays.
    pub not_on_bank_holidays: bool,
    /// From when to when; none is not known.
    pub times: Vec<TimesRow>,
    /// First date; empty when there is none.
    pub from: String,
    /// Last date; empty when there is none.
    pub until: String,
    /// The id of the place; empty is not known.
    pub place: String,
    /// Days on which it is not on.
    pub except: Vec<ExceptRow>,
    /// Days on which it is on besides.
    pub extra: Vec<ExtraRow>,
}

/// A session, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TimesRow {
    /// When it starts.
    pub start: String,
    /// When it ends.
    pub end: String,
}

/// A day off, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ExceptRow {
    /// The day.
    pub on: String,
    /// Why.
    pub reason: String,
}

/// An extra day, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ExtraRow {
    /// The day.
    pub on: String,
    /// Its own times; none when they are those of the pattern.
    pub times: Vec<TimesRow>,
}

impl ScheduleRow {
    /// Fewest and most weeks between.
    pub const WEEKS: (u8, u8) = (2, 8);
    /// Most dates, days off or extra dates of one row.
    pub const DATES_MAX: usize = 120;
    /// Most sessions a day.
    pub const TIMES_MAX: usize = 6;
    /// Most characters of a reason.
    pub const REASON_MAX: usize = 200;

    /// The row of a schedule that is there.
    pub fn of(s: &Schedule) -> Self {
        let mut row = Self {
            season: s.season.key().into(),
            not_on_bank_holidays: s.not_on_bank_holidays,
            times: s.times.iter().map(TimesRow::of).collect(),
            from: s.valid_from.map(show_date).unwrap_or_default(),
            until: s.valid_to.map(show_date).unwrap_or_default(),
            place: s.location.map(|id| id.to_string()).unwrap_or_default(),
            except: s.except.iter().map(|e| ExceptRow { on: show_date(e.on), reason: e.reason.clone() }).collect(),
            extra: s.extra.iter().map(ExtraRow::of).collect(),
            ..Self::default()
        };
        let keys = |days: &Set<Weekday>| days.iter().map(|d| d.key().to_owned()).collect();
        match &s.repeat {
            Repeat::Weekly(days) => {
                row.repeat = "weekly".into();
                row.days = keys(days);
            }
            Repeat::EveryWeeks { n, days, from } => {
                row.repeat = "every-weeks".into();
                row.weeks = n.to_string();
                row.days = keys(days);
                row.from_week = show_date(*from);
            }
            Repeat::Monthly { nth, day } => {
                row.repeat = "monthly".into();
                row.nth = nth.key().into();
                row.day = day.key().into();
            }
            Repeat::Dates(dates) => {
                row.repeat = "dates".into();
                row.dates = dates.iter().map(|d| show_date(*d)).collect();
            }
        }
        row
    }

    /// The schedule it says, with everything that is wrong in it; none where no days can be read.
    pub(super) fn read(&self, path: &str, today: Date) -> (Option<Schedule>, Vec<FieldProblem>) {
        let mut found = Vec::new();
        let mut reader = RowReader { path, today, found: &mut found };
        let repeat = reader.repeat(self);
        let season = match self.season.as_str() {
            "" => Some(Season::AllYear),
            key => reader.choice("season", Season::parse(key)),
        };
        let (valid_from, valid_to) = (reader.maybe_date("from", &self.from), reader.maybe_date("until", &self.until));
        if let (Some(from), Some(until)) = (valid_from, valid_to)
            && from > until
        {
            reader.wrong("until", Wrong::DatesBackwards { from, until });
        }
        let times = reader.times("times", &self.times);
        let except = reader.except(&self.except);
        let extra = reader.extra(&self.extra);
        let location = match self.place.as_str() {
            "" => None,
            id => reader.choice("place", id.parse::<LocationId>().ok()),
        };
        let schedule = repeat.map(|repeat| Schedule {
            repeat,
            times,
            valid_from,
            valid_to,
            season: season.unwrap_or_default(),
            not_on_bank_holidays: self.not_on_bank_holidays,
            except,
            extra,
            location,
        });
        (schedule, found)
    }

    /// Whether nobody has put anything in.
    pub fn is_blank(&self) -> bool {
        let place = self.place.clone();
        let same = Self { repeat: self.repeat.clone(), season: self.season.clone(), place, ..Self::default() };
        let times = self.times.iter().all(|t| t.start.trim().is_empty() && t.end.trim().is_empty());
        times && Self { times: Vec::new(), ..self.clone() } == same
    }
}

impl TimesRow {
    fn of(span: &Span) -> Self {
        Self { start: show_time(span.start()), end: show_time(span.end()) }
    }
}

impl ExtraRow {
    fn of(extra: &ExtraDate) -> Self {
        Self { on: show_date(extra.on), times: extra.times.iter().map(TimesRow::of).collect() }
    }
}

struct RowReader<'a> {
    path: &'a str,
    today: Date,
    found: &'a mut Vec<FieldProblem>,
}

impl RowReader<'_> {
    fn wrong(&mut self, field: &str, wrong: Wrong) {
        self.found.push(FieldProblem { path: format!("{}/{field}", self.path), wrong });
    }

    fn choice<T>(&mut self, field: &str, chosen: Option<T>) -> Option<T> {
        if chosen.is_none() {
            self.wrong(field, Wrong::NotAChoice);
        }
        chosen
    }

    fn date(&mut self, field: &str, text: &str) -> Option<Date> {
        match typed::date(text, self.today) {
            Ok(date) => Some(date),
            Err(bad) => {
                self.wrong(field, if text.trim().is_empty() { Wrong::Missing } else { bad.into() });
                None
            }
        }
    }

    fn maybe_date(&mut self, field: &str, text: &str) -> Option<Date> {
        if text.trim().is_empty() { None } else { self.date(field, text) }
    }

    fn repeat(&mut self, row: &ScheduleRow) -> Option<Repeat> {
        match row.repeat.as_str() {
            "" | "weekly" => self.days(row).map(Repeat::Weekly),
            "every-weeks" => {
                let (least, most) = ScheduleRow::WEEKS;
                let n = row.weeks.trim().parse().ok().filter(|n| (least..=most).contains(n));
                if n.is_none() {
                    self.wrong("weeks", Wrong::WeeksBetween { least, most });
                }
                let (days, from) = (self.days(row), self.date("from_week", &row.from_week));
                Some(Repeat::EveryWeeks { n: n?, days: days?, from: from? })
            }
            "monthly" => {
                let (nth, day) =
                    (self.choice("nth", Nth::parse(&row.nth)), self.choice("day", Weekday::parse(&row.day)));
                Some(Repeat::Monthly { nth: nth?, day: day? })
            }
            "dates" => self.dates(row).map(Repeat::Dates),
            _ => self.choice("repeat", None),
        }
    }

    fn days(&mut self, row: &ScheduleRow) -> Option<Set<Weekday>> {
        let days: Set<Weekday> = row.days.iter().filter_map(|key| Weekday::parse(key)).collect();
        if days.is_empty() && row.extra.is_empty() {
            self.wrong("days", Wrong::NoDays);
            return None;
        }
        Some(days)
    }

    fn dates(&mut self, row: &ScheduleRow) -> Option<Vec<Date>> {
        self.not_more_than(ScheduleRow::DATES_MAX, row.dates.len(), "dates");
        let mut dates = Vec::new();
        for (i, text) in row.dates.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            dates.extend(self.date(&format!("dates/{i}"), text));
        }
        crate::sort::by_key(&mut dates, |d| *d);
        dates.dedup();
        if dates.is_empty() && row.extra.is_empty() && self.found.is_empty() {
            self.wrong("dates", Wrong::NoDays);
        }
        (!dates.is_empty() || !row.extra.is_empty()).then_some(dates)
    }

    fn not_more_than(&mut self, most: usize, now: usize, field: &str) {
        if now > most {
            self.wrong(field, Wrong::TooMany { most });
        }
    }

    /// Sessions of a day, in order. A row of two empty boxes is none.
    fn times(&mut self, field: &str, rows: &[TimesRow]) -> Vec<Span> {
        self.not_more_than(ScheduleRow::TIMES_MAX, rows.len(), field);
        let mut spans: Vec<(usize, Span)> = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let at = |end: &str| format!("{field}/{i}/{end}");
            match (row.start.trim(), row.end.trim()) {
                ("", "") => {}
                ("", _) => self.wrong(&at("start"), Wrong::HalfASpan),
                (_, "") => self.wrong(&at("end"), Wrong::HalfASpan),
                (start, end) => match typed::span(start, end) {
                    Ok(span) => spans.push((i, span)),
                    Err(bad) => {
                        let box_of = if bad == BadSpan::Start { "start" } else { "end" };
                        self.wrong(&at(box_of), bad.into());
                    }
                },
            }
        }
        crate::sort::by_key(&mut spans, |(_, span)| *span);
        for pair in spans.windows(2) {
            if let [(_, first), (i, second)] = pair
                && second.start() < first.end()
            {
                self.wrong(&format!("{field}/{i}/start"), Wrong::TimesOverlap);
            }
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    fn except(&mut self, rows: &[ExceptRow]) -> Vec<Exception> {
        self.not_more_than(ScheduleRow::DATES_MAX, rows.len(), "except");
        let mut except: Vec<Exception> = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let reason = text::line(&row.reason);
            if row.on.trim().is_empty() && reason.is_empty() {
                continue;
            }
            if let Some(found) = text::markup(&reason) {
                self.wrong(&format!("except/{i}/reason"), found.into());
            }
            let (most, now) = (ScheduleRow::REASON_MAX, reason.chars().count());
            if now > most {
                self.wrong(&format!("except/{i}/reason"), Wrong::TooLong { most, now });
            }
            if let Some(on) = self.date(&format!("except/{i}/on"), &row.on)
                && !except.iter().any(|e| e.on == on)
            {
                except.push(Exception { on, reason });
            }
        }
        crate::sort::by_key(&mut except, |e| e.on);
        except
    }

    fn extra(&mut self, rows: &[ExtraRow]) -> Vec<ExtraDate> {
        self.not_more_than(ScheduleRow::DATES_MAX, rows.len(), "extra");
        let mut extra: Vec<ExtraDate> = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let times = self.times(&format!("extra/{i}/times"), &row.times);
            if row.on.trim().is_empty() && times.is_empty() {
                continue;
            }
            if let Some(on) = self.date(&format!("extra/{i}/on"), &row.on)
                && !extra.iter().any(|e| e.on == on)
            {
                extra.push(ExtraDate { on, times });
            }
        }
        crate::sort::by_key(&mut extra, |e| e.on);
        extra
    }
}
