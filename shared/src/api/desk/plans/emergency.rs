//! * `POST /api/v1/desk/{zone}/plans/{plan}/emergency`
//! * `POST /api/v1/desk/{zone}/plans/{plan}/interest`
//! * `POST /api/v1/desk/{zone}/emergencies/{look}/review`

use serde::{Deserialize, Serialize};

use uuid::Uuid;

use super::{GlassView, MADE, ONE, OfPlan, ZONE};
use crate::api::{Address, Caching, Caller, Changes, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::date::Date;
use crate::id::{PlanId, ZoneId};
use crate::people::Role;
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

crate::closed_list! {
    /// What came of going through a look in an emergency.
    LookFound {
        /// It was needed, and went no further than needed.
        InOrder = "in-order",
        /// It was talked about with whoever looked.
        TalkedAbout = "talked-about",
        /// It goes on as an incident.
        Incident = "incident",
    }
}

impl LookFound {
    /// In words for staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::InOrder => "It was needed, and went no further",
            Self::TalkedAbout => "I have talked about it with them",
            Self::Incident => "It goes on as an incident",
        }
    }
}

/// A look in an emergency that waits for somebody to go through it. It says nothing of what is in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct EmergencyLine {
    /// Its id.
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub look: Uuid,
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// Who looked, by name.
    pub by: String,
    /// In what role.
    pub role: Option<Role>,
    /// Since when, in RFC 3339.
    pub at: String,
    /// Until when, in RFC 3339.
    pub until: String,
    /// At which sections.
    pub sections: Vec<Section>,
    /// Why the family is not told for now, if it is not.
    pub withheld: Option<Withheld>,
    /// The day by which somebody goes through it: early in the next month.
    pub review_by: Date,
}

/// One look in an emergency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfLook {
    /// The zone.
    pub zone: ZoneId,
    /// The look.
    pub look: Uuid,
}

impl FromAddress for OfLook {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, look: address.part("look")? })
    }
}

/// That somebody went through a look in an emergency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LookReview {
    /// What came of it.
    pub found: LookFound,
}

/// Says that somebody went through a look in an emergency: whoever looks after the zone or answers for data protection, and nobody
/// their own.
pub struct ReviewLook;

impl Endpoint for ReviewLook {
    const NAME: &'static str = "reviewLook";
    const ABOUT: &'static str = "Says that somebody went through a look in an emergency, and what came of it.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/emergencies/{look}/review";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE, Parameter::path("look", "The look's id.")];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfLook;
    type Body = LookReview;
    type Response = LookReview;
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
