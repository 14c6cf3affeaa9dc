//! One entry in a form: kept while it is typed, previewed, saved, and put together with what others changed.

mod banner;
mod clash;
mod control;
mod editor;
mod keep;
mod letters;
mod load;
mod preview;
mod say;
mod sections;
mod times;
mod translations;
mod writing;

pub use clash::marked;
pub use say::Sayer;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::app::door;
use crate::ui::{TroubleBanner, loading};
use editor::Editor;
use keep::Place;

/// Who is signed in, as their drafts are named.
pub fn me() -> String {
    let session = door().session.get_untracked();
    session.and_then(|s| s.person).map(|p| p.user.to_string()).unwrap_or_default()
}

/// The parts of the address.
pub fn address(name: &'static str) -> String {
    use_params_map().with_untracked(|params| params.get(name).unwrap_or_default())
}

/// `/desk/{zone}/entries/{entry}/edit`, with `?like=` and `?name=` for a new one.
#[component]
pub fn Edit() -> impl IntoView {
    let params = use_params_map();
    let query = use_query_map();
    // Another entry in the address is another editor; typing and answers never make a new one.
    let which = Memo::new(move |_| {
        let part = |name| params.with(|p| p.get(name).unwrap_or_default());
        (part("zone"), part("entry"))
    });
    move || {
        let (zone, entry) = which.get();
        let part = |name| query.with_untracked(|q| q.get(name));
        let new = load::Beginning { like: part("like"), name: part("name").unwrap_or_default() };
        let place = Place { zone, entry, user: me() };
        let asked = LocalResource::new(move || load::load(place.clone(), new.clone()));
        view! {
            <Suspense fallback=loading>
                {move || asked.get().map(|answer| match answer {
                    Ok(loaded) => view! { <Editor loaded=loaded/> }.into_any(),
                    Err(trouble) => view! { <TroubleBanner trouble=trouble/> }.into_any(),
                })}
            </Suspense>
        }
    }
}

/// `/desk/{zone}/approvals/{entry}/{user}/edit`: what somebody sent, put right and approved in one step.
#[component]
pub fn ApproveAndEdit() -> impl IntoView {
    editor::approving()
}
