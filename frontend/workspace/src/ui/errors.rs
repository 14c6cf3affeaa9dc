//! The summary of what is wrong with a form. It takes focus and leads to each field.

use leptos::prelude::*;

use crate::platform;

/// One thing that is wrong: the id of its field, and what to do.
pub type Wrong = (String, String);

/// The summary; nothing while nothing is wrong. Set `errors` when somebody tries to send, not while they type.
#[component]
pub fn ErrorSummary(
    /// What is wrong.
    #[prop(into)]
    errors: Signal<Vec<Wrong>>,
) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if errors.with(Vec::is_empty) {
            return;
        }
        platform::soon(move || {
            if let Some(summary) = place.get_untracked() {
                let _ = summary.focus();
            }
        });
    });
    let title = move || match errors.with(Vec::len) {
        1 => "Please look at 1 thing".to_owned(),
        n => format!("Please look at {n} things"),
    };
    let one = |(id, what): Wrong| {
        let lead = format!("#{id}");
        let go = {
            let lead = lead.clone();
            move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                platform::focus(&lead);
            }
        };
        view! { <li><a href=lead rel="external" on:click=go>{what}</a></li> }
    };
    view! {
        <Show when=move || !errors.with(Vec::is_empty)>
            <div class="errors stack tight" role="alert" tabindex="-1" node_ref=place>
                <h2 class="lead">{title}</h2>
                <ul>{move || errors.get().into_iter().map(one).collect_view()}</ul>
            </div>
        </Show>
    }
}
