//! The family's own view, from the side of those who help: links that are handed over, devices that came in, what the family asks.
//!
//! * `GET /api/v1/desk/{zone}/plans/{plan}/family`
//! * `POST /api/v1/desk/{zone}/plans/{plan}/family/links`
//! * `POST /api/v1/desk/{zone}/plans/{plan}/family/links/{link}/close`
//! * `POST /api/v1/desk/{zone}/plans/{plan}/family/asks/{ask}/answer`

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CHANGED, MADE, ONE, OfPlan, PLAN, READ, ZONE};
use crate::api::{Address, Caching, Caller, Changes, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::date::Date;
use crate::id::{LinkId, PersonId, PlanId, ZoneId};
use crate::plans::access::Why;
use crate::policy::Action;
use crate::problem::Code;

crate::closed_list! {
    /// What a family asks about.
    AskKind {
        /// Something is wrong.
        Correct = "correct",
        /// They do not want somebody in the team.
        Remove = "remove",
        /// They would like to add something.
        Add = "add",
        /// They want to know why somebody looked.
        Looked = "looked",
        /// Something else.
        Other = "other",
    }
}

impl AskKind {
    /// What it is called on screens of staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::Correct => "Something is wrong",
            Self::Remove => "They do not want somebody in the team",
            Self::Add => "They would like to add something",
            Self::Looked => "They want to know why somebody looked",
            Self::Other => "Something else",
        }
    }
}

/// Most characters of what a family asks, and of the answer.
pub const ASK_MOST: usize = 1_000;

/// How the family can open its plan.
pub struct GetFamilyDoors;

/// An adult, and whether they can be given a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DoorAdult {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Whether it was decided that they may see the plan.
    pub may_see_plan: bool,
}

/// A link that was handed over, or the device that came in by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DoorView {
    /// Its id.
    pub id: LinkId,
    /// For whom.
    pub adult: PersonId,
    /// Who handed it over, by name.
    pub made_by: String,
    /// When.
    pub made_on: Date,
    /// The last day on which the link can be claimed.
    pub until: Date,
    /// The day somebody came in by it.
    pub claimed_on: Option<Date>,
    /// Whether the device is shared.
    pub shared: bool,
    /// The day it was closed.
    pub closed_on: Option<Date>,
}

/// Something a family asks, with the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AskView {
    /// Its id.
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub id: Uuid,
    /// Who asks.
    pub adult: PersonId,
    /// About what.
    pub about: AskKind,
    /// In their words.
    pub words: String,
    /// When, in RFC 3339.
    pub at: String,
    /// By when it is to be answered.
    pub due: Date,
    /// The answer; empty while there is none.
    pub answer: String,
    /// Who answered, by name.
    pub answered_by: String,
    /// The day.
    pub answered_on: Option<Date>,
    /// Counts the changes: what an answer is given to.
    pub version: u64,
}

/// The family's doors and questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FamilyDoors {
    /// The adults that the reader may know of.
    pub adults: Vec<DoorAdult>,
    /// The links and devices, the newest first.
    pub doors: Vec<DoorView>,
    /// What the family asks, the newest first.
    pub asks: Vec<AskView>,
    /// The short number of this plan's sheets of paper.
    pub sheet: String,
    /// Why the reader may make no link; none when they may.
    pub no_link: Option<Why>,
}

impl Endpoint for GetFamilyDoors {
    const NAME: &'static str = "getFamilyDoors";
    const ABOUT: &'static str =
        "How the family opens its plan: links that were handed over, devices, and what it asks.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/family";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = READ;
    type Request = OfPlan;
    type Body = ();
    type Response = FamilyDoors;
}

/// Makes a link for an adult of the family, to be handed over in person.
pub struct MakeFamilyLink;

/// For whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ForAdult {
    /// The adult.
    pub adult: PersonId,
}

/// The link and the six numbers. Both are shown once: the tables keep hashes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FamilyLinkMade {
    /// The door.
    pub id: LinkId,
    /// The path of its page on this server.
    pub path: String,
    /// The six numbers, which are told and never sent with the link.
    pub code: String,
    /// The last day on which it can be claimed.
    pub until: Date,
}

impl Endpoint for MakeFamilyLink {
    const NAME: &'static str = "makeFamilyLink";
    const ABOUT: &'static str = "Makes a link by which one adult of the family opens its plan without an account: good once, for 14 \
        days, with six numbers that are told in person. A link of theirs that nobody has used works no more.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/family/links";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfPlan;
    type Body = ForAdult;
    type Response = FamilyLinkMade;
}

/// One door of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfDoor {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// The door.
    pub link: LinkId,
}

impl FromAddress for OfDoor {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, plan: address.part("plan")?, link: address.part("link")? })
    }
}

/// Closes a door: the link works no more, and the device that came in by it is out.
pub struct CloseFamilyDoor;

/// The door is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DoorClosed {
    /// The day it was closed.
    pub on: Date,
}

impl Endpoint for CloseFamilyDoor {
    const NAME: &'static str = "closeFamilyDoor";
    const ABOUT: &'static str = "Closes a door of the family: its link works no more, and the device that came in by it is out at its \
        next request.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/family/links/{link}/close";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE, PLAN, Parameter::path("link", "The door’s id.")];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfDoor;
    type Body = ();
    type Response = DoorClosed;
}

/// One question of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfAsk {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// The question.
    pub ask: Uuid,
}

impl FromAddress for OfAsk {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, plan: address.part("plan")?, ask: address.part("ask")? })
    }
}

/// Answers what a family asks.
pub struct AnswerFamily;

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FamilyAnswer {
    /// In words, at most 1,000 characters.
    pub words: String,
}

/// The answer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct FamilyAnswered {
    /// The question's version now.
    pub version: u64,
}

impl Endpoint for AnswerFamily {
    const NAME: &'static str = "answerFamily";
    const ABOUT: &'static str = "Answers what a family asks. The family reads it on its own pages.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/family/asks/{ask}/answer";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE, PLAN, Parameter::path("ask", "The question’s id.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfAsk;
    type Body = FamilyAnswer;
    type Response = FamilyAnswered;
}
