//! The start: get the data, then replace the page by the app's own in one task, unless the person is in the middle of
//! something.

use std::cell::Cell;

use doorstep_shared::route::{Route, Screen};
use doorstep_views::{Page, shown};
use futures::future::join3;

use crate::app::App;
use crate::data::Sources;
use crate::platform::{events, find, history, keep};
use crate::router;

/// Gets all that this page needs and arranges the take-over. Stops where something is missing.
pub async fn start() -> Option<()> {
    let root = find("#app[data-ssr]")?;
    let composing: &'static Cell<bool> = Box::leak(Box::new(Cell::new(false)));
    events::on_composition(|now| composing.set(now));

    let sources = Sources::read(&root)?;
    let (path, query) = history::here()?;
    let route = Route::read(&path, &query).filter(|r| r.zone == sources.zone)?;
    let full_text = async {
        match route.screen {
            Screen::Service(_) => Some(sources.detail().await),
            _ => None,
        }
    };
    let (directory, words, detail) = join3(sources.directory(), sources.words(route.lang), full_text).await;
    let (directory, words) = (directory?, words?);
    let detail = match detail {
        // The server's page has the full text; the app's would not.
        Some(None) => return None,
        Some(found) => found,
        None => None,
    };
    let now = sources.clock.now();
    let langs = sources.langs();
    let page = Page { shown: shown(&query), route, now, directory, detail, words, langs, from_results: false };
    // The app lives as long as the page.
    let app: &'static App = Box::leak(Box::new(App::new(root, sources, page)));

    let done: &'static Cell<bool> = Box::leak(Box::new(Cell::new(false)));
    let attempt = move || {
        if done.get() || composing.get() || keep::busy() {
            return;
        }
        done.set(true);
        // First the listeners: text typed before the start is told to them.
        router::listen(app);
        app.take_over();
        app.fetch_detail_when_idle();
    };
    attempt();
    if !done.get() {
        events::on_rest(attempt);
    }
    Some(())
}
