//! The family's own view, from the side of those who help: links that are handed over in person, phones that came in by them, what the
//! family asks, and its sheets of paper.

mod asks;
mod make;
mod qr;

use doorstep_shared::api::desk::plans::{CloseFamilyDoor, DoorView, FamilyDoors, GetFamilyDoors};
use doorstep_shared::date::Date;
use doorstep_shared::plans::family::PaperForm;
use doorstep_shared::set::Member as _;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::reading::reading;
use crate::api::{self, Change, Trouble};
use crate::ask::{Answer, ask};
use crate::plan::Held;
use crate::platform;
use crate::rules::plan_words::full_day;
use crate::ui::{Button, Empty, Look, Tone, TroubleBanner, tag, toasts};

use asks::asks;
use make::making;

/// The page.
#[component]
pub fn FamilyView() -> impl IntoView {
    let held = Held::here();
    let doors = ask::<GetFamilyDoors>(vec![("zone", held.zone.clone()), ("plan", held.plan.clone())]);
    doors.keep_focus();
    let today = reading().today();
    make::keep_made();
    view! {
        <section class="stack roomy" aria-labelledby="h-family-view">
            <div class="stack tight">
                <h2 id="h-family-view">"The family’s view"</h2>
                <p>"The family opens its plan on its own phone, without an account. Hand the link over in person, and say the six numbers: never \
                    send both together."</p>
            </div>
            {doors.draw(move |all| all_of(doors, &all, today))}
        </section>
    }
}

fn all_of(doors: Answer<FamilyDoors>, all: &FamilyDoors, today: Option<Date>) -> impl IntoView + use<> {
    let name = |door: &DoorView| {
        let of = all.adults.iter().find(|adult| adult.id == door.adult);
        of.map_or_else(|| "An adult of the family".to_owned(), |adult| adult.name.clone())
    };
    let lines = all.doors.iter().map(|door| line(doors, door.clone(), name(door), today)).collect_view();
    let any = !all.doors.is_empty();
    let forms =
        PaperForm::ALL.iter().map(|form| view! { <li><b>{form.letter()}</b>" "{paper(*form)}</li> }).collect_view();
    view! {
        {making(doors, all)}
        <section class="stack" aria-labelledby="h-doors">
            <h3 id="h-doors">"Links and phones"</h3>
            {(!any).then(|| view! { <Empty icon_name="phone" title="Nobody has a link yet"><p>"Make one above when you are with the family."</p></Empty> })}
            <ul class="stack tight">{lines}</ul>
        </section>
        {asks(doors, all)}
        <section class="stack tight" aria-labelledby="h-paper">
            <h3 id="h-paper">"On paper"</h3>
            <p>"What the family does on its pages it can do on paper, with a letter and this number: "<b class="num">{all.sheet.clone()}</b>
                ". Key the number in under “Families” to come here, and write down what stands on the sheet."</p>
            <ul>{forms}</ul>
        </section>
    }
}

/// What a letter on paper is for, and where it is written down.
fn paper(form: PaperForm) -> &'static str {
    match form {
        PaperForm::Steps => "A step is done, or a word about it: Goals and actions",
        PaperForm::Child => "All about me: About me",
        PaperForm::Happened => "They went, or it helped: Services",
        PaperForm::Service => "Yes or no to a service: Services",
        PaperForm::Sharing => "Who may see what: Team and sharing",
        PaperForm::Prepare => "Before a meeting: Meetings",
        PaperForm::Minutes => "Yes or no to what was talked about: Meetings",
        PaperForm::Looked => "Hide a look from the other adults: the family’s own pages alone; open them together",
        PaperForm::Ask => "A question: answer it in person, and write a note",
        PaperForm::Stop => "They stop taking part: Overview",
    }
}

fn line(doors: Answer<FamilyDoors>, door: DoorView, name: String, today: Option<Date>) -> impl IntoView {
    let (tone, words) = match (door.closed_on, door.claimed_on) {
        (Some(on), _) => (Tone::Neutral, format!("Closed on {}", full_day(on))),
        (None, Some(on)) if door.shared => (Tone::Yes, format!("In use since {}, on a shared phone", full_day(on))),
        (None, Some(on)) => (Tone::Yes, format!("In use since {}", full_day(on))),
        (None, None) if today.is_some_and(|today| door.until < today) => {
            (Tone::Neutral, format!("Nobody used it. It worked until {}", full_day(door.until)))
        }
        (None, None) => (Tone::Info, format!("Handed over. It waits until {}", full_day(door.until))),
    };
    let open = door.closed_on.is_none();
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let toasts = toasts();
    let held = StoredValue::new(Held::here());
    let close = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let (held, id) = (held.get_value(), door.id.to_string());
            let path = [("zone", held.zone.as_str()), ("plan", held.plan.as_str()), ("link", id.as_str())];
            match api::send::<CloseFamilyDoor>(&path, &[], &(), Change::new()).await {
                Ok(_) => {
                    toasts.done("Closed. That phone is out");
                    doors.again();
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
            platform::soon(platform::focus_heading_if_lost);
        });
    });
    let about = format!("the link of {name}, {}", full_day(door.made_on));
    view! {
        <li class="notice stack tight">
            {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
            <p><b>{name}</b>" "{tag(tone, "phone", words)}</p>
            <p class="soft small">"Made by "{door.made_by}" on "{full_day(door.made_on)}</p>
            {open.then(|| view! {
                <div><Button look=Look::Quiet icon_name="lock" about=about busy=busy on_press=close>"Close it"</Button></div>
            })}
        </li>
    }
}
