//! The keys of a round: Enter says yes, C changes, U takes the last back. All of it has buttons too, and people can turn the
//! keys off.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::act;
use super::round::Round;
use crate::keys::keys;
use crate::platform;
use crate::ui::Tick;

/// Two presses of one key closer than this are one press of a hand that shakes, or of a key that bounces. In milliseconds.
const ONE_PRESS: f64 = 300.0;

/// Listens while the round is on the screen.
pub(super) fn listen(round: Round) {
    let on = keys().on();
    let navigate = use_navigate();
    let last = StoredValue::new((String::new(), f64::MIN));
    platform::on_key(move |key| {
        if !matches!(key.name.as_str(), "Enter" | "c" | "u") {
            return false;
        }
        let (before, at) = last.get_value();
        last.set_value((key.name.clone(), key.at));
        if before == key.name && key.at - at < ONE_PRESS {
            // Taken, so that the button that has focus now is not pressed by it either.
            return true;
        }
        if !on.get_untracked() {
            return false;
        }
        let current = round.current.get_untracked().and_then(|at| round.row(at));
        match key.name.as_str() {
            // A button or link that has focus answers to Enter by itself.
            "Enter" if key.on_control => false,
            "Enter" => current.map(|row| act::still_right(round, row)).is_some(),
            "c" => current.map(|row| navigate(&round.edit(row), Default::default())).is_some(),
            _ => act::undo_last(round),
        }
    });
}

/// What the keys do, and the switch.
#[component]
pub(super) fn Help() -> impl IntoView {
    let on = keys().on();
    view! {
        <div class="stack tight soft">
            <p hidden=move || !on.get()>
                <kbd>"Enter"</kbd>" says “Still right” and goes to the next one. "<kbd>"C"</kbd>" changes it. "
                <kbd>"U"</kbd>" takes back the last one."
            </p>
            <p>"Only “Still right” moves the checked date. A change never does."</p>
            <Tick value=on label="Single keys work on this screen"/>
        </div>
    }
}
