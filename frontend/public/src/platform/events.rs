//! What the person does: presses, submitted forms, changes, back and forward. Each listener lives as long as the page.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, FormData, HtmlAnchorElement, HtmlFormElement, MouseEvent, PopStateEvent};

use super::{document, window};

/// A link that was pressed.
pub struct Press {
    /// The path it leads to.
    pub path: String,
    /// The query it leads to, without `?`.
    pub query: String,
    /// The language it names, for a link to another language.
    pub lang: String,
    /// It leads back to where one came from.
    pub back: bool,
    /// The page stays where it is: there is only more or less of it.
    pub stay: bool,
}

/// A form with what stands in it.
pub struct Filled {
    /// The path it asks.
    pub path: String,
    /// Names and values.
    pub pairs: Vec<(String, String)>,
}

/// Asks `answer` about each pressed link that the app may answer; the browser follows those it returns false for.
pub fn on_press(answer: impl Fn(Press) -> bool + 'static) {
    listen(window(), "click", move |event| {
        let Some(press) = pressed(&event) else { return };
        if answer(press) {
            event.prevent_default();
        }
    });
}

fn pressed(event: &Event) -> Option<Press> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    if event.default_prevented() || mouse.button() != 0 {
        return None;
    }
    if mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key() {
        return None;
    }
    let link: HtmlAnchorElement = element(event)?.closest("a[href]").ok()??.dyn_into().ok()?;
    let own = link.origin() == window()?.location().origin().ok()?;
    if !own || !link.target().is_empty() || link.has_attribute("download") || link.has_attribute("data-reload") {
        return None;
    }
    // A place on the same page.
    if !link.hash().is_empty() {
        return None;
    }
    Some(Press {
        path: link.pathname(),
        query: link.search().trim_start_matches('?').into(),
        lang: link.hreflang(),
        back: link.has_attribute("data-back"),
        stay: link.has_attribute("data-stay"),
    })
}

/// Asks `answer` about each submitted GET form.
pub fn on_submit(answer: impl Fn(Filled) -> bool + 'static) {
    listen(window(), "submit", move |event| {
        let form = element(&event).and_then(|e| e.dyn_into::<HtmlFormElement>().ok());
        let Some(filled) = form.filter(|f| f.method() == "get").and_then(|f| filled(&f)) else { return };
        if !event.default_prevented() && answer(filled) {
            event.prevent_default();
        }
    });
}

/// Calls `answer` when something in a form with `data-live` has changed and a moment has passed.
pub fn on_change(answer: impl Fn(Filled) + Clone + 'static) {
    let waiting = std::rc::Rc::new(std::cell::Cell::new(0));
    listen(window(), "input", move |event| {
        let form = element(&event).and_then(|e| e.closest("form[data-live]").ok().flatten());
        let Some(form) = form.and_then(|f| f.dyn_into::<HtmlFormElement>().ok()) else { return };
        let turn = waiting.get() + 1;
        waiting.set(turn);
        let (waiting, answer) = (waiting.clone(), answer.clone());
        after(150, move || {
            // Only the last of several quick changes counts, and only while its form is still there.
            if waiting.get() == turn
                && form.is_connected()
                && let Some(filled) = filled(&form)
            {
                answer(filled);
            }
        });
    });
}

fn filled(form: &HtmlFormElement) -> Option<Filled> {
    let data = FormData::new_with_form(form).ok()?;
    let pairs = js_sys::Array::from(&data)
        .iter()
        .filter_map(|pair| {
            let pair: js_sys::Array = pair.dyn_into().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect();
    Some(Filled { path: form.get_attribute("action")?, pairs })
}

/// Calls `answer` with the kept scroll position when the person goes back or forward.
pub fn on_travel(answer: impl Fn(f64) + 'static) {
    listen(window(), "popstate", move |event| {
        let state = event.dyn_ref::<PopStateEvent>().map(PopStateEvent::state);
        answer(state.and_then(|s| s.as_f64()).unwrap_or(0.0));
    });
}

/// Calls `answer` whenever something ends that new nodes would have disturbed.
pub fn on_rest(answer: impl Fn() + Clone + 'static) {
    for name in ["selectionchange", "focusout", "compositionend"] {
        let answer = answer.clone();
        listen(document(), name, move |_| {
            let answer = answer.clone();
            after(0, answer);
        });
    }
}

/// Calls `on` and `off` when the writing of a letter with several keys begins and ends.
pub fn on_composition(change: impl Fn(bool) + Clone + 'static) {
    let ended = change.clone();
    listen(document(), "compositionstart", move |_| change(true));
    listen(document(), "compositionend", move |_| ended(false));
}

/// Calls a function once, so many milliseconds later.
pub fn after(milliseconds: i32, f: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = Closure::once_into_js(f);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), milliseconds);
    }
}

fn element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn listen(target: Option<impl AsRef<EventTarget>>, name: &str, f: impl Fn(Event) + 'static) {
    let call = Closure::<dyn Fn(Event)>::new(f).into_js_value();
    if let Some(target) = target {
        let _ = target.as_ref().add_event_listener_with_callback(name, call.unchecked_ref());
    }
}
