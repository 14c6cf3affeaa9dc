//! `POST /api/v1/desk/{zone}/plans`

use serde::{Deserialize, Serialize};

use super::{MADE, ZONE};
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::id::{FamilyId, PersonId, PlanId};
use crate::plans::entry::StartPlace;
use crate::plans::people::{Adult, Child, Contact, Home};
use crate::policy::Action;
use crate::problem::Code;

/// Names a child for a plan. Nobody is told, and nobody but the one who names the child sees it.
pub struct Nominate;

/// A child, and the adult who said that the family may be asked. Ids are of version 7 and chosen by whoever sends this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Nomination {
    /// The plan's id.
    pub plan: PlanId,
    /// The family's.
    pub family: FamilyId,
    /// The child's.
    pub child_id: PersonId,
    /// The adult's.
    pub adult_id: PersonId,
    /// The child.
    pub child: Child,
    /// The adult.
    pub adult: Adult,
    /// How the adult is reached safely; its `adult` is `adult_id`.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// The home.
    pub home: Home,
    /// The school place, as far as it is known.
    pub place: StartPlace,
    /// The child lives in the zone, or enters a school that takes part.
    pub of_zone: bool,
    /// The day the adult said that the family may be asked.
    #[serde(default)]
    pub may_be_contacted_on: Option<Date>,
    /// The home's postcode; kept nowhere but in a keyed hash that finds the same child named twice.
    #[serde(default)]
    pub postcode: String,
    /// Somebody was told of a possible existing plan at this address and says that this is another child, such as a twin.
    #[serde(default)]
    pub another_child: bool,
}

/// That a child is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Nominated {
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
}

impl Endpoint for Nominate {
    const NAME: &'static str = "nominate";
    const ABOUT: &'static str = "Names a child for a ready-for-school plan. A child that has one already is answered with 409 and \
        `possible`: `same-child` or `same-address`, and nothing of that plan.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans";
    const CALLER: Caller = Caller::Staff(Action::Nominate);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = Nomination;
    type Response = Nominated;
}
