//! Notes, the latest first. A note is mended for a day by its writer; then it takes more beside it, never less.

use doorstep_shared::plans::access::{Area, Why};
use doorstep_shared::plans::entry::{Body, ContactKind, EntryName, Kind, Note};
use doorstep_shared::plans::note::{REVIEW_DAYS, Visible, takes_notes};
use doorstep_shared::plans::school::long_date;
use doorstep_shared::plans::section::Section;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::about::of;
use super::boxes::NOTE;
use super::reading::{Reading, opener, reading};
use super::sheet::Sheet;
use super::words;
use crate::platform;
use crate::ui::{Choice, DateField, Empty, PickOne, Select, Tone, Wrong, tag};

/// The page.
#[component]
pub fn Notes() -> impl IntoView {
    let reading = reading();
    let section = RwSignal::new(String::new());
    let names = Memo::new(move |_| {
        let wanted = section.get();
        let view = reading.view();
        let of = view.iter().flat_map(|v| v.entries.iter()).filter_map(|e| match &e.entry.body {
            Body::Note(note) if wanted.is_empty() || note.section.key() == wanted => {
                Some((note.occurred_on, e.entry.made_at.clone(), e.entry.name))
            }
            _ => None,
        });
        let mut notes: Vec<_> = of.collect();
        notes.sort_by(|a, b| (b.0, &b.1).cmp(&(a.0, &a.1)));
        notes.into_iter().map(|(.., name)| name).collect::<Vec<EntryName>>()
    });
    let mut sections = vec![(String::new(), "All sections".to_owned())];
    sections.extend(note_sections());
    view! {
        <section class="stack" aria-labelledby="notes-list">
            <div class="row apart">
                <h2 id="notes-list">"Notes"</h2>
                <a class="btn" href=reading.href("contact")>"Write a contact"</a>
            </div>
            <Select label="Show" value=section options=sections/>
            <ul class="stack bare-list">
                <For each=move || names.get() key=|name| *name let:name><li>{one(reading, name)}</li></For>
            </ul>
            <Show when=move || names.with(Vec::is_empty)>
                <Empty icon_name="pen" title="No note here"><p>"Write down when you were in touch, and what was said."</p></Empty>
            </Show>
        </section>
    }
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let about = match reading.body_now(name) {
        Some(Body::Note(note)) => format!("{}, {}", note.of.words(), long_date(note.occurred_on)),
        _ => String::new(),
    };
    let said = move || {
        let entry = entry.get()?;
        let Body::Note(note) = &entry.entry.body else { return None };
        let at = platform::london(&entry.entry.made_at);
        Some(view! {
            <h3>{note.of.words()}", "{long_date(note.occurred_on)}</h3>
            <p class="soft small">{entry.by.clone()}", "{entry.organisation.clone()}". Written on "{at}</p>
            <p class="row near">
                {tag(Tone::Neutral, "list", note.section.words())}
                {tag(Tone::Neutral, "msg", words::voice(note.voice))}
                {seen(note.visible)}
            </p>
            {note.adds_to.map(|to| view! { <p class="soft">"More to: "{heading(reading, to)}</p> })}
            <p class="said">{note.text.as_str().to_owned()}</p>
            {note.next.as_ref().map(|next| view! { <p>{tag(Tone::Info, "day", format!("Next: {}, {}", next.what.words(), long_date(next.on)))}</p> })}
        })
    };
    let no_more = reading.no_adding_words(Kind::Note, Area::Notes);
    view! {
        <article class="notice stack tight">
            {said}
            <div class="row">
                {opener(&format!("note.{}", name.id), ("pen", "Change"), about.clone(), no_change(reading, name), move |done| note_form(reading, name, done))}
                {opener(&format!("addendum.new-{}", name.id), ("plus", "Add more to this"), about, no_more, move |done| addendum(reading, name, done))}
            </div>
        </article>
    }
}

/// Why a note may not be changed. That its day is over is no matter of permission.
fn no_change(reading: Reading, name: EntryName) -> Signal<Option<String>> {
    let entry = reading.entry(name);
    Signal::derive(move || {
        entry.with(|e| e.as_ref().and_then(|e| e.no_change)).map(|why| match why {
            Why::ReadOnly => words::why(why).to_owned(),
            _ => "Only its writer changes a note, for 24 hours. After that, add more to it.".to_owned(),
        })
    })
}

fn heading(reading: Reading, name: EntryName) -> String {
    match reading.body_now(name) {
        Some(Body::Note(note)) => format!("{}, {}", note.of.words(), long_date(note.occurred_on)),
        _ => "a note you do not see".to_owned(),
    }
}

fn seen(visible: Visible) -> AnyView {
    match visible {
        Visible::ToFamily => tag(Tone::Yes, "eye", "The family sees it"),
        Visible::Not { reason, review_by } => tag(
            Tone::Wait,
            "hide",
            format!("Kept from the family: {}. Looked at again by {}", words::withheld(reason), long_date(review_by)),
        ),
    }
}

/// The sections that take notes.
pub fn note_sections() -> Vec<(String, String)> {
    let of = Section::ALL.iter().filter(|s| takes_notes(**s));
    of.map(|s| (s.key().to_owned(), s.words().to_owned())).collect()
}

fn note_form(reading: Reading, name: EntryName, done: Callback<()>) -> AnyView {
    let Some(Body::Note(now)) = reading.body_now(name) else { return ().into_any() };
    let visible = now.visible;
    let sheet = of(reading, "note", Some(name), || Body::Note(now), done);
    let save = move || sheet.save(sheet.read(|fields, wrong| read_visible(sheet, fields, wrong)));
    sheet.draw("Change a note", "Save", save, move || {
        view! {
            {sheet.lines("text", "What happened?", "Short and plain. The family may read it.", NOTE)}
            {sheet.day("occurred_on", "When was it?", "", "Write the day.")}
            {sheet.select("section", "Section", note_sections(), "")}
            {sheet.pick("voice", "What kind of words are these?", words::choices(words::voice), "Choose one.")}
            {visible_boxes(reading, sheet, visible)}
        }
        .into_any()
    })
}

fn addendum(reading: Reading, to: EntryName, done: Callback<()>) -> AnyView {
    let (Some(Body::Note(note)), Some(today)) = (reading.body_now(to), reading.today()) else { return ().into_any() };
    let first = Note {
        of: ContactKind::Addendum,
        text: Default::default(),
        occurred_on: today,
        next: None,
        adds_to: Some(to),
        ..*note
    };
    let visible = first.visible;
    let sheet = of(reading, &format!("addendum.{}", to.id), None, || Body::Note(Box::new(first)), done);
    let save = move || sheet.save(sheet.read(|fields, wrong| read_visible(sheet, fields, wrong)));
    sheet.draw("More to a note", "Save", save, move || {
        view! {
            {sheet.lines("text", "What do you want to add?", "The note itself stays as it is.", NOTE)}
            {sheet.pick("voice", "What kind of words are these?", words::choices(words::voice), "Choose one.")}
            {visible_boxes(reading, sheet, visible)}
        }
        .into_any()
    })
}

/// Whether the family sees it: yes, or a reason from the list and a day to look at that again.
pub fn visible_boxes(reading: Reading, sheet: Sheet, now: Visible) -> AnyView {
    let (key, by) = match now {
        Visible::ToFamily => ("family".to_owned(), reading.today().map(|today| today.plus_days(REVIEW_DAYS))),
        Visible::Not { reason, review_by } => (reason.key().to_owned(), Some(review_by)),
    };
    let mut choices = vec![Choice::new("family", "Yes")];
    choices.extend(words::choices(words::withheld).into_iter().map(|c| Choice::new(c.key, format!("No. {}", c.words))));
    let value = sheet.boxes.text("visible-key", key);
    let day = sheet.boxes.date("review_by", by);
    view! {
        <PickOne label="May the family read it?" value=value choices=choices error=sheet.error("visible") id=sheet.id("visible") side=true/>
        <Show when=move || value.get() != "family">
            <DateField label="Look at this again by" value=day hint="Within 90 days" tried=sheet.tried error=sheet.error("review_by") id=sheet.id("review_by")/>
        </Show>
    }
    .into_any()
}

/// Reads those boxes.
pub fn read_visible(sheet: Sheet, fields: &mut Map<String, Value>, wrong: &mut Vec<Wrong>) {
    let key = sheet.boxes.value("visible-key");
    if key == "family" || key.is_empty() {
        fields.insert("visible".into(), json!({ "is": "to-family" }));
        return;
    }
    match untrack(|| sheet.boxes.date("review_by", None).read()) {
        Ok(Some(day)) => {
            fields.insert("visible".into(), json!({ "is": "not", "reason": key, "review_by": day }));
        }
        Ok(None) => wrong.push((sheet.id("review_by"), "Write the day by which somebody looks at this again.".into())),
        Err(bad) => wrong.push((sheet.id("review_by"), bad.sentence().to_owned())),
    }
}
