//! Nobody is signed in.

use leptos::prelude::*;

use crate::platform;

/// The screen: a way to sign in, and back to where one was going.
#[component]
pub fn SignedOut() -> impl IntoView {
    platform::set_title("Sign in");
    let href = format!("/sign-in?return={}", platform::percent_encode(&platform::here()));
    view! {
        <main id="main" class="wrap stack">
            <h1 class="h-step">"Sign in to the workspace"</h1>
            <p>"The workspace is for people who keep the directory. Families need no account."</p>
            <p><a class="btn" href=href rel="external">"Sign in"</a></p>
        </main>
    }
}
