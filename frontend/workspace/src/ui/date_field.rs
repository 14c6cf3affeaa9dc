//! A date in three boxes.

use doorstep_shared::date::Date;
use leptos::prelude::*;

use super::field::{FieldError, described_by};
use super::unique;
use crate::rules::date_text::{self, NoDate, Part};

/// What is written in the three boxes: kept as typed, whether or not it is a date.
#[derive(Clone, Copy, Debug)]
pub struct DateBoxes {
    /// The day.
    pub day: RwSignal<String>,
    /// The month.
    pub month: RwSignal<String>,
    /// The year.
    pub year: RwSignal<String>,
}

impl DateBoxes {
    /// Boxes that hold a date, or nothing.
    pub fn new(date: Option<Date>) -> Self {
        let text = |f: fn(Date) -> String| RwSignal::new(date.map(f).unwrap_or_default());
        Self {
            day: text(|d| d.day().to_string()),
            month: text(|d| d.month().to_string()),
            year: text(|d| d.year().to_string()),
        }
    }

    /// Writes another date into them.
    pub fn set(self, date: Date) {
        self.day.set(date.day().to_string());
        self.month.set(date.month().to_string());
        self.year.set(date.year().to_string());
    }

    /// The date in them; none when they are empty. Reactive.
    ///
    /// # Errors
    /// What is wrong, and in which box.
    pub fn read(self) -> Result<Option<Date>, NoDate> {
        date_text::read(&self.day.get(), &self.month.get(), &self.year.get())
    }
}

/// The three boxes with their question.
#[component]
pub fn DateField(
    /// The question.
    #[prop(into)]
    label: String,
    /// What is written.
    value: DateBoxes,
    /// More about the question; an example if empty.
    #[prop(optional, into)]
    hint: String,
    /// Whether what is wrong with the boxes is shown yet: not while somebody is still typing.
    #[prop(into)]
    tried: Signal<bool>,
    /// What else is wrong with the date, such as that it has passed.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The first box's id, for the error summary's links.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| unique("date"));
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let unread = Memo::new(move |_| if tried.get() { value.read().err() } else { None });
    let wrong = Signal::derive(move || unread.get().map(|e| e.sentence().to_owned()).or_else(|| error.get()));
    let bad = Memo::new(move |_| wrong.with(Option::is_some));
    let described = described_by(&hint_id, true, &error_id, bad);
    let hint = if hint.is_empty() { "For example, 27 3 2027".to_owned() } else { hint };
    let one = |name: &'static str, part: Part, text: RwSignal<String>, id: String| {
        let invalid = move || (bad.get() && unread.get().is_none_or(|e| e.part() == part)).then_some("true");
        view! {
            <label>
                {name}
                <input id=id inputmode="numeric" autocomplete="off" prop:value=move || text.get() aria-invalid=invalid on:input=move |event| text.set(event_target_value(&event))/>
            </label>
        }
    };
    view! {
        <fieldset class=move || if bad.get() { "field bad" } else { "field" } aria-describedby=described>
            <legend>{label}</legend>
            <p class="hint" id=hint_id>{hint}</p>
            <FieldError id=error_id error=wrong/>
            <div class="date">
                {one("Day", Part::Day, value.day, id.clone())}
                {one("Month", Part::Month, value.month, format!("{id}-month"))}
                {one("Year", Part::Year, value.year, format!("{id}-year"))}
            </div>
        </fieldset>
    }
}
