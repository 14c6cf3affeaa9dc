//! * `PUT /api/v1/desk/{zone}/plans/{plan}/team/{user}`
//! * `GET /api/v1/desk/{zone}/colleagues`

use serde::{Deserialize, Serialize};

use super::{CHANGED, PLAN, READ, ZONE};
use crate::api::{Address, Caching, Caller, Changes, Endpoint, FromAddress, InZone, Method, Misread, Parameter};
use crate::date::Date;
use crate::id::{OrganisationId, PlanId, UserId, ZoneId};
use crate::people::Role;
use crate::plans::team::Function;
use crate::policy::Action;
use crate::problem::Code;

/// Puts somebody into a plan's team, changes what they do in it, or ends that.
pub struct PutMember;

/// Somebody in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfMember {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// Who.
    pub user: UserId,
}

impl FromAddress for OfMember {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, plan: address.part("plan")?, user: address.part("user")? })
    }
}

/// What they are to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SentMember {
    /// As what.
    pub function: Function,
    /// Whether they lead. Whoever led before does no longer.
    pub lead: bool,
    /// Their first day.
    pub from: Date,
    /// Their last day, where there is one.
    #[serde(default)]
    pub to: Option<Date>,
    /// The day the family was told of them.
    #[serde(default)]
    pub family_told_on: Option<Date>,
}

/// The plan's version after its team or its sharing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TeamKept {
    /// The version.
    pub version: u64,
}

impl Endpoint for PutMember {
    const NAME: &'static str = "putMember";
    const ABOUT: &'static str =
        "Puts somebody into a plan's team, changes what they do in it, or ends that. If-Match is the plan's version.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/team/{user}";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE, PLAN, Parameter::path("user", "The account of the team member.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfMember;
    type Body = SentMember;
    type Response = TeamKept;
}

/// Somebody of the zone who may be put into a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Colleague {
    /// The account.
    pub user: UserId,
    /// Their name.
    pub name: String,
    /// What they are in the zone.
    pub role: Role,
    /// Whom they work for.
    pub organisation: Option<OrganisationId>,
    /// Its name; empty where there is none.
    pub organisation_name: String,
}

/// Lists those who work with plans in the zone today, by name: whoever may be put into a team.
pub struct ListColleagues;

impl Endpoint for ListColleagues {
    const NAME: &'static str = "listColleagues";
    const ABOUT: &'static str = "Those who work with plans in the zone today, by name: whoever may be put into a team.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/colleagues";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Vec<Colleague>;
}
