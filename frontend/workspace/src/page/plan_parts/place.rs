//! The school place: which school, when the child starts, how we know.

use doorstep_shared::plans::entry::{Body, EntryName, Kind, School, StartPlace};
use doorstep_shared::plans::school::{PlaceSource, StartPattern};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::about::of;
use super::boxes::said_day;
use super::reading::{Reading, opener, reading};
use super::sheet::Sheet;
use super::words;
use crate::ui::{Choice, Field, PickOne, Select, Wrong};

/// The school place's part of the page.
#[component]
pub fn Place() -> impl IntoView {
    let reading = reading();
    let names = reading.of_kind(Kind::Place);
    view! {
        <Show when=move || names.with(|names| !names.is_empty())>
            <section class="stack" aria-labelledby="place-list">
                <h2 id="place-list">"The school place"</h2>
                <For each=move || names.get() key=|name| *name let:name>
                    <article class="notice stack tight">
                        {one(reading, name)}
                        {opener(&format!("place.{}", name.id), ("pen", "Change"), "The school place".into(), reading.no_change_words(name),
                            move |done| form(reading, name, done))}
                    </article>
                </For>
            </section>
        </Show>
    }
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    move || {
        let Some(Body::Place(place)) = entry.get().map(|e| e.entry.body) else { return None };
        let unknown = || "Not known".to_owned();
        let rows = [
            ("School", school(reading, &place.school)),
            ("School year", place.place.entry_year.to_string()),
            ("Offered", said_day(place.place.offered_on).unwrap_or_else(unknown)),
            ("Accepted", said_day(place.place.accepted_on).unwrap_or_else(unknown)),
            ("First day in school", said_day(place.place.first_day()).unwrap_or_else(unknown)),
            ("How we know", words::source(place.place.source).to_owned()),
        ];
        let rows = rows.map(|(label, text)| view! { <div><dt class="soft small">{label}</dt><dd>{text}</dd></div> });
        Some(view! { <dl class="facts-row">{rows.collect_view()}</dl> })
    }
}

fn school(reading: Reading, school: &School) -> String {
    match school {
        School::Other { name } => name.clone(),
        School::Partner { organisation } => {
            let view = reading.view();
            let found = view.iter().flat_map(|v| v.partners.iter()).find(|p| p.id == *organisation);
            found.map_or_else(|| "A school of this zone".to_owned(), |p| p.name.clone())
        }
    }
}

fn form(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let Some(Body::Place(now)) = reading.body_now(name) else { return ().into_any() };
    let sheet = of(reading, "place", Some(name), || Body::Place(now.clone()), done);
    let save = move || sheet.save(sheet.read(|fields, wrong| read(sheet, fields, wrong)));
    sheet.draw("The school place", "Save", save, move || fields(reading, sheet, &now))
}

fn fields(reading: Reading, sheet: Sheet, now: &StartPlace) -> AnyView {
    let (chosen, other) = match &now.school {
        School::Partner { organisation } => (organisation.to_string(), String::new()),
        School::Other { name } => ("other".to_owned(), name.clone()),
    };
    let view = reading.now();
    let partners = view.iter().flat_map(|v| v.partners.iter());
    let mut schools: Vec<(String, String)> = partners.map(|p| (p.id.to_string(), p.name.clone())).collect();
    if chosen != "other" && schools.iter().all(|(id, _)| *id != chosen) {
        schools.push((chosen.clone(), "The school that is noted now".into()));
    }
    schools.push(("other".into(), "Another school".into()));
    let school = sheet.boxes.text("school-id", chosen);
    let other = sheet.boxes.text("school-name", other);
    let (pattern, on) = match now.place.pattern {
        StartPattern::FullTime => ("full-time", None),
        StartPattern::PartTimeUntil { until } => ("part-time-until", Some(until)),
        StartPattern::DeferredTo { on } => ("deferred-to", Some(on)),
        StartPattern::OutOfCohort => ("out-of-cohort", None),
    };
    let pattern = sheet.boxes.text("pattern", pattern);
    let patterns = vec![
        Choice::new("full-time", "Full days from the first day on"),
        Choice::new("part-time-until", "Part of the week or day at first"),
        Choice::new("deferred-to", "Later in the school year"),
        Choice::new("out-of-cohort", "A year later, as the admission authority agreed"),
    ];
    let sources: Vec<Choice> = PlaceSource::ALL.iter().map(|s| Choice::new(s.key(), words::source(*s))).collect();
    let source = sheet.boxes.text("source", now.place.source.key());
    view! {
        <Select label="School" value=school options=schools id=sheet.id("school")/>
        <Show when=move || school.get() == "other">
            <Field label="Name of the school" value=other error=sheet.error("school") id=sheet.id("school-name")/>
        </Show>
        {sheet.day_boxes("offered_on", "The place was offered on", "Empty if it is not known", now.place.offered_on)}
        {sheet.day_boxes("accepted_on", "The family said yes to it on", "That loses neither a waiting list nor an appeal", now.place.accepted_on)}
        {sheet.day_boxes("starts_on", "The child is to start on", "", now.place.starts_on)}
        <PickOne label="How do they start?" value=pattern choices=patterns error=sheet.error("place") id=sheet.id("place") side=true/>
        {sheet.day_boxes("pattern_on", "The last day of part time, or the later first day", "Empty for full days", on)}
        <PickOne label="How do we know?" value=source choices=sources id=sheet.id("source") side=true/>
    }
    .into_any()
}

fn read(sheet: Sheet, fields: &mut Map<String, Value>, wrong: &mut Vec<Wrong>) {
    let day = |field: &str, wrong: &mut Vec<Wrong>| match untrack(|| sheet.boxes.date(field, None).read()) {
        Ok(day) => day.and_then(|day| serde_json::to_value(day).ok()).unwrap_or_default(),
        Err(bad) => {
            wrong.push((sheet.id(field), bad.sentence().to_owned()));
            Value::Null
        }
    };
    let school = sheet.boxes.value("school-id");
    let school = if school == "other" {
        json!({ "is": "other", "name": sheet.boxes.value("school-name") })
    } else {
        json!({ "is": "partner", "organisation": school })
    };
    let on = day("pattern_on", wrong);
    let pattern = sheet.boxes.value("pattern");
    if on.is_null() && matches!(pattern.as_str(), "part-time-until" | "deferred-to") {
        wrong.push((sheet.id("pattern_on"), "Write the day.".into()));
    }
    let pattern = match pattern.as_str() {
        "part-time-until" => json!({ "is": pattern, "until": on }),
        "deferred-to" => json!({ "is": pattern, "on": on }),
        _ => json!({ "is": pattern }),
    };
    fields.insert("school".into(), school);
    let (offered, accepted, starts) = (day("offered_on", wrong), day("accepted_on", wrong), day("starts_on", wrong));
    if let Some(Value::Object(place)) = fields.get_mut("place") {
        place.insert("offered_on".into(), offered);
        place.insert("accepted_on".into(), accepted);
        place.insert("starts_on".into(), starts);
        place.insert("pattern".into(), pattern);
        place.insert("source".into(), Value::from(sheet.boxes.value("source")));
    }
}
