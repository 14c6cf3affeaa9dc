//! What families and providers say of the entry, beside the fields it touches; put right with the save.

use doorstep_shared::api::desk::answer_message::{Answer as Said, AnswerMessage};
use doorstep_shared::api::desk::inbox::Letter;
use doorstep_shared::api::desk::list_letters::ListLetters;
use doorstep_shared::directory::Service;
use doorstep_shared::editing::{EntryForm, Field, FieldChange, apply, matter_of, offers};
use doorstep_shared::id::MessageId;
use doorstep_shared::inbox::{Matter, Message};
use doorstep_shared::policy::Action;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keep::Place;
use super::writing::Writing;
use crate::api::{self, Change};
use crate::page::inbox::words;
use crate::rules::say;
use crate::ui::{Button, Look, icon};
use crate::who::may;

/// The letters that wait, and those that this save puts right.
#[derive(Clone, Copy)]
pub struct Told {
    letters: RwSignal<Vec<Letter>>,
    settled: RwSignal<Vec<MessageId>>,
}

impl Told {
    /// Nothing yet.
    pub fn none() -> Self {
        Self { letters: RwSignal::new(Vec::new()), settled: RwSignal::new(Vec::new()) }
    }

    /// Asks what waits, where the person answers the inbox. Without an answer the editor is as it would be without letters.
    pub fn ask(self, place: &Place) {
        if !may(Action::AnswerInbox) {
            return;
        }
        let place = place.clone();
        spawn_local(async move {
            let path = [("zone", place.zone.as_str()), ("entry", place.entry.as_str())];
            if let Ok(letters) = api::send::<ListLetters>(&path, &[], &(), Change::None).await {
                self.letters.try_set(letters.items);
            }
        });
    }

    /// Accepts what was put right, once it is saved. Gives how many were accepted, and how many could not be: those wait in the
    /// inbox, or somebody else has dealt with them.
    pub async fn accept(self, zone: &str) -> (usize, usize) {
        let settled = self.settled.get_untracked();
        let (mut done, mut missed) = (0, 0);
        for letter in self.letters.get_untracked().iter().filter(|l| settled.contains(&l.message.id)) {
            let id = letter.message.id.to_string();
            let path = [("zone", zone), ("message", id.as_str())];
            let change = Change::of(letter.message.version);
            let accepted = api::send::<AnswerMessage>(&path, &[], &Said::Accept, change).await.is_ok();
            *(if accepted { &mut done } else { &mut missed }) += 1;
        }
        self.settled.set(Vec::new());
        (done, missed)
    }

    fn settle(self, id: MessageId, on: bool) {
        self.settled.update(|all| {
            all.retain(|known| *known != id);
            if on {
                all.push(id);
            }
        });
    }
}

/// The letters that touch these matters, at their section: by what was ticked, or by what can be read from their words. Those
/// that touch none in particular stand where `rest` is said.
pub fn beside(w: Writing, matters: &'static [Matter], rest: bool) -> AnyView {
    let told = w.told;
    let here = move || {
        let touches = |letter: &&Letter| {
            let of = |matter: &Matter| {
                letter.message.matters.has(*matter) || letter.offers.iter().any(|offer| offer.matter == *matter)
            };
            matters.iter().any(of) || (rest && !BESIDE.iter().any(of))
        };
        told.letters.with(|all| all.iter().filter(touches).cloned().collect::<Vec<_>>())
    };
    view! { {move || here().into_iter().map(|letter| one(w, matters, letter)).collect_view()} }.into_any()
}

/// The matters that sections of the form are about.
const BESIDE: [Matter; 5] = [Matter::Times, Matter::Place, Matter::Cost, Matter::WhoFor, Matter::Contact];
/// How much of a message tells it from others, read aloud.
const BEGINNING: usize = 40;

fn one(w: Writing, matters: &'static [Matter], letter: Letter) -> impl IntoView {
    let Letter { message, offers: readable, .. } = letter;
    let told = w.told;
    let (id, lang) = (message.id, message.lang.key());
    let today = w.around.with_value(|around| around.today);
    let came = say::weekday_and_day(message.on, today);
    let about: Vec<&str> = message.matters.iter().map(words::matter).collect();
    let about = if about.is_empty() { String::new() } else { format!(" about: {}", about.join("; ")) };
    let text = if message.text.is_empty() { "They wrote no words.".to_owned() } else { message.text.clone() };
    let named = format!(": “{}”", text.chars().take(BEGINNING).collect::<String>());
    let says: Vec<String> =
        readable.iter().filter(|o| matters.contains(&o.matter)).map(|o| format!("“{}”", o.text)).collect();
    let outcome = RwSignal::new(String::new());
    let put = (!says.is_empty()).then(|| {
        let (words, about) = (format!("Put in {}", say::list(&says)), named.clone());
        let press = move |()| {
            let put = w.form.try_update(|form| put_in(form, &w.read.get_untracked().service, &message, matters));
            if put == Some(true) {
                told.settle(id, true);
                outcome.set("It is put in. Look at it, then save.".into());
            } else {
                outcome.set("It cannot be put in beside what is typed there now. Change it by hand.".into());
            }
        };
        view! { <Button look=Look::Plain icon_name="pen" about=about on_press=press>{words}</Button> }
    });
    let ticked = move || told.settled.with(|all| all.contains(&id));
    view! {
        <div class="banner info">
            {icon("msg")}
            <div class="stack tight">
                <p><b>"Somebody wrote on "{came}{about}</b></p>
                <blockquote class="said" dir="auto" lang=lang>{text}</blockquote>
                <div class="row">
                    {put}
                    <div class="pick"><label>
                        <input type="checkbox" prop:checked=ticked on:change=move |event| told.settle(id, event_target_checked(&event))/>
                        <span>"Put right with this save"<span class="vh">{named}</span></span>
                    </label></div>
                </div>
                <p role="status">{move || outcome.get()}</p>
            </div>
        </div>
    }
}

/// Puts what a message offers into the parts of the form that belong here, and leaves all others as they are typed. Whether it
/// did: not where something is typed there that cannot be read yet, as that would be lost.
fn put_in(form: &mut EntryForm, now: &Service, message: &Message, matters: &[Matter]) -> bool {
    let of = |change: &FieldChange| matter_of(change.field).is_some_and(|matter| matters.contains(&matter));
    let here: Vec<FieldChange> = offers(message, now).into_iter().filter(of).collect();
    let Ok(after) = apply(now, &here) else { return false };
    let (read, new) = (EntryForm::of(now), EntryForm::of(&after));
    let mut put = false;
    for change in &here {
        match change.field {
            Field::Schedules if form.schedules == read.schedules => form.schedules.clone_from(&new.schedules),
            Field::Cost if form.cost == read.cost => form.cost.clone_from(&new.cost),
            Field::Contacts if form.contacts == read.contacts => form.contacts.clone_from(&new.contacts),
            _ => continue,
        }
        put = true;
    }
    put
}
