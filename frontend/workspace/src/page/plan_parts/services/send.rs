//! Sending a referral: the link under which the service answers, to be handed over, and taken back.

use doorstep_shared::api::desk::plans::{ReferralLink, RevokeReferral, SendReferral};
use doorstep_shared::date::Date;
use doorstep_shared::plans::entry::EntryName;
use doorstep_shared::plans::referral::Stage;
use doorstep_shared::plans::school::long_date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::reading::Reading;
use super::referral;
use crate::api::{self, Change, Trouble};
use crate::plan::Held;
use crate::platform;
use crate::ui::{Button, Field, Look, Takes, TroubleBanner, toasts};

/// The link while one works, the button that makes one, and the one that takes it back.
pub fn sending(reading: Reading, name: EntryName, about: String) -> impl IntoView {
    let now = referral(reading, name);
    let held = StoredValue::new(Held::here());
    let made = RwSignal::new(None::<ReferralLink>);
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    // The key of a press whose answer was lost: the same press again takes that link back and makes another.
    let key = StoredValue::new(None::<String>);
    let toasts = toasts();
    let send = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let press = key.get_value().unwrap_or_else(platform::random_id);
            let answer = api::send::<SendReferral>(
                &path(&held.get_value(), &name.to_string()),
                &[],
                &(),
                Change::New(press.clone()),
            )
            .await;
            key.set_value(matches!(answer, Err(Trouble::Offline)).then_some(press));
            match answer {
                Ok(link) => made.set(Some(link)),
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
            held.with_value(|held| held.view.again());
        });
    });
    let revoke = Callback::new(move |()| {
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            match api::send::<RevokeReferral>(&path(&held.get_value(), &name.to_string()), &[], &(), Change::new())
                .await
            {
                Ok(_) => {
                    made.set(None);
                    toasts.done("The link does not work any more");
                }
                Err(wrong) => trouble.set(Some(wrong)),
            }
            busy.set(false);
            held.with_value(|held| held.view.again());
            platform::soon(platform::focus_heading_if_lost);
        });
    });
    let stage = Memo::new(move |_| now.with(|now| now.as_ref().map(|r| r.stage)));
    let until = Memo::new(move |_| now.with(|now| now.as_ref().and_then(|r| r.link_until)));
    let label = move || {
        let stage = stage.get().filter(|stage| *stage == Stage::AgreedByFamily || stage.is_with_service())?;
        Some(match (stage, until.get()) {
            (Stage::AgreedByFamily, _) => "Send it: make the link",
            (Stage::MoreInfo, _) => "Send it again",
            (_, Some(_)) => "Make a new link",
            _ => "Make a link",
        })
    };
    let about = StoredValue::new(about);
    view! {
        {move || trouble.get().map(|wrong| view! { <TroubleBanner trouble=wrong/> })}
        {move || made.get().map(|link| view! { <Made link=link name=name/> })}
        {move || until.get().map(|until| view! { <p class="small">{link_words(until, reading.today())}</p> })}
        {move || label().map(|label| view! {
            <div class="row near">
                <Button look=if stage.get_untracked() == Some(Stage::AgreedByFamily) { Look::Main } else { Look::Plain } icon_name="mail"
                    about=about.get_value() busy=busy not_now=reading.no_change_words(name) on_press=send>{label}</Button>
                {until.get().is_some().then(|| view! {
                    <Button look=Look::Quiet icon_name="undo" about=about.get_value() busy=busy on_press=revoke>"Take the link back"</Button>
                })}
            </div>
        })}
    }
}

/// Whether the link still works.
fn link_words(until: Date, today: Option<Date>) -> String {
    if today.is_some_and(|today| until < today) {
        format!("The service had a link that worked until {}.", long_date(until))
    } else {
        format!("The service has a link that works until {}.", long_date(until))
    }
}

fn path<'a>(held: &'a Held, entry: &'a str) -> [(&'static str, &'a str); 3] {
    [("zone", held.zone.as_str()), ("plan", held.plan.as_str()), ("entry", entry)]
}

/// The link, to be copied: it is shown this once. What goes with it names nobody.
#[component]
fn Made(link: ReferralLink, name: EntryName) -> impl IntoView {
    let address = format!("{}{}", platform::origin(), link.path);
    let until = long_date(link.until);
    let text = format!(
        "Hello, a family would like to come to you. Please answer here by {until}, it takes a minute: {address}"
    );
    let (address, text) = (RwSignal::new(address), RwSignal::new(text));
    let toasts = toasts();
    let copy = move |()| {
        platform::copy(&text.get_untracked());
        toasts.done("Copied. Paste it into a message to them");
    };
    let id = format!("link-{}", name.id);
    let focus = format!("#{id}");
    platform::soon(move || platform::focus(&focus));
    view! {
        <Field label="The link for the service" value=address hint=format!("It works until {until} for this referral alone. It is not shown again") id=id/>
        <Field label="A message to send with it" value=text takes=Takes::Lines hint="It names nobody"/>
        <div><Button icon_name="copy" on_press=copy>"Copy the message"</Button></div>
    }
}
