//! Answers presses, forms, and back and forward, where they lead to a screen of this zone. All else is the browser's.

use doorstep_shared::lang::Lang;
use doorstep_shared::route::{Route, Screen};
use doorstep_shared::search::Query;
use doorstep_shared::set::Member as _;
use doorstep_views::shown;

use crate::app::{App, Arrival};
use crate::platform::events::{self, Filled, Press};
use crate::platform::history::{self, Step};
use crate::platform::screen;

/// From now on the app answers.
pub fn listen(app: &'static App) {
    history::take_charge();
    events::on_press(move |press| follow_link(app, &press));
    events::on_submit(move |form| ask(app, &form));
    events::on_change(move |form| follow_form(app, &form));
    events::on_travel(move |y| travel(app, y));
}

/// The app has not taken over. Back may still lead to a page that the app had put into the history before: to the browser
/// it is this same document, so nothing would change but the address. The server makes the page.
pub fn stand_aside() {
    let start = history::here();
    events::on_travel(move |_| {
        let here = history::here();
        if here != start
            && let Some((path, query)) = here
        {
            history::load(&with_query(&path, &query));
        }
    });
}

/// The route of a path, if it is a screen of this zone.
fn route_of(app: &App, path: &str, query: &str) -> Option<Route> {
    Route::read(path, query).filter(|route| route.zone == app.route().zone)
}

fn follow_link(app: &'static App, press: &Press) -> bool {
    let now = app.route();
    if press.back {
        history::back();
        return true;
    }
    if let Some(lang) = Lang::parse(&press.lang) {
        // The words typed since the page was made are in the route, not in the link.
        let Some(route) = route_of(app, &press.path, &press.query).map(|_| now.in_lang(lang)) else { return false };
        let address = route.address();
        screen::keep_language(lang.key());
        app.go(route, shown(""), Step::Push, Arrival::Same, address);
        return true;
    }
    let Some(route) = route_of(app, &press.path, &press.query) else { return false };
    let shown = shown(&press.query);
    let address = with_query(&press.path, &press.query);
    if press.stay && route == now {
        app.show_more(shown, &address);
    } else if press.stay {
        app.go(route, shown, Step::Replace, Arrival::Top, address);
    } else {
        app.go(route, shown, Step::Push, Arrival::Top, address);
    }
    true
}

/// A form that asks for results.
fn asked(app: &App, form: &Filled) -> Option<Route> {
    let route = route_of(app, &form.path, "").filter(|r| matches!(r.screen, Screen::Results(_)))?;
    let (query, _) = Query::read(form.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    Some(route.to(Screen::Results(query)))
}

fn ask(app: &'static App, form: &Filled) -> bool {
    let Some(route) = asked(app, form) else { return false };
    // What is shown already needs no second place in the history.
    let step = if route == app.route() { Step::Replace } else { Step::Push };
    let address = route.address();
    app.go(route, shown(""), step, Arrival::Top, address);
    true
}

fn follow_form(app: &'static App, form: &Filled) {
    if let Some(Screen::Results(query)) = asked(app, form).map(|route| route.screen) {
        app.follow(query);
    }
}

fn travel(app: &'static App, y: f64) {
    let Some((path, query)) = history::here() else { return };
    let address = with_query(&path, &query);
    match route_of(app, &path, &query) {
        Some(route) => app.go(route, shown(&query), Step::None, Arrival::Again(y), address),
        None => history::load(&address),
    }
}

fn with_query(path: &str, query: &str) -> String {
    let mut address = String::from(path);
    if !query.is_empty() {
        address.push('?');
        address.push_str(query);
    }
    address
}
