//! The cover over a screen that is locked, or whose session has ended. What is typed behind it stays; nobody sees it until the
//! same person has signed in again.

use doorstep_shared::api::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::app::{Door, door};
use crate::platform;
use crate::ui::{Button, Look, icon};
use crate::unsent::Unsent;

/// Signing in beside the work: the window it opens says when to come back.
const BESIDE: &str = "/sign-in?return=/sign-in/done";

/// The cover, and what is under it.
#[component]
pub fn Cover(
    /// The screens.
    children: Children,
) -> impl IntoView {
    let door = door();
    provide_context(Unsent::new());
    let covered = Memo::new(move |_| door.ended.get() || door.locked.get());
    let before = StoredValue::new(door.session.get_untracked());
    // Locking ends the session on the server too: a screen that is only painted over is not locked.
    Effect::new(move |_| {
        if door.locked.get() {
            before.set_value(door.session.get_untracked());
            spawn_local(async move {
                let _ = api::sign_out().await;
            });
        }
    });
    let again = Callback::new(move |()| look_again(door, before));
    platform::on_return(move || {
        if covered.get_untracked() {
            look_again(door, before);
        }
    });
    view! {
        <Show when=move || covered.get()><Sheet locked=door.locked again=again/></Show>
        <div hidden=move || covered.get() inert=move || covered.get()>{children()}</div>
    }
}

/// Asks who is signed in now. The same person finds everything as it was; anybody else begins anew.
fn look_again(door: Door, before: StoredValue<Option<Session>>) {
    spawn_local(async move {
        let Ok(session) = door.ask().await else { return };
        if !session.signed_in {
            return;
        }
        if before.with_value(|before| before.as_ref().is_some_and(|b| !same_person(b, &session))) {
            platform::reload();
            return;
        }
        door.locked.set(false);
        door.ended.set(false);
        platform::soon(|| platform::focus("main h1"));
    });
}

fn same_person(before: &Session, now: &Session) -> bool {
    let user = |session: &Session| session.person.as_ref().map(|person| person.user);
    user(before) == user(now)
}

#[component]
fn Sheet(locked: RwSignal<bool>, again: Callback<()>) -> impl IntoView {
    let heading = if locked.get_untracked() { "This screen is locked" } else { "You are signed out" };
    platform::set_title(heading);
    let place = NodeRef::<leptos::html::H1>::new();
    Effect::new(move |_| {
        if let Some(heading) = place.get() {
            let _ = heading.focus();
        }
    });
    view! {
        <main class="wrap stack work-cover">
            <h1 class="h-step" tabindex="-1" node_ref=place>{heading}</h1>
            <p class="lead">"What you had open and what you typed is still here. Sign in again to go on."</p>
            <div class="row">
                <a class="btn" href=BESIDE target="_blank" rel="external opener">{icon("lock")}"Sign in again"<span class="vh">" (opens a new window)"</span></a>
                <Button on_press=again look=Look::Plain>"I have signed in"</Button>
            </div>
            <p><a href="/desk" rel="external">"I am somebody else: begin anew"</a></p>
        </main>
    }
}
