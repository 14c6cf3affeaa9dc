//! Needs and strengths, the goals that answer them and the actions that lead there: each need with its goals and actions in a row.

use doorstep_shared::api::desk::plans::EntryView;
use doorstep_shared::id::{GoalId, NeedId};
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::work::{Goal, GoalStatus, NeedKind};
use leptos::prelude::*;
use serde_json::Value;

use super::about::of;
use super::actions::{action_form, line};
use super::boxes::{WORDS, said_day};
use super::needs::{NeedCard, need_form, strengths};
use super::reading::{Reading, opener, reading};
use super::words;
use crate::ui::{Empty, Tone, tag};

/// The page.
#[component]
pub fn Goals() -> impl IntoView {
    let reading = reading();
    let is_need = |e: &EntryView| matches!(&e.entry.body, Body::Need(need) if need.kind != NeedKind::Strength);
    let needs = reading.names(is_need);
    let lone = reading.names(move |e| match &e.entry.body {
        Body::Goal(goal) => !needs.with(|needs| needs.iter().any(|n| goal.needs.iter().any(|id| id.uuid() == n.id))),
        _ => false,
    });
    view! {
        <section class="stack" aria-labelledby="working-on">
            <h2 id="working-on">"What we are working on"</h2>
            <For each=move || needs.get() key=|name| *name let:name>
                <article class="thread">
                    <NeedCard name=name/>
                    <div class="stack">{of_need(reading, name)}</div>
                    <div class="stack">{actions_of(reading, move |goal| goal.needs.iter().any(|id| id.uuid() == name.id))}</div>
                </article>
            </For>
            <Show when=move || needs.with(Vec::is_empty)>
                <Empty icon_name="list" title="No need is written down yet"><p>"Talk with the family about what is hard, and what they would like."</p></Empty>
            </Show>
            {adding(reading, "need.new", "Add a need", NeedKind::Need)}
        </section>
        <Show when=move || lone.with(|lone| !lone.is_empty())>
            <section class="stack" aria-labelledby="other-goals">
                <h2 id="other-goals">"Other goals"</h2>
                <For each=move || lone.get() key=|name| *name let:name>
                    <article class="thread two">
                        <div class="stack"><h3>"Goal"</h3>{one(reading, name)}</div>
                        <div class="stack">{actions_of(reading, move |goal| goal.id.uuid() == name.id)}</div>
                    </article>
                </For>
            </section>
        </Show>
        {strengths(reading)}
    }
}

/// A way to add a need or a strength, where either of the two sections is open to the reader.
pub fn adding(reading: Reading, form: &'static str, label: &'static str, kind: NeedKind) -> impl IntoView {
    let no = Signal::derive(move || {
        let (learning, wellbeing) =
            (reading.no_adding(Kind::Need, Area::LearningGoals), reading.no_adding(Kind::Need, Area::WellbeingGoals));
        learning.and(wellbeing).map(|why| words::why(why).to_owned())
    });
    opener(form, ("plus", label), String::new(), no, move |done| need_form(reading, None, kind, done))
}

/// The goals that answer a need, and a way to add one.
fn of_need(reading: Reading, need: EntryName) -> impl IntoView {
    let names = reading
        .names(move |e| matches!(&e.entry.body, Body::Goal(goal) if goal.needs.iter().any(|id| id.uuid() == need.id)));
    let section = match reading.body_now(need) {
        Some(Body::Need(need)) => need.section,
        _ => Section::Wellbeing,
    };
    let area = if section == Section::Learning { Area::LearningGoals } else { Area::WellbeingGoals };
    let about = match reading.body_now(need) {
        Some(Body::Need(need)) => need.text,
        _ => String::new(),
    };
    view! {
        <h3>"Goal"</h3>
        <For each=move || names.get() key=|name| *name let:name>{one(reading, name)}</For>
        {opener(&format!("goal.new-{}", need.id), ("plus", "Add a goal"), format!("for {about}"), reading.no_adding_words(Kind::Goal, area),
            move |done| goal_form(reading, None, Some((NeedId::new(need.id), section)), done))}
    }
}

fn one(reading: Reading, name: EntryName) -> impl IntoView {
    let entry = reading.entry(name);
    let about = match reading.body_now(name) {
        Some(Body::Goal(goal)) => goal.text,
        _ => String::new(),
    };
    let said = move || {
        let Some(Body::Goal(goal)) = entry.get().map(|e| e.entry.body) else { return None };
        let (tone, drawing) = match goal.status {
            GoalStatus::Met | GoalStatus::OnTrack => (Tone::Yes, "tick"),
            GoalStatus::Stuck => (Tone::Wait, "clock"),
            _ => (Tone::Neutral, "info"),
        };
        Some(view! {
            <p><b>{goal.text}</b></p>
            <p class="soft small">"We will know because: "{goal.measure}</p>
            {said_day(goal.target_on).map(|day| view! { <p class="soft small">"By "{day}</p> })}
            <p>{tag(tone, drawing, words::goal(goal.status))}</p>
        })
    };
    view! {
        <div class="stack tight">
            {said}
            {opener(&format!("goal.{}", name.id), ("pen", "Change"), about, reading.no_change_words(name),
                move |done| goal_form(reading, Some(name), None, done))}
        </div>
    }
}

/// The actions of the goals that are wanted, under each goal a way to add one.
fn actions_of(reading: Reading, wanted: impl Fn(&Goal) -> bool + Copy + Send + Sync + 'static) -> impl IntoView {
    let goals = reading.names(move |e| matches!(&e.entry.body, Body::Goal(goal) if wanted(goal)));
    view! {
        <h3>"Actions"</h3>
        <For each=move || goals.get() key=|name| *name let:goal>{under(reading, goal)}</For>
        <Show when=move || goals.with(Vec::is_empty)><p class="soft">"First a goal, then who does what."</p></Show>
    }
}

fn under(reading: Reading, goal: EntryName) -> impl IntoView {
    let of = GoalId::new(goal.id);
    let actions = reading.names(move |e| matches!(&e.entry.body, Body::Action(action) if action.goal == of));
    let about = match reading.body_now(goal) {
        Some(Body::Goal(goal)) => goal.text,
        _ => String::new(),
    };
    view! {
        <ul class="stack bare-list">
            <For each=move || actions.get() key=|name| *name let:name><li>{line(reading, name)}</li></For>
        </ul>
        {opener(&format!("action.new-{}", goal.id), ("plus", "Add an action"), format!("for {about}"),
            reading.no_adding_words(Kind::Action, Area::Actions), move |done| action_form(reading, None, of, done))}
    }
}

fn goal_form(
    reading: Reading,
    name: Option<EntryName>,
    of_need: Option<(NeedId, Section)>,
    done: Callback<()>,
) -> AnyView {
    let now = name.and_then(|name| reading.body_now(name));
    let section = of_need.map_or(Section::Wellbeing, |(_, section)| section);
    let first = Goal {
        id: crate::plan::save::new_id(GoalId::new(Default::default())),
        section,
        needs: of_need.map(|(need, _)| need).into_iter().collect(),
        text: String::new(),
        measure: String::new(),
        target_on: None,
        status: GoalStatus::Proposed,
        reached: None,
        outcome: String::new(),
    };
    let first = match now {
        Some(Body::Goal(goal)) => goal,
        _ => first,
    };
    let form = of_need.map_or_else(|| "goal".to_owned(), |(need, _)| format!("goal.{need}"));
    let needs = needs_to_choose(reading, &first);
    let sheet = of(reading, &form, name, || Body::Goal(first), done);
    let save = move || {
        sheet.save(sheet.read(|fields, _| {
            let needs: Vec<Value> = sheet.ticked("needs").into_iter().map(Value::from).collect();
            fields.insert("needs".into(), Value::from(needs));
        }));
    };
    sheet.draw("A goal", "Save", save, move || {
        view! {
            {sheet.lines("text", "The goal, in the family’s words", "One thing that will be different", WORDS)}
            {sheet.lines("measure", "How will you all know?", "What somebody will see or hear", WORDS)}
            {sheet.maybe_day("target_on", "By when?", "Empty if you do not know yet")}
            {sheet.ticks("needs", "What does it help with?", needs.clone())}
            {sheet.select("status", "How does it stand?", words::options(words::goal), "")}
            {sheet.pick_or_not("reached", "What came of it?", words::choices(words::reached), "It is too early to say")}
            {sheet.lines("outcome", "What came of it, in the family’s words?", "At the end of the plan", WORDS)}
        }
        .into_any()
    })
}

/// The needs of a goal's section, with those it answers ticked.
fn needs_to_choose(reading: Reading, goal: &Goal) -> Vec<(String, String, bool)> {
    let view = reading.now();
    let of = view.iter().flat_map(|view| view.entries.iter()).filter_map(|e| match &e.entry.body {
        Body::Need(need) if need.kind != NeedKind::Strength && need.section == goal.section => Some(need),
        _ => None,
    });
    of.map(|need| (need.id.to_string(), need.text.clone(), goal.needs.contains(&need.id))).collect()
}
