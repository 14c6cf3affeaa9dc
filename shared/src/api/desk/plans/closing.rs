//! `POST /api/v1/desk/{zone}/plans/{plan}/closing`

use serde::{Deserialize, Serialize};

use super::{MADE, ONE, OfPlan, TeamKept};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::plans::plan::EndingAsk;
use crate::policy::Action;
use crate::problem::Code;

/// Asks for a second person's word before a plan is closed or opened again, or gives it. The step itself is taken afterwards.
pub struct SayClosing;

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum ClosingSaid {
    /// Somebody of the team asks.
    Asked {
        /// For what.
        what: EndingAsk,
    },
    /// The second person agrees: somebody of another partner, or the zone's coordinator; for opening it again the coordinator alone.
    Agreed {
        /// What they read and agree to: if something else is asked by now, they are asked again.
        seen: EndingAsk,
    },
}

impl Endpoint for SayClosing {
    const NAME: &'static str = "sayClosing";
    const ABOUT: &'static str = "Asks for a second person's word before a plan is closed or opened again, or gives it.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/closing";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfPlan;
    type Body = ClosingSaid;
    type Response = TeamKept;
}
