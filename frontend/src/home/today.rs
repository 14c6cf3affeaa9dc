//! What is on today, or tomorrow when nothing more is on today.

use doorstep_shared::date::{Date, Time};
use doorstep_shared::directory::{Attend, Kind};
use doorstep_shared::fact::Fact;
use doorstep_shared::published::Entry;
use doorstep_shared::route::Screen;
use doorstep_shared::schedule::{Occurrence, Span, on_day};
use doorstep_shared::search::{DayFilter, Query};
use doorstep_shared::sort;
use doorstep_shared::words::DateStyle;
use leptos::prelude::*;

use crate::page::Page;
use crate::say;
use crate::ui::{Icon, Part, part, tag, turning_icon};

/// Most sessions shown; the rest is a press away.
const MOST: usize = 6;

/// Longest thing to go to, in minutes: a fun day is one, a centre's opening hours are not.
const LONGEST_OUTING: u16 = 6 * 60;

/// One session of a day.
struct Session<'a> {
    entry: &'a Entry,
    span: Option<Span>,
    place: Option<u16>,
}

impl Session<'_> {
    /// Whether it is a thing to go to, not a place with opening hours.
    fn is_an_outing(&self) -> bool {
        let short = self.span.is_none_or(|s| s.end().minutes() - s.start().minutes() <= LONGEST_OUTING);
        short && matches!(self.entry.kind, Kind::Group | Kind::DropIn | Kind::Course)
    }
}

/// The section.
pub(super) fn today(page: &Page) -> Part {
    let words = &page.words;
    let today = page.now.date;
    let still_on = sessions(page, today, page.now.time);
    let next_day = sessions(page, today.plus_days(1), Time::MIN);
    // A helpline that is open all night does not make an evening: then tomorrow says more.
    let outing = |sessions: &[Session<'_>]| sessions.iter().any(Session::is_an_outing);
    let over = still_on.is_empty() || (!outing(&still_on) && outing(&next_day));
    let (date, sessions) = if over { (today.plus_days(1), next_day) } else { (today, still_on) };
    let note = match (over, sessions.is_empty()) {
        (true, true) => Some(words.home_nothing_soon()),
        (true, false) => Some(words.home_today_over()),
        _ => None,
    };
    let (title, more, day) = if over {
        (words.home_tomorrow(), words.home_more_tomorrow(), DayFilter::Tomorrow)
    } else {
        (words.home_today(), words.home_more_today(), DayFilter::Today)
    };
    let (more, query) = if sessions.is_empty() {
        (words.home_all(), Query::default())
    } else {
        (more, Query { day: Some(day), ..Query::default() })
    };
    let items: Vec<_> = sessions.iter().take(MOST).map(|s| item(page, date, s)).collect();
    part(view! {
        <section class="stack" aria-labelledby="h-today">
            <h2 id="h-today" class="h-step">
                {title.to_owned()}" "<small class="soft">{words.date(date, DateStyle::DayMonth)}</small>
            </h2>
            {note.map(|note| part(view! { <p>{note.to_owned()}</p> }))}
            {(!items.is_empty()).then(|| part(view! { <div class="notice"><ol class="times">{items}</ol></div> }))}
            <a class="btn plain wide" href=page.find(query)>{more.to_owned()}{turning_icon(Icon::Arrow)}</a>
        </section>
    })
}

/// The sessions of a day that end after a time, by when they start. Those without a known time come last, and so do those
/// that last all day, such as a helpline: they can wait, what begins soon cannot.
fn sessions(page: &Page, date: Date, after: Time) -> Vec<Session<'_>> {
    let calendar = &page.list().calendar;
    let mut found: Vec<Session<'_>> = page
        .listed()
        .flat_map(|entry| {
            on_day(&entry.schedules, calendar, date).into_iter().map(move |session: Occurrence<'_, u16>| Session {
                entry,
                span: session.span,
                place: session.place.copied(),
            })
        })
        .filter(|session| session.span.is_none_or(|span| span.end() > after))
        .collect();
    // Things to go to, before places that are simply open: a helpline is on every day.
    if found.iter().any(Session::is_an_outing) {
        found.retain(Session::is_an_outing);
    }
    let can_wait = |span: Span| span.start() == Time::MIN && span.end() == Time::MAX;
    sort::by_key(&mut found, |session| (session.span.is_none_or(can_wait), session.span));
    found
}

fn item(page: &Page, date: Date, session: &Session<'_>) -> Part {
    let words = &page.words;
    let entry = session.entry;
    let (name, _, lang, _) = entry.words(words.lang());
    let (lang, dir) = say::foreign(words, lang);
    let (start, rest, moment) = match session.span {
        Some(span) => {
            let mut moment = date.to_string();
            moment.push('T');
            moment.push_str(&span.start().to_string());
            if span.start() == Time::MIN && span.end() == Time::MAX {
                (String::new(), words.span(span.start(), span.end()), moment)
            } else {
                (words.time(span.start()), words.until(&words.time(span.end())), moment)
            }
        }
        None => (String::new(), words.time_not_known().to_owned(), date.to_string()),
    };
    let place = session
        .place
        .and_then(|number| page.list().places.get(usize::from(number)))
        .map_or_else(|| say::place(page, entry), |place| say::one_place(page, place));
    let (class, drawing, word) = match entry.price.free() {
        Fact::Yes => ("tag yes", Icon::Tick, words.free()),
        Fact::No => ("tag", Icon::Cost, words.costs_something()),
        Fact::Unknown => ("tag unknown", Icon::Ask, words.cost_not_known()),
    };
    let drop_in = entry.attend.is_some_and(|ways| ways.has(Attend::DropIn));
    part(view! {
        <li>
            <time datetime=moment><b>{start}</b>{rest}</time>
            <div class="stack snug">
                <h3>
                    <a href=page.to(Screen::Service(entry.id)) lang=lang dir=dir>{name.to_owned()}</a>
                </h3>
                <p>{place.view()}</p>
                <p class="row near">
                    {tag(class, drawing, word.to_owned())}
                    {drop_in.then(|| tag("tag", Icon::Tick, words.just_turn_up().to_owned()))}
                </p>
            </div>
        </li>
    })
}
