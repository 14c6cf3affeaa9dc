//! Signing out, with what has not been sent yet said first.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::platform;
use crate::ui::{Button, Dialog, Look};
use crate::unsent::unsent;

/// Asks, says what would be lost, and signs out.
#[component]
pub fn SigningOut(
    /// Whether it is asked.
    open: RwSignal<bool>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    let waiting = unsent();
    let out = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            match api::sign_out().await {
                Ok(()) => platform::go("/desk"),
                Err(wrong) => trouble.set(Some(wrong.sentence())),
            }
            busy.set(false);
        });
    });
    view! {
        <Dialog open=open title="Sign out?">
            {move || {
                let list = waiting.list();
                if list.is_empty() {
                    view! { <p>"Everything you did is saved."</p> }.into_any()
                } else {
                    let items = list.into_iter().map(|what| view! { <li>{what}</li> }).collect_view();
                    view! { <p><b>"Not sent yet, and gone from this computer if you sign out:"</b></p><ul>{items}</ul> }.into_any()
                }
            }}
            {move || trouble.get().map(|words| view! { <p class="error" role="alert">{words}</p> })}
            <div class="row">
                <Button on_press=out busy=busy look=Look::Main>"Sign out"</Button>
                <Button on_press=Callback::new(move |()| open.set(false)) look=Look::Plain>"Stay"</Button>
            </div>
        </Dialog>
    }
}
