//! * `GET /api/v1/desk/{zone}/plans/{plan}/history`
//! * `GET /api/v1/desk/{zone}/plans/{plan}/looks`

use serde::{Deserialize, Serialize};

use super::{ASKED, PLAN, ZONE};
use crate::api::{Address, Caching, Caller, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::id::{PlanId, ZoneId};
use crate::people::Role;
use crate::plans::entry::{EntryName, FieldChange};
use crate::plans::section::Section;
use crate::policy::Action;
use crate::problem::Code;

/// A page of a plan's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPlanPage {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// Where to go on; the latest without it.
    pub before: Option<uuid::Uuid>,
}

impl FromAddress for OfPlanPage {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let before =
            address.parameter("before").map(uuid::Uuid::try_parse).transpose().map_err(|_| Misread::NotFound)?;
        Ok(Self { zone: address.part("zone")?, plan: address.part("plan")?, before })
    }
}

/// Something that was done in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Happening {
    /// When, in RFC 3339.
    pub at: String,
    /// Who, by name.
    pub by: String,
    /// In what role.
    pub role: Option<Role>,
    /// What, as a verb: `add`, `change`, `clash`, `decide`, `share`, `team`, `closing-asked`, `closing-agreed`, or the key of a step.
    pub what: String,
    /// The entry, where it was one.
    pub entry: Option<EntryName>,
    /// The fields, with both values.
    pub fields: Vec<FieldChange>,
}

/// A page of history, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct HistoryPage {
    /// What was done, as far as the reader may see it.
    pub happenings: Vec<Happening>,
    /// Where to go on; none at the end.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub before: Option<uuid::Uuid>,
}

/// That somebody looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Look {
    /// When, in RFC 3339.
    pub at: String,
    /// Who, by name.
    pub by: String,
    /// In what role.
    pub role: Option<Role>,
    /// For which organisation, by name.
    pub organisation: String,
    /// At which sections.
    pub sections: Vec<Section>,
    /// How: `view`, `print` or `emergency`.
    pub action: String,
    /// The reason that was typed in an emergency.
    pub reason: String,
}

/// A page of looks, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Looks {
    /// Who looked.
    pub looks: Vec<Look>,
    /// Where to go on; none at the end.
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub before: Option<uuid::Uuid>,
}

const PAGE: &[Parameter] = &[ZONE, PLAN, Parameter::query("before", "Where to go on, from the page before.")];

/// Reads the history of a plan.
pub struct ListPlanHistory;

impl Endpoint for ListPlanHistory {
    const NAME: &'static str = "listPlanHistory";
    const ABOUT: &'static str = "What was done in a plan, as far as the caller may see it.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/history";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = PAGE;
    const FAILURES: &'static [Code] = ASKED;
    type Request = OfPlanPage;
    type Body = ();
    type Response = HistoryPage;
}

/// Reads who looked at a plan. The family's own; of the workspace whoever looks after the zone sees it, without a name of the family.
pub struct ListLooks;

impl Endpoint for ListLooks {
    const NAME: &'static str = "listLooks";
    const ABOUT: &'static str = "Who looked at a plan, when, and at which sections.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}/looks";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = PAGE;
    const FAILURES: &'static [Code] = ASKED;
    type Request = OfPlanPage;
    type Body = ();
    type Response = Looks;
}
