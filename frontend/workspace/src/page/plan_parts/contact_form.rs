//! Writing down a contact: one screen. Four presses and the words when it was today and the family may read it (the kind, into the text,
//! when next, save); at most eight with another day, another section and a reason.

use doorstep_shared::plans::access::{Area, Seat};
use doorstep_shared::plans::content::NoteText;
use doorstep_shared::plans::entry::{Body, ContactKind, Kind, Note};
use doorstep_shared::plans::note::{Visible, Voice};
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use serde_json::{Map, Value, json};

use super::boxes::NOTE;
use super::holds::Holds;
use super::notes::{note_sections, read_visible, visible_boxes};
use super::reading::{Reading, reading};
use super::sheet::Sheet;
use super::words;
use crate::ui::{Banner, Choice, DateField, PickOne, Tone, Wrong, loading};

/// What can be written down here; more to a note is added beside the note.
const KINDS: [ContactKind; 7] = [
    ContactKind::HomeVisit,
    ContactKind::Meeting,
    ContactKind::Call,
    ContactKind::Message,
    ContactKind::SchoolVisit,
    ContactKind::NoReply,
    ContactKind::Remark,
];

/// The page.
#[component]
pub fn WriteContact() -> impl IntoView {
    let reading = reading();
    let here = Memo::new(move |_| reading.view().is_some());
    let no = reading.no_adding_words(Kind::Note, Area::Notes);
    let navigate = use_navigate();
    let after = reading.href("notes");
    let done = Callback::new(move |()| navigate(&after, Default::default()));
    view! {
        <section class="stack plan-contact" aria-labelledby="write-contact">
            <h2 id="write-contact">"Write a contact"</h2>
            {move || no.get().map(|why| view! { <Banner tone=Tone::Info icon_name="lock"><p>{why}</p></Banner> })}
            <Show when=move || here.get() fallback=loading>
                <Show when=move || no.with(Option::is_none)>{untrack(|| form(reading, done))}</Show>
            </Show>
        </section>
    }
}

fn form(reading: Reading, done: Callback<()>) -> AnyView {
    let Some(view) = reading.now() else { return ().into_any() };
    let today = view.today;
    let section = if view.me.seat == Seat::ReceptionTeacher { Section::Learning } else { Section::Notes };
    let first = Note {
        section,
        of: ContactKind::Call,
        voice: Voice::Fact,
        text: NoteText::default(),
        occurred_on: today,
        visible: Visible::ToFamily,
        next: None,
        adds_to: None,
    };
    let sheet = Sheet::page("contact.new", None, Body::Note(Box::new(first)), done);
    let save = move || {
        sheet.save(sheet.read(|fields, wrong| {
            read_days(reading, sheet, fields, wrong);
            read_visible(sheet, fields, wrong);
        }));
    };
    sheet.draw("A contact", "Save", save, move || {
        let kinds: Vec<Choice> = KINDS.iter().map(|k| Choice::new(k.key(), k.words())).collect();
        sheet.ask("of", Holds::Key("Say what it was."));
        let kind = sheet.boxes.text("of", "");
        let days = vec![Choice::new("today", "Today"), Choice::new("yesterday", "Yesterday"), Choice::new("other", "Another day")];
        let when = sheet.boxes.text("when-key", "today");
        let other = sheet.boxes.date("occurred_on", None);
        let nexts = vec![
            Choice::new("week", "In a week"),
            Choice::new("fortnight", "In two weeks"),
            Choice::new("none", "No date"),
        ];
        let next = sheet.boxes.text("next-key", "none");
        view! {
            <PickOne label="What was it?" value=kind choices=kinds error=sheet.error("of") id=sheet.id("of") side=true/>
            <PickOne label="When was it?" value=when choices=days id=sheet.id("when") side=true/>
            <Show when=move || when.get() == "other">
                <DateField label="On which day?" value=other tried=sheet.tried error=sheet.error("occurred_on") id=sheet.id("occurred_on")/>
            </Show>
            {sheet.lines("text", "What happened?", "Short and plain. The family may read it.", NOTE)}
            <PickOne label="When will you be in touch again?" value=next choices=nexts error=sheet.error("next") id=sheet.id("next") side=true/>
            {visible_boxes(reading, sheet, Visible::ToFamily)}
            <details class="more">
                <summary>"Section, and what kind of words"</summary>
                <div class="stack">
                    {sheet.select("section", "Section", note_sections(), "")}
                    {sheet.pick("voice", "What kind of words are these?", words::choices(words::voice), "Choose one.")}
                </div>
            </details>
        }
        .into_any()
    })
}

/// The day it was, and the day of the next one: the next is of the same kind where it was a contact, else a call.
fn read_days(reading: Reading, sheet: Sheet, fields: &mut Map<String, Value>, wrong: &mut Vec<Wrong>) {
    let Some(today) = reading.today() else { return };
    let day = match sheet.boxes.value("when-key").as_str() {
        "yesterday" => Ok(Some(today.plus_days(-1))),
        "other" => untrack(|| sheet.boxes.date("occurred_on", None).read()),
        _ => Ok(Some(today)),
    };
    match day {
        Ok(Some(day)) => {
            fields.insert("occurred_on".into(), json!(day));
        }
        Ok(None) => wrong.push((sheet.id("occurred_on"), "Write the day.".into())),
        Err(bad) => wrong.push((sheet.id("occurred_on"), bad.sentence().to_owned())),
    }
    if sheet.boxes.value("text").trim().is_empty() {
        wrong.push((sheet.id("text"), "Write a few words.".into()));
    }
    let kind =
        ContactKind::parse(&sheet.boxes.value("of")).filter(|kind| kind.is_contact()).unwrap_or(ContactKind::Call);
    let next = match sheet.boxes.value("next-key").as_str() {
        "week" => Some(7),
        "fortnight" => Some(14),
        _ => None,
    };
    let next = next.map(|days| json!({ "on": today.plus_days(days), "what": kind }));
    fields.insert("next".into(), next.unwrap_or_default());
}
