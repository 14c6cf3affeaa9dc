//! A new import: a file, or text copied from a spreadsheet.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use super::work::{self, From};
use crate::app::zone_name;
use crate::platform::{self, Chosen};
use crate::ui::{Banner, Button, Field, FieldError, Takes, Tone, unique};

/// The part of the screen.
#[component]
pub fn Send() -> impl IntoView {
    let zone = zone_name();
    let navigate = use_navigate();
    let (source, pasted) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let file = StoredValue::new_local(None::<Chosen>);
    let (wrong, failed) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let (busy, sent) = (RwSignal::new(false), RwSignal::new(0_usize));
    let choose = move |event: leptos::ev::Event| {
        let found = platform::chosen(&event);
        wrong.set(found.clone().and_then(|file| work::too_large(&From::File(file))));
        file.set_value(found);
    };
    let go = move |()| {
        let from = match file.get_value() {
            Some(file) => From::File(file),
            None if !pasted.get_untracked().trim().is_empty() => From::Text(pasted.get_untracked()),
            None => return wrong.set(Some("Choose a file, or paste rows below.".into())),
        };
        if let Some(said) = work::too_large(&from) {
            return wrong.set(Some(said));
        }
        wrong.set(None);
        failed.set(None);
        busy.set(true);
        let (zone, navigate) = (zone.clone(), navigate.clone());
        spawn_local(async move {
            match work::send(&zone, source.get_untracked(), from, sent).await {
                Ok(batch) => navigate(&format!("/desk/{zone}/imports/{}", batch.id), Default::default()),
                Err(error) => failed.set(Some(error.sentence())),
            }
            busy.set(false);
        });
    };
    let id = unique("file");
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let described = format!("{hint_id} {error_id}");
    view! {
        <section class="notice stack">
            <h2>"New import"</h2>
            <div class=move || if wrong.with(Option::is_some) { "field bad" } else { "field" }>
                <label for=id.clone()>"File"</label>
                <p class="hint" id=hint_id>"XLSX, CSV, or an Open Referral feed (JSON). At most 8 MB."</p>
                <FieldError id=error_id error=wrong.into()/>
                <input id=id type="file" accept=".xlsx,.csv,.tsv,.txt,.json" aria-describedby=described on:change=choose/>
            </div>
            <details>
                <summary>"Or paste rows from a spreadsheet"</summary>
                <Field label="Rows, with the headings first" value=pasted takes=Takes::Lines/>
            </details>
            <Field label="What we call the source" value=source hint="Keep it the same from time to time, so that the same records are found again. Left out: what its records came from before, or the file’s name."/>
            {move || failed.get().map(|said| view! {
                <div role="alert"><Banner tone=Tone::Stop icon_name="alert"><p>{said}</p><p>"Nothing was changed."</p></Banner></div>
            })}
            <div class="row">
                <Button on_press=go busy=busy>"See what it would do"</Button>
                <span role="status">{move || busy.get().then(|| format!("{} of 100 sent", sent.get()))}</span>
            </div>
        </section>
    }
}
