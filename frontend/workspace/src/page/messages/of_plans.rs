//! Messages about plans: how they stand. What they say tells nothing of a family, and its name stands nowhere.

use doorstep_shared::api::desk::list_messages::{Delivery, DeliveryState, Message, MessageKind};
use doorstep_shared::plans::message::Trigger;
use leptos::prelude::*;

use crate::rules::{plan_words, say};
use crate::ui::{Banner, Tone, tag};

/// How many did not arrive, above everything else; nothing when all did.
pub fn not_delivered(messages: &[Message]) -> Option<AnyView> {
    let lost = |message: &&Message| {
        message.delivery.as_ref().is_some_and(|delivery| delivery.state == DeliveryState::NotDelivered)
    };
    let count = messages.iter().filter(lost).count();
    (count > 0).then(|| {
        let families = messages.iter().filter(lost).any(|message| message.kind == MessageKind::Family);
        let rings = families.then_some(" Whoever leads the family’s plan finds it on their desk: ring them.");
        view! {
            <Banner tone=Tone::Wait icon_name="alert">
                <p><b>{say::count(count, "message was", "messages were")}" not delivered."</b>{rings}</p>
            </Banner>
        }
        .into_any()
    })
}

/// A line of the list.
pub fn one(kind: impl IntoView + 'static, message: Message, delivery: Delivery) -> AnyView {
    let state = match delivery.state {
        DeliveryState::Waiting => tag(Tone::Info, "clock", "Waits for its hour"),
        DeliveryState::Sent => tag(Tone::Yes, "tick", "Handed over"),
        DeliveryState::NotSent => tag(Tone::Info, "no", "Not sent"),
        DeliveryState::Person => tag(Tone::Wait, "people", "A person tells it"),
        DeliveryState::NotDelivered => tag(Tone::Stop, "alert", "Not delivered"),
    };
    let to = match (message.kind, message.to.name.is_empty()) {
        (MessageKind::Family, false) => format!("To an adult of {}", message.to.name),
        (_, false) => format!("To {}", message.to.name),
        (_, true) => "To somebody who cannot be told from it".to_owned(),
    };
    let by = delivery.channel.map(|channel| format!(". {}", plan_words::channel(channel)));
    let title = delivery.about.map_or("A message that cannot be read", about);
    let text = (!message.text.is_empty()).then(|| {
        let label = title.to_owned();
        view! {
            <details class="more">
                <summary>"Read the message"<span class="vh">": "{label}</span></summary>
                <div class="stack tight">
                    <p><b><bdi>{message.subject.clone()}</bdi></b></p>
                    <blockquote class="said" dir="auto">{message.text.clone()}</blockquote>
                </div>
            </details>
        }
    });
    view! {
        <li class="notice stack tight">
            <div class="row apart"><h3>{title}</h3><div class="row near">{kind}{state}</div></div>
            <p class="soft">{to}{by}</p>
            {(!delivery.why.is_empty()).then(|| view! { <p>{delivery.why.clone()}</p> })}
            {text}
        </li>
    }
    .into_any()
}

/// What a message is about, as staff read it.
pub fn about(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::PlanAgreed => "The plan is agreed",
        Trigger::ActionSoon => "Something they do is due in three days",
        Trigger::ActionToday => "Something they do is due today",
        Trigger::ActionPast => "Something they do was due",
        Trigger::ActionDue | Trigger::ActionLate | Trigger::ActionsLate => "What waits for them today",
        Trigger::ReferralWaits => "A service has not answered",
        Trigger::ReferralMoved => "News of a referral",
        Trigger::DidItHappen => "Did it begin?",
        Trigger::SessionTomorrow => "Something tomorrow",
        Trigger::MissedTwice => "Not there twice running",
        Trigger::MeetingSoon => "A meeting in ten days",
        Trigger::ReviewSoon => "A review is near",
        Trigger::HandoverWaits => "The school has not acknowledged",
        Trigger::CheckIn => "How are the first days?",
        Trigger::KeyDate => "A day to know",
        Trigger::Clash => "Two people wrote in one place",
        Trigger::TeamChanged => "The team has changed",
        Trigger::SharingChanged => "What is shared has changed",
        Trigger::Looked => "Somebody looked in an emergency",
        Trigger::AgreementEnds => "An agreement on sharing",
    }
}
