//! One need or strength: what it is, how soon it matters, and what the family says to it.

use doorstep_shared::id::NeedId;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::content::{CatalogueVersion, Element, catalogue};
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::school::long_date;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::work::{GoalStatus, Need, NeedKind, NeedStatus, Priority};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::about::of;
use super::actions::Pressing;
use super::boxes::WORDS;
use super::goals::adding;
use super::reading::{Reading, opener, reading};
use super::words;
use crate::ui::{Button, Choice, Look, Tone, tag};

/// The first of the three columns.
#[component]
pub fn NeedCard(
    /// The need.
    name: EntryName,
) -> impl IntoView {
    let reading = reading();
    let entry = reading.entry(name);
    let about = text_of(reading, name);
    let answered = Memo::new(move |_| {
        let view = reading.view();
        view.iter().flat_map(|v| v.entries.iter()).any(|e| match &e.entry.body {
            Body::Goal(goal) => {
                let works = !matches!(goal.status, GoalStatus::Changed | GoalStatus::Stopped);
                works && goal.needs.iter().any(|id| id.uuid() == name.id)
            }
            _ => false,
        })
    });
    let said = move || {
        let Some(Body::Need(need)) = entry.get().map(|e| e.entry.body) else { return None };
        Some(drawn(&need, answered.get()))
    };
    view! {
        <div class="stack tight">
            <h3>{move || match entry.get().map(|e| e.entry.body) {
                Some(Body::Need(need)) => words::need(need.kind),
                _ => "Need",
            }}</h3>
            {said}
            {move || entry.get().map(|e| view! { <p class="soft small">{e.by}", "{e.organisation}</p> })}
            {not_now(reading, name, about.clone())}
            {opener(&format!("need.{}", name.id), ("pen", "Change"), about, reading.no_change_words(name),
                move |done| need_form(reading, Some(name), NeedKind::Need, done))}
        </div>
    }
}

fn drawn(need: &Need, answered: bool) -> impl IntoView + use<> {
    let presses = need.presses() && need.not_now_on.is_none() && !answered;
    let section = if need.section == Section::Learning { "Learning" } else { "Wellbeing" };
    let of = subject(&need.about).map(|words| view! { <p class="soft small">{words}</p> });
    let status = (need.status != NeedStatus::Open)
        .then(|| view! { <p>{tag(Tone::Neutral, "info", words::need_status(need.status))}</p> });
    view! {
        <p><b>{need.text.clone()}</b></p>
        {of}
        <p class="soft small">{section}". "{words::priority(need.priority)}"."</p>
        {status}
        {presses.then(|| view! { <p>{tag(Tone::Wait, "clock", "Wants a goal, or the family’s “not now”")}</p> })}
        {need.not_now_on.map(|on| view! { <p>{tag(Tone::Info, "info", format!("The family says not now, {}", long_date(on)))}</p> })}
    }
}

/// One press writes down that the family says "not now", or that it has changed its mind.
fn not_now(reading: Reading, name: EntryName, about: String) -> impl IntoView {
    let entry = reading.entry(name);
    let pressing = Pressing::new(reading);
    let open = Memo::new(move |_| match entry.get().map(|e| (e.no_change, e.entry.body)) {
        Some((None, Body::Need(need))) if need.kind != NeedKind::Strength => Some(need.not_now_on.is_some()),
        _ => None,
    });
    move || {
        let said = open.get()?;
        let about = about.clone();
        let words = if said { "They have changed their mind" } else { "The family says not now" };
        let press = move |()| {
            let today = reading.today();
            pressing.change(name, move |body| {
                if let Body::Need(need) = body {
                    need.not_now_on = if said { None } else { today };
                }
            });
        };
        Some(
            view! { <div><Button look=Look::Quiet about=about busy=pressing.busy on_press=press>{words}</Button></div> },
        )
    }
}

/// What goes well, apart from what is worked on.
pub fn strengths(reading: Reading) -> impl IntoView {
    let names = reading.names(|e| matches!(&e.entry.body, Body::Need(need) if need.kind == NeedKind::Strength));
    view! {
        <section class="stack" aria-labelledby="strengths">
            <h2 id="strengths">"What goes well"</h2>
            <div class="tiles">
                <For each=move || names.get() key=|name| *name let:name>
                    <div class="notice"><NeedCard name=name/></div>
                </For>
            </div>
            {adding(reading, "strength.new", "Add a strength", NeedKind::Strength)}
        </section>
    }
}

fn text_of(reading: Reading, name: EntryName) -> String {
    match reading.body_now(name) {
        Some(Body::Need(need)) => need.text,
        _ => String::new(),
    }
}

/// What a need is about, by the key that is kept.
fn subject(about: &str) -> Option<&'static str> {
    if let Some(element) = Element::parse(about) {
        return Some(element.plain().0);
    }
    let id = about.parse().ok()?;
    catalogue::item(CatalogueVersion::NEWEST, id).map(|item| item.short)
}

fn subjects() -> Vec<(String, String)> {
    let items = catalogue::items(CatalogueVersion::NEWEST)
        .map(|item| (item.id.to_string(), format!("{}: {}", item.id.area().title(), item.short)));
    let elements = Element::ALL.iter().map(|e| (e.key().to_owned(), format!("Family assessment: {}", e.plain().0)));
    std::iter::once((String::new(), "None of these".to_owned())).chain(items).chain(elements).collect()
}

/// The form of a need, a strength or a barrier; also the wizard's.
pub fn need_form(reading: Reading, name: Option<EntryName>, kind: NeedKind, done: Callback<()>) -> AnyView {
    let open = |area| reading.no_adding(Kind::Need, area).is_none();
    let (learning, wellbeing) = untrack(|| (open(Area::LearningGoals), open(Area::WellbeingGoals)));
    let section = if learning { Section::Learning } else { Section::Wellbeing };
    let blank = || {
        Body::Need(Need {
            id: crate::plan::save::new_id(NeedId::new(Default::default())),
            section,
            about: String::new(),
            text: String::new(),
            kind,
            priority: Priority::Soon,
            status: NeedStatus::Open,
            not_now_on: None,
        })
    };
    let (form, title) = if kind == NeedKind::Strength { ("strength", "A strength") } else { ("need", "A need") };
    let sheet = of(reading, form, name, blank, done);
    sheet.draw_plain(title, "Save", move || {
        let both = name.is_none() && learning && wellbeing;
        let sections = vec![Choice::new("learning", "Learning"), Choice::new("wellbeing", "The family’s wellbeing")];
        let section = both.then(|| sheet.pick("section", "What does it belong to?", sections, "Choose one."));
        let kinds = (name.is_some() || kind != NeedKind::Strength)
            .then(|| sheet.pick("kind", "What is it?", words::choices(words::need), "Choose one."));
        let later = name.is_some().then(|| {
            view! {
                {sheet.select("status", "What has become of it?", words::options(words::need_status), "")}
                {sheet.maybe_day("not_now_on", "The family said “not now” on", "Empty when they did not")}
            }
        });
        let about = {
            sheet.ask("about", super::holds::Holds::Text(super::boxes::LINE));
            let value = sheet.boxes.text("about", sheet.first_text("about"));
            view! { <crate::ui::Select label="Where does it come from?" value=value options=subjects() id=sheet.id("about")/> }
        };
        view! {
            {sheet.lines("text", "In a few words", "Best in the family’s own words", WORDS)}
            {section}
            {kinds}
            {sheet.pick("priority", "How soon does it matter?", words::choices(words::priority), "Choose one.")}
            {about}
            {later}
        }
        .into_any()
    })
}
