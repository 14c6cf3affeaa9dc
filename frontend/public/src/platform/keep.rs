//! What a person has done on a page, kept while its nodes are replaced: typed text, ticks, caret, focus, open parts.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, EventInit, HtmlDetailsElement, HtmlInputElement, HtmlSelectElement};

use super::screen::focus_still;
use super::{document, window};

const CONTROLS: &str = "input,select";
const FOCUSABLE: &str = "a[href],button,input,select,summary,[tabindex]";

/// A kept page. The new nodes have the same parts in the same order, so places are numbers.
pub struct Kept {
    controls: Vec<(String, bool)>,
    open: Vec<bool>,
    focused: Option<u32>,
    caret: Option<(u32, u32)>,
}

/// Keeps what is in `root`.
pub fn keep(root: &Element) -> Kept {
    let active = document().and_then(|d| d.active_element());
    let mut kept = Kept { controls: Vec::new(), open: Vec::new(), focused: None, caret: None };
    each(root, CONTROLS, |_, control| kept.controls.push(state(control)));
    each(root, "details", |_, details| kept.open.push(details.has_attribute("open")));
    each(root, FOCUSABLE, |i, element| {
        if active.as_ref() == Some(element) {
            kept.focused = Some(i);
        }
    });
    if let Some(input) = active.and_then(|a| a.dyn_into::<HtmlInputElement>().ok())
        && let (Ok(Some(start)), Ok(Some(end))) = (input.selection_start(), input.selection_end())
    {
        kept.caret = Some((start, end));
    }
    kept
}

/// Puts it back into the new nodes in `root`. Where a control differs from what the page was made with, one `input`
/// event tells the page so.
pub fn put_back(root: &Element, kept: &Kept) {
    let mut changed = None;
    each(root, CONTROLS, |i, control| {
        let Some(wanted) = kept.controls.get(i as usize) else { return };
        if state(control) == *wanted {
            return;
        }
        if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
            if ticks(input) {
                input.set_checked(wanted.1);
            } else {
                input.set_value(&wanted.0);
            }
        } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
            select.set_value(&wanted.0);
        }
        changed = Some(control.clone());
    });
    each(root, "details", |i, details| {
        if let (Some(details), Some(open)) = (details.dyn_ref::<HtmlDetailsElement>(), kept.open.get(i as usize)) {
            details.set_open(*open);
        }
    });
    each(root, FOCUSABLE, |i, element| {
        if kept.focused == Some(i)
            && let Some(element) = element.dyn_ref()
        {
            focus_still(element);
        }
    });
    if let Some((start, end)) = kept.caret
        && let Some(input) =
            document().and_then(|d| d.active_element()).and_then(|a| a.dyn_into::<HtmlInputElement>().ok())
    {
        let _ = input.set_selection_range(start, end);
    }
    if let Some(control) = changed {
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &bubbling) {
            let _ = control.dispatch_event(&event);
        }
    }
}

/// Whether new nodes would end something: text is selected, or a list of choices may be open.
pub fn busy() -> bool {
    let selects =
        window().and_then(|w| w.get_selection().ok().flatten()).is_some_and(|selection| !selection.is_collapsed());
    let choosing =
        document().and_then(|d| d.active_element()).is_some_and(|a| a.dyn_ref::<HtmlSelectElement>().is_some());
    selects || choosing
}

fn state(control: &Element) -> (String, bool) {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        (input.value(), input.checked())
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        (select.value(), false)
    } else {
        (String::new(), false)
    }
}

fn ticks(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "checkbox" | "radio")
}

fn each(root: &Element, selector: &str, mut f: impl FnMut(u32, &Element)) {
    let Ok(found) = root.query_selector_all(selector) else { return };
    for i in 0..found.length() {
        if let Some(element) = found.get(i).and_then(|node| node.dyn_into::<Element>().ok()) {
            f(i, &element);
        }
    }
}
