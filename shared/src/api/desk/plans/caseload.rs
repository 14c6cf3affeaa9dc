//! `GET /api/v1/desk/{zone}/plans`

use serde::{Deserialize, Serialize};

use super::{ASKED, EmergencyLine, ZONE};
use crate::api::{Address, Caching, Caller, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::date::Date;
use crate::id::{ClashId, PersonId, PlanId, ZoneId};
use crate::plans::contact::Why;
use crate::plans::course::State;
use crate::plans::entry::{EntryName, Next};
use crate::plans::message::Trigger;
use crate::plans::plan::Ending;
use crate::plans::school::SchoolYear;
use crate::plans::team::Function;
use crate::policy::Action;
use crate::problem::{Code, FieldError};

/// Lists the plans somebody works on, with what is due.
pub struct ListPlans;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The zone.
    pub zone: ZoneId,
    /// The year of entry whose references a coordinator sees; this and the next one without it.
    pub year: Option<SchoolYear>,
}

impl FromAddress for Request {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let wrong = || Misread::Bad(vec![FieldError::parameter("year", "A year is four digits, such as 2027.")]);
        let year = match address.parameter("year") {
            Some(text) => Some(text.parse::<i16>().ok().and_then(|y| SchoolYear::try_from(y).ok()).ok_or_else(wrong)?),
            None => None,
        };
        Ok(Self { zone: address.part("zone")?, year })
    }
}

/// A plan somebody works on, as far as they may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanLine {
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// What the child is called; none where the family does not share that, or no agreement is in force.
    pub child: Option<String>,
    /// Where it stands.
    pub state: State,
    /// The September of entry.
    pub entry_year: SchoolYear,
    /// The first day of school, with the child's name.
    pub starts_on: Option<Date>,
    /// What they do in its team.
    pub function: Function,
    /// Whether they lead it.
    pub lead: bool,
    /// The day by which somebody gets in touch for the first time.
    pub first_contact_by: Option<Date>,
    /// The last day on which somebody of their organisation wrote down a contact with the family.
    pub last_contact: Option<Date>,
    /// Since when there is something new that they may see, in RFC 3339.
    pub new_since: Option<String>,
}

/// An action or a meeting that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DueLine {
    /// The plan.
    pub plan: PlanId,
    /// The action or the meeting.
    pub entry: EntryName,
    /// In words.
    pub text: String,
    /// By when.
    pub due: Date,
    /// Whether the family does it, and the reader leads the plan.
    pub of_family: bool,
}

/// When somebody meant to be in touch again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NextLine {
    /// The plan.
    pub plan: PlanId,
    /// What, and when.
    pub next: Next,
}

/// Somebody of a family whom a person has to tell what no message told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RingLine {
    /// The plan.
    pub plan: PlanId,
    /// Whom.
    pub adult: PersonId,
    /// Why.
    pub why: Why,
    /// What it was about.
    pub about: Trigger,
    /// Since when.
    pub on: Date,
}

/// A clash that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ClashLine {
    /// The plan.
    pub plan: PlanId,
    /// The clash.
    pub clash: ClashId,
    /// The entry.
    pub entry: EntryName,
    /// The field.
    pub field: String,
    /// When it came up, in RFC 3339.
    pub raised_at: String,
}

/// A plan as whoever looks after the zone sees it: no name, nothing that is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Reference {
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// Where it stands.
    pub state: State,
    /// The September of entry.
    pub entry_year: SchoolYear,
    /// The day the child was named.
    pub nominated_on: Date,
    /// The day it ended.
    pub ended_on: Option<Date>,
    /// What waits for the reader's word, if something does: whether the plan is closed or opened again.
    pub asked: Option<Ending>,
}

/// A plan that somebody led to its end, and that may still be opened again though their access is over: no name, nothing of what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct EndedLine {
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// The day it ended.
    pub ended_on: Date,
    /// The last day on which it may be opened again.
    pub until: Date,
}

/// What somebody works on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Caseload {
    /// The day in London.
    pub today: Date,
    /// Their plans: what needs them is in the other lists. By name, then by label; never by anything said of a family.
    pub plans: Vec<PlanLine>,
    /// Plans that they led to their end and that may still be opened again, by label.
    #[serde(default)]
    pub ended: Vec<EndedLine>,
    /// Actions and meetings that wait, the earliest first.
    pub due: Vec<DueLine>,
    /// When they meant to be in touch, the earliest first.
    pub next: Vec<NextLine>,
    /// Families that somebody has to ring or to meet because no message reached them, the earliest first.
    pub ring: Vec<RingLine>,
    /// Clashes that wait, the earliest first.
    pub clashes: Vec<ClashLine>,
    /// For whoever looks after the zone: all of its plans that begin in the year asked for.
    pub references: Vec<Reference>,
    /// For whoever looks after the zone or answers for data protection: looks in an emergency that nobody has gone through, the earliest
    /// first.
    #[serde(default)]
    pub emergencies: Vec<EmergencyLine>,
    /// Whether they may name a child.
    pub may_nominate: bool,
}

impl Endpoint for ListPlans {
    const NAME: &'static str = "listPlans";
    const ABOUT: &'static str = "The plans that the caller works on, what is due in them, and what is new.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/plans";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] =
        &[ZONE, Parameter::query("year", "For coordinators: the year of entry, such as 2027.")];
    const FAILURES: &'static [Code] = ASKED;
    type Request = Request;
    type Body = ();
    type Response = Caseload;
}
