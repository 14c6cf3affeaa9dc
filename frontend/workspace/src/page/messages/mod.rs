//! `/desk/{zone}/messages`: what is sent, or would be, day by day, and what became of it.

mod of_plans;

pub use of_plans::about;

use doorstep_shared::api::desk::list_messages::{ListMessages, Message, MessageKind, Named};
use doorstep_shared::date::Date;
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::ask;
use crate::lines::lines;
use crate::rules::say;
use crate::ui::{Banner, Empty, Heading, Tone, tag};

/// The screen.
#[component]
pub fn Messages() -> impl IntoView {
    let held = ask::<ListMessages>(vec![("zone", zone_name())]);
    let zone = zone_name();
    view! {
        <Heading text="Messages that would be sent"/>
        <Banner tone=Tone::Info icon_name="info">
            <p><b>"Nothing here is sent to anybody, unless GOV.UK Notify is set up"</b></p>
            <p>"Messages about plans then leave by text and e-mail. All others are only shown. Here you read what people get, and what became of it."</p>
        </Banner>
        {held.draw(move |messages| {
            if messages.items.is_empty() {
                return view! {
                    <Empty icon_name="mail" title="No message in the last 90 days">
                        <p>"When an entry is due for a check, the people who keep it get one message a day at most: on the day, after a week, and after three weeks."</p>
                    </Empty>
                }.into_any();
            }
            let lost = of_plans::not_delivered(&messages.items);
            let mut days: Vec<(Date, Vec<Message>)> = Vec::new();
            for message in &messages.items {
                match days.last_mut() {
                    Some((day, list)) if *day == message.on => list.push(message.clone()),
                    _ => days.push((message.on, vec![message.clone()])),
                }
            }
            let days = days.into_iter().map(|(on, list)| day(&zone, on, list)).collect_view();
            view! { {lost}{days} }.into_any()
        })}
    }
}

fn day(zone: &str, on: Date, messages: Vec<Message>) -> impl IntoView + use<> {
    let today = lines().held.with(|held| held.as_ref().and_then(|h| h.as_ref().ok().map(|e| e.today))).unwrap_or(on);
    let count = say::count(messages.len(), "message", "messages");
    let zone = zone.to_owned();
    view! {
        <section class="stack tight">
            <h2>{say::weekday_and_day(on, today)}" "<span class="soft small">{count}</span></h2>
            <ul class="bare stack">{messages.into_iter().map(|m| one(&zone, m)).collect_view()}</ul>
        </section>
    }
}

fn one(zone: &str, message: Message) -> AnyView {
    let kind = match message.kind {
        MessageKind::Digest => tag(Tone::Info, "checked", "To check"),
        MessageKind::Escalation => tag(Tone::Wait, "alert", "Three weeks unchecked"),
        MessageKind::Emergency => tag(Tone::Wait, "alert", "Looked in an emergency"),
        MessageKind::Family => tag(Tone::Info, "mail", "To a family"),
        MessageKind::PlanDigest => tag(Tone::Info, "day", "Morning digest"),
    };
    if let Some(delivery) = &message.delivery {
        return of_plans::one(kind, message.clone(), delivery.clone());
    }
    let name = if message.to.name.is_empty() { "Somebody without a name here".to_owned() } else { message.to.name };
    let to = match message.to.email {
        Some(email) => format!("To {name}, {email}"),
        None => format!("To {name}. No e-mail address is known."),
    };
    let entry = |named: Named| {
        let href = format!("/desk/{zone}/entries/{}", named.entry);
        view! { <li><a href=href>{named.name}</a></li> }
    };
    let entries = message.entries.into_iter().map(entry).collect_view();
    view! {
        <li class="notice stack tight">
            <div class="row apart"><h3>{message.subject.clone()}</h3>{kind}</div>
            <p class="soft">{to}</p>
            <details class="more">
                <summary>"Read the message"<span class="vh">": "{message.subject}</span></summary>
                <div class="stack tight">
                    <blockquote class="said">{message.text}</blockquote>
                    <p><b>"Entries in it"</b></p>
                    <ul>{entries}</ul>
                </div>
            </details>
        </li>
    }
    .into_any()
}
