//! What stands around every screen: the skip link, the rail, the cover of a locked screen, the place for passing messages.

mod cover;
mod place;
mod rail;
mod signing_out;

pub use cover::Cover;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::app::door;
use crate::keys::Keys;
use crate::lines::Lines;
use crate::plan::outbox::Outbox;
use crate::ui::{ToastStack, Toasts};
use crate::who::{Here, Who};
use rail::Rail;

/// The frame.
#[component]
pub fn Frame(
    /// The screen.
    children: Children,
) -> impl IntoView {
    let location = use_location();
    let path = location.pathname;
    let zone = Memo::new(move |_| path.with(|path| path.split('/').nth(2).and_then(|zone| zone.parse().ok())));
    let session = door().session;
    let who = Memo::new(move |_| {
        session.with(|session| session.as_ref().and_then(|session| Who::of(session, zone.get().as_ref())))
    });
    provide_context(Here(who));
    let toasts = Toasts::new();
    provide_context(toasts);
    provide_context(Keys::kept());
    provide_context(Lines::of(zone, who));
    Outbox::open();
    view! {
        <div class="work">
            <a class="skip" href="#main" rel="external">"Skip to the main part"</a>
            <Rail zone=zone path=path/>
            <main id="main" tabindex="-1"><div class="wrap stack roomy cq">
                {children()}
            </div></main>
            <ToastStack toasts=toasts/>
        </div>
    }
}
