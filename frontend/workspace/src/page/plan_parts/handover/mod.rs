//! The handover to reception: built from what is in the plan, edited with the parent, approved, sent, read by the school.

mod steps;
mod write;

use doorstep_shared::api::desk::plans::EntryView;
use doorstep_shared::plans::access::{Area, Seat};
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::handover::{Approval, Handover, Stage, Way};
use doorstep_shared::plans::school::long_date;
use leptos::prelude::*;

use super::reading::{Reading, opener_unless, reading};
use crate::rules::plan_words::approved_how;
use crate::ui::{Empty, Tone, icon, tag};

/// The parts that a teacher needs before anything else.
const FIRST: usize = 2;

/// The page.
#[component]
pub fn HandoverPage() -> impl IntoView {
    let reading = reading();
    let names = reading.of_kind(Kind::Handover);
    let there = Signal::derive(move || names.with(|names| !names.is_empty()));
    view! {
        <section class="stack" aria-labelledby="handover">
            <h2 id="handover">"Handover to reception"</h2>
            <p class="soft">"What the school is told of the child, in words that a parent approves. It fits two sides of paper, and does not change once it was sent."</p>
            <Show when=move || !there.get()>
                <Empty icon_name="copy" title="No handover that you may see"><p>{move || nothing(reading)}</p></Empty>
            </Show>
            {opener_unless(there, "handover.new", ("plus", "Build it from what is here"), String::new(),
                reading.no_adding_words(Kind::Handover, Area::Handover), move |done| write::form(reading, None, done))}
            <For each=move || names.get() key=|name| *name let:name>{one(reading, name)}</For>
        </section>
    }
}

/// Why there may be none, for whoever looks.
fn nothing(reading: Reading) -> &'static str {
    if is_school(reading) {
        "The school has it here once a parent has approved it and it was sent. Until then it is being written."
    } else {
        "Begin it some weeks before the child starts: it is put together from what the plan says, and you go through it with the parent."
    }
}

/// Whether the reader sits at the school that is told.
fn is_school(reading: Reading) -> bool {
    reading.view().is_some_and(|view| matches!(view.me.seat, Seat::ReceptionTeacher | Seat::SchoolLead))
}

/// The record in an entry.
fn record(entry: &EntryView) -> Option<&Handover> {
    match &entry.entry.body {
        Body::Handover(record) => Some(record),
        _ => None,
    }
}

/// The record as it is now. Reactive.
fn record_of(reading: Reading, name: EntryName) -> Memo<Option<Handover>> {
    let entry = reading.entry(name);
    Memo::new(move |_| entry.with(|entry| entry.as_ref().and_then(record).cloned()))
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let now = record_of(reading, name);
    let by = reading.entry(name);
    let head = move || {
        let (record, by) = (now.get()?, by.get()?);
        let tone = match record.stage {
            Stage::Draft | Stage::Refused { .. } => Tone::Neutral,
            Stage::Approved { .. } => Tone::Info,
            Stage::Sent { .. } => Tone::Wait,
            Stage::Received { .. } => Tone::Yes,
        };
        let far = said(reading, record.stage);
        Some(view! {
            <p>{tag(tone, "info", record.stage.words())}</p>
            <p class="soft small">"Written down by "{by.by}", "{by.organisation}". "{far}</p>
        })
    };
    let parts = move || now.get().map(|record| text(&record));
    view! {
        <article class="notice stack">
            {head}
            {steps::openers(reading, name)}
            {parts}
        </article>
    }
}

/// How it came where it is, in a sentence.
fn said(reading: Reading, stage: Stage) -> String {
    let approved = |approval: Approval| {
        let who = Some(reading.adult(approval.adult)).filter(|who| !who.is_empty());
        let who = who.unwrap_or_else(|| "A parent".into());
        format!("{who} approved it on {}: {}.", long_date(approval.on), approved_how(approval.how))
    };
    let how = |way| if way == Way::Here { "here" } else { "on paper" };
    match stage {
        Stage::Draft => "Nobody has approved it yet.".into(),
        Stage::Refused { on, .. } => format!("A parent said no on {}.", long_date(on)),
        Stage::Approved { approval } => approved(approval),
        Stage::Sent { approval, way, on } => format!("{} Sent {} on {}.", approved(approval), how(way), long_date(on)),
        Stage::Received { approval, way, sent_on, on } => {
            let has = if way == Way::Here { "Read by the school" } else { "The school has it" };
            format!("{} Sent {} on {}. {has} on {}.", approved(approval), how(way), long_date(sent_on), long_date(on))
        }
    }
}

/// Its words: what helps first, then the rest.
fn text(record: &Handover) -> impl IntoView + use<> {
    let line = |(field, text): (&'static str, &str)| {
        let label = write::label(field);
        let text = text.to_owned();
        view! { <div><dt>{label}</dt><dd class="said lines" dir="auto">{text}</dd></div> }
    };
    let all = record.parts();
    let (first, then) = all.split_at(FIRST);
    let lines = |parts: &[(&'static str, &str)]| {
        let parts = parts.iter().filter(|(_, text)| !text.trim().is_empty());
        parts.map(|part| line(*part)).collect::<Vec<_>>()
    };
    let (first, then) = (lines(first), lines(then));
    let helps = (!first.is_empty()).then(|| {
        view! { <div class="notice own stack tight"><h3>"What helps first"</h3><dl class="stack tight">{first}</dl></div> }
    });
    view! { {helps}<dl class="stack tight">{then}</dl> }
}

/// What a school sees of a plan before anything else: what calms the child and how to help, and how settling in goes.
#[component]
pub fn FirstDays() -> impl IntoView {
    let reading = reading();
    let names = reading.of_kind(Kind::Handover);
    let part = move || {
        let name = names.get().into_iter().next().filter(|_| is_school(reading))?;
        let record = record_of(reading, name).get()?;
        let first = record.parts().into_iter().take(FIRST).filter(|(_, text)| !text.trim().is_empty());
        let first = first.map(|(field, text)| {
            let text = text.to_owned();
            view! { <div><dt>{write::label(field)}</dt><dd class="said lines" dir="auto">{text}</dd></div> }
        });
        let waits = matches!(record.stage, Stage::Sent { way: Way::Here, .. });
        let href = reading.href("handover");
        let open = if waits { "Read the whole handover, and say that you have" } else { "The whole handover" };
        Some(view! {
            <section class="notice own stack tight" aria-labelledby="h-first">
                <h2 id="h-first">"What helps first"</h2>
                <dl class="stack tight">{first.collect_view()}</dl>
                <p><a href=href>{open}</a></p>
                {checks(reading)}
            </section>
        })
    };
    view! { {part} }
}

/// The two checks after the start, where the family shares its meetings.
fn checks(reading: Reading) -> impl IntoView {
    use doorstep_shared::plans::meeting::{MeetingKind, MeetingState};
    let view = reading.view();
    let of = view.iter().flat_map(|view| view.entries.iter()).filter_map(|line| match &line.entry.body {
        Body::Meeting(meeting) if matches!(meeting.of, MeetingKind::DayThree | MeetingKind::WeekTwo) => {
            let drawing = if meeting.state == MeetingState::Held { "tick" } else { "clock" };
            let state = super::words::meeting_state(meeting.state);
            Some((meeting.on, meeting.of.words(), drawing, state, meeting.family_view.as_str().to_owned()))
        }
        _ => None,
    });
    let mut all: Vec<_> = of.collect();
    all.sort_by_key(|(on, ..)| *on);
    let none = all.is_empty().then(|| view! { <p class="soft">"The checks after three days and in the second week are not shared with you, or not planned yet."</p> });
    let rows = all.into_iter().map(|(on, of, drawing, state, says)| {
        let says = (!says.trim().is_empty()).then(|| view! { <p class="said" dir="auto">{says}</p> });
        view! { <li class="row hold">{icon(drawing)}<div class="grow"><p>{of}", "{long_date(on)}": "{state}</p>{says}</div></li> }
    });
    let href = reading.href("meetings");
    view! {
        <h3>"Settling in"</h3>
        {none}
        <ul class="bare stack tight">{rows.collect_view()}</ul>
        <p><a href=href>"Meetings"</a></p>
    }
}
