//! One message: what was sent beside what the entry says now, and what can be done with it.

use doorstep_shared::api::desk::answer_message::Answer as Said;
use doorstep_shared::api::desk::inbox::{EntryNow, Letter, Says};
use doorstep_shared::date::Date;
use doorstep_shared::inbox::{Matter, Message, MessageKind, MessageState, Outcome};
use doorstep_shared::policy::Action;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use super::words;
use super::work::{Read, Work};
use crate::platform;
use crate::rules::say;
use crate::ui::{Button, Look, Tone, icon, tag};
use crate::who::may;

/// The message with its buttons.
#[component]
pub fn OneLetter(
    /// The inbox.
    work: Work,
    /// The message and what stands beside it.
    letter: Letter,
) -> impl IntoView {
    let Letter { message, reach, entry, offers, thanks } = letter;
    let about = title(&message, entry.as_ref());
    let lang = message.lang.key();
    let today = platform::today().unwrap_or(message.on);
    let read = Read { id: message.id, version: message.version, about: about.clone() };
    view! {
        <li class="notice stack tight">
            <div class="row apart"><h2 class="lead">{about.clone()}</h2>{tag(Tone::Info, "msg", words::kind(message.kind))}</div>
            <p class="soft small">{came(&message, today)}</p>
            {outcome(&message)}
            {spam(&message)}
            {beside(&message, entry.as_ref())}
            {would_say(&offers)}
            {contact(&message, reach)}
            {acts(work, &message, entry, !offers.is_empty(), read)}
            {thank_you(work, thanks, about, lang)}
        </li>
    }
}

/// What a message is called here.
fn title(message: &Message, entry: Option<&EntryNow>) -> String {
    match (entry, message.kind) {
        (Some(entry), _) => entry.name.clone(),
        (None, MessageKind::NewService) => message.name.clone(),
        (None, MessageKind::Tell) => "Somebody looked for something".into(),
        (None, _) => "An entry that is not there any more".into(),
    }
}

fn came(message: &Message, today: Date) -> String {
    let day = say::weekday_and_day(message.on, today);
    let matters: Vec<&str> = message.matters.iter().map(words::matter).collect();
    if matters.is_empty() { format!("Came {day}") } else { format!("Came {day}. About: {}", matters.join("; ")) }
}

fn outcome(message: &Message) -> Option<impl IntoView + use<>> {
    let (tone, drawing, state, reason) = match message.outcome.clone()? {
        Outcome::Accepted => (Tone::Yes, "tick", "Accepted", String::new()),
        Outcome::Rejected { reason } => (Tone::Neutral, "no", "Put aside", reason),
    };
    Some(view! { <p class="row near">{tag(tone, drawing, state)}<span>{reason}</span></p> })
}

fn spam(message: &Message) -> Option<impl IntoView + use<>> {
    let signs: Vec<&str> = message.spam.iter().map(words::spam).collect();
    (!signs.is_empty()).then(|| view! { <p class="small">{format!("Probably spam: {}.", say::list(&signs))}</p> })
}

/// What was sent, and what the entry says now of the same.
fn beside(message: &Message, entry: Option<&EntryNow>) -> impl IntoView + use<> {
    let text = if message.text.is_empty() { "They wrote no words.".to_owned() } else { message.text.clone() };
    let now = entry.map(|entry| {
        let state = words::state(&entry.state).map(|state| tag(Tone::Neutral, "info", state));
        let one = |says: &Says| {
            let text = if says.text.is_empty() { "Nothing".to_owned() } else { says.text.clone() };
            view! { <dt>{words::matter(says.matter)}</dt><dd class="said">{text}</dd> }
        };
        let said = if entry.says.is_empty() {
            "The message is about the entry as a whole.".into_any()
        } else {
            view! { <dl class="pairs">{entry.says.iter().map(one).collect_view()}</dl> }.into_any()
        };
        view! {
            <div class="stack snug">
                <h3 class="hint">"The entry says now"</h3>
                <blockquote>{state}{said}</blockquote>
            </div>
        }
    });
    view! {
        <div class="versions">
            {now}
            <div class="stack snug"><h3 class="hint">"They wrote"</h3><blockquote class="said" dir="auto">{text}</blockquote></div>
        </div>
    }
}

/// What the entry would say if their words were put in.
fn would_say(offers: &[Says]) -> Option<impl IntoView + use<>> {
    let one = |says: &Says| view! { <dt>{words::matter(says.matter)}</dt><dd class="said">{says.text.clone()}</dd> };
    (!offers.is_empty()).then(|| {
        view! {
            <div class="stack snug">
                <h3 class="hint">"Put in, it would say"</h3>
                <blockquote><dl class="pairs">{offers.iter().map(one).collect_view()}</dl></blockquote>
            </div>
        }
    })
}

/// How to reach them, apart from what they wrote.
fn contact(message: &Message, reach: Option<String>) -> Option<impl IntoView + use<>> {
    message.contact.then(|| {
        let text = reach.unwrap_or_else(|| "They said it; it is not kept any longer.".into());
        view! {
            <div class="stack snug">
                <h3 class="row near">{icon("lock")}"How to reach them"</h3>
                <p class="said" dir="auto">{text}</p>
                <p class="hint">"Only to answer them. It is kept apart from the message, and for a shorter time."</p>
            </div>
        }
    })
}

fn acts(work: Work, message: &Message, entry: Option<EntryNow>, readable: bool, read: Read) -> impl IntoView + use<> {
    let id = message.id;
    let busy = Signal::derive(move || work.busy.get() == Some(id));
    let aside = {
        let (read, about) = (read.clone(), read.about.clone());
        view! { <Button look=Look::Plain icon_name="no" about=about on_press=move |()| work.rejecting.set(Some(read.clone()))>"Put aside"</Button> }
    };
    let button = move |look: Look, drawing: &'static str, words: &'static str, said: Said| {
        let read = read.clone();
        let about = read.about.clone();
        view! { <Button look=look icon_name=drawing about=about busy=busy on_press=move |()| work.press(read.clone(), said.clone())>{words}</Button> }
            .into_any()
    };
    if message.state == MessageState::Done {
        return view! { <div class="row">{button(Look::Plain, "undo", "Open again", Said::Reopen)}</div> }.into_any();
    }
    let zone = work.zone.get_value();
    if !message.spam.is_empty() {
        return view! { <div class="row">{button(Look::Plain, "tick", "This is not spam", Said::Reopen)}{aside}</div> }
            .into_any();
    }
    let over = entry.as_ref().filter(|e| message.matters.has(Matter::Closed) && e.state.goes_on());
    let over = over.filter(|_| may(Action::Pause)).map(|e| Said::Finish { entry_version: e.version });
    let put_in = entry.as_ref().filter(|_| readable && may(Action::Edit));
    let put_in = put_in.map(|e| Said::Apply { entry_version: e.version });
    let at_once = over.is_some() || put_in.is_some();
    let finish = over.map(|said| button(Look::Main, "tick", "Right: finish the entry", said));
    let put_in = put_in.map(|said| button(Look::Main, "tick", "Right: put it in", said));
    let accept = match message.kind {
        MessageKind::Wrong | MessageKind::ProviderChanged => "It is put right: accept",
        MessageKind::NewService => "It is added: accept",
        MessageKind::Tell => "Seen: accept",
    };
    let look = if at_once { Look::Plain } else { Look::Main };
    let lead = match (entry, message.kind) {
        (Some(entry), _) => {
            Some((format!("/desk/{zone}/entries/{}/edit", entry.id), "pen", "Open the editor", entry.name))
        }
        (None, MessageKind::NewService) => {
            let name = platform::percent_encode(&message.name);
            Some((format!("/desk/{zone}/entries/new?name={name}"), "plus", "Add a service", message.name.clone()))
        }
        (None, MessageKind::Tell) => Some((format!("/desk/{zone}/gaps"), "chart", "Look at the gaps", String::new())),
        (None, _) => None,
    };
    let lead = lead.map(|(href, drawing, words, about)| {
        view! { <a class="btn plain" href=href>{icon(drawing)}{words}<span class="vh">" "{about}</span></a> }
    });
    view! { <div class="row">{finish}{put_in}{button(look, "tick", accept, Said::Accept)}{lead}{aside}</div> }
        .into_any()
}

/// Words of thanks to copy. Nothing is sent from here.
fn thank_you(work: Work, thanks: String, about: String, lang: &'static str) -> impl IntoView {
    let text = thanks.clone();
    let named = about.clone();
    let copy = move |()| {
        platform::copy(&text);
        work.toasts.done("Copied. Paste it where you answer them");
    };
    view! {
        <details class="more">
            <summary>"Thank them"<span class="vh">": "{about}</span></summary>
            <div class="stack tight">
                <blockquote class="said" dir="auto" lang=lang>{thanks}</blockquote>
                <div class="row"><Button look=Look::Plain icon_name="copy" about=named on_press=copy>"Copy these words"</Button></div>
            </div>
        </details>
    }
}
