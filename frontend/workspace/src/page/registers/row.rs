//! One family in a register: a press says whether it came; another one takes that back.

use doorstep_shared::api::desk::plans::RegisterLine;
use doorstep_shared::id::PlanId;
use doorstep_shared::plans::intervention::{Attended, Mark, taken};
use leptos::prelude::*;

use super::one::Open;
use crate::plan::mark::press;
use crate::rules::plan_words::{full_day, why};
use crate::ui::{Tone, icon, tag};

/// The three that are pressed most; the others stand behind them.
const FIRST: [Attended; 3] = [Attended::Present, Attended::ToldUs, Attended::Absent];
const OTHERS: [Attended; 2] = [Attended::Part, Attended::CancelledByUs];

/// What the family is called here: the child, with the adult who comes along.
fn called(line: &RegisterLine) -> String {
    let name = line.name.clone().unwrap_or_else(|| line.label.clone());
    match &line.adult {
        Some(adult) => format!("{name} with {adult}"),
        None => name,
    }
}

/// The row.
pub fn row(open: Open, plan: PlanId) -> impl IntoView {
    let line = Memo::new(move |_| {
        open.shown.get().and_then(|now| now.families.iter().find(|line| line.plan == plan).cloned())
    });
    // What stood there before each press of this visit, for taking it back.
    let before = RwSignal::new(Vec::<(String, Option<Mark>)>::new());
    let mark = Memo::new(move |_| {
        let day = open.on()?;
        line.with(|line| line.as_ref().and_then(|line| line.attendance.marks.get(&day).cloned()))
    });
    let set = move |after: Option<Mark>| {
        let (Some(line), Some(day)) = (line.get_untracked(), untrack(|| open.on())) else { return };
        let about = format!("{}, {}", called(&line), full_day(day));
        press(open.outbox, open.zone.get_value(), &line, day, after, about);
    };
    let choose = Callback::new(move |status: Attended| {
        let now = mark.get_untracked();
        before.update(|all| all.push((open.day.get_untracked(), now.clone())));
        // The one that is on is taken back.
        let note = now.as_ref().map(|mark| mark.note.clone()).unwrap_or_default();
        set(if now.is_some_and(|mark| mark.status == status) { None } else { Some(Mark { status, note }) });
    });
    let undo = move |_| {
        let day = open.day.get_untracked();
        let last = before.try_update(|all| {
            let at = all.iter().rposition(|(of, _)| *of == day)?;
            Some(all.remove(at).1)
        });
        if let Some(Some(mark)) = last {
            set(mark);
        }
    };
    let pressed = Memo::new(move |_| open.day.with(|day| before.with(|all| all.iter().any(|(of, _)| of == day))));
    let name = Memo::new(move |_| line.with(|line| line.as_ref().map(called).unwrap_or_default()));
    let said = move || {
        let (now, line) = (open.shown.get()?, line.get()?);
        let taken = taken(&now.series, &line.attendance);
        Some(format!("{} of {} so far", taken.came, taken.of))
    };
    let one = move |status: Attended| {
        let on = move || mark.with(|mark| mark.as_ref().is_some_and(|mark| mark.status == status));
        view! {
            <button type="button" class=move || if on() { "btn" } else { "btn plain" }
                aria-label=move || format!("{}: {}", status.words(), name.get())
                aria-pressed=move || if on() { "true" } else { "false" } on:click=move |_| choose.run(status)>
                {move || on().then(|| icon("tick"))}{status.words()}
            </button>
        }
    };
    let presses = move || {
        let (line, day, now) = (line.get()?, open.on()?, open.held.here()?);
        Some(if let Some(refused) = line.no_change {
            view! { <p class="hint">{why(refused)}</p> }.into_any()
        } else if !line.attendance.is_in(day) {
            view! { <p class="hint">"Not in this series on that day."</p> }.into_any()
        } else if day > now.today {
            view! { <p class="hint">"This session is still to come."</p> }.into_any()
        } else {
            let others = move || mark.with(|mark| mark.as_ref().map(|mark| mark.status)).filter(|s| OTHERS.contains(s));
            view! {
                <div class="marks" role="group" aria-label=move || name.get()>{FIRST.map(one).collect_view()}</div>
                <div class="row near">
                    <details class="more">
                        <summary>{move || others().map_or("Something else", Attended::words)}<span class="vh">": "{move || name.get()}</span></summary>
                        <div class="row near">{OTHERS.map(one).collect_view()}</div>
                    </details>
                    <Show when=move || pressed.get()>
                        <button type="button" class="btn quiet" aria-label=move || format!("Undo: {}", name.get()) on:click=undo>{icon("undo")}"Undo"</button>
                    </Show>
                </div>
            }
            .into_any()
        })
    };
    // Drawn anew only when it is another kind of row: a press must not take the focus away.
    let kind = Memo::new(move |_| {
        let (line, day, now) = (line.get()?, open.on()?, open.held.here()?);
        Some((line.no_change, line.attendance.is_in(day), day > now.today))
    });
    let hidden = move || {
        line.with(|line| line.as_ref().is_some_and(|line| line.name.is_none()))
            .then(|| tag(Tone::Unknown, "hide", "The name is not shared with you"))
    };
    view! {
        <li class="notice stack tight">
            <div class="row apart"><h3 class="lead">{move || name.get()}</h3><p class="soft small">{said}</p></div>
            {hidden}
            {move || {
                // Read, and not only watched: what was never read tells of no change.
                let _ = kind.get();
                untrack(presses)
            }}
        </li>
    }
}
