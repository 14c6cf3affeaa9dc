//! `GET /api/v1/desk/{zone}/messages`: what would be sent.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::READ;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::id::{ServiceId, UserId};
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

/// A message that would be sent. On one machine, and until a zone has a channel, it is only shown here.
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
