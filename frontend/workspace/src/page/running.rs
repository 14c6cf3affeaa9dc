//! Whether an entry runs: pause with a reason and a day of return, run again, finish; hide with a reason. Nothing is deleted.

use doorstep_shared::api::Endpoint;
use doorstep_shared::api::desk::finish_entry::{Finish, FinishEntry};
use doorstep_shared::api::desk::get_entry::{EntryPage, GetEntry};
use doorstep_shared::api::desk::hide_entry::{Hide, HideEntry};
use doorstep_shared::api::desk::pause_entry::{PauseEntry, Rest};
use doorstep_shared::api::desk::resume_entry::ResumeEntry;
use doorstep_shared::api::desk::unhide_entry::UnhideEntry;
use doorstep_shared::api::desk::{OfEntry, Saved};
use doorstep_shared::date::Date;
use doorstep_shared::directory::State;
use doorstep_shared::editing::{FieldProblem, typed_date};
use doorstep_shared::policy::Action;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::page::edit::address;
use crate::ui::{Heading, TroubleBanner, icon, loading};

/// `/desk/{zone}/entries/{entry}/running`.
#[component]
pub fn Running() -> impl IntoView {
    let (zone, entry) = (address("zone"), address("entry"));
    let asks = RwSignal::new(0_u32);
    let place = StoredValue::new((zone, entry));
    let asked = LocalResource::new(move || {
        asks.track();
        let (zone, entry) = place.get_value();
        async move { api::send::<GetEntry>(&[("zone", &zone), ("entry", &entry)], &[], &(), Change::None).await }
    });
    let said = RwSignal::new(String::new());
    view! {
        <Suspense fallback=loading>
            {move || asked.get().map(|answer| match answer {
                Ok(page) => screen(page, place, asks, said).into_any(),
                Err(trouble) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
            })}
        </Suspense>
    }
}

type At = StoredValue<(String, String)>;

/// Sends one of these changes, and reads the entry again.
fn send<E>(
    place: At,
    version: u64,
    body: E::Body,
    done: &'static str,
    asks: RwSignal<u32>,
    said: RwSignal<String>,
    trouble: RwSignal<Option<Trouble>>,
) where
    E: Endpoint<Request = OfEntry, Response = Saved> + 'static,
    E::Body: 'static,
{
    let (zone, entry) = place.get_value();
    spawn_local(async move {
        match api::send::<E>(&[("zone", &zone), ("entry", &entry)], &[], &body, Change::of(version)).await {
            Ok(_) => {
                said.set(done.to_owned());
                asks.update(|n| *n += 1);
            }
            Err(wrong) => trouble.set(Some(wrong)),
        }
    });
}

fn screen(page: EntryPage, place: At, asks: RwSignal<u32>, said: RwSignal<String>) -> impl IntoView {
    let (version, today) = (page.record.version, page.today);
    let trouble = RwSignal::new(None);
    let state = match &page.record.state {
        State::Active => "It is running.".to_owned(),
        State::Paused { reason, .. } if page.resting => format!("It is paused: {reason}"),
        State::Paused { .. } => "It is running again after a rest.".to_owned(),
        State::Finished { .. } => "It is over.".to_owned(),
        _ => "It is hidden.".to_owned(),
    };
    let may = page.may;
    let running = page.record.state.is_active() || !page.resting && matches!(page.record.state, State::Paused { .. });
    let hidden = !running && !matches!(page.record.state, State::Paused { .. } | State::Finished { .. });
    let wake = move |_| send::<ResumeEntry>(place, version, (), "It runs again.", asks, said, trouble);
    let unhide = move |_| send::<UnhideEntry>(place, version, (), "Families see it again.", asks, said, trouble);
    let resume = (!running && !hidden && may.has(Action::Pause)).then(|| {
        view! { <p><button type="button" class="btn" on:click=wake>"It runs again"</button></p> }
    });
    let show = (hidden && may.has(Action::Hide)).then(|| {
        view! { <p><button type="button" class="btn" on:click=unhide>"Show it to families again"</button></p> }
    });
    let pause = (running && may.has(Action::Pause)).then(|| {
        let (reason, back) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let wrong = RwSignal::new((None::<String>, None::<String>));
        let press = move |_| {
            let back_on = maybe_date(&back.get_untracked(), today);
            let no_reason = reason.with_untracked(|r| r.trim().is_empty()).then(|| "Say why, in words a family understands.".to_owned());
            wrong.set((no_reason.clone(), back_on.clone().err()));
            if let (None, Ok(back_on)) = (no_reason, back_on) {
                let rest = Rest { reason: reason.get_untracked(), from: None, back_on };
                send::<PauseEntry>(place, version, rest, "It is paused.", asks, said, trouble);
            }
        };
        view! {
            <section class="notice stack" aria-labelledby="h-pause">
                <h2 id="h-pause">"Pause it"</h2>
                <p>"Families still find it, and read why it is not on and when it is back. On that day it runs again by itself."</p>
                {field("pause-reason", "Why", "For example: closed for half-term", reason, Signal::derive(move || wrong.get().0))}
                {field("pause-back", "Back on", "For example 5 January. Empty when nobody knows", back, Signal::derive(move || wrong.get().1))}
                <p><button type="button" class="btn" on:click=press>"Pause"</button></p>
            </section>
        }
    });
    let finish =
        (!hidden && !matches!(page.record.state, State::Finished { .. }) && may.has(Action::Pause)).then(|| {
            let on = RwSignal::new(String::new());
            let wrong = RwSignal::new(None::<String>);
            let press = move |_| match maybe_date(&on.get_untracked(), today) {
                Ok(on) => send::<FinishEntry>(place, version, Finish { on }, "It is over.", asks, said, trouble),
                Err(what) => wrong.set(Some(what)),
            };
            view! {
                <section class="notice stack" aria-labelledby="h-finish">
                    <h2 id="h-finish">"It is over"</h2>
                    <p>"It leaves the public list and stays in history."</p>
                    {field("finish-on", "Last day", "Empty: today", on, wrong.into())}
                    <p><button type="button" class="btn plain" on:click=press>"Finish"</button></p>
                </section>
            }
        });
    let hide = (!hidden && may.has(Action::Hide)).then(|| {
        let reason = RwSignal::new(String::new());
        let wrong = RwSignal::new(None::<String>);
        let press = move |_| {
            if reason.with_untracked(|r| r.trim().is_empty()) {
                wrong.set(Some("Say why, for those who keep the directory.".into()));
            } else {
                send::<HideEntry>(
                    place,
                    version,
                    Hide { reason: reason.get_untracked() },
                    "Families do not see it any more.",
                    asks,
                    said,
                    trouble,
                );
            }
        };
        view! {
            <section class="notice stack" aria-labelledby="h-hide">
                <h2 id="h-hide">"Hide it"</h2>
                <p>"It leaves the public list at once. Nothing is deleted."</p>
                {field("hide-reason", "Why", "Staff read it, families do not", reason, wrong.into())}
                <p><button type="button" class="btn risk" on:click=press>"Hide"</button></p>
            </section>
        }
    });
    let (zone, entry) = place.get_value();
    let edit = format!("/desk/{zone}/entries/{entry}/edit");
    let history = format!("/desk/{zone}/entries/{entry}/history");
    let name = page.record.name.clone();
    view! {
        <Heading text=format!("Is {name} on?")/>
        <p role="status"><b>{move || said.get()}</b></p>
        {move || trouble.get().map(|t| view! { <TroubleBanner trouble=t/> })}
        <p class="lead">{state}</p>
        <p class="row near"><a href=edit>"Change its words and facts"</a><a href=history>"Its history"</a></p>
        {resume}{show}{pause}{finish}{hide}
    }
}

fn maybe_date(text: &str, today: Date) -> Result<Option<Date>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    typed_date(text, today).map(Some).map_err(|bad| FieldProblem { path: "/on".into(), wrong: bad.into() }.message())
}

/// A box outside the entry's form.
pub fn field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let bad = move || wrong.with(Option::is_some);
    view! {
        <div class="field" class:bad=bad>
            <label for=id>{label}</label>
            <p class="hint" id=format!("{id}-hint")>{hint}</p>
            {move || wrong.get().map(|what| view! { <p class="error" id=format!("{id}-error")>{icon("no")}<span>{what}</span></p> })}
            <input id=id type="text" autocomplete="off" prop:value=move || value.get() aria-invalid=move || bad().then_some("true") aria-describedby=format!("{id}-hint {id}-error") on:input=move |event| value.set(event_target_value(&event))/>
        </div>
    }
}
