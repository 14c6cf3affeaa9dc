//! * `POST /api/v1/desk/{zone}/plans/{plan}/entries/{entry}/link`
//! * `POST /api/v1/desk/{zone}/plans/{plan}/entries/{entry}/link/revoke`
//! * `GET /api/v1/desk/{zone}/entries/{entry}/taken-up`

use serde::{Deserialize, Serialize};

use super::{MADE, ONE_ENTRY, OfPlanEntry, READ, ZONE};
use crate::api::desk::OfEntry;
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::policy::Action;
use crate::problem::Code;

/// Sends a referral: makes the link under which the service answers, without an account. A link that was made before works no more.
pub struct SendReferral;

/// The link. It is shown once: the tables keep only its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ReferralLink {
    /// The path of its page on this server.
    pub path: String,
    /// The last day it works.
    pub until: Date,
    /// The referral's version now.
    pub version: u64,
}

impl Endpoint for SendReferral {
    const NAME: &'static str = "sendReferral";
    const ABOUT: &'static str = "Sends a referral: makes the link under which the service answers without an account, for 14 days and for \
        this referral alone. Needs the family’s word for this service of the last 90 days. An earlier link works no more.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/entries/{entry}/link";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE_ENTRY;
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfPlanEntry;
    type Body = ();
    type Response = ReferralLink;
}

/// Takes the link of a referral back. A second press finds it done, and is answered the same.
pub struct RevokeReferral;

/// The link does not work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ReferralRevoked {
    /// The referral's version now.
    pub version: u64,
}

impl Endpoint for RevokeReferral {
    const NAME: &'static str = "revokeReferral";
    const ABOUT: &'static str =
        "Takes the link of a referral back: whoever opens it reads that it does not work any more.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/entries/{entry}/link/revoke";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE_ENTRY;
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfPlanEntry;
    type Body = ();
    type Response = ReferralRevoked;
}

/// How many families have taken a service up, after a referral.
pub struct GetTakenUp;

/// How many families, with small numbers left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum TakenUp {
    /// None is known of.
    Nothing,
    /// Fewer than five: no more is said.
    Few,
    /// Five or more.
    Families {
        /// How many.
        number: u64,
    },
}

impl TakenUp {
    /// The least number that is said.
    pub const LEAST: u64 = 5;

    /// Of a number.
    pub fn of(number: u64) -> Self {
        match number {
            0 => Self::Nothing,
            1..Self::LEAST => Self::Few,
            number => Self::Families { number },
        }
    }

    /// In words; empty where nothing is known.
    pub fn words(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Few => "Fewer than five families have taken it up in the last 12 months, after a referral.".into(),
            Self::Families { number } => {
                format!("{number} families have taken it up in the last 12 months, after a referral.")
            }
        }
    }
}

impl Endpoint for GetTakenUp {
    const NAME: &'static str = "getTakenUp";
    const ABOUT: &'static str = "How many families have taken a service up in the last 12 months, after a referral: fewer than five are \
        said to be that, and no more.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/taken-up";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE, Parameter::path("entry", "The entry's id.")];
    const FAILURES: &'static [Code] = READ;
    type Request = OfEntry;
    type Body = ();
    type Response = TakenUp;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ig49_small_numbers_are_not_said() {
        for (number, said) in [(0, TakenUp::Nothing), (1, TakenUp::Few), (4, TakenUp::Few)] {
            assert_eq!(TakenUp::of(number), said, "{number}");
        }
        assert_eq!(TakenUp::of(5), TakenUp::Families { number: 5 });
        assert!(TakenUp::of(5).words().starts_with("5 families"));
        assert!(TakenUp::Nothing.words().is_empty() && TakenUp::Few.words().starts_with("Fewer than five"));
        assert_eq!(serde_json::to_string(&TakenUp::Few).expect("write"), r#"{"is":"few"}"#, "no number in it");
    }
}
