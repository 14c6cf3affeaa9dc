//! Asks since when an entry is over, before it is taken off the families' list.

use leptos::prelude::*;

use super::act;
use super::round::Round;
use crate::ui::{Button, DateBoxes, DateField, Dialog, Look};

/// The dialog.
#[component]
pub(super) fn Over(round: Round) -> impl IntoView {
    let open = RwSignal::new(false);
    let boxes = DateBoxes::new(Some(round.today));
    let tried = RwSignal::new(false);
    Effect::new(move |_| {
        if round.over.get().is_some() {
            boxes.set(round.today);
            tried.set(false);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            round.over.set(None);
        }
    });
    let row = move || round.over.get().and_then(|at| round.row(at));
    let title = Signal::derive(move || {
        let name = row().map(|row| row.item.with(|item| item.name.clone())).unwrap_or_default();
        format!("Is {name} over?")
    });
    let today = round.today;
    let late = Signal::derive(move || match boxes.read() {
        Ok(Some(date)) if tried.get() && date > today => Some("The last day cannot be after today".to_owned()),
        Ok(None) if tried.get() => Some("Write the last day".to_owned()),
        _ => None,
    });
    let yes = Callback::new(move |()| {
        tried.set(true);
        if let (Ok(Some(on)), Some(row)) = (boxes.read(), row())
            && on <= today
        {
            open.set(false);
            act::over(round, row, on);
        }
    });
    view! {
        <Dialog open=open title=title>
            <p>"Families no longer see it. Nothing is deleted: it can go on later."</p>
            <DateField label="Its last day" value=boxes tried=tried error=late id="over-on"/>
            <div class="row">
                <Button look=Look::Risk on_press=yes>"Yes, it is over"</Button>
                <Button look=Look::Plain on_press=Callback::new(move |()| open.set(false))>"No, go back"</Button>
            </div>
        </Dialog>
    }
}
