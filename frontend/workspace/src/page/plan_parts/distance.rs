//! How far the family has come, on its own scale, talk by talk. Nothing sorts or adds what it says.

use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::content::{Domain, Element};
use doorstep_shared::plans::entry::{Body, Distance, EntryName, Kind};
use doorstep_shared::plans::school::long_date;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::about::of;
use super::boxes::ELEMENT;
use super::course::drawn;
use super::reading::{Reading, opener, reading};
use super::sheet::Sheet;
use super::words;
use crate::ui::Select;

/// The part of the page.
#[component]
pub fn Distances() -> impl IntoView {
    let reading = reading();
    let talks = Memo::new(move |_| {
        let view = reading.view();
        let of = view.iter().flat_map(|v| v.entries.iter()).filter_map(|e| match &e.entry.body {
            Body::Distance(distance) => Some((e.entry.name, distance.clone())),
            _ => None,
        });
        let mut talks: Vec<(EntryName, Distance)> = of.collect();
        talks.sort_by_key(|(name, talk)| (talk.on, name.id));
        talks
    });
    let names = reading.of_kind(Kind::Distance);
    view! {
        <section class="stack" aria-labelledby="distance">
            <h2 id="distance">"How far we have come"</h2>
            <p class="soft">"The family’s own words for how big a worry is and how sure it feels. There are no totals."</p>
            {move || talks.with(|talks| drawn(&talks.iter().map(|(_, talk)| talk).collect::<Vec<_>>()))}
            {move || talks.with(|talks| (!talks.is_empty()).then(|| table(talks)))}
            <div class="row">
                <For each=move || names.get() key=|name| *name let:name>{change(reading, name)}</For>
            </div>
            {opener("distance.new", ("plus", "Record a talk"), String::new(), reading.no_adding_words(Kind::Distance, Area::Assessment),
                move |done| form(reading, None, done))}
        </section>
    }
}

fn table(talks: &[(EntryName, Distance)]) -> impl IntoView + use<> {
    let heads = talks.iter().map(|(_, talk)| view! { <th scope="col">{long_date(talk.on)}</th> }).collect_view();
    let row = |label: String, cells: Vec<Option<String>>| {
        let one = |cell: Option<String>| match cell {
            Some(words) => view! { <td>{words}</td> }.into_any(),
            None => view! { <td><span class="unknown">"Not said"</span></td> }.into_any(),
        };
        view! { <tr><th scope="row">{label}</th>{cells.into_iter().map(one).collect_view()}</tr> }
    };
    let sure = talks.iter().map(|(_, t)| t.confidence.map(|c| c.words().to_owned())).collect();
    let said = talks.iter().map(|(_, t)| Some(t.words.as_str().to_owned()).filter(|w| !w.trim().is_empty())).collect();
    let named = Element::ALL.iter().filter(|e| talks.iter().any(|(_, t)| t.concerns.contains_key(e)));
    let concerns = named.map(|element| {
        let cells = talks.iter().map(|(_, t)| t.concerns.get(element).map(|c| c.words().to_owned())).collect();
        row(element.plain().0.to_owned(), cells)
    });
    let concerns = concerns.collect_view();
    view! {
        <div class="notice scroll" tabindex="0" role="region" aria-label="Table: how far we have come">
            <table>
                <caption class="soft">"One column for each talk"</caption>
                <thead><tr><th scope="col">"What we talked about"</th>{heads}</tr></thead>
                <tbody>
                    {row("How sure the family feels".into(), sure)}
                    {concerns}
                    {row("In its own words".into(), said)}
                </tbody>
            </table>
        </div>
    }
}

fn change(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let may = Memo::new(move |_| entry.with(|e| e.as_ref().is_some_and(|e| e.no_change.is_none())));
    let about = match reading.body_now(name) {
        Some(Body::Distance(talk)) => format!("the talk of {}", long_date(talk.on)),
        _ => String::new(),
    };
    view! {
        <Show when=move || may.get()>
            {opener(&format!("distance.{}", name.id), ("pen", "Change"), about.clone(), Signal::stored(None), move |done| form(reading, Some(name), done))}
        </Show>
    }
}

fn form(reading: Reading, name: Option<EntryName>, done: Callback<()>) -> AnyView {
    let Some(today) = reading.today() else { return ().into_any() };
    let blank = Distance { on: today, concerns: Default::default(), confidence: None, words: Default::default() };
    let first = match name.and_then(|name| reading.body_now(name)) {
        Some(Body::Distance(distance)) => distance,
        _ => blank,
    };
    let sheet = of(reading, "distance", name, || Body::Distance(first.clone()), done);
    let save = move || sheet.save(sheet.read(|fields, _| read(sheet, fields)));
    sheet.draw("A talk about how far we have come", "Save", save, move || fields(sheet, &first))
}

fn fields(sheet: Sheet, first: &Distance) -> AnyView {
    let mut options: Vec<(String, String)> = vec![(String::new(), "Not said".into())];
    options.extend(words::concerns().into_iter().map(|choice| (choice.key, choice.words)));
    let domain = |domain: &Domain| {
        let selects = Element::ALL.iter().filter(|e| e.domain() == *domain).map(|element| {
            let now = first.concerns.get(element).map(|c| c.number().to_string()).unwrap_or_default();
            let value = sheet.boxes.text(&format!("concern.{}", element.key()), now);
            let id = sheet.id(&format!("concerns/{}", element.key()));
            view! { <Select label=element.plain().0 value=value options=options.clone() id=id/> }
        });
        view! {
            <details class="more">
                <summary>{domain.title()}": how big a worry is each?"</summary>
                <div class="facts-row">{selects.collect_view()}</div>
            </details>
        }
    };
    let domains = Domain::ALL.iter().map(domain).collect_view();
    view! {
        {sheet.day("on", "On which day was the talk?", "", "Write the day.")}
        {sheet.scale("confidence", "How sure does the family feel?", words::confidences())}
        {domains}
        {sheet.lines("words", "In the family’s own words", "If they want to say more", ELEMENT)}
    }
    .into_any()
}

fn read(sheet: Sheet, fields: &mut Map<String, Value>) {
    let Some(Value::Object(concerns)) = fields.get_mut("concerns") else { return };
    for element in Element::ALL {
        match sheet.boxes.value(&format!("concern.{}", element.key())).parse::<u8>() {
            Ok(number) => concerns.insert(element.key().to_owned(), Value::from(number)),
            Err(_) => concerns.remove(element.key()),
        };
    }
}
