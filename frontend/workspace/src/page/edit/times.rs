//! When and where: the schedule editor, with the next six dates as one types.

use doorstep_shared::date::{Now, Time, Weekday};
use doorstep_shared::editing::{ExceptRow, ExtraRow, NextDates, ScheduleRow, Session, TimesRow, next_dates};
use doorstep_shared::inbox::Matter;
use doorstep_shared::schedule::Nth;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::DateStyle;
use leptos::prelude::*;

use super::control::{Look, checks, press, radios, select, text, tick, wrong_with};
use super::letters;
use super::sections::{focus_soon, section};
use super::writing::{Lens, Writing, id_of, of_row, part};

/// How many dates are shown ahead.
const AHEAD: usize = 6;

/// The section.
pub fn when_and_where(w: Writing) -> AnyView {
    let count = Memo::new(move |_| w.form.with(|f| f.schedules.len()));
    let add = move || {
        let new = w.form.with_untracked(|f| f.schedules.len());
        w.form.update(|f| {
            f.schedules.push(ScheduleRow {
                repeat: "weekly".into(),
                season: "term-time".into(),
                ..ScheduleRow::default()
            })
        });
        focus_soon(format!("/schedules/{new}"));
    };
    let places: Vec<(String, String)> =
        w.around.with_value(|a| a.places.iter().map(|p| (p.id.to_string(), p.name.clone())).collect());
    let inside = view! {
        {letters::beside(w, &[Matter::Times, Matter::Place], false)}
        {move || (count.get() == 0).then(|| view! { <p class="hint">"No times yet. Families read “Ask when it is on”."</p> })}
        {move || (0..count.get()).map(|i| row(w, i)).collect_view()}
        <p>{press("Add times".into(), String::new(), "btn plain", add)}</p>
        <details class="more"><summary>"Other places"</summary>
            {checks(w, "/locations", "Places beside those of the times", "", part(|f| Some(&mut f.locations)), places, None)}
        </details>
    };
    section("s-when", "When and where", inside.into_any())
}

fn places(w: Writing) -> Vec<(String, String)> {
    let named = w.around.with_value(|around| {
        let one = |p: &doorstep_shared::api::desk::surroundings::NamedPlace| {
            let address = if p.address.is_empty() { String::new() } else { format!(", {}", p.address) };
            (p.id.to_string(), format!("{}{address}", p.name))
        };
        around.places.iter().map(one).collect::<Vec<_>>()
    });
    std::iter::once((String::new(), "Not known".to_owned())).chain(named).collect()
}

fn row(w: Writing, i: usize) -> AnyView {
    let path = format!("/schedules/{i}");
    let at = |field: &str| format!("/schedules/{i}/{field}");
    let id = id_of(&path);
    let whole = w.wrong(path);
    let error_id = id.clone();
    let repeat: Lens<String> = of_row(i, |r| Some(&mut r.repeat));
    let now = repeat.clone();
    let repeats = [
        ("weekly", "Every week"),
        ("every-weeks", "Every few weeks"),
        ("monthly", "Once a month"),
        ("dates", "On certain dates"),
    ];
    let seasons = [("term-time", "In term time"), ("holidays", "In the school holidays"), ("all-year", "All year")];
    let three =
        |all: &[(&str, &str)]| all.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned(), "")).collect::<Vec<_>>();
    let kind = Memo::new(move |_| now.get(w));
    view! {
        <fieldset class="schedule stack" id=id tabindex="-1" class:bad=move || whole.with(Option::is_some)>
            <legend class="lead">"Times "{i + 1}</legend>
            {wrong_with(error_id, whole)}
            {radios(w, at("repeat"), "How often", "", repeat, three(&repeats))}
            {move || days(w, i, &kind.get())}
            {sessions(w, i)}
            {radios(w, at("season"), "Term time or holidays", "", of_row(i, |r| Some(&mut r.season)), three(&seasons))}
            {tick(w, "Not on bank holidays", of_row(i, |r| Some(&mut r.not_on_bank_holidays)))}
            {select(w, at("place"), "Place", "", of_row(i, |r| Some(&mut r.place)), places(w))}
            <details class="more"><summary>"First and last date, days off, extra dates"</summary>
                <div class="stack">
                    <div class="facts-row">
                        {text(w, at("from"), "First date", Look { hint: "For example 5 January", ..Look::default() }, of_row(i, |r| Some(&mut r.from)))}
                        {text(w, at("until"), "Last date", Look { hint: "For example 19 July", ..Look::default() }, of_row(i, |r| Some(&mut r.until)))}
                    </div>
                    {days_off(w, i)}
                    {extra_dates(w, i)}
                </div>
            </details>
            {ahead(w, i)}
            <p>{press("Take these times out".into(), format!("times {}", i + 1), "btn quiet", move || w.form.update(|f| { f.schedules.remove(i); }))}</p>
        </fieldset>
    }
    .into_any()
}

/// On which days, by the kind of repeat.
fn days(w: Writing, i: usize, kind: &str) -> AnyView {
    let words = w.words.get_value();
    let at = |field: &str| format!("/schedules/{i}/{field}");
    let names = || Weekday::ALL.iter().map(|d| (d.key().to_owned(), words.weekday(*d).to_owned())).collect::<Vec<_>>();
    let choose = || std::iter::once((String::new(), "Choose".to_owned()));
    let weekdays = || checks(w, at("days"), "Days", "", of_row(i, |r| Some(&mut r.days)), names(), None);
    match kind {
        "every-weeks" => view! {
            <div class="facts-row">
                {text(w, at("weeks"), "Weeks between", Look { hint: "2 is every other week", keyboard: "numeric", short: true, ..Look::default() }, of_row(i, |r| Some(&mut r.weeks)))}
                {text(w, at("from_week"), "A day in a week it is on", Look { hint: "For example 5 January", ..Look::default() }, of_row(i, |r| Some(&mut r.from_week)))}
            </div>
            {weekdays()}
        }
        .into_any(),
        "monthly" => {
            let nth = |n: &Nth| {
                let word = match n {
                    Nth::First => "First",
                    Nth::Second => "Second",
                    Nth::Third => "Third",
                    Nth::Fourth => "Fourth",
                    Nth::Last => "Last",
                };
                (n.key().to_owned(), word.to_owned())
            };
            view! {
                <div class="facts-row">
                    {select(w, at("nth"), "Which one", "", of_row(i, |r| Some(&mut r.nth)), choose().chain(Nth::ALL.iter().map(nth)).collect())}
                    {select(w, at("day"), "Day of the month", "", of_row(i, |r| Some(&mut r.day)), choose().chain(names()).collect())}
                </div>
            }
            .into_any()
        }
        "dates" => dates(w, i),
        _ => weekdays(),
    }
}

fn dates(w: Writing, i: usize) -> AnyView {
    let count = Memo::new(move |_| w.form.with(|f| f.schedules.get(i).map_or(0, |r| r.dates.len()).max(1)));
    let whole = w.wrong(format!("/schedules/{i}/dates"));
    let one = move |n: usize| {
        let lens = of_row(i, move |r| r.dates.get_mut(n)).with_room(move |f| {
            if let Some(r) = f.schedules.get_mut(i).filter(|r| r.dates.len() <= n) {
                r.dates.resize(n + 1, String::new());
            }
        });
        text(
            w,
            format!("/schedules/{i}/dates/{n}"),
            &format!("Date {}", n + 1),
            Look { hint: "For example 3 December", ..Look::default() },
            lens,
        )
    };
    let add = move || {
        let new = count.get_untracked();
        w.form.update(|f| {
            if let Some(r) = f.schedules.get_mut(i) {
                r.dates.resize(new + 1, String::new());
            }
        });
        focus_soon(format!("/schedules/{i}/dates/{new}"));
    };
    view! {
        <div class="stack tight" id=id_of(&format!("/schedules/{i}/dates")) tabindex="-1">
            {wrong_with(id_of(&format!("/schedules/{i}/dates")), whole)}
            <div class="facts-row">{move || (0..count.get()).map(one).collect_view()}</div>
            <p>{press("Add a date".into(), String::new(), "btn plain", add)}</p>
        </div>
    }
    .into_any()
}

/// From when to when; one session at first.
fn sessions(w: Writing, i: usize) -> AnyView {
    let count = Memo::new(move |_| w.form.with(|f| f.schedules.get(i).map_or(0, |r| r.times.len()).max(1)));
    let one = move |n: usize| {
        let room = move |f: &mut doorstep_shared::editing::EntryForm| {
            if let Some(r) = f.schedules.get_mut(i).filter(|r| r.times.len() <= n) {
                r.times.resize(n + 1, TimesRow::default());
            }
        };
        let start = of_row(i, move |r| r.times.get_mut(n).map(|t| &mut t.start)).with_room(room);
        let end = of_row(i, move |r| r.times.get_mut(n).map(|t| &mut t.end)).with_room(room);
        let at = |field: &str| format!("/schedules/{i}/times/{n}/{field}");
        let which = if n == 0 { String::new() } else { format!(" of session {}", n + 1) };
        view! {
            <div class="facts-row">
                {text(w, at("start"), &format!("Start{which}"), Look { hint: "For example 10am or 13:30", ..Look::default() }, start)}
                {text(w, at("end"), &format!("End{which}"), Look { hint: "Empty when it is not known", ..Look::default() }, end)}
            </div>
        }
    };
    let add = move || {
        let new = count.get_untracked();
        w.form.update(|f| {
            if let Some(r) = f.schedules.get_mut(i) {
                r.times.resize(new + 1, TimesRow::default());
            }
        });
        focus_soon(format!("/schedules/{i}/times/{new}/start"));
    };
    view! {
        {move || (0..count.get()).map(one).collect_view()}
        <p>{press("Add another session on the same day".into(), String::new(), "btn quiet", add)}</p>
    }
    .into_any()
}

fn days_off(w: Writing, i: usize) -> AnyView {
    let count = Memo::new(move |_| w.form.with(|f| f.schedules.get(i).map_or(0, |r| r.except.len())));
    let one = move |n: usize| {
        let at = |field: &str| format!("/schedules/{i}/except/{n}/{field}");
        view! {
            <div class="facts-row">
                {text(w, at("on"), &format!("Day off {}", n + 1), Look { hint: "For example 12 January", ..Look::default() }, of_row(i, move |r| r.except.get_mut(n).map(|e| &mut e.on)))}
                {text(w, at("reason"), &format!("Why, day off {}", n + 1), Look { hint: "Families read it", ..Look::default() }, of_row(i, move |r| r.except.get_mut(n).map(|e| &mut e.reason)))}
            </div>
        }
    };
    let add = move || {
        let new = count.get_untracked();
        w.form.update(|f| {
            if let Some(r) = f.schedules.get_mut(i) {
                r.except.push(ExceptRow::default());
            }
        });
        focus_soon(format!("/schedules/{i}/except/{new}/on"));
    };
    view! {
        {move || (0..count.get()).map(one).collect_view()}
        <p>{press("Add a day off".into(), String::new(), "btn plain", add)}</p>
    }
    .into_any()
}

fn extra_dates(w: Writing, i: usize) -> AnyView {
    let count = Memo::new(move |_| w.form.with(|f| f.schedules.get(i).map_or(0, |r| r.extra.len())));
    let one = move |n: usize| {
        let room = move |f: &mut doorstep_shared::editing::EntryForm| {
            let extra = f.schedules.get_mut(i).and_then(|r| r.extra.get_mut(n));
            if let Some(extra) = extra.filter(|e| e.times.is_empty()) {
                extra.times.push(TimesRow::default());
            }
        };
        let at = |field: &str| format!("/schedules/{i}/extra/{n}/{field}");
        let time = |of: for<'a> fn(&'a mut TimesRow) -> &'a mut String| {
            of_row(i, move |r| r.extra.get_mut(n).and_then(|e| e.times.first_mut()).map(of)).with_room(room)
        };
        view! {
            <div class="facts-row">
                {text(w, at("on"), &format!("Extra date {}", n + 1), Look { hint: "For example 16 December", ..Look::default() }, of_row(i, move |r| r.extra.get_mut(n).map(|e| &mut e.on)))}
                {text(w, at("times/0/start"), &format!("Start, extra date {}", n + 1), Look { hint: "Empty: as usual", ..Look::default() }, time(|t| &mut t.start))}
                {text(w, at("times/0/end"), &format!("End, extra date {}", n + 1), Look::default(), time(|t| &mut t.end))}
            </div>
        }
    };
    let add = move || {
        let new = count.get_untracked();
        w.form.update(|f| {
            if let Some(r) = f.schedules.get_mut(i) {
                r.extra.push(ExtraRow::default());
            }
        });
        focus_soon(format!("/schedules/{i}/extra/{new}/on"));
    };
    view! {
        {move || (0..count.get()).map(one).collect_view()}
        <p>{press("Add an extra date".into(), String::new(), "btn plain", add)}</p>
    }
    .into_any()
}

/// The next dates, as far as the boxes can be read.
fn ahead(w: Writing, i: usize) -> AnyView {
    let next = Memo::new(move |_| {
        let rows: Vec<ScheduleRow> = w.form.with(|f| f.schedules.get(i).cloned().into_iter().collect());
        w.around.with_value(|a| next_dates(&rows, &a.calendar, Now { date: a.today, time: Time::MIN }, AHEAD))
    });
    let words = w.words;
    let line = move |s: Session| {
        let words = words.get_value();
        let day = words.date(s.date, DateStyle::DayMonthYear);
        let weekday = words.date(s.date, DateStyle::Weekday);
        let times = s.span.map(|t| format!(", {}", words.span(t.start(), t.end()))).unwrap_or_default();
        view! { <li>{format!("{weekday} {day}{times}")}</li> }
    };
    let shown = move || {
        let NextDates { sessions, calendar_ends, wrong } = next.get();
        let ends = calendar_ends.map(|on| {
            let day = words.get_value().date(on, DateStyle::DayMonthYear);
            view! { <p class="hint">"The school calendar ends before "{day}". Later dates are not known yet."</p> }
        });
        let list = if sessions.is_empty() {
            view! { <p>{if wrong.is_empty() { "No date ahead." } else { "Not enough is said yet." }}</p> }.into_any()
        } else {
            view! { <ol class="next-dates">{sessions.into_iter().map(line).collect_view()}</ol> }.into_any()
        };
        view! { {list}{ends} }
    };
    let id = format!("ahead-{i}");
    let heading = id.clone();
    view! {
        <div class="why stack tight" role="group" aria-labelledby=id>
            <h3 id=heading>"The next dates of times "{i + 1}</h3>
            {shown}
        </div>
    }
    .into_any()
}
