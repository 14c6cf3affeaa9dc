//! One import: its columns, or its plan, or what it did.

use doorstep_shared::api::desk::get_import::{GetImport, ImportView};
use doorstep_shared::api::desk::imports::BatchState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::columns::Columns;
use super::plan::Plan;
use super::state_tag;
use crate::api::{self, Change};
use crate::app::zone_name;
use crate::ui::{Banner, Heading, Tone, TroubleBanner, loading};

/// The screen.
#[component]
pub fn Import() -> impl IntoView {
    let zone = zone_name();
    let id = use_params_map().with_untracked(|params| params.get("batch").unwrap_or_default());
    let asked = {
        let (zone, id) = (zone.clone(), id.clone());
        LocalResource::new(move || {
            let (zone, id) = (zone.clone(), id.clone());
            async move { api::send::<GetImport>(&[("zone", &zone), ("batch", &id)], &[], &(), Change::None).await }
        })
    };
    let again = Callback::new(move |()| asked.refetch());
    let back = format!("/desk/{zone}/imports");
    view! {
        <p><a href=back>"All imports"</a></p>
        <Suspense fallback=loading>
            {move || asked.get().map(|answer| match answer {
                Ok(found) => view! { <Found found=found again=again/> }.into_any(),
                Err(trouble) => view! { <Heading text="Import"/><TroubleBanner trouble=trouble/> }.into_any(),
            })}
        </Suspense>
    }
}

#[component]
fn Found(found: ImportView, again: Callback<()>) -> impl IntoView {
    let ImportView { batch, columns, ours } = found;
    let name = if batch.source.is_empty() { batch.file.clone() } else { batch.source.clone() };
    let notes = batch.notes.clone();
    let open = matches!(batch.state, BatchState::Columns | BatchState::Planned);
    let state = batch.state;
    let file = batch.file.clone();
    view! {
        <div class="row apart"><Heading text=format!("Import of {name}")/>{state_tag(state)}</div>
        <p class="soft">{file}</p>
        {notes.into_iter().map(|note| view! { <Banner tone=Tone::Info icon_name="info"><p>{note}</p></Banner> }).collect_view()}
        {(open && !columns.is_empty()).then(|| view! { <Columns batch=batch.clone() columns=columns ours=ours again=again/> })}
        {match state {
            BatchState::Uploading => view! {
                <Banner tone=Tone::Wait icon_name="clock"><p>"Some of the file did not arrive, or it cannot be read. Send it again."</p></Banner>
            }.into_any(),
            BatchState::Columns => ().into_any(),
            _ => view! { <Plan batch=batch again=again/> }.into_any(),
        }}
    }
}
