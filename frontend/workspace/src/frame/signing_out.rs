//! Signing out, with what has not been sent yet said first. Nothing of a plan stays on this device.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::plan::outbox::Outbox;
use crate::platform;
use crate::ui::{Button, Dialog, Look};
use crate::unsent::unsent;

/// Asks, says what would be lost, and signs out. What waits to be sent is sent, or thrown away, as the person says.
#[component]
pub fn SigningOut(
    /// Whether it is asked.
    open: RwSignal<bool>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<String>);
    let (waiting, outbox) = (unsent(), Outbox::here());
    let leave = move || async move {
        match api::sign_out().await {
            Ok(()) => {
                outbox.leave().await;
                platform::go("/desk");
            }
            Err(wrong) => trouble.set(Some(wrong.sentence())),
        }
    };
    let out = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            leave().await;
            busy.set(false);
        });
    });
    let send = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            if outbox.send_all().await {
                leave().await;
            } else {
                trouble.set(Some("Not everything could be sent. What is left is in the list.".into()));
            }
            busy.set(false);
        });
    });
    // What is typed on other screens is sent there, or goes.
    let sendable = Memo::new(move |_| waiting.has("plan-"));
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
                {move || if !sendable.get() {
                    view! { <Button on_press=out busy=busy look=Look::Main>"Sign out"</Button> }.into_any()
                } else {
                    view! {
                        <Button on_press=send busy=busy look=Look::Main icon_name="send">"Send now and sign out"</Button>
                        <Button on_press=out busy=busy look=Look::Risk>"Throw these away and sign out"</Button>
                    }
                    .into_any()
                }}
                <Button on_press=Callback::new(move |()| open.set(false)) look=Look::Plain>"Stay"</Button>
            </div>
        </Dialog>
    }
}
