//! What the editor says about the draft, and what became of a save.

use doorstep_shared::api::desk::{DraftState, Outcome, Saved};
use doorstep_shared::words::DateStyle;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::keep::{Keeper, Place, Status};
use super::load::Loaded;
use super::writing::Writing;
use crate::ui::{Heading, icon};

/// Above the form: that a draft was found, that it waits or was sent back, who else is writing, who changed what last.
pub fn top(_: Writing, loaded: &Loaded, keeper: Keeper) -> AnyView {
    let restored = loaded.restored.then(|| {
        view! { <div class="banner info">{icon("info")}<div><p>"This is your draft. Everything you typed is here; nothing of it is saved yet."</p></div></div> }
    });
    let state = loaded.draft.as_ref().map(|draft| match draft.line.state {
        DraftState::SentBack => {
            let by = draft.line.decided_by.as_ref().map(|a| a.name.clone()).unwrap_or_default();
            view! {
                <div class="banner wait">{icon("ask")}<div><p><b>"Sent back"</b>{(!by.is_empty()).then(|| format!(" by {by}"))}": "{draft.line.reason.clone()}</p></div></div>
            }
            .into_any()
        }
        DraftState::Waiting => view! {
            <div class="banner info">{icon("info")}<div><p>"This waits for approval. If you change it and send it again, the new words wait instead."</p></div></div>
        }
        .into_any(),
        DraftState::Writing => ().into_any(),
    });
    let others = loaded.page.as_ref().map(|page| {
        let names: Vec<String> = page.drafts.iter().filter(|d| !d.by.me).map(|d| d.by.name.clone()).collect();
        (!names.is_empty()).then(|| {
            view! { <div class="banner plain">{icon("who")}<div><p>{names.join(", ")}" also writes about this entry. Different fields come together when you save."</p></div></div> }
        })
    });
    let words = loaded.words.clone();
    let fields = loaded.page.as_ref().filter(|page| !page.fields.is_empty()).map(|page| {
        let line = |(field, touch): (&doorstep_shared::editing::Field, &doorstep_shared::api::desk::Touch)| {
            let by = touch.by.as_ref().map_or_else(|| "somebody".to_owned(), |a| a.name.clone());
            let on = touch.on.map(|d| words.date(d, DateStyle::DayMonthYear)).unwrap_or_default();
            view! { <li><b>{field.label()}</b>": "{by}", "{on}</li> }
        };
        let lines = page.fields.iter().map(line).collect_view();
        let history = format!("/desk/{}/entries/{}/history", loaded.place.zone, loaded.place.entry);
        view! {
            <details class="more"><summary>"Who changed what last"</summary>
                <div class="stack tight"><ul>{lines}</ul><p><a href=history>"All of its history"</a></p></div>
            </details>
        }
    });
    let kept = keeper.clone();
    let elsewhere = move || match kept.status.get() {
        Status::Elsewhere(other) => {
            let (mine, theirs) = (kept.clone(), kept.clone());
            let (one, two) = (other.clone(), other);
            Some(view! {
                <div class="banner wait" role="alert">{icon("ask")}<div class="stack tight">
                    <p>"You also wrote about this entry on another device. Both texts are kept until you choose."</p>
                    <p class="row near">
                        <button type="button" class="btn plain" on:click=move |_| mine.this_one(&one)>"Go on with what is here"</button>
                        <button type="button" class="btn plain" on:click=move |_| theirs.other_one(&two)>"Take the other one"</button>
                    </p>
                </div></div>
            })
        }
        _ => None,
    };
    view! { {restored}{state}{elsewhere}{others}{fields} }.into_any()
}

/// Where what was typed is, beside the buttons.
pub fn status(keeper: Keeper) -> impl IntoView {
    let said = move || match keeper.status.get() {
        Status::Untouched | Status::Elsewhere(_) => String::new(),
        Status::Typing => "Keeping your draft…".into(),
        Status::Kept(at) => format!("Draft kept at {at}"),
        Status::OnDevice(at, why) => format!("Kept on this device at {at}. {why}"),
    };
    view! { <p class="hint" role="status">{said}</p> }
}

/// What became of it.
pub fn done(w: Writing, place: &Place, saved: &Saved) -> impl IntoView + use<> {
    let name = w.form.with_untracked(|f| f.name.clone());
    let (title, lead) = match saved.outcome {
        Outcome::Saved => ("Saved", format!("“{name}” is saved. Families see it within a minute.")),
        Outcome::Waits => (
            "Sent for approval",
            format!("“{name}” waits for approval. Families see what was there before until then."),
        ),
        Outcome::Unchanged => ("Nothing to change", format!("“{name}” says this already.")),
    };
    let merged = (!saved.merged.is_empty()).then(|| {
        let line = |m: &doorstep_shared::api::desk::Meanwhile| {
            let by = m.by.as_ref().and_then(|t| t.by.as_ref()).map(|a| format!(", by {}", a.name)).unwrap_or_default();
            view! { <li>{m.field.label()}{by}</li> }
        };
        let lines = saved.merged.iter().map(line).collect_view();
        view! {
            <div class="banner info">{icon("info")}<div class="stack tight">
                <p>"While you were writing, somebody else changed other fields. Both changes are in it now:"</p>
                <ul>{lines}</ul>
            </div></div>
        }
    });
    let back = use_query_map().with_untracked(|q| q.get("back")).filter(|back| back.starts_with("/desk/"));
    let (entries, words) = match back {
        Some(back) => (back, "Back to the check"),
        None => (format!("/desk/{}/entries", place.zone), "Back to my entries"),
    };
    let again = format!("/desk/{}/entries/{}/history", place.zone, place.entry);
    let public = format!("/en/z/{}/s/{}", place.zone, place.entry);
    let shown = saved.outcome == Outcome::Saved;
    view! {
        <Heading text=title/>
        <p class="lead">{lead}</p>
        {merged}
        {shown.then(|| view! { <p class="hint">"Saving does not check it: the day of its last check stays as it is until somebody confirms it."</p> })}
        <p class="row">
            <a class="btn" href=entries>{words}</a>
            {shown.then(|| view! { <a class="btn plain" href=public rel="external">"See it as families do"</a> })}
            <a class="btn quiet" href=again>"Its history"</a>
        </p>
    }
}
