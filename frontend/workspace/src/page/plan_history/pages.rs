//! A list that comes page by page, the latest first.

use doorstep_shared::api::Endpoint;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::page::plan::Reading;
use crate::ui::{Button, Look, TroubleBanner, loading};

/// A page's rows, and where it goes on.
type Page<T> = (Vec<T>, Option<String>);

/// What has come of it.
pub struct Pages<T: Send + Sync + 'static> {
    rows: RwSignal<Vec<(usize, T)>>,
    before: RwSignal<Option<String>>,
    came: RwSignal<bool>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    ask: Callback<()>,
}

impl<T: Send + Sync + 'static> Clone for Pages<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Pages<T> {}

/// Asks for the first page. `read` gives a page's rows and where it goes on.
pub fn pages<E, T>(reading: Reading, read: fn(E::Response) -> Page<T>) -> Pages<T>
where
    E: Endpoint<Body = ()>,
    T: Send + Sync + 'static,
    E::Response: 'static,
{
    let (rows, before) = (RwSignal::new(Vec::new()), RwSignal::new(None::<String>));
    let (came, busy, trouble) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None));
    let ask = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        let (path, from) = (reading.path(), before.get_untracked());
        spawn_local(async move {
            let path = [(path[0].0, path[0].1.as_str()), (path[1].0, path[1].1.as_str())];
            let query: Vec<(&str, &str)> = from.iter().map(|from| ("before", from.as_str())).collect();
            let answer = api::send::<E>(&path, &query, &(), Change::None).await;
            // The page may have been left meanwhile.
            busy.try_set(false);
            match answer.map(read) {
                Ok((more, next)) => {
                    before.try_set(next);
                    came.try_set(true);
                    rows.try_update(|rows: &mut Vec<(usize, T)>| {
                        let first = rows.len();
                        rows.extend(more.into_iter().enumerate().map(|(n, row)| (first + n, row)));
                    });
                }
                Err(wrong) => {
                    trouble.try_set(Some(wrong));
                }
            }
        });
    });
    ask.run(());
    Pages { rows, before, came, busy, trouble, ask }
}

impl<T: Clone + Send + Sync + 'static> Pages<T> {
    /// The list, with a way to see more of it.
    pub fn draw(self, none: &'static str, more: &'static str, one: fn(T) -> AnyView) -> impl IntoView {
        let Self { rows, before, came, busy, trouble, ask } = self;
        view! {
            {move || (!came.get() && trouble.with(Option::is_none)).then(loading)}
            {move || (came.get() && rows.with(Vec::is_empty)).then(|| view! { <p>{none}</p> })}
            <div class="notice" hidden=move || rows.with(Vec::is_empty)>
                <ol class="bare stack"><For each=move || rows.get() key=|(n, _)| *n let:row>{one(row.1)}</For></ol>
            </div>
            <div aria-live="polite">{move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}</div>
            <Show when=move || before.with(Option::is_some) || trouble.with(Option::is_some)>
                <p><Button look=Look::Plain busy=busy on_press=ask>{move || if trouble.with(Option::is_some) { "Try again" } else { more }}</Button></p>
            </Show>
        }
    }
}
