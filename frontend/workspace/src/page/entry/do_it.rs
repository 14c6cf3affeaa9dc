//! Confirming an entry from its own page, all of it or some parts.

use doorstep_shared::api::desk::check_entry::{CheckEntry, Confirm};
use doorstep_shared::api::desk::get_entry::EntryPage;
use doorstep_shared::api::desk::uncheck_entry::UncheckEntry;
use doorstep_shared::directory::CheckedPart;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, Change, Trouble};
use crate::lines::{Lines, lines};
use crate::rules::say;
use crate::ui::{Button, Look, Tick, Toasts, TroubleBanner, icon, toasts};

/// Asks for the entry again after something was done with it.
#[derive(Clone, Copy)]
pub(super) struct Again {
    zone: StoredValue<String>,
    entry: Memo<String>,
    held: RwSignal<Option<Result<EntryPage, Trouble>>>,
    lines: Lines,
    toasts: Toasts,
}

impl Again {
    /// For an entry.
    pub fn new(
        zone: StoredValue<String>,
        entry: Memo<String>,
        held: RwSignal<Option<Result<EntryPage, Trouble>>>,
    ) -> Self {
        Self { zone, entry, held, lines: lines(), toasts: toasts() }
    }

    /// Asks; what is shown stays until the answer is here.
    pub fn ask(self) {
        let (zone, entry) = (self.zone.get_value(), self.entry.get_untracked());
        spawn_local(async move {
            let answer = super::ask(&zone, &entry).await;
            if self.entry.get_untracked() == entry {
                self.held.set(Some(answer));
            }
        });
    }

    fn undo(self, version: u64) {
        let (zone, entry) = (self.zone.get_value(), self.entry.get_untracked());
        spawn_local(async move {
            let path = [("zone", zone.as_str()), ("entry", entry.as_str())];
            match api::send::<UncheckEntry>(&path, &[], &(), Change::of(version)).await {
                Ok(_) => {
                    self.toasts.done("The check is taken back");
                    self.ask();
                    self.lines.ask_again();
                }
                Err(trouble) => self.toasts.trouble(trouble.sentence()),
            }
        });
    }
}

/// The parts to confirm, and the press.
#[component]
pub(super) fn Confirming(page: EntryPage, again: Again) -> impl IntoView {
    let parts: Vec<(CheckedPart, String, RwSignal<bool>)> =
        page.asks.iter().filter(|ask| ask.known).map(|ask| (ask.part, ask.text.clone(), RwSignal::new(true))).collect();
    let nothing = parts.is_empty();
    let ticks = parts
        .iter()
        .map(|(part, text, value)| {
            let mut label = say::part(*part).to_owned();
            if let Some(first) = label.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            view! { <Tick value=*value label=label hint=text.clone()/> }
        })
        .collect_view();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let parts = StoredValue::new(parts);
    let not_now = Signal::derive(move || {
        let none = parts.with_value(|parts| parts.iter().all(|(_, _, on)| !on.get()));
        (none && !nothing).then(|| "Tick what you know to be right".to_owned())
    });
    let key = StoredValue::new(crate::platform::random_id());
    let version = page.record.version;
    let press = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        let (zone, entry) = (again.zone.get_value(), again.entry.get_untracked());
        let wanted: doorstep_shared::set::Set<CheckedPart> = parts
            .with_value(|parts| parts.iter().filter(|(_, _, on)| on.get_untracked()).map(|(part, ..)| *part).collect());
        spawn_local(async move {
            let path = [("zone", zone.as_str()), ("entry", entry.as_str())];
            let change = Change::Of(key.get_value(), version);
            match api::send::<CheckEntry>(&path, &[], &Confirm { parts: Some(wanted) }, change).await {
                Ok(checked) => {
                    again.toasts.done_with_undo("Checked. Families see it within a minute", move || {
                        again.undo(checked.version)
                    });
                    again.ask();
                    again.lines.ask_again();
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
        });
    });
    if nothing {
        return view! { <p class="soft">"It says nothing yet that somebody could confirm."</p> }.into_any();
    }
    view! {
        <section class="notice stack" aria-labelledby="h-check">
            <h2 class="lead" id="h-check">"Is it still right?"</h2>
            <div class="stack tight">{ticks}</div>
            {move || trouble.get().map(|trouble| view! { <TroubleBanner trouble=trouble/> })}
            <div class="stack tight"><Button look=Look::Main on_press=press busy=busy not_now=not_now>{icon("tick")}"Still right"</Button></div>
        </section>
    }
    .into_any()
}
