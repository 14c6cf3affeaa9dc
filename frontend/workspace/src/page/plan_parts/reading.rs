//! The plan on screen, as the pages read it.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{EntryView, PlanView};
use doorstep_shared::date::Date;
use doorstep_shared::plans::access::{Area, Why};
use doorstep_shared::plans::entry::{Body, EntryName, Kind};
use leptos::prelude::*;

use super::words;
use crate::plan::Held;
use crate::platform;
use crate::ui::{Button, Look};

/// The plan on screen. Copied into every part of a page.
#[derive(Clone, Copy)]
pub struct Reading(StoredValue<Held>);

/// The plan on screen.
pub fn reading() -> Reading {
    Reading(StoredValue::new(Held::here()))
}

impl Reading {
    /// The plan. Reactive.
    pub fn view(self) -> Option<Arc<PlanView>> {
        self.0.with_value(Held::shown)
    }

    /// The same, for what is filled once.
    pub fn now(self) -> Option<Arc<PlanView>> {
        self.0.with_value(Held::shown_now)
    }

    /// The day in London, as the server told it.
    pub fn today(self) -> Option<Date> {
        self.now().map(|view| view.today)
    }

    /// An address inside the plan.
    pub fn href(self, part: &str) -> String {
        self.0.with_value(|held| format!("/desk/{}/plans/{}/{part}", held.zone, held.plan))
    }

    /// The names of all entries that are wanted, in their order. It changes when one comes or goes, not when one is changed.
    pub fn names(self, wanted: impl Fn(&EntryView) -> bool + Send + Sync + 'static) -> Memo<Vec<EntryName>> {
        Memo::new(move |_| {
            let view = self.view();
            let of = view.iter().flat_map(|view| view.entries.iter()).filter(|entry| wanted(entry));
            of.map(|entry| entry.entry.name).collect()
        })
    }

    /// All of one kind.
    pub fn of_kind(self, kind: Kind) -> Memo<Vec<EntryName>> {
        self.names(move |entry| entry.entry.name.kind == kind)
    }

    /// One entry; none once it is gone.
    pub fn entry(self, name: EntryName) -> Memo<Option<EntryView>> {
        Memo::new(move |_| self.view().and_then(|view| view.entries.iter().find(|e| e.entry.name == name).cloned()))
    }

    /// One entry, for what is filled once.
    pub fn entry_now(self, name: EntryName) -> Option<EntryView> {
        self.now().and_then(|view| view.entries.iter().find(|e| e.entry.name == name).cloned())
    }

    /// What an entry says now.
    pub fn body_now(self, name: EntryName) -> Option<Body> {
        self.entry_now(name).map(|view| view.entry.body)
    }

    /// Why an entry of a kind may not be added; none when it may. Reactive.
    pub fn no_adding(self, kind: Kind, area: Area) -> Option<Why> {
        let view = self.view()?;
        view.adding.iter().find(|a| a.kind == kind && a.area == area).map_or(Some(Why::Never), |a| a.no)
    }

    /// The same as a sentence for a button.
    pub fn no_adding_words(self, kind: Kind, area: Area) -> Signal<Option<String>> {
        Signal::derive(move || self.no_adding(kind, area).map(|why| words::why(why).to_owned()))
    }

    /// Why an entry may not be changed, as a sentence for a button.
    pub fn no_change_words(self, name: EntryName) -> Signal<Option<String>> {
        let entry = self.entry(name);
        Signal::derive(move || {
            entry.with(|e| e.as_ref().and_then(|e| e.no_change)).map(|why| words::why(why).to_owned())
        })
    }

    /// What an adult of the family is called; empty when the reader does not see them.
    pub fn adult(self, id: impl std::fmt::Display) -> String {
        let (view, id) = (self.view(), id.to_string());
        let found = view.iter().flat_map(|v| v.entries.iter()).find_map(|e| match &e.entry.body {
            Body::Adult(adult) if e.entry.name.id.to_string() == id => Some(adult.called().to_owned()),
            _ => None,
        });
        found.unwrap_or_default()
    }
}

/// A form that opens in place of the button that opens it. Focus goes into it, and back to the button when it closes.
pub fn opener(
    form: &str,
    words: (&'static str, &'static str),
    about: String,
    not_now: Signal<Option<String>>,
    content: impl Fn(Callback<()>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    opener_unless(Signal::stored(false), form, words, about, not_now, content)
}

/// The same without the button once it is needed no more. A form that is open stays until it is closed.
pub fn opener_unless(
    needless: Signal<bool>,
    form: &str,
    (icon_name, label): (&'static str, &'static str),
    about: String,
    not_now: Signal<Option<String>>,
    content: impl Fn(Callback<()>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let id = format!("{form}-open").replace('.', "-");
    let open = RwSignal::new(false);
    let back = id.clone();
    let done = Callback::new(move |()| {
        open.set(false);
        let back = format!("#{back}");
        platform::soon(move || {
            platform::focus(&back);
            platform::focus_heading_if_lost();
        });
    });
    let button = move || {
        let (id, about) = (id.clone(), about.clone());
        (!needless.get()).then(|| {
            view! {
                <div>
                    <Button id=id look=Look::Plain icon_name=icon_name about=about not_now=not_now on_press=move |()| open.set(true)>
                        {label}
                    </Button>
                </div>
            }
        })
    };
    view! { <Show when=move || open.get() fallback=move || button.clone()>{untrack(|| content(done))}</Show> }
        .into_any()
}
