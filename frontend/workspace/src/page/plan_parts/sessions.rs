//! Sessions: in which series the family takes part, and how often it came. Numbers of what was offered and taken; they stand beside
//! goals and are none.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{ListRegisters, Registers};
use doorstep_shared::id::{PersonId, SeriesId};
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::intervention::{Attendance, Attended, Series, Who, fidelity, taken};
use doorstep_shared::plans::school::long_date;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::about::of;
use super::boxes::ELEMENT;
use super::reading::{Reading, opener, reading};
use super::sheet::Sheet;
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::rules::say;
use crate::ui::{Choice, Empty};

/// The page.
#[component]
pub fn Sessions() -> impl IntoView {
    let reading = reading();
    let names = reading.of_kind(Kind::Attendance);
    let registers: Answer<Registers> = ask::<ListRegisters>(vec![("zone", zone_name())]);
    view! {
        <section class="stack" aria-labelledby="sessions">
            <h2 id="sessions">"Sessions"</h2>
            <p class="soft">"What was offered and how often the family came. It is no measure of a child."</p>
            <Show when=move || names.with(Vec::is_empty)>
                <Empty icon_name="list" title="No series that you may see"><p>"A family takes part in a group or in one-to-one sessions once somebody who holds them adds it."</p></Empty>
            </Show>
            <For each=move || names.get() key=|name| *name let:name>{one(reading, name)}</For>
            {opener("attendance.new", ("plus", "Begin to take part"), String::new(), reading.no_adding_words(Kind::Attendance, Area::Sessions),
                move |done| view! { {registers.draw(move |held| begin(reading, &held, done))} }.into_any())}
        </section>
    }
}

fn attendance_now(reading: Reading, name: EntryName) -> Option<Attendance> {
    match reading.body_now(name) {
        Some(Body::Attendance(attendance)) => Some(*attendance),
        _ => None,
    }
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let about = attendance_now(reading, name).map(|of| of.series_title).unwrap_or_default();
    let said = move || {
        let line = entry.get()?;
        let Body::Attendance(attendance) = line.entry.body else { return None };
        let view = reading.view()?;
        let series = view.series.iter().find(|series| series.id == attendance.series);
        let who = match &attendance.who {
            Who::Child => "The child".to_owned(),
            Who::Both { adult } => format!("The child with {}", or_adult(reading.adult(*adult))),
            Who::Adult { adult } => or_adult(reading.adult(*adult)),
        };
        let until = attendance.until.map(|on| format!(" to {}", long_date(on))).unwrap_or_default();
        let adaptations = attendance.adaptations.as_str().trim().to_owned();
        let counted = series.map(|series| numbers(series, &attendance, view.today));
        let marks = attendance.marks.iter().rev().map(|(day, mark)| {
            let note = if mark.note.is_empty() { String::new() } else { format!(". {}", mark.note) };
            view! { <li>{long_date(*day)}": "{mark.status.words()}{note}</li> }
        });
        let marks = marks.collect_view();
        let any = !attendance.marks.is_empty();
        Some(view! {
            <h3>{series.map_or_else(|| attendance.series_title.clone(), |series| series.text.title.clone())}</h3>
            {counted}
            <p class="soft small">{who}", since "{long_date(attendance.since)}{until}". "{line.by}", "{line.organisation}"."</p>
            {(!adaptations.is_empty()).then(|| view! { <p><b>"Done differently for them: "</b><span dir="auto">{adaptations}</span></p> })}
            {any.then(|| view! { <details class="more"><summary>"Day by day"</summary><ul>{marks}</ul></details> })}
        })
    };
    let register = format!("/desk/{}/registers/{}", zone_name(), name.id);
    view! {
        <article class="notice stack tight">
            {said}
            <p><a href=register>"Open the register"<span class="vh">": "{about.clone()}</span></a></p>
            {opener(&format!("attendance.{}", name.id), ("pen", "Change"), about, reading.no_change_words(name), move |done| change(reading, name, done))}
        </article>
    }
}

fn or_adult(name: String) -> String {
    if name.is_empty() { "An adult of the family".into() } else { name }
}

/// "18 of 20 so far", and how much of the series there was and is to be.
fn numbers(series: &Series, attendance: &Attendance, today: doorstep_shared::date::Date) -> impl IntoView + use<> {
    let (came, all) = (taken(series, attendance), fidelity(series, today));
    let told = attendance.marks.values().filter(|mark| mark.status == Attended::ToldUs).count();
    let told = (told > 0).then(|| format!(" Away and told us: {told}."));
    let gone = (all.cancelled > 0).then(|| format!(" We cancelled {}.", all.cancelled));
    let stopped = series.text.stopped.as_ref();
    let stopped = stopped.map(|of| format!(" It stopped on {}: {}.", long_date(of.on), of.reason.words()));
    view! {
        <p class="lead">"Came to "{came.came}" of "{came.of}" so far"</p>
        <p>{all.held}" of "{say::count(all.planned, "session", "sessions")}" held."{gone}{told}{stopped}</p>
    }
}

/// The adults of the family, to choose from.
fn adults(reading: Reading) -> Vec<(PersonId, String)> {
    let view = reading.now();
    let all = view.iter().flat_map(|view| view.entries.iter()).filter_map(|line| match &line.entry.body {
        Body::Adult(adult) => Some((PersonId::new(line.entry.name.id), adult.called().to_owned())),
        _ => None,
    });
    all.collect()
}

/// Everybody who may take part, by a key for the form.
fn takers(reading: Reading) -> Vec<Choice> {
    let adults = adults(reading);
    let with = adults.iter().map(|(id, name)| Choice::new(format!("both.{id}"), format!("The child with {name}")));
    let alone = adults.iter().map(|(id, name)| Choice::new(format!("adult.{id}"), name.clone()));
    std::iter::once(Choice::new("child", "The child")).chain(with).chain(alone).collect()
}

fn key_of(who: &Who) -> String {
    match who {
        Who::Child => "child".into(),
        Who::Both { adult } => format!("both.{adult}"),
        Who::Adult { adult } => format!("adult.{adult}"),
    }
}

fn who_of(key: &str) -> Value {
    match key.split_once('.') {
        Some((is, adult)) => json!({ "is": is, "adult": adult }),
        None => json!({ "is": "child" }),
    }
}

fn who_field(sheet: Sheet, reading: Reading, first: &Who) -> AnyView {
    let value = sheet.boxes.text("who.key", key_of(first));
    view! { <crate::ui::PickOne label="Who takes part?" value=value choices=takers(reading) error=sheet.error("who") id=sheet.id("who")/> }
        .into_any()
}

fn begin(reading: Reading, held: &Arc<Registers>, done: Callback<()>) -> AnyView {
    let open: Vec<(SeriesId, String)> = held
        .series
        .iter()
        .filter(|line| line.text.stopped.is_none() && held.may_plan)
        .map(|line| (line.id, line.text.title.clone()))
        .collect();
    let (Some((first, _)), Some(today)) = (open.first().cloned(), reading.today()) else {
        return view! { <p>"Your organisation holds no series yet. Plan one under “Registers” first."</p> }.into_any();
    };
    let blank = Attendance {
        series: first,
        series_title: String::new(),
        who: Who::Child,
        since: today,
        until: None,
        adaptations: Default::default(),
        marks: Default::default(),
    };
    let sheet = of(reading, "attendance", None, || Body::Attendance(Box::new(blank.clone())), done);
    let save = move || {
        sheet.save(sheet.read(|fields, _| {
            fields.insert("who".into(), who_of(&sheet.boxes.value("who.key")));
        }));
    };
    let options: Vec<(String, String)> = open.into_iter().map(|(id, title)| (id.to_string(), title)).collect();
    sheet.draw("A part in a series", "Save", save, move || {
        view! {
            {sheet.select("series", "In which series?", options.clone(), "")}
            {who_field(sheet, reading, &Who::Child)}
            {sheet.day("since", "From which day on?", "For example, 27 3 2027", "Write the day.")}
            {sheet.lines("adaptations", "What is done differently for them?", "", ELEMENT)}
        }
        .into_any()
    })
}

fn change(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let Some(first) = attendance_now(reading, name) else { return ().into_any() };
    let sheet = of(reading, "attendance", Some(name), || Body::Attendance(Box::new(first.clone())), done);
    let save = move || {
        sheet.save(sheet.read(|fields, _| {
            fields.insert("who".into(), who_of(&sheet.boxes.value("who.key")));
        }));
    };
    sheet.draw("A part in a series", "Save", save, move || {
        view! {
            {who_field(sheet, reading, &first.who)}
            {sheet.day("since", "From which day on?", "For example, 27 3 2027", "Write the day.")}
            {sheet.maybe_day("until", "Until which day, if they have left?", "For example, 27 3 2027")}
            {sheet.lines("adaptations", "What is done differently for them?", "", ELEMENT)}
        }
        .into_any()
    })
}
