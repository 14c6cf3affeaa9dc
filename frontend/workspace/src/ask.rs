//! What a screen asks for when it opens: on its way, here, or in words why not, with a way to try again.

use std::sync::Arc;

use doorstep_shared::api::Endpoint;
use doorstep_shared::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::platform;
use crate::ui::{Banner, Button, Look, Tone, TroubleBanner, loading};

/// An answer that a screen is drawn from.
pub struct Answer<T: Send + Sync + 'static> {
    held: RwSignal<Option<Result<Arc<T>, Trouble>>>,
    ask: Callback<()>,
}

impl<T: Send + Sync + 'static> Clone for Answer<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Answer<T> {}

/// Asks an endpoint that changes nothing, once now and again whenever wanted.
pub fn ask<E>(path: Vec<(&'static str, String)>) -> Answer<E::Response>
where
    E: Endpoint<Body = ()>,
    E::Response: Send + Sync + 'static,
{
    let held = RwSignal::new(None);
    let ask = Callback::new(move |()| {
        let path = path.clone();
        spawn_local(async move {
            let path: Vec<(&str, &str)> = path.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = api::send::<E>(&path, &[], &(), Change::None).await;
            // Without a signal, what is shown stays.
            let stays = matches!(answer, Err(Trouble::Offline))
                && held.try_with_untracked(|held| matches!(held, Some(Ok(_)))).unwrap_or_default();
            if !stays {
                held.try_set(Some(answer.map(Arc::new)));
            }
        });
    });
    ask.run(());
    Answer { held, ask }
}

impl<T: Send + Sync + 'static> Answer<T> {
    /// Asks again; what is shown stays until the new answer is here.
    pub fn again(self) {
        self.ask.run(());
    }

    /// The answer, when it has come. Reactive.
    pub fn here(self) -> Option<Arc<T>> {
        self.held.with(|held| held.as_ref().and_then(|answer| answer.as_ref().ok()).cloned())
    }

    /// Looks after focus: where a new answer takes away what had it, it goes to the heading.
    pub fn keep_focus(self) {
        Effect::new(move |before: Option<bool>| {
            let here = self.here().is_some();
            if before == Some(true) {
                platform::soon(platform::focus_heading_if_lost);
            }
            here
        });
    }

    /// Draws what came, or says what is the matter.
    pub fn draw<V: IntoView + 'static>(self, draw: impl Fn(Arc<T>) -> V + Send + 'static) -> impl IntoView {
        move || match self.held.get() {
            None => loading().into_any(),
            Some(Ok(answer)) => draw(answer).into_any(),
            Some(Err(trouble)) => self.trouble(trouble).into_any(),
        }
    }

    /// Draws something when the first answer is here, and leaves it while newer ones come: what is typed in it stays.
    pub fn draw_once<V: IntoView + 'static>(self, draw: impl Fn() -> V + Send + 'static) -> impl IntoView {
        let state = Memo::new(move |_| {
            self.held.with(|held| held.as_ref().map(|answer| answer.as_ref().map(|_| ()).map_err(Trouble::clone)))
        });
        move || match state.get() {
            None => loading().into_any(),
            Some(Ok(())) => draw().into_any(),
            Some(Err(trouble)) => self.trouble(trouble).into_any(),
        }
    }

    fn trouble(self, trouble: Trouble) -> impl IntoView {
        match trouble.code() {
            Some(Code::Forbidden | Code::NotFound) => refused().into_any(),
            _ => view! {
                <TroubleBanner trouble=trouble/>
                <p><Button look=Look::Plain on_press=self.ask>"Try again"</Button></p>
            }
            .into_any(),
        }
    }
}

/// For somebody who may not see this.
pub fn refused() -> impl IntoView {
    view! {
        <Banner tone=Tone::Info icon_name="lock">
            <p><b>"This is not open to you"</b></p>
            <p>"Your role in this zone does not include it. If you need it, ask your zone coordinator."</p>
        </Banner>
    }
}

/// What is wrong with each field, as the server told it: the field's id by its place in what was sent, and what to do.
pub fn wrong_fields(trouble: &Trouble, id: impl Fn(&str) -> String) -> Vec<(String, String)> {
    match trouble {
        Trouble::Problem(problem, _) => problem.errors.iter().map(|e| (id(&e.pointer), e.detail.clone())).collect(),
        _ => Vec::new(),
    }
}

/// What is wrong with one field of many.
pub fn wrong_with(errors: RwSignal<Vec<(String, String)>>, id: &str) -> Signal<Option<String>> {
    let id = id.to_owned();
    Signal::derive(move || errors.with(|all| all.iter().find(|(at, _)| *at == id).map(|(_, what)| what.clone())))
}
