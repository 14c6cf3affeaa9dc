//! One register: which session, how it stands, and everybody who takes part, a press each.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{GetRegister, ListRegisters, Register, Registers};
use doorstep_shared::date::Date;
use doorstep_shared::id::PlanId;
use doorstep_shared::plans::intervention::{Held, fidelity};
use leptos::prelude::*;

use super::{form, joining, row, session, words};
use crate::app::zone_name;
use crate::ask::{Answer, ask};
use crate::plan::Saved;
use crate::plan::mark::laid_over;
use crate::plan::outbox::Outbox;
use crate::rules::plan_words::full_day;
use crate::rules::say;
use crate::ui::{Banner, Button, Empty, Heading, Look, Select, Tone, icon};

/// A register on screen.
#[derive(Clone, Copy)]
pub struct Open {
    /// The zone's short name.
    pub zone: StoredValue<String>,
    /// What the server said.
    pub held: Answer<Register>,
    /// The same with what waits on this device laid over it.
    pub shown: Memo<Option<Arc<Register>>>,
    /// The session that is shown.
    pub day: RwSignal<String>,
    /// Where presses go.
    pub outbox: Outbox,
}

impl Open {
    /// The day of the session that is shown. Reactive.
    pub fn on(self) -> Option<Date> {
        self.day.with(|day| day.parse().ok())
    }
}

/// The screen.
pub fn register(series: String) -> AnyView {
    let (zone, outbox) = (StoredValue::new(zone_name()), Outbox::here());
    let held: Answer<Register> = ask::<GetRegister>(vec![("zone", zone.get_value()), ("series", series)]);
    let registers: Answer<Registers> = ask::<ListRegisters>(vec![("zone", zone.get_value())]);
    let shown = Memo::new(move |_| {
        let now = held.here()?;
        let items: Vec<_> = now.families.iter().flat_map(|line| outbox.of_plan(&line.plan.to_string())).collect();
        Some(Arc::new(laid_over(&now, &items)))
    });
    let open = Open { zone, held, shown, day: RwSignal::new(String::new()), outbox };
    // What was sent before this answer is in it.
    Effect::new(move |_| {
        if let Some(now) = held.here() {
            untrack(|| {
                now.families.iter().for_each(|line| outbox.let_go(&line.plan.to_string()));
                if open.on().is_none_or(|day| !now.series.sessions.contains_key(&day)) {
                    open.day.set(first_day(&now).map(|day| day.to_string()).unwrap_or_default());
                }
            });
        }
    });
    view! {
        <p><a href=format!("/desk/{}/registers", zone.get_value())>"Registers"</a></p>
        {held.draw_once(move || screen(open, registers))}
    }
    .into_any()
}

/// Today's session; else the first of which nobody has said how it was; else the last one.
fn first_day(register: &Register) -> Option<Date> {
    let sessions = &register.series.sessions;
    let today = sessions.keys().find(|day| **day == register.today);
    let open = || sessions.iter().find(|(_, session)| session.state == Held::Planned).map(|(day, _)| day);
    today.or_else(open).or_else(|| sessions.keys().next_back()).copied()
}

fn screen(open: Open, registers: Answer<Registers>) -> impl IntoView {
    let title = Memo::new(move |_| open.shown.get().map(|now| now.series.text.title.clone()).unwrap_or_default());
    let names = Memo::new(move |_| {
        let now = open.shown.get();
        now.iter().flat_map(|now| now.families.iter()).map(|line| line.plan).collect::<Vec<PlanId>>()
    });
    let marked = move || {
        let now = open.shown.get()?;
        let day = open.on()?;
        let there: Vec<_> = now.families.iter().filter(|line| line.attendance.is_in(day)).collect();
        let done = there.iter().filter(|line| line.attendance.marks.contains_key(&day)).count();
        Some(format!("{done} of {} marked", say::count(there.len(), "family", "families")))
    };
    view! {
        <Heading text=title/>
        {move || open.shown.get().map(|now| about(&now))}
        <Saved/>
        <section class="stack" aria-labelledby="h-session">
            <h2 id="h-session" class="vh">"The session"</h2>
            {move || days(open)}
            {session::stands(open)}
        </section>
        <section class="stack" aria-labelledby="h-families">
            <div class="row apart"><h2 id="h-families">"Who came?"</h2><p role="status" class="soft">{marked}</p></div>
            <Show when=move || names.with(Vec::is_empty)>
                <Empty icon_name="people" title="No family that you may see">
                    <p>"You see those whose team you are in, for as long as the family takes part in its plan."</p>
                </Empty>
            </Show>
            <ul class="bare stack tight register">
                <For each=move || names.get() key=|plan| *plan let:plan>{row::row(open, plan)}</For>
            </ul>
            {joining::joining(open)}
        </section>
        {changing(open, registers)}
    }
}

/// The choice of a session: the days that have come, and the next one.
fn days(open: Open) -> Option<AnyView> {
    let now = open.held.here()?;
    let mut ahead = 0;
    let mut options: Vec<(String, String)> = now
        .series
        .sessions
        .iter()
        .filter(|(day, _)| {
            ahead += usize::from(**day > now.today);
            ahead < 2
        })
        .map(|(day, session)| {
            (day.to_string(), format!("{}: {}", full_day(*day), words::stands(session.state, *day, now.today)))
        })
        .collect();
    // In the order of the days until here: what is ahead is counted on the way.
    options.reverse();
    Some(view! { <Select label="Which session?" value=open.day options=options/> }.into_any())
}

/// What the series is, and how much of it there was. Numbers of the work, not of the children.
fn about(now: &Register) -> impl IntoView + use<> {
    let (series, text) = (&now.series, &now.series.text);
    let counted = fidelity(series, now.today);
    let time = text.at.map(|at| format!("at {at}, ")).unwrap_or_default();
    let group = match text.places {
        1 => "one-to-one".to_owned(),
        n => format!("room for {n} families"),
    };
    let what = now.intervention.as_ref().map(|of| {
        let dose = if of.dose.words.is_empty() { String::new() } else { format!(" Meant to be: {}.", of.dose.words) };
        let checked = if of.checked_on.is_none() { " What is known of it is not checked yet." } else { "" };
        format!("{}.{dose}{checked}", of.name)
    });
    let held_by =
        if text.deliverer.is_empty() { "Who holds it is not written down".into() } else { text.deliverer.clone() };
    let adaptations = text.adaptations.as_str().trim().to_owned();
    let stopped = text.stopped.as_ref().map(|stopped| {
        let words = format!("It stopped on {}: {}.", full_day(stopped.on), stopped.reason.words());
        view! { <Banner tone=Tone::Info icon_name="info"><p>{words}</p></Banner> }
    });
    view! {
        <div class="stack snug">
            <p class="lead">{words::counted(counted.held, counted.planned, counted.cancelled)}</p>
            {(counted.not_said > 0).then(|| view! { <p>{icon("clock")}" Of "{say::count(counted.not_said, "day", "days")}" nobody has said yet whether there was a session."</p> })}
            <p class="soft small">{now.organisation_name.clone()}", "{text.place.clone()}" "{time}{text.minutes}" minutes, "{group}". "{held_by}". "{words::trained(text)}"."</p>
            {what.map(|what| view! { <p class="soft small">{what}</p> })}
            {(!adaptations.is_empty()).then(|| view! { <p class="soft small">"Done differently: "{adaptations}</p> })}
        </div>
        {stopped}
    }
}

/// The form of the series, in place of its button.
fn changing(open: Open, registers: Answer<Registers>) -> impl IntoView {
    let shown = RwSignal::new(false);
    let may = Memo::new(move |_| open.held.here().is_some_and(|now| now.may_change));
    let done = Callback::new(move |()| shown.set(false));
    let drawn = move || {
        let (Some(now), menu) = (open.held.here(), registers.here()) else { return ().into_any() };
        let menu = menu.map(|menu| form::offered(&menu, now.series.text.intervention.as_deref())).unwrap_or_default();
        form::change(open.held, &now, menu, done)
    };
    let button = move || view! { <div><Button look=Look::Plain icon_name="pen" on_press=move |()| shown.set(true)>"Change the series"</Button></div> };
    view! {
        <Show when=move || may.get()>
            <Show when=move || shown.get() fallback=button>{untrack(drawn)}</Show>
        </Show>
    }
}
