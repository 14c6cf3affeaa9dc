//! Recording a picture of readiness: whose view it is, then one area at a time. It may be left at any point and gone on with later.

use doorstep_shared::plans::content::{Area, CatalogueVersion, ItemId, Rater, Rating, catalogue};
use doorstep_shared::plans::entry::{Body, EntryName, Moment, Part, Snapshot};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::about::of;
use super::boxes::WORDS;
use super::child_says::{questions, read_said};
use super::reading::Reading;
use super::sheet::Sheet;
use super::words;
use crate::platform;
use crate::ui::{Button, Choice, Look, PickOne};

/// The form; with `view` for one whose moment and rater are known.
pub fn snapshot_form(
    reading: Reading,
    name: Option<EntryName>,
    view: Option<(Moment, Rater)>,
    done: Callback<()>,
) -> AnyView {
    let Some(today) = reading.today() else { return ().into_any() };
    let (moment, by) = view.unwrap_or((Moment::Baseline, Rater::Parent));
    let blank = Snapshot {
        moment,
        by,
        part: Part::Child,
        catalogue: CatalogueVersion::NEWEST,
        taken_on: today,
        items: Default::default(),
        said: Default::default(),
    };
    let first = match name.and_then(|name| reading.body_now(name)) {
        Some(Body::Snapshot(snapshot)) => snapshot,
        _ => blank,
    };
    let form = if view.is_some() { format!("snapshot.{}-{}", moment.key(), by.key()) } else { "snapshot".to_owned() };
    let sheet = of(reading, &form, name, || Body::Snapshot(first.clone()), done);
    let version = first.catalogue;
    let save = move || {
        sheet.save(sheet.read(|fields, _| {
            read_items(sheet, version, fields);
            read_said(sheet, fields);
        }));
    };
    let (new, choose) = (name.is_none(), name.is_none() && view.is_none());
    sheet.draw("A view of how ready we are", "Save this view", save, move || fields(sheet, new, choose, &first))
}

fn fields(sheet: Sheet, new: bool, choose: bool, first: &Snapshot) -> AnyView {
    let raters = words::choices(words::rater);
    let by = sheet.boxes.text("by", first.by.key());
    let part = sheet.boxes.text("part", first.part.key());
    let who = Memo::new(move |_| by.with(|by| Rater::parse(by)).unwrap_or(Rater::Parent));
    let about = Memo::new(move |_| part.with(|part| Part::parse(part)).unwrap_or(Part::Child));
    // Each side is rated by those whose side it is.
    Effect::new(move |_| {
        if !parts_of(who.get()).contains(&about.get()) {
            part.set(Part::Child.key().to_owned());
        }
    });
    sheet.ask("by", super::holds::Holds::Key("Say whose view it is."));
    sheet.ask("part", super::holds::Holds::Key("Choose one."));
    let parts = move || {
        let parts = parts_of(who.get());
        let options: Vec<Choice> = parts.iter().map(|part| Choice::new(part.key(), part_words(*part))).collect();
        (new && parts.len() > 1).then(
            || view! { <PickOne label="What is it about?" value=part choices=options id=sheet.id("part") side=true/> },
        )
    };
    let version = first.catalogue;
    let items = StoredValue::new(first.items.clone());
    let said = StoredValue::new(first.said.clone());
    let stretch = Memo::new(move |_| areas_of(about.get()));
    let at = sheet.boxes.text("area-at", "0");
    let here = Memo::new(move |_| {
        let n = at.with(|at| at.parse::<usize>().unwrap_or_default());
        stretch.with(|areas| n.min(areas.len().saturating_sub(1)))
    });
    let area = move || {
        let (n, areas) = (here.get(), stretch.get());
        let area = *areas.get(n)?;
        let all = areas.len();
        Some(view! {
            <section class="stack" aria-labelledby=sheet.id("area")>
                <h4 id=sheet.id("area") tabindex="-1">{format!("Part {} of {all}: {}", n + 1, area.title())}</h4>
                <p class="soft">{area.lead()}</p>
                {catalogue::items(version).filter(|item| item.id.area() == area).map(|item| {
                    let first = items.with_value(|items| items.get(&item.id).cloned());
                    let label = if who.get() == Rater::Parent { item.plain } else { item.short };
                    one(sheet, item.id, label, first.as_ref().map(|r| r.rating), first.map(|r| r.example).unwrap_or_default())
                }).collect_view()}
                {steps(sheet, at, n, all)}
            </section>
        })
    };
    view! {
        {choose.then(|| view! {
            {sheet.select("moment", "At which moment?", words_of_moments(), "")}
            <PickOne label="Whose view is it?" value=by choices=raters error=sheet.error("by") id=sheet.id("by") side=true/>
        })}
        {parts}
        {sheet.day("taken_on", "On which day?", "", "Write the day.")}
        <Show when=move || who.get() == Rater::Child && about.get() == Part::Child>
            <details class="more">
                <summary>"The child’s own answers"</summary>
                <div class="stack">{said.with_value(|said| questions(sheet, said))}</div>
            </details>
        </Show>
        {area}
    }
    .into_any()
}

/// The two ways on: what is chosen stays in its boxes.
fn steps(sheet: Sheet, at: RwSignal<String>, n: usize, all: usize) -> impl IntoView {
    let go = move |to: usize| {
        at.set(to.to_string());
        let heading = format!("#{}", sheet.id("area"));
        platform::soon(move || platform::focus(&heading));
    };
    view! {
        <div class="row">
            {(n > 0).then(|| view! { <Button look=Look::Plain on_press=move |()| go(n - 1)>"The part before"</Button> })}
            {(n + 1 < all).then(|| view! { <Button look=Look::Plain on_press=move |()| go(n + 1)>"The next part"</Button> })}
        </div>
    }
}

fn one(sheet: Sheet, id: ItemId, label: &'static str, rating: Option<Rating>, example: String) -> impl IntoView {
    let field = format!("items/{id}");
    let value = sheet.boxes.text(&format!("items.{id}"), rating.map(Rating::key).unwrap_or_default());
    let more = sheet.boxes.text(&format!("example.{id}"), example);
    let open = !more.with_untracked(String::is_empty);
    let choices = Rating::ALL.iter().map(|r| Choice::new(r.key(), r.plain())).collect::<Vec<_>>();
    view! {
        <div class="stack tight rated">
            <PickOne label=label value=value choices=choices error=sheet.error(&field) id=sheet.id(&field) side=true/>
            <details class="more" open=open>
                <summary>"An example"<span class="vh">": "{label}</span></summary>
                {sheet.lines_of(more, &format!("example/{id}"), "For example", "If you like", WORDS)}
            </details>
        </div>
    }
}

/// What was rated: boxes that are empty say nothing, and say nothing away.
fn read_items(sheet: Sheet, version: CatalogueVersion, fields: &mut Map<String, Value>) {
    let part = Part::parse(&sheet.boxes.value("part")).unwrap_or(Part::Child);
    let Some(Value::Object(items)) = fields.get_mut("items") else { return };
    for item in catalogue::items(version).filter(|item| Part::of(item.id) == part) {
        let rating = sheet.boxes.value(&format!("items.{}", item.id));
        if !rating.is_empty() {
            let example = sheet.boxes.value(&format!("example.{}", item.id));
            items.insert(item.id.to_string(), json!({ "rating": rating, "example": example }));
        }
    }
}

fn parts_of(by: Rater) -> Vec<Part> {
    match by {
        Rater::Parent => vec![Part::Child, Part::Family],
        Rater::School => vec![Part::Child, Part::School],
        _ => vec![Part::Child],
    }
}

fn part_words(part: Part) -> &'static str {
    match part {
        Part::Child => "The child",
        Part::Family => "Are we ready as a family?",
        Part::School => "Is school ready for us?",
    }
}

fn areas_of(part: Part) -> Vec<Area> {
    let of = |area: &Area| match part {
        Part::Child => !matches!(area, Area::FamilyReady | Area::SchoolReady),
        Part::Family => *area == Area::FamilyReady,
        Part::School => *area == Area::SchoolReady,
    };
    Area::ALL.iter().copied().filter(of).collect()
}

fn words_of_moments() -> Vec<(String, String)> {
    words::options(Moment::words)
}
