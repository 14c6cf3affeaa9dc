//! What families and providers say of the entry, beside the fields it touches; put right with the save.

use doorstep_shared::api::desk::answer_message::{Answer as Said, AnswerMessage};
use doorstep_shared::api::desk::inbox::Letter;
use doorstep_shared::api::desk::list_letters::ListLetters;
use doorstep_shared::editing::{EntryForm, apply, matter_of, offers};
use doorstep_shared::id::MessageId;
use doorstep_shared::inbox::Matter;
use doorstep_shared::policy::Action;
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

    /// Accepts what was put right, once it is saved. One that somebody else has dealt with meanwhile stays as they left it.
    pub async fn accept(self, zone: &str) -> usize {
        let settled = self.settled.get_untracked();
        let mut done = 0;
        for letter in self.letters.get_untracked().iter().filter(|l| settled.contains(&l.message.id)) {
            let id = letter.message.id.to_string();
            let path = [("zone", zone), ("message", id.as_str())];
            let change = Change::of(letter.message.version);
            done += usize::from(api::send::<AnswerMessage>(&path, &[], &Said::Accept, change).await.is_ok());
        }
        self.settled.set(Vec::new());
        done
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

/// The letters that touch these matters, at their section. Those that touch none in particular stand where `rest` is said.
pub fn beside(w: Writing, matters: &'static [Matter], rest: bool) -> AnyView {
    let told = w.told;
    let here = move || {
        let touches = |letter: &&Letter| {
            let of = letter.message.matters;
            matters.iter().any(|m| of.has(*m)) || (rest && !BESIDE.iter().any(|m| of.has(*m)))
        };
        told.letters.with(|all| all.iter().filter(touches).cloned().collect::<Vec<_>>())
    };
    view! { {move || here().into_iter().map(|letter| one(w, matters, letter)).collect_view()} }.into_any()
}

/// The matters that a section of the form is about.
const BESIDE: [Matter; 5] = [Matter::Times, Matter::Place, Matter::Cost, Matter::WhoFor, Matter::Contact];

fn one(w: Writing, matters: &'static [Matter], letter: Letter) -> impl IntoView {
    let Letter { message, offers: readable, .. } = letter;
    let told = w.told;
    let id = message.id;
    let today = w.around.with_value(|around| around.today);
    let came = say::weekday_and_day(message.on, today);
    let about: Vec<&str> = message.matters.iter().map(words::matter).collect();
    let about = if about.is_empty() { String::new() } else { format!(" about: {}", about.join("; ")) };
    let text = if message.text.is_empty() { "They wrote no words.".to_owned() } else { message.text.clone() };
    let says: Vec<String> =
        readable.iter().filter(|o| matters.contains(&o.matter)).map(|o| format!("“{}”", o.text)).collect();
    let put = (!says.is_empty()).then(|| {
        let (words, about) = (format!("Put in {}", say::list(&says)), came.clone());
        let press = move |()| {
            let now = w.read.with_untracked(|read| read.service.clone());
            // Only what belongs here: the same message may touch another section too.
            let here: Vec<_> = offers(&message, &now)
                .into_iter()
                .filter(|change| matter_of(change.field).is_some_and(|m| matters.contains(&m)))
                .collect();
            if let Ok(after) = apply(&now, &here) {
                w.form.set(EntryForm::of(&after));
                told.settle(id, true);
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
                <blockquote class="said" dir="auto">{text}</blockquote>
                <div class="row">
                    {put}
                    <div class="pick"><label>
                        <input type="checkbox" prop:checked=ticked on:change=move |event| told.settle(id, event_target_checked(&event))/>
                        "Put right with this save"
                    </label></div>
                </div>
            </div>
        </div>
    }
}
