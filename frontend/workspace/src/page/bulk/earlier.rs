//! Changes of many that were made here, each with a way to take it back.

use doorstep_shared::api::desk::apply_bulk::BulkState;
use doorstep_shared::api::desk::list_bulk::{BulkLine, ListBulk};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sent;
use crate::api::Trouble;
use crate::app::zone_name;
use crate::ask::ask;
use crate::lines::lines;
use crate::platform;
use crate::rules::say;
use crate::ui::{Button, Dialog, Empty, Look, Tone, TroubleBanner, tag, toasts};

/// The list.
#[component]
pub fn Earlier() -> impl IntoView {
    let zone = StoredValue::new(zone_name());
    let held = ask::<ListBulk>(vec![("zone", zone_name())]);
    let (open, chosen) = (RwSignal::new(false), RwSignal::new(None::<BulkLine>));
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let (toasts, lines) = (toasts(), lines());
    let back = Callback::new(move |()| {
        let Some(line) = chosen.get_untracked() else { return };
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            match sent::undo(&zone.get_value(), line.batch).await {
                Ok(report) => {
                    open.set(false);
                    toasts.done(taken_back(&line.about, report.kept.len()));
                    held.again();
                    lines.ask_again();
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
        });
    });
    let about = move || chosen.with(|line| line.as_ref().map(|l| l.about.clone()).unwrap_or_default());
    view! {
        <section class="stack" aria-labelledby="earlier">
            <h2 id="earlier">"Earlier changes"</h2>
            {held.draw(move |list| {
                if list.items.is_empty() {
                    return view! { <Empty icon_name="history" title="No change of many entries yet"><p>"Here they will stand, and can be taken back."</p></Empty> }.into_any();
                }
                let press = move |line: BulkLine| {
                    trouble.set(None);
                    chosen.set(Some(line));
                    open.set(true);
                };
                view! { <ol class="checks notice bare">{list.items.iter().cloned().map(|line| one(line, press)).collect_view()}</ol> }.into_any()
            })}
        </section>
        <Dialog open=open title="Take this change back?">
            <p><b>{about}</b></p>
            <p>"Each entry says again what it said before. Where somebody changed the same since, theirs stays."</p>
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            <div class="row">
                <Button on_press=back busy=busy icon_name="undo">"Take it back"</Button>
                <Button look=Look::Plain on_press=move |()| open.set(false)>"Leave it"</Button>
            </div>
        </Dialog>
    }
}

/// What is said when one was taken back.
pub fn taken_back(about: &str, kept: usize) -> String {
    match kept {
        0 => format!("Taken back: {about}"),
        n => {
            format!("Taken back: {about}. {} left as somebody else made it", say::count(n, "entry was", "entries were"))
        }
    }
}

fn one(line: BulkLine, press: impl Fn(BulkLine) + Send + Sync + Copy + 'static) -> impl IntoView {
    let state = match line.state {
        BulkState::Writing => tag(Tone::Wait, "alert", "Cut off"),
        BulkState::Done => tag(Tone::Yes, "tick", "Done"),
        BulkState::Undone => tag(Tone::Neutral, "undo", "Taken back"),
    };
    let by = if line.by.me { "you".to_owned() } else { line.by.name.clone() };
    let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
    let when = format!("{}{by}", platform::london(&line.at));
    let done = (line.done > 0).then(|| say::count(line.done, "entry", "entries"));
    let hint = (line.state == BulkState::Writing)
        .then_some("It stopped on the way. Make the same change again for the rest, or take back what was done.");
    let about = line.about.clone();
    let undo = (line.state != BulkState::Undone).then(|| {
        let line = line.clone();
        let named = line.about.clone();
        view! { <Button look=Look::Plain icon_name="undo" about=named on_press=move |()| press(line.clone())>"Take back"</Button> }
    });
    view! {
        <li>
            <div class="stack snug"><h3 class="lead">{about}</h3><p class="soft small">{when}</p></div>
            <div class="stack snug"><p class="row near">{state}{done}</p>{hint.map(|words| view! { <p class="small">{words}</p> })}</div>
            <div>{undo}</div>
        </li>
    }
}
