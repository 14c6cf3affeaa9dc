//! Meetings and reviews: what is next, what the family would like to talk about, how it was, and what the family says to the minutes.

use doorstep_shared::date::Time;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::meeting::{Apology, Guest, Meeting, MeetingKind, MeetingState};
use leptos::prelude::*;
use serde_json::{Map, Value, json};

use super::about::of;
use super::boxes::ELEMENT;
use super::reading::{Reading, opener, reading};
use super::sheet::Sheet;
use super::words;
use super::{apologies, decisions};
use crate::rules::plan_words::{full_day, off};
use crate::ui::{Empty, Field, Tone, Wrong, tag};

/// The page.
#[component]
pub fn Meetings() -> impl IntoView {
    let reading = reading();
    let names = Memo::new(move |_| {
        let view = reading.view();
        let of = view.iter().flat_map(|view| view.entries.iter()).filter_map(|line| match &line.entry.body {
            Body::Meeting(meeting) => Some((meeting.on, line.entry.name)),
            _ => None,
        });
        let mut all: Vec<_> = of.collect();
        all.sort();
        all.into_iter().map(|(_, name)| name).collect::<Vec<EntryName>>()
    });
    view! {
        <section class="stack" aria-labelledby="meetings">
            <h2 id="meetings">"Meetings and reviews"</h2>
            <p class="soft">"The family knows beforehand who will be there, and speaks first."</p>
            <Show when=move || names.with(Vec::is_empty)>
                <Empty icon_name="clock" title="No meeting that you may see"><p>"Reviews are planned when the work begins, where the school calendar reaches so far."</p></Empty>
            </Show>
            <For each=move || names.get() key=|name| *name let:name>{one(reading, name)}</For>
            {opener("meeting.new", ("plus", "Plan a meeting"), String::new(), reading.no_adding_words(Kind::Meeting, Area::Meetings),
                move |done| form(reading, None, done))}
        </section>
    }
}

fn meeting_now(reading: Reading, name: EntryName) -> Option<Meeting> {
    match reading.body_now(name) {
        Some(Body::Meeting(meeting)) => Some(*meeting),
        _ => None,
    }
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let about = meeting_now(reading, name).map(|m| format!("{}, {}", m.of.words(), full_day(m.on))).unwrap_or_default();
    let said = move || {
        let Some(Body::Meeting(meeting)) = entry.get().map(|line| line.entry.body) else { return None };
        let tone = match meeting.state {
            MeetingState::Planned => Tone::Info,
            MeetingState::Held => Tone::Yes,
            MeetingState::CalledOff | MeetingState::NotWanted => Tone::Neutral,
        };
        let today = reading.today().unwrap_or(meeting.on);
        let time = meeting.at.map(|at| format!(" at {at}")).unwrap_or_default();
        let when = match meeting.state {
            MeetingState::Planned => format!("{}{time}, {}", full_day(meeting.on), off(meeting.on, today)),
            _ => format!("{}{time}", full_day(meeting.on)),
        };
        let minutes = (meeting.state == MeetingState::Held).then(|| words::minutes(meeting.minutes));
        let texts = [
            ("What goes well", meeting.going_well.as_str().to_owned()),
            ("What is hard", meeting.hard.as_str().to_owned()),
            ("What the family would like to talk about", meeting.talk_about.as_str().to_owned()),
            ("How the family sees it", meeting.family_view.as_str().to_owned()),
            ("What has changed", meeting.what_changed.as_str().to_owned()),
            ("What the family says to the minutes", meeting.comment.as_str().to_owned()),
        ];
        let texts = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
        let texts = texts.map(|(label, text)| view! { <p dir="auto"><b>{label}": "</b>{text}</p> }).collect_view();
        Some(view! {
            <h3>{meeting.of.words()}</h3>
            <p>{when}" "{tag(tone, "info", words::meeting_state(meeting.state))}</p>
            {minutes.map(|minutes| view! { <p class="soft small">{minutes}</p> })}
            {next(&meeting)}
            {texts}
        })
    };
    view! {
        <article class="notice stack tight">
            {said}
            {sorry(reading, name)}
            {decisions::list(reading, name)}
            {opener(&format!("meeting.{}", name.id), ("pen", "Change"), about, reading.no_change_words(name), move |done| form(reading, Some(name), done))}
        </article>
    }
}

/// The day of the next one, where it was agreed.
fn next(meeting: &Meeting) -> Option<impl IntoView + use<>> {
    meeting.next_on.map(|on| view! { <p><b>"The next one: "</b>{full_day(on)}</p> })
}

/// Who could not come, with what they sent instead.
fn sorry(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let all = move || {
        let Some(Body::Meeting(meeting)) = entry.get().map(|line| line.entry.body) else { return None };
        let one = |apology: &Apology| {
            let key = key(&apology.who);
            let known = people(reading).into_iter().find(|(other, _)| *other == key).map(|(_, words)| words);
            let who = match &apology.who {
                Guest::Other { name } => name.clone(),
                _ => known.unwrap_or_else(|| "Somebody".into()),
            };
            let update = (!apology.update.trim().is_empty())
                .then(|| view! { ": "<span dir="auto">{apology.update.clone()}</span> });
            view! { <li>{who}{update}</li> }
        };
        let rows = meeting.apologies.iter().map(one).collect_view();
        (!meeting.apologies.is_empty()).then(|| view! { <p><b>"Could not come"</b></p><ul>{rows}</ul> })
    };
    view! { {all} }
}

fn form(reading: Reading, name: Option<EntryName>, done: Callback<()>) -> AnyView {
    let Some(today) = reading.today() else { return ().into_any() };
    let first = name.and_then(|name| meeting_now(reading, name));
    let first = first.unwrap_or_else(|| Meeting::planned(MeetingKind::Review, today));
    let sheet = of(reading, "meeting", name, || Body::Meeting(Box::new(first.clone())), done);
    let rows = decisions::Rows::of(sheet, &first);
    let save = move || {
        sheet.save(sheet.read(|fields, wrong| {
            read(sheet, fields);
            apologies::read(sheet, fields);
            rows.read(sheet, fields);
            time(sheet, fields, wrong);
        }));
    };
    let new = name.is_none();
    sheet.draw("A meeting", "Save", save, move || fields(sheet, reading, &first, rows, new))
}

/// Everybody who may be there, by the key that the form keeps.
fn people(reading: Reading) -> Vec<(String, String)> {
    let view = reading.now();
    let adults = view.iter().flat_map(|v| v.entries.iter()).filter_map(|e| match &e.entry.body {
        Body::Adult(adult) => Some((format!("family.{}", e.entry.name.id), adult.called().to_owned())),
        _ => None,
    });
    let team = view.iter().flat_map(|v| v.team.iter()).filter(|mate| mate.now);
    let team = team.map(|mate| (format!("team.{}", mate.member.user), format!("{}, {}", mate.name, mate.organisation)));
    adults.chain(team).collect()
}

pub(super) fn key(guest: &Guest) -> String {
    match guest {
        Guest::Family { adult } => format!("family.{adult}"),
        Guest::Team { user } => format!("team.{user}"),
        Guest::Other { .. } => String::new(),
    }
}

fn ticked(reading: Reading, guests: &[Guest]) -> Vec<(String, String, bool)> {
    let there: Vec<String> = guests.iter().map(key).collect();
    people(reading).into_iter().map(|(key, words)| (key.clone(), words, there.contains(&key))).collect()
}

/// The time of day, as people type it: "9:30", or nothing.
fn time(sheet: Sheet, fields: &mut Map<String, Value>, wrong: &mut Vec<Wrong>) {
    let typed = sheet.boxes.value("at").trim().replace('.', ":");
    match typed.parse::<Time>() {
        Ok(time) => {
            fields.insert("at".into(), json!(time));
        }
        Err(_) if typed.is_empty() => {
            fields.insert("at".into(), Value::Null);
        }
        Err(_) => wrong.push((sheet.id("at"), "Write the time as hours and minutes, such as 9:30.".into())),
    }
}

fn fields(sheet: Sheet, reading: Reading, first: &Meeting, rows: decisions::Rows, new: bool) -> AnyView {
    let kinds = new.then(|| sheet.select("of", "What is it for?", words::options(MeetingKind::words), ""));
    let again = (first.moves > 0).then(|| {
        sheet.line("moved_because", "Why is it moved this time?", "Asked when it goes to another day once more")
    });
    let adults: Vec<_> = reading
        .now()
        .iter()
        .flat_map(|view| view.entries.iter())
        .filter_map(|line| match &line.entry.body {
            Body::Adult(adult) => Some(crate::ui::Choice::new(line.entry.name.id.to_string(), adult.called())),
            _ => None,
        })
        .collect();
    let at = sheet.boxes.text("at", first.at.map(|at| at.to_string()).unwrap_or_default());
    let at = view! { <Field label="At what time?" hint="For example, 9:30. Empty while it is not known" value=at error=sheet.error("at") id=sheet.id("at")/> };
    view! {
        {kinds}
        {sheet.day("on", "On which day?", "For example, 27 3 2027", "Write the day.")}
        {again}
        {at}
        {sheet.line("place", "Where?", "A place, or how to call in")}
        {sheet.ticks("invited", "Who is asked?", ticked(reading, &first.invited))}
        {sheet.lines("agenda", "What will be talked about?", "", ELEMENT)}
        {sheet.lines("going_well", "What is going well?", "The family’s own words, before the meeting", ELEMENT)}
        {sheet.lines("hard", "What is hard?", "The family’s own words", ELEMENT)}
        {sheet.lines("talk_about", "What would the family like to talk about?", "", ELEMENT)}
        {sheet.select("state", "How does it stand?", words::options(words::meeting_state), "")}
        {sheet.ticks("attended", "Who came?", ticked(reading, &first.attended))}
        {apologies::fields(sheet, people(reading), &first.apologies)}
        {sheet.lines("family_view", "How does the family see it?", "First of all", ELEMENT)}
        {sheet.lines("what_changed", "What has changed since the last time?", "", ELEMENT)}
        {rows.draw(sheet)}
        {sheet.maybe_day("next_on", "When is the next one?", "Empty where none was agreed")}
        {sheet.select("minutes", "How do the minutes stand?", words::options(words::minutes), "")}
        {sheet.pick_or_not("said_by", "Who says so for the family?", adults, "Nobody has said it yet")}
        {sheet.maybe_day("said_on", "On which day did they say so?", "")}
        {sheet.lines("comment", "What does the family say to the minutes?", "In its own words, above all where it disagrees", ELEMENT)}
    }
    .into_any()
}

fn read(sheet: Sheet, fields: &mut Map<String, Value>) {
    for field in ["invited", "attended"] {
        // Those who are in no list here, such as a guest by name, stay.
        let kept = fields.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
        let others = kept.into_iter().filter(|guest| guest["is"] == "other");
        let chosen = sheet.ticked(field).into_iter().filter_map(|key| match key.split_once('.') {
            Some(("family", id)) => Some(json!({ "is": "family", "adult": id })),
            Some(("team", id)) => Some(json!({ "is": "team", "user": id })),
            _ => None,
        });
        let all: Vec<Value> = chosen.chain(others).collect();
        fields.insert(field.to_owned(), Value::from(all));
    }
}
