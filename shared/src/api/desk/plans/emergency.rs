//! * `POST /api/v1/desk/{zone}/plans/{plan}/emergency`
//! * `POST /api/v1/desk/{zone}/plans/{plan}/interest`

use serde::{Deserialize, Serialize};

use super::{GlassView, MADE, ONE, OfPlan};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::plans::note::Withheld;
use crate::plans::section::Section;
use crate::policy::Action;
use crate::problem::Code;

/// Fewest characters of a reason.
pub const LEAST_REASON: usize = 20;
/// How long somebody may look, in minutes.
pub const MINUTES: i64 = 60;

/// Looks at sections of a plan in an emergency, for an hour. It is written down, whoever answers for data protection is told, and
/// the family is, unless that is withheld for a reason.
pub struct BreakGlass;

/// Why, and at what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Emergency {
    /// Why, in at least 20 characters.
    pub reason: String,
    /// At which sections.
    pub sections: Vec<Section>,
    /// Why the family is not told, if it is not.
    #[serde(default)]
    pub withheld: Option<Withheld>,
}

impl Endpoint for BreakGlass {
    const NAME: &'static str = "breakGlass";
    const ABOUT: &'static str = "Looks at sections of a plan in an emergency, for an hour, with a reason that is kept.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/emergency";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfPlan;
    type Body = Emergency;
    type Response = GlassView;
}

/// Says of oneself that one knows the family privately. From then on the plan is not there for them.
pub struct DeclareInterest;

/// That it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Interest {
    /// They are not asked how they know them.
    pub declared: bool,
}

impl Endpoint for DeclareInterest {
    const NAME: &'static str = "declareInterest";
    const ABOUT: &'static str =
        "Says that the caller knows the family privately. From then on the plan is not there for them.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/interest";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfPlan;
    type Body = Interest;
    type Response = Interest;
}
