//! How ready everybody is: pictures side by side for each moment, each in its own view. Nothing is counted or averaged.

use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, EntryName, Kind, Moment, Part, Snapshot};
use doorstep_shared::plans::school::long_date;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::child_says::answers;
use super::compare::{Column, table};
use super::reading::{Reading, opener, reading};
use super::snapshot::snapshot_form;
use super::words;
use crate::ui::Empty;

/// The page.
#[component]
pub fn Readiness() -> impl IntoView {
    let reading = reading();
    let moments = Memo::new(move |_| {
        let taken: Vec<Moment> = columns(reading).into_iter().map(|c| c.snapshot.moment).collect();
        Moment::ALL.iter().copied().filter(|moment| taken.contains(moment)).collect::<Vec<_>>()
    });
    let no = Signal::derive(move || {
        let (child, family) = (
            reading.no_adding(Kind::Snapshot, Area::Readiness),
            reading.no_adding(Kind::Snapshot, Area::WellbeingGoals),
        );
        child.and(family).map(|why| words::why(why).to_owned())
    });
    view! {
        <section class="stack" aria-labelledby="readiness-list">
            <h2 id="readiness-list">"How ready everybody is"</h2>
            <p class="soft">"Each person has their own view. None of them is a score."</p>
            {opener("snapshot.new", ("plus", "Record a view"), String::new(), no, move |done| snapshot_form(reading, None, None, done))}
        </section>
        <Show when=move || moments.with(Vec::is_empty)>
            <Empty icon_name="eye" title="Nobody has said yet how ready they are"><p>"Begin with a parent’s view. It may be left and gone on with later."</p></Empty>
        </Show>
        <For each=move || moments.get() key=|moment| moment.key() let:moment>{of_moment(reading, moment)}</For>
    }
}

/// All pictures the reader may see, in the order of their days.
fn columns(reading: Reading) -> Vec<Column> {
    let view = reading.view();
    let mut all: Vec<Column> = view
        .iter()
        .flat_map(|view| view.entries.iter())
        .filter_map(|e| match &e.entry.body {
            Body::Snapshot(snapshot) => {
                Some(Column { name: e.entry.name, by: e.by.clone(), snapshot: snapshot.clone() })
            }
            _ => None,
        })
        .collect();
    all.sort_by_key(|column| (column.snapshot.by, column.snapshot.taken_on));
    all
}

fn of_moment(reading: Reading, moment: Moment) -> impl IntoView {
    let id = format!("moment-{}", moment.key());
    let of = move |part: Part| {
        Memo::new(move |_| {
            let wanted = |c: &Column| c.snapshot.moment == moment && c.snapshot.part == part;
            columns(reading).into_iter().filter(wanted).collect::<Vec<Column>>()
        })
    };
    let (child, family, school) = (of(Part::Child), of(Part::Family), of(Part::School));
    let mine = reading.names(move |e| matches!(&e.entry.body, Body::Snapshot(s) if s.moment == moment));
    let labelled = id.clone();
    let part = move |columns: Memo<Vec<Column>>, title: &'static str| {
        view! {
            <Show when=move || columns.with(|c| c.iter().any(|c| !c.snapshot.items.is_empty()))>
                <div class="stack tight">
                    <h3>{title}</h3>
                    {move || table(&columns.get(), title, moment)}
                </div>
            </Show>
        }
    };
    view! {
        <section class="stack" aria-labelledby=labelled>
            <h2 id=id>{moment.words()}</h2>
            {part(child, "The child")}
            {move || answers(&child.get())}
            {part(family, "Are we ready as a family?")}
            {part(school, "Is school ready for us?")}
            <div class="row">
                <For each=move || mine.get() key=|name| *name let:name>{go_on(reading, name)}</For>
            </div>
        </section>
    }
}

/// A way to go on with a picture, for those who may.
fn go_on(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let may = Memo::new(move |_| entry.with(|e| e.as_ref().is_some_and(|e| e.no_change.is_none())));
    let about = match reading.body_now(name) {
        Some(Body::Snapshot(snapshot)) => about(&snapshot),
        _ => String::new(),
    };
    view! {
        <Show when=move || may.get()>
            {opener(&format!("snapshot.{}", name.id), ("pen", "Go on with this view"), about.clone(), Signal::stored(None),
                move |done| snapshot_form(reading, Some(name), None, done))}
        </Show>
    }
}

/// A picture in words: "A parent or carer, 2 June 2027".
pub fn about(snapshot: &Snapshot) -> String {
    format!("{}, {}", words::rater(snapshot.by), long_date(snapshot.taken_on))
}
