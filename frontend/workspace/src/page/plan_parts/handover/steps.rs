//! What becomes of a handover: the parent's word written down, sending it, and that the school has it.

use doorstep_shared::date::Date;
use doorstep_shared::id::PersonId;
use doorstep_shared::plans::entry::{Body, EntryName, School};
use doorstep_shared::plans::handover::{Approval, Stage, Way};
use doorstep_shared::plans::plan::AgreedHow;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use serde_json::json;

use super::super::actions::Pressing;
use super::super::reading::{Reading, opener_unless};
use super::super::sheet::Sheet;
use super::super::words;
use super::{is_school, record_of, write};
use crate::page::plan::deciding;
use crate::rules::plan_words::approved_how;
use crate::ui::{Button, Choice, Look, PickOne, Select, Wrong};

/// The buttons and forms, each while it can follow.
pub fn openers(reading: Reading, name: EntryName) -> impl IntoView {
    let now = record_of(reading, name);
    let entry = reading.entry(name);
    let may = Memo::new(move |_| entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.no_change.is_none())));
    let stage = Memo::new(move |_| now.with(|now| now.as_ref().map(|record| record.stage)));
    // Somebody of the school reads and says so; everybody else writes.
    let at = move |wanted: fn(Stage) -> bool| {
        Signal::derive(move || is_school(reading) || !may.get() || !stage.get().is_some_and(wanted))
    };
    let none = Signal::stored(None);
    let one = move |needless, form: &'static str, drawing: &'static str, label: &'static str, content: Form| {
        opener_unless(needless, &format!("{form}.{}", name.id), (drawing, label), String::new(), none, move |done| {
            content(reading, name, done)
        })
    };
    let writes = at(|stage| matches!(stage, Stage::Draft));
    let asks = at(|stage| matches!(stage, Stage::Draft | Stage::Refused { .. }));
    let refuses = at(|stage| matches!(stage, Stage::Draft | Stage::Approved { .. }));
    let sends = at(|stage| matches!(stage, Stage::Approved { .. }));
    let form: Form = |reading, name, done| write::form(reading, Some(name), done);
    view! {
        <div class="row near">
            {one(writes, "handover-write", "pen", "Change the words", form)}
            {one(asks, "handover-approve", "tick", "Write down that a parent approves it", approve)}
            {one(sends, "handover-send", "send", "Send it to the school", send)}
            {one(refuses, "handover-refuse", "no", "The parent does not want one", refuse)}
            {presses(reading, name, stage, may)}
        </div>
    }
}

type Form = fn(Reading, EntryName, Callback<()>) -> AnyView;

/// What is one press: writing again, that the school has it, and the way to the paper.
fn presses(reading: Reading, name: EntryName, stage: Memo<Option<Stage>>, may: Memo<bool>) -> impl IntoView {
    let pressing = Pressing::new(reading);
    let to = move |next: fn(Stage, Date) -> Stage| {
        Callback::new(move |()| {
            let Some(today) = reading.today() else { return };
            pressing.change(name, |body| {
                if let Body::Handover(record) = body {
                    record.stage = next(record.stage, today);
                }
            });
        })
    };
    let button = move |words: &'static str, look, next| {
        view! { <Button look=look busy=pressing.busy on_press=to(next)>{words}</Button> }.into_any()
    };
    let paper = reading.href("print?for=school");
    move || {
        let (stage, school) = (stage.get()?, is_school(reading));
        let mut all: Vec<AnyView> = Vec::new();
        if may.get() {
            match stage {
                Stage::Sent { way: Way::Here, .. } if school => {
                    all.push(button("I have read it", Look::Main, receive));
                }
                Stage::Sent { way: Way::Paper, .. } if !school => {
                    all.push(button("The school has the paper", Look::Plain, receive));
                }
                Stage::Approved { .. } | Stage::Refused { .. } if !school => {
                    all.push(button("Write it again", Look::Plain, |_, _| Stage::Draft));
                }
                _ => {}
            }
        }
        if !matches!(stage, Stage::Draft | Stage::Refused { .. }) {
            let href = paper.clone();
            all.push(view! { <a class="btn plain" href=href>"Print it for the school"</a> }.into_any());
        }
        Some(all)
    }
}

/// That the school has it.
fn receive(stage: Stage, today: Date) -> Stage {
    match stage {
        Stage::Sent { approval, way, on } => Stage::Received { approval, way, sent_on: on, on: today },
        other => other,
    }
}

/// The adults who may decide, the first one chosen.
fn adult(sheet: Sheet, reading: Reading, label: &'static str) -> AnyView {
    let adults = reading.now().map(|view| deciding(&view)).unwrap_or_default();
    let first = adults.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let value = sheet.boxes.text("adult", first);
    view! { <Select label=label value=value options=adults id=sheet.id("stage")/> }.into_any()
}

fn read_adult(sheet: Sheet, wrong: &mut Vec<Wrong>) -> Option<PersonId> {
    let id = sheet.boxes.value("adult").parse().ok();
    if id.is_none() {
        let detail = "No adult who may decide for the child is here. Write one down first, on the page “About me”.";
        wrong.push((sheet.id("stage"), detail.into()));
    }
    id
}

fn read_day(sheet: Sheet, wrong: &mut Vec<Wrong>) -> Option<Date> {
    match untrack(|| sheet.boxes.date("stage-on", None).read()) {
        Ok(Some(on)) => return Some(on),
        Ok(None) => wrong.push((sheet.id("stage-on"), "Say on which day.".into())),
        Err(bad) => wrong.push((sheet.id("stage-on"), bad.sentence().to_owned())),
    }
    None
}

fn approve(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let (Some(first), Some(today)) = (reading.body_now(name), reading.today()) else { return ().into_any() };
    let sheet = Sheet::open(&format!("handover-approve.{}", name.id), Some(name), first, done);
    let save = move || {
        sheet.save(sheet.read(|fields, wrong| {
            let (adult, on) = (read_adult(sheet, wrong), read_day(sheet, wrong));
            let how = AgreedHow::parse(&sheet.boxes.value("how"));
            if let (Some(adult), Some(on), Some(how)) = (adult, on, how) {
                fields.insert("stage".into(), json!(Stage::Approved { approval: Approval { adult, how, on } }));
            }
        }));
    };
    sheet.draw("A parent approves the handover", "Write it down", save, move || {
        let how = sheet.boxes.text("how", AgreedHow::Said.key());
        view! {
            <p>"Read it through together first, in their language. They approve these words. If a word changes afterwards, they are asked again."</p>
            {adult(sheet, reading, "Who approves it?")}
            <PickOne label="How did they say so?" value=how choices=words::choices(approved_how) id=sheet.id("how")/>
            {sheet.day_boxes("stage-on", "On which day?", "", Some(today))}
        }
        .into_any()
    })
}

fn refuse(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let (Some(first), Some(today)) = (reading.body_now(name), reading.today()) else { return ().into_any() };
    let sheet = Sheet::open(&format!("handover-refuse.{}", name.id), Some(name), first, done);
    let save = move || {
        sheet.save(sheet.read(|fields, wrong| {
            if let (Some(adult), Some(on)) = (read_adult(sheet, wrong), read_day(sheet, wrong)) {
                fields.insert("stage".into(), json!(Stage::Refused { adult, on }));
            }
        }));
    };
    sheet.draw("The parent does not want the school to have one", "Write it down", save, move || {
        view! {
            <p>"That is their choice, and nobody asks why. The child starts school all the same. What is written here stays, and they may change their mind."</p>
            {adult(sheet, reading, "Who says so?")}
            {sheet.day_boxes("stage-on", "On which day?", "", Some(today))}
        }
        .into_any()
    })
}

fn send(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let (Some(first), Some(today)) = (reading.body_now(name), reading.today()) else { return ().into_any() };
    let Body::Handover(record) = &first else { return ().into_any() };
    let Stage::Approved { approval } = record.stage else { return ().into_any() };
    let sheet = Sheet::open(&format!("handover-send.{}", name.id), Some(name), first, done);
    let save = move || {
        sheet.save(sheet.read(|fields, wrong| match Way::parse(&sheet.boxes.value("way")) {
            Some(way) => {
                fields.insert("stage".into(), json!(Stage::Sent { approval, way, on: today }));
            }
            None => wrong.push((sheet.id("stage"), "Say how it goes there.".into())),
        }));
    };
    let partner = reading
        .now()
        .and_then(|view| crate::page::plan::place_of(&view))
        .is_some_and(|place| matches!(place.school, School::Partner { .. }));
    sheet.draw("Send it to the school", "Send it", save, move || {
        let way = sheet.boxes.text("way", if partner { Way::Here.key() } else { Way::Paper.key() });
        let choices = vec![
            Choice::new(Way::Here.key(), "Here").hint("Those of the school who are in the team read it, and say so"),
            Choice::new(Way::Paper.key(), "On paper").hint("The parent takes the two sides of paper there"),
        ];
        let error = sheet.error("stage");
        view! {
            <p>"After this nothing of it changes any more."</p>
            <PickOne label="How does it go there?" value=way choices=choices error=error id=sheet.id("stage")/>
        }
        .into_any()
    })
}
