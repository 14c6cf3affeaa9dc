//! The next dates of a service as leaves of a calendar, those that are called off among them.

use doorstep_shared::date::Date;
use doorstep_shared::published::Entry;
use doorstep_shared::schedule::{CalledOff, Occurrence, called_off, next, sentence};
use doorstep_shared::sort;
use doorstep_shared::words::{DateStyle, number};
use leptos::prelude::*;

use crate::page::Page;
use crate::ui::{Icon, Part, part, tag};
use crate::{say, when};

/// How many dates are shown.
const COUNT: usize = 4;

/// How far ahead a called-off day is told of when no later date is known.
const AHEAD_DAYS: i32 = 28;

/// A day with what is on or not on.
enum Leaf<'a> {
    On(Occurrence<'a, u16>),
    Off(CalledOff<'a, u16>),
}

impl Leaf<'_> {
    fn date(&self) -> Date {
        match self {
            Self::On(session) => session.date,
            Self::Off(day) => day.date,
        }
    }
}

/// The section. Nothing for a service without any schedule: its times are among the facts.
pub(super) fn next_dates(page: &Page, entry: &Entry) -> Option<Part> {
    if entry.schedules.is_empty() {
        return None;
    }
    let words = &page.words;
    let calendar = &page.list().calendar;
    let today = page.now.date;
    let sessions = next(&entry.schedules, calendar, page.now, COUNT);
    let last = sessions.last().map_or_else(|| today.plus_days(AHEAD_DAYS), |s| s.date);
    let mut leaves: Vec<Leaf<'_>> = sessions.into_iter().map(Leaf::On).collect();
    let none = leaves.is_empty();
    leaves.extend(called_off(&entry.schedules, calendar, today, last).into_iter().map(Leaf::Off));
    sort::by_key(&mut leaves, Leaf::date);
    let items: Vec<_> = leaves.iter().map(|leaf| item(page, entry, leaf)).collect();
    let sentences: Vec<_> = entry
        .schedules
        .iter()
        .map(|schedule| part(view! { <p class="soft">{sentence(schedule, words)}</p> }))
        .collect();
    Some(part(view! {
        <section class="stack" aria-labelledby="h-next">
            <h2 id="h-next">{words.next_dates().to_owned()}</h2>
            {none.then(|| part(view! { <p><span class="unknown">{words.no_dates().to_owned()}</span></p> }))}
            <ul class="stack tight">{items}</ul>
            {sentences}
        </section>
    }))
}

fn item(page: &Page, entry: &Entry, leaf: &Leaf<'_>) -> Part {
    let words = &page.words;
    let (today, date) = (page.now.date, leaf.date());
    let name = |style| words.date(date, style);
    let day = number(date.day().unsigned_abs().into());
    let soon = (date.days_since(today) < 2).then(|| part(view! { <b>{when::day(words, today, date)}</b><br /> }));
    let (text, english, tag) = match leaf {
        Leaf::On(session) => {
            let text = session.span.map_or_else(|| words.time_not_known().into(), |_| when::times(words, session.span));
            (text, false, tag("tag yes", Icon::Tick, words.on_tag().to_owned()))
        }
        Leaf::Off(off) => {
            (off.reason.to_owned(), page.english(), tag("tag stop", Icon::No, words.not_on_tag().to_owned()))
        }
    };
    // Only where the service has several places does a date say which.
    let place = match leaf {
        Leaf::On(session) if entry.places.len() > 1 => session.place,
        _ => None,
    };
    let place = place
        .and_then(|number| page.list().places.get(usize::from(*number)))
        .map(|place| part(view! { <br />{say::one_place(page, place).view()} }));
    part(view! {
        <li class="notice row hold">
            <div class="leaf">
                <span>{name(DateStyle::WeekdayShort)}</span>
                <b>{day}</b>
                <span>{name(DateStyle::Month)}</span>
            </div>
            <div class="grow stack tight">
                <p>{soon}<span lang=english.then_some("en")>{text}</span>{place}</p>
                <p>{tag}</p>
            </div>
        </li>
    })
}
