//! `GET /api/v1/desk/{zone}/messages`: what would be sent.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::READ;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::id::{ServiceId, UserId};
use crate::plans::message::Trigger;
use crate::plans::people::Channel;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct ListMessages;

/// Messages, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Messages {
    /// The messages of the last 90 days, at most 200.
    pub items: Vec<Message>,
}

/// A message that is sent, or would be. On one machine, and until there is a channel, it is only shown here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Message {
    /// Its id.
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub id: Uuid,
    /// The day it is of.
    pub on: Date,
    /// What it is.
    pub kind: MessageKind,
    /// Whom it goes to.
    pub to: To,
    /// Its subject.
    pub subject: String,
    /// Its text, plain.
    pub text: String,
    /// The entries it names.
    pub entries: Vec<Named>,
    /// What has become of it, of a message about plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
}

/// What has become of a message about plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Delivery {
    /// How it stands.
    pub state: DeliveryState,
    /// Why, in a sentence; empty where there is nothing to say.
    pub why: String,
    /// By what it went, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// What it is about; none where that cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Trigger>,
}

crate::closed_list! {
    /// How a message stands.
    DeliveryState {
        /// It waits for its hour.
        Waiting = "waiting",
        /// It was handed over.
        Sent = "sent",
        /// The rules say that it is not sent.
        NotSent = "not-sent",
        /// A person tells it instead.
        Person = "person",
        /// It could not be delivered.
        NotDelivered = "not-delivered",
    }
}

crate::closed_list! {
    /// Why a message could not be delivered.
    NotDelivered {
        /// Whoever carries messages does not take it: there is no such number or address.
        Refused = "refused",
        /// It left and did not arrive.
        NotArrived = "not-arrived",
        /// It was tried again and again, and never taken.
        GivenUp = "given-up",
        /// It cannot be read.
        Unreadable = "unreadable",
        /// No e-mail address of theirs is known.
        NoAddress = "no-address",
    }
}

impl NotDelivered {
    /// How staff read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Refused => "There is no such number or address.",
            Self::NotArrived => "It left and did not arrive.",
            Self::GivenUp => "It was tried again and again, and never taken.",
            Self::Unreadable => "It cannot be read, and is set aside. Tell whoever runs Doorstep.",
            Self::NoAddress => "No e-mail address of theirs is known.",
        }
    }
}

/// Somebody a message goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct To {
    /// Their account, when they have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    /// What they are called; may be empty.
    pub name: String,
    /// Their e-mail address, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// An entry that a message names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Named {
    /// The entry.
    pub entry: ServiceId,
    /// Its name.
    pub name: String,
    /// How many days it was overdue.
    pub days_overdue: u32,
}

crate::closed_list! {
    /// What a message is.
    MessageKind {
        /// Entries that somebody should check.
        Digest = "digest",
        /// Entries that nobody has checked in three weeks.
        Escalation = "escalation",
        /// Somebody looks at a plan in an emergency.
        Emergency = "emergency",
        /// Something for an adult of a plan's family.
        Family = "family",
        /// What waits for somebody in the plans they work on.
        PlanDigest = "plan-digest",
    }
}

impl Endpoint for ListMessages {
    const NAME: &'static str = "listMessages";
    const ABOUT: &'static str = "Messages that would be sent.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/messages";
    const CALLER: Caller = Caller::Staff(Action::SeeMessages);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Messages;
}
