//! Import: where records come from, what an import would do, and the directory as a file.

mod columns;
mod exports;
mod item;
mod one;
mod plan;
mod send;
mod sources;
mod work;

pub use one::Import;

use doorstep_shared::api::desk::imports::{Batch, BatchState};
use doorstep_shared::api::desk::list_imports::ListImports;
use leptos::prelude::*;

use crate::api::{self, Change};
use crate::app::zone_name;
use crate::ui::{Empty, Heading, Tone, TroubleBanner, loading, tag};
use exports::Exports;
use send::Send;
use sources::Sources;

/// The screen.
#[component]
pub fn Imports() -> impl IntoView {
    let zone = zone_name();
    let asked = {
        let zone = zone.clone();
        LocalResource::new(move || {
            let zone = zone.clone();
            async move { api::send::<ListImports>(&[("zone", &zone)], &[], &(), Change::None).await }
        })
    };
    let again = Callback::new(move |()| asked.refetch());
    view! {
        <Heading text="Import"/>
        <p>"Bring in a list from a spreadsheet or from another directory. You see what it would do before anything changes."</p>
        <Send/>
        <Suspense fallback=loading>
            {move || asked.get().map(|answer| match answer {
                Ok(found) => {
                    let batches = found.batches.clone();
                    let zone = zone.clone();
                    view! { <Last zone=zone batches=batches/><Sources found=found again=again/> }.into_any()
                }
                Err(trouble) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
            })}
        </Suspense>
        <Exports/>
    }
}

/// The last imports.
#[component]
fn Last(zone: String, batches: Vec<Batch>) -> impl IntoView {
    let shown: Vec<Batch> = batches.into_iter().filter(|b| b.state != BatchState::Discarded).take(12).collect();
    if shown.is_empty() {
        return view! {
            <Empty icon_name="copy" title="Nothing has been imported yet"><p>"Send a file above to see what it would do."</p></Empty>
        }
        .into_any();
    }
    let rows = shown.into_iter().map(|batch| {
        let href = format!("/desk/{zone}/imports/{}", batch.id);
        let name = if batch.source.is_empty() { batch.file.clone() } else { batch.source.clone() };
        let day = batch.started_at.get(..10).unwrap_or_default().to_owned();
        let c = batch.counts;
        let counts =
            format!("{} new, {} changed, {} missing, {} left out", c.new, c.changed, c.vanished, c.quarantined);
        view! {
            <li>
                <div><h3 class="lead"><a href=href>{name}</a></h3><p class="soft small">{day}" · "{batch.file}</p></div>
                <p>{counts}</p>
                {state_tag(batch.state)}
            </li>
        }
    });
    view! {
        <section class="stack tight">
            <h2>"Last imports"</h2>
            <ol class="checks notice bare">{rows.collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// How far an import has come, in a word.
fn state_tag(state: BatchState) -> AnyView {
    match state {
        BatchState::Uploading => tag(Tone::Wait, "clock", "Not all of it is here"),
        BatchState::Columns => tag(Tone::Wait, "ask", "Asks about columns"),
        BatchState::Planned => tag(Tone::Wait, "clock", "Waits for you"),
        BatchState::Writing => tag(Tone::Wait, "clock", "Being taken in"),
        BatchState::Done => tag(Tone::Yes, "tick", "Taken in"),
        BatchState::Undone => tag(Tone::Neutral, "undo", "Taken back"),
        BatchState::Discarded => tag(Tone::Neutral, "no", "Thrown away"),
    }
}
