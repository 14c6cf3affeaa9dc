//! `GET /api/v1/desk/{zone}/plans/{plan}`

use serde::{Deserialize, Serialize};

use super::{ONE, OfPlan, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::id::{ClashId, OrganisationId, UserId};
use crate::plans::access::{Area, Seat, Why};
use crate::plans::agreement::LegalMode;
use crate::plans::course::{Phase, StepKind, Unmet};
use crate::plans::entry::{Clash, Entry, EntryName, Kind};
use crate::plans::intervention::Series;
use crate::plans::plan::Plan;
use crate::plans::section::Section;
use crate::plans::sharing::Sharing;
use crate::plans::team::TeamMember;
use crate::policy::Action;
use crate::problem::Code;

/// Reads a plan. That somebody looked is written down before the answer leaves; where it cannot be, there is no answer.
pub struct GetPlan;

/// An entry, with what the reader may do with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct EntryView {
    /// The entry.
    pub entry: Entry,
    /// Who began it, by name.
    pub by: String,
    /// Who changed it last, by name.
    pub changed_by: String,
    /// The partner whose worker wrote it down, by name.
    pub organisation: String,
    /// Why the reader may not change it; none when they may.
    pub no_change: Option<Why>,
}

/// Whether the reader may add an entry of a kind, and if not, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Adding {
    /// The kind.
    pub kind: Kind,
    /// The row of the matrix: a need of learning and one of wellbeing are two.
    pub area: Area,
    /// Why not; none when they may.
    pub no: Option<Why>,
}

/// A part of the plan that the reader does not see, or not all of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Gate {
    /// The section.
    pub section: Section,
    /// What the family's choices come to for the reader's organisation.
    pub sharing: Sharing,
    /// The other partners of this plan with whom an agreement that covers it is in force.
    pub with: Vec<OrganisationId>,
}

/// Somebody of the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Mate {
    /// What they do in it.
    pub member: TeamMember,
    /// Their name.
    pub name: String,
    /// Their organisation's name.
    pub organisation: String,
    /// Whether they are in it today.
    pub now: bool,
}

/// A partner that the family is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PartnerView {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether an agreement on sharing with the reader's organisation is in force today, for any section.
    pub mode: LegalMode,
}

/// One cell of the grid: a partner and a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SharingView {
    /// The partner.
    pub to: OrganisationId,
    /// The section.
    pub section: Section,
    /// What the family's choices come to.
    pub sharing: Sharing,
    /// Whether the family was asked.
    pub asked: bool,
    /// The last day on which something was said of it.
    pub on: Option<Date>,
}

/// A step that is open from here, with what it still needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct StepView {
    /// The step.
    pub step: StepKind,
    /// What it needs and does not have, by itself; what is asked while it is taken is left out.
    pub unmet: Vec<Unmet>,
    /// Entries that are in the way, where the reader may see them.
    pub in_the_way: Vec<EntryName>,
}

/// A clash that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ClashView {
    /// Its id.
    pub id: ClashId,
    /// The entry.
    pub entry: EntryName,
    /// Both sides.
    pub clash: Clash,
    /// Who sent the second text, by name.
    pub mine_by: String,
    /// Who had changed it before, by name.
    pub theirs_by: String,
    /// When, in RFC 3339.
    pub raised_at: String,
    /// Whether the reader may decide it.
    pub may_decide: bool,
}

/// That somebody looks in an emergency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct GlassView {
    /// Until when, in RFC 3339.
    pub until: String,
    /// Which sections.
    pub sections: Vec<Section>,
}

/// Who the reader is in this plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MeInPlan {
    /// The account.
    pub user: UserId,
    /// Where they sit.
    pub seat: Seat,
    /// Whom they work for.
    pub organisation: Option<OrganisationId>,
    /// Whether they are in the team today.
    pub team: bool,
    /// Whether they lead it.
    pub lead: bool,
}

/// A plan, as far as the reader may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanView {
    /// The plan itself. What the family agreed to is taken out where the reader may not see it.
    pub plan: Plan,
    /// Whether school has begun.
    pub phase: Phase,
    /// The day in London.
    pub today: Date,
    /// The reader.
    pub me: MeInPlan,
    /// All entries the reader may see, by name; each list on screen is made from these.
    pub entries: Vec<EntryView>,
    /// What the reader may add.
    pub adding: Vec<Adding>,
    /// Per section, why more than one's own entries is or is not there.
    pub gates: Vec<Gate>,
    /// The team.
    pub team: Vec<Mate>,
    /// The partners.
    pub partners: Vec<PartnerView>,
    /// The grid; empty where the reader may not see it.
    pub sharing: Vec<SharingView>,
    /// Whether the reader may write down what the family says of sharing.
    pub no_sharing: Option<Why>,
    /// Whether the reader may change the team.
    pub no_team: Option<Why>,
    /// Whether the reader may print.
    pub no_print: Option<Why>,
    /// The steps that are open.
    pub steps: Vec<StepView>,
    /// Clashes that wait, of entries the reader may see.
    pub clashes: Vec<ClashView>,
    /// The emergency under which they look.
    pub glass: Option<GlassView>,
    /// Whether there is support for the family's wellbeing that the reader sees nothing else of.
    pub support_in_place: bool,
    /// The series that the entries of [`Kind::Attendance`](crate::plans::entry::Kind::Attendance) are of.
    #[serde(default)]
    pub series: Vec<Series>,
    /// Whether the reader could look in an emergency.
    pub may_break_glass: bool,
}

impl Endpoint for GetPlan {
    const NAME: &'static str = "getPlan";
    const ABOUT: &'static str = "A plan, as far as the caller may see it. That they looked is kept for the family.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans/{plan}";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = READ;
    type Request = OfPlan;
    type Body = ();
    type Response = PlanView;
}
