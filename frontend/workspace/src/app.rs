//! The app: its addresses, and what every screen may ask for.

use doorstep_shared::api::session::{GetSession, Session};
use doorstep_shared::id::ZoneId;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::use_params_map;
use leptos_router::path;

use crate::api::{self, Change, Trouble};
use crate::page;
use crate::ui;

/// Who is at the workspace. Read with `use_context`, or [`session`].
#[derive(Clone, Copy)]
pub struct Door {
    /// The session, once it is known; none while it is being asked for.
    pub session: RwSignal<Option<Session>>,
    /// Set when an answer said that nobody is signed in any longer: what is typed stays, and a way to sign in is shown.
    pub ended: RwSignal<bool>,
}

/// The door that [`App`] provides.
pub fn door() -> Door {
    expect_context()
}

/// The zone in the address.
pub fn zone() -> Option<ZoneId> {
    use_params_map().with(|params| params.get("zone").and_then(|zone| zone.parse().ok()))
}

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let door = Door { session: RwSignal::new(None), ended: RwSignal::new(false) };
    provide_context(door);
    api::on_signed_out(move || door.ended.set(true));
    let asked = LocalResource::new(move || async move {
        let session = api::send::<GetSession>(&[], &[], &(), Change::None).await?;
        api::set_csrf(session.person.as_ref().map_or("", |person| &person.csrf));
        door.session.set(Some(session.clone()));
        Ok::<_, Trouble>(session)
    });
    view! {
        <Suspense fallback=ui::loading>
            {move || asked.get().map(|session| match session {
                Ok(session) if session.signed_in => screens().into_any(),
                Ok(_) => view! { <page::SignedOut/> }.into_any(),
                Err(trouble) => view! { <main class="wrap"><ui::TroubleBanner trouble=trouble/></main> }.into_any(),
            })}
        </Suspense>
    }
}

fn screens() -> impl IntoView {
    view! {
        <Router>
            <ui::Frame>
                <Routes fallback=page::Missing>
                    <Route path=path!("/desk") view=page::Start/>
                    <Route path=path!("/desk/:zone") view=page::Entries/>
                    <Route path=path!("/desk/:zone/entries") view=page::Entries/>
                </Routes>
            </ui::Frame>
        </Router>
    }
}
