//! Nobody is signed in.

use leptos::prelude::*;

use crate::platform;
use crate::ui::{Heading, icon};

/// The screen: a way to sign in, and back to where one was going.
#[component]
pub fn SignedOut() -> impl IntoView {
    let href = format!("/sign-in?return={}", platform::percent_encode(&platform::here()));
    view! {
        <main id="main" class="wrap stack">
            <Heading text="Sign in to the workspace"/>
            <p class="lead">"The workspace is for people who keep the directory. Families need no account."</p>
            <p><a class="btn" href=href rel="external">{icon("lock")}"Sign in"</a></p>
            <p><a href="/" rel="external">"See the directory as families do"</a></p>
        </main>
    }
}
