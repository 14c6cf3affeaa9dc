//! A dialog over the screen, for what is hard to take back or needs an answer first.

use leptos::ev;
use leptos::prelude::*;

use super::unique;
use crate::platform;

/// A dialog named by its heading. Its contents are made when it opens and gone when it closes; focus goes back to where it was.
#[component]
pub fn Dialog(
    /// Whether it is open. Closing it from inside or with Escape sets this too.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What is in it: words, fields, and last a row of buttons.
    children: ChildrenFn,
) -> impl IntoView {
    let heading = unique("dialog");
    let place = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), wanted) = (place.get(), open.get()) else { return };
        // Its contents are drawn first, so that focus finds them.
        platform::soon(move || {
            if wanted {
                platform::show_dialog(&dialog);
            } else {
                platform::close_dialog(&dialog);
                platform::focus_heading_if_lost();
            }
        });
    });
    let closed = move |_: ev::Event| open.set(false);
    let labelled = heading.clone();
    view! {
        <dialog node_ref=place aria-labelledby=labelled on:close=closed>
            <Show when=move || open.get()>
                <div class="stack">
                    <h2 id=heading.clone() class="lead">{move || title.get()}</h2>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}
