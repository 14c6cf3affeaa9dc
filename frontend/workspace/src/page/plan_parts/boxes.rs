//! The boxes of a form of a plan: each named by the field of the entry that it fills.

use doorstep_shared::date::Date;
use doorstep_shared::plans::content::{SAFE_ROUTES, shows_safe_routes};
use doorstep_shared::plans::school::long_date;
use leptos::prelude::*;

use super::holds::Holds;
use super::sheet::Sheet;
use crate::page::plan::number;
use crate::plan::known::elsewhere;
use crate::ui::{Banner, Choice, DateField, Field, FieldError, PickOne, Select, Takes, Tick, Tone};

/// Most characters of a text of the assessment and of "all about me".
pub const ELEMENT: usize = 2_000;
/// Most characters of a note.
pub const NOTE: usize = 4_000;
/// Most characters of the words of a need, a goal or an action.
pub const WORDS: usize = 1_000;
/// Most characters of a name.
pub const LINE: usize = 200;

impl Sheet {
    /// One line.
    pub fn line(self, field: &str, label: &str, hint: &str) -> AnyView {
        self.ask(field, Holds::Text(LINE));
        let value = self.boxes.text(field, self.first_text(field));
        view! { <Field label=label value=value hint=hint error=self.error(field) id=self.id(field)/> }.into_any()
    }

    /// Several lines, with how many characters are left, and the way elsewhere where the words are about harm.
    pub fn lines(self, field: &str, label: &str, hint: &str, most: usize) -> AnyView {
        self.ask(field, Holds::Text(most));
        let value = self.boxes.text(field, self.first_text(field));
        self.lines_of(value, field, label, hint, most)
    }

    /// The same for a box that is read by hand.
    pub fn lines_of(self, value: RwSignal<String>, field: &str, label: &str, hint: &str, most: usize) -> AnyView {
        view! {
            <div class="stack snug">
                <Field label=label value=value hint=hint takes=Takes::Lines error=self.error(field) id=self.id(field)/>
                {room(value, most)}
                {not_the_place(value)}
                {elsewhere(value, self.others())}
            </div>
        }
        .into_any()
    }

    /// One of several, as radios.
    pub fn pick(self, field: &str, label: &str, choices: Vec<Choice>, missing: &'static str) -> AnyView {
        self.ask(field, Holds::Key(missing));
        self.radios(field, label, choices)
    }

    /// One of several or nothing, as radios with a last one for "nothing".
    pub fn pick_or_not(self, field: &str, label: &str, mut choices: Vec<Choice>, nothing: &str) -> AnyView {
        self.ask(field, Holds::MaybeKey);
        choices.push(Choice::new("", nothing));
        self.radios(field, label, choices)
    }

    /// A step of a scale, or nothing.
    pub fn scale(self, field: &str, label: &str, mut choices: Vec<Choice>) -> AnyView {
        self.ask(field, Holds::MaybeNumber);
        choices.push(Choice::new("", "Not said"));
        self.radios(field, label, choices)
    }

    fn radios(self, field: &str, label: &str, choices: Vec<Choice>) -> AnyView {
        let value = self.boxes.text(field, self.first_text(field));
        view! { <PickOne label=label value=value choices=choices error=self.error(field) id=self.id(field) side=true/> }
            .into_any()
    }

    /// One of many, from a list that opens.
    pub fn select(self, field: &str, label: &str, choices: Vec<(String, String)>, hint: &str) -> AnyView {
        self.ask(field, Holds::Key("Choose one."));
        let first = self.first_text(field);
        let first =
            if first.is_empty() { choices.first().map(|(key, _)| key.clone()).unwrap_or_default() } else { first };
        let value = self.boxes.text(field, first);
        view! { <Select label=label value=value options=choices hint=hint id=self.id(field)/> }.into_any()
    }

    /// One of many or nothing, from a list that opens; nothing is its first line.
    pub fn select_or_not(self, field: &str, label: &str, mut choices: Vec<(String, String)>, nothing: &str) -> AnyView {
        self.ask(field, Holds::MaybeKey);
        choices.insert(0, (String::new(), nothing.to_owned()));
        let value = self.boxes.text(field, self.first_text(field));
        let (id, error) = (self.id(field), self.error(field));
        view! {
            <div class=move || if error.with(Option::is_some) { "field bad" } else { "field" }>
                <Select label=label value=value options=choices id=id.clone()/>
                <crate::ui::FieldError id=format!("{id}-error") error=error/>
            </div>
        }
        .into_any()
    }

    /// A day that has to be there.
    pub fn day(self, field: &str, label: &str, hint: &str, missing: &'static str) -> AnyView {
        self.ask(field, Holds::Day(missing));
        self.day_boxes(field, label, hint, first_day(self, field))
    }

    /// A day that may be left out.
    pub fn maybe_day(self, field: &str, label: &str, hint: &str) -> AnyView {
        self.ask(field, Holds::MaybeDay);
        self.day_boxes(field, label, hint, first_day(self, field))
    }

    /// Three boxes for a day that is read by hand.
    pub fn day_boxes(self, field: &str, label: &str, hint: &str, first: Option<Date>) -> AnyView {
        let value = self.boxes.date(field, first);
        view! { <DateField label=label value=value hint=hint tried=self.tried error=self.error(field) id=self.id(field)/> }
            .into_any()
    }

    /// Several of a few, as tick boxes that are read by hand with [`Sheet::ticked`].
    pub fn ticks(self, field: &str, label: &str, options: Vec<(String, String, bool)>) -> AnyView {
        let (id, error) = (self.id(field), self.error(field));
        let error_id = format!("{id}-error");
        let described = {
            let error_id = error_id.clone();
            move || error.with(Option::is_some).then(|| error_id.clone())
        };
        let one = |(n, (key, words, first)): (usize, (String, String, bool))| {
            let value = self.boxes.flag(&format!("{field}.{key}"), first);
            let id = (n == 0).then(|| id.clone());
            view! {
                <label>
                    <input type="checkbox" id=id prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event))/>
                    <span>{words}</span>
                </label>
            }
        };
        let rows = options.into_iter().enumerate().map(one).collect_view();
        view! {
            <fieldset class="pick" aria-describedby=described>
                <legend class="above">{label.to_owned()}</legend>
                <FieldError id=error_id error=error/>
                {rows}
            </fieldset>
        }
        .into_any()
    }

    /// The keys of those that are ticked.
    pub fn ticked(self, field: &str) -> Vec<String> {
        let begins = format!("{field}.");
        let all = self.boxes.named(&begins).into_iter().filter(|name| self.boxes.is(name));
        all.filter_map(|name| name.strip_prefix(&begins).map(str::to_owned)).collect()
    }

    /// A tick box.
    pub fn tick(self, field: &str, label: &str, hint: &str) -> AnyView {
        self.ask(field, Holds::Flag);
        let value = self.boxes.flag(field, self.first(field).as_bool().unwrap_or_default());
        view! { <Tick value=value label=label hint=hint/> }.into_any()
    }
}

fn first_day(sheet: Sheet, field: &str) -> Option<Date> {
    sheet.first_text(field).parse().ok()
}

/// How many characters are left.
fn room(value: RwSignal<String>, most: usize) -> impl IntoView {
    let now = Memo::new(move |_| value.with(|text| text.chars().count()));
    let words = move || match most.checked_sub(now.get()) {
        Some(left) => format!("{left} characters left"),
        None => format!("{} characters too many. Nothing is cut: shorten it before you save.", now.get() - most),
    };
    view! { <p class="hint">{words}</p> }
}

/// Says that this is not the place, where words are about somebody being hurt. Nothing of that is kept or sent.
pub fn not_the_place(value: RwSignal<String>) -> impl IntoView {
    let shown = Memo::new(move |_| value.with(|text| shows_safe_routes(text)));
    let routes = || {
        let one = |route: &doorstep_shared::plans::content::SafeRoute| {
            let number = number(route.reach).map(|(name, number)| {
                let plain: String = number.split(' ').collect();
                view! { " "{name}" "<a href=format!("tel:{plain}")><bdi>{number}</bdi></a> }
            });
            view! { <li><b>{route.when}": "</b>{route.what}{number}</li> }
        };
        SAFE_ROUTES.routes.iter().map(one).collect_view()
    };
    view! {
        <div role="status">
            <Show when=move || shown.get()>
                <Banner tone=Tone::Stop icon_name="alert">
                    <p><b>"This is not the place"</b></p>
                    <p>{SAFE_ROUTES.banner}</p>
                    <ul>{routes()}</ul>
                    <p>{SAFE_ROUTES.afterwards}</p>
                </Banner>
            </Show>
        </div>
    }
}

/// A day as it is read.
pub fn said_day(day: Option<Date>) -> Option<String> {
    day.map(long_date)
}
