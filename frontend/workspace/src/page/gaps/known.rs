//! Saying what is being done about a gap, and until when it need not be shown.

use doorstep_shared::api::desk::get_gaps::KnownGap;
use doorstep_shared::api::desk::note_gap::{NoteGap, Noted};
use doorstep_shared::date::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Work;
use crate::api::{self, Change, Trouble};
use crate::ask::{wrong_fields, wrong_with};
use crate::platform;
use crate::rules::say;
use crate::ui::{Button, DateBoxes, DateField, Dialog, ErrorSummary, Field, Look, Takes, TroubleBanner, Wrong, toasts};
use crate::unsent::unsent;

const NOTE: &str = "gap-note";
const UNTIL: &str = "gap-until";
/// So many days a note holds, unless somebody says otherwise.
const HOLDS: i32 = 90;

/// The dialog. It opens when a gap is chosen.
#[component]
pub(super) fn KnownDialog(
    /// The screen.
    work: Work,
) -> impl IntoView {
    let (open, tried, busy) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let note = RwSignal::new(String::new());
    let until = DateBoxes::new(None);
    let (errors, trouble) = (RwSignal::new(Vec::<Wrong>::new()), RwSignal::new(None::<Trouble>));
    let (toasts, unsent) = (toasts(), unsent());
    Effect::new(move |_| {
        let Some(words) = work.noting.get() else { return };
        let before = work.held.here().and_then(|gaps| {
            gaps.searches.iter().find(|s| s.words == words).and_then(|s| s.known.as_ref().map(|k| k.note.clone()))
        });
        note.set(before.unwrap_or_default());
        if let Some(day) = platform::today().and_then(|today| Date::from_days(today.days() + HOLDS)) {
            until.set(day);
        }
        tried.set(false);
        errors.set(Vec::new());
        trouble.set(None);
        open.set(true);
    });
    // Closed by Escape too: the same gap can be chosen again.
    Effect::new(move |before: Option<bool>| {
        let is = open.get();
        if before == Some(true) && !is {
            work.noting.set(None);
        }
        is
    });
    Effect::new(move |_| {
        if open.get() && note.with(|n| !n.trim().is_empty()) {
            unsent.note(NOTE, "A note on a gap");
        } else {
            unsent.sent(NOTE);
        }
    });
    on_cleanup(move || unsent.sent(NOTE));
    let press = Callback::new(move |()| {
        let Some(words) = work.noting.get_untracked() else { return };
        tried.set(true);
        trouble.set(None);
        let text = note.get_untracked().trim().to_owned();
        let mut wrong: Vec<Wrong> = Vec::new();
        if text.is_empty() {
            wrong.push((NOTE.into(), "Say what is being done about it, in a few words".into()));
        }
        let day = match untrack(|| until.read()) {
            Ok(Some(day)) if platform::today().is_some_and(|today| day < today) => Err("Choose a day that is to come"),
            Ok(Some(day)) => Ok(day),
            Ok(None) => Err("Say until when it need not be shown"),
            Err(no_date) => Err(no_date.sentence()),
        };
        if let Err(what) = day {
            wrong.push((UNTIL.into(), what.into()));
        }
        let fine = wrong.is_empty();
        errors.set(wrong);
        let Some(until) = day.ok().filter(|_| fine) else { return };
        busy.set(true);
        spawn_local(async move {
            let zone = work.zone.get_value();
            let body = Noted { words, gap: KnownGap { note: text, until } };
            match api::send::<NoteGap>(&[("zone", &zone)], &[], &body, Change::new()).await {
                Ok(noted) => {
                    open.set(false);
                    let day = say::day(noted.gap.until, platform::today().unwrap_or(noted.gap.until));
                    toasts.done(format!("Noted: {}. It is among the known gaps until {day}", noted.words));
                    work.held.again();
                }
                Err(wrong) => {
                    let list =
                        wrong_fields(&wrong, |pointer| if pointer == "/gap/until" { UNTIL } else { NOTE }.into());
                    trouble.set(Some(wrong).filter(|_| list.is_empty()));
                    errors.set(list);
                }
            }
            busy.set(false);
        });
    });
    let about = move || work.noting.get().unwrap_or_default();
    view! {
        <Dialog open=open title="A known gap">
            <p><b dir="auto">{about}</b></p>
            <ErrorSummary errors=errors/>
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            <Field label="What is being done about it?" takes=Takes::Lines value=note hint="At most 300 characters" error=wrong_with(errors, NOTE) id=NOTE.to_owned()/>
            <DateField label="Until when need it not be shown?" value=until tried=tried error=wrong_with(errors, UNTIL) id=UNTIL.to_owned()/>
            <div class="row">
                <Button on_press=press busy=busy>"Note it"</Button>
                <Button look=Look::Plain on_press=move |()| open.set(false)>"Leave it"</Button>
            </div>
        </Dialog>
    }
}
