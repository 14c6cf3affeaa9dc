//! Saying what families mean by their words: one entry, or all that other words find.

use std::sync::Arc;

use doorstep_shared::api::desk::add_words::{AddWords, Meaning, NewWords};
use doorstep_shared::api::desk::list_entries::Entries;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Work;
use crate::api::{self, Change, Trouble};
use crate::ask::{wrong_fields, wrong_with};
use crate::lines::lines;
use crate::ui::{
    Button, Choice, Dialog, ErrorSummary, Field, FieldError, Look, PickOne, Select, TroubleBanner, Wrong, toasts,
};

const WORDS: &str = "gap-words";
const MEANS: &str = "gap-means";
const ENTRY: &str = "gap-entry";

/// The dialog. It opens when words are chosen.
#[component]
pub(super) fn AddWordsDialog(
    /// The screen.
    work: Work,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let (words, means) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (is, entry) = (RwSignal::new("entry".to_owned()), RwSignal::new(String::new()));
    let (errors, trouble) = (RwSignal::new(Vec::<Wrong>::new()), RwSignal::new(None::<Trouble>));
    let busy = RwSignal::new(false);
    let (toasts, lines) = (toasts(), lines());
    Effect::new(move |_| {
        let Some(chosen) = work.wording.get() else { return };
        words.set(chosen);
        means.set(String::new());
        entry.set(String::new());
        errors.set(Vec::new());
        trouble.set(None);
        open.set(true);
    });
    // Closed by Escape too: the same words can be chosen again.
    Effect::new(move |before: Option<bool>| {
        let is = open.get();
        if before == Some(true) && !is {
            work.wording.set(None);
        }
        is
    });
    let press = Callback::new(move |()| {
        trouble.set(None);
        let said = words.get_untracked().trim().to_owned();
        let mut wrong: Vec<Wrong> = Vec::new();
        if said.is_empty() {
            wrong.push((WORDS.into(), "Write the words that families use".into()));
        }
        let meaning = if is.with_untracked(|is| is == "entry") {
            let chosen = entry.with_untracked(|id| id.parse().ok());
            if chosen.is_none() {
                wrong.push((ENTRY.into(), "Choose the entry that they look for".into()));
            }
            chosen.map(|entry| Meaning::Entry { entry })
        } else {
            let text = means.get_untracked().trim().to_owned();
            if text.is_empty() {
                wrong.push((MEANS.into(), "Write the words that entries use".into()));
            }
            Some(Meaning::Words { means: text })
        };
        let fine = wrong.is_empty();
        errors.set(wrong);
        let Some(meaning) = meaning.filter(|_| fine) else { return };
        busy.set(true);
        spawn_local(async move {
            let zone = work.zone.get_value();
            let body = NewWords { words: said, meaning };
            match api::send::<AddWords>(&[("zone", &zone)], &[], &body, Change::new()).await {
                Ok(added) => {
                    open.set(false);
                    toasts.done(format!("Added: {}. Families find it within a minute", added.words));
                    work.held.again();
                    lines.ask_again();
                }
                Err(wrong) => {
                    let id = |pointer: &str| if pointer == "/meaning/means" { MEANS } else { WORDS }.to_owned();
                    let list = wrong_fields(&wrong, id);
                    trouble.set(Some(wrong).filter(|_| list.is_empty()));
                    errors.set(list);
                }
            }
            busy.set(false);
        });
    });
    view! {
        <Dialog open=open title="Add words">
            <ErrorSummary errors=errors/>
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            <Field label="What families write" value=words hint="At most 60 characters" error=wrong_with(errors, WORDS) id=WORDS.to_owned()/>
            <PickOne label="What do they look for?" value=is choices=vec![
                Choice::new("entry", "One entry").hint("The words become search words of that entry"),
                Choice::new("words", "Everything of a kind").hint("The words find all that other words find, in the whole zone"),
            ]/>
            {move || if is.with(|is| is == "entry") {
                let options = lines.held.with(|held| match held {
                    Some(Ok(entries)) => entries_to_choose(entries),
                    _ => vec![(String::new(), "The entries are on their way".to_owned())],
                });
                let error = wrong_with(errors, ENTRY);
                view! {
                    <Select label="Which entry?" value=entry options=options id=ENTRY.to_owned()/>
                    <FieldError id=format!("{ENTRY}-error") error=error/>
                }.into_any()
            } else {
                view! { <Field label="The words that entries use" value=means hint="For example, stay and play" error=wrong_with(errors, MEANS) id=MEANS.to_owned()/> }.into_any()
            }}
            <div class="row">
                <Button on_press=press busy=busy>"Add these words"</Button>
                <Button look=Look::Plain on_press=move |()| open.set(false)>"Leave it"</Button>
            </div>
        </Dialog>
    }
}

fn entries_to_choose(entries: &Arc<Entries>) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), "Choose an entry".to_owned())];
    options.extend(entries.items.iter().filter(|e| e.state.goes_on()).map(|e| (e.id.to_string(), e.name.clone())));
    options
}
