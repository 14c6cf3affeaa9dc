//! * `GET` and `POST /api/v1/desk/{zone}/registers`
//! * `GET` and `PUT /api/v1/desk/{zone}/registers/{series}`
//! * `POST /api/v1/desk/{zone}/registers/{series}/sessions/{day}`
//! * `PUT /api/v1/desk/{zone}/menu`

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{CHANGED, MADE, READ, ZONE};
use crate::api::{Address, Caching, Caller, Changes, Endpoint, FromAddress, InZone, Method, Misread, Parameter};
use crate::date::Date;
use crate::id::{OrganisationId, PlanId, SeriesId, UserId, ZoneId};
use crate::plans::access::Why;
use crate::plans::entry::EntryName;
use crate::plans::intervention::{Attendance, Intervention, MenuLine, Rule, Series, SeriesText, SessionSaid};
use crate::policy::Action;
use crate::problem::Code;

const SERIES: Parameter = Parameter::path("series", "The series' id.");
const ONE: &[Parameter] = &[ZONE, SERIES];
const ONE_DAY: &[Parameter] = &[ZONE, SERIES, Parameter::path("day", "The day of the session, such as 2026-11-24.")];

/// One series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfSeries {
    /// The zone.
    pub zone: ZoneId,
    /// The series.
    pub series: SeriesId,
}

impl FromAddress for OfSeries {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, series: address.part("series")? })
    }
}

/// One session of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfSession {
    /// The zone.
    pub zone: ZoneId,
    /// The series.
    pub series: SeriesId,
    /// The session's day.
    pub day: Date,
}

impl FromAddress for OfSession {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, series: address.part("series")?, day: address.part("day")? })
    }
}

/// A series in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SeriesLine {
    /// Its id.
    pub id: SeriesId,
    /// The partner that holds it.
    pub organisation: OrganisationId,
    /// That partner's name.
    pub organisation_name: String,
    /// What people write of it.
    pub text: SeriesText,
    /// How many sessions there are, those that we cancelled too.
    pub planned: u16,
    /// How many were held.
    pub held: u16,
    /// How many we cancelled.
    pub cancelled: u16,
    /// The first day of which nobody has said anything yet; none when all is said.
    pub next: Option<Date>,
    /// Its first and its last day.
    pub first: Option<Date>,
    /// Its last day.
    pub last: Option<Date>,
}

/// Who leads on speech, language and communication in a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct LanguageLead {
    /// The school.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Who.
    pub user: UserId,
    /// By name.
    pub name: String,
}

/// The series of somebody's organisation, and what the zone offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Registers {
    /// The day in London.
    pub today: Date,
    /// Series of the caller's organisation; of every one for whoever looks after the zone. By name.
    pub series: Vec<SeriesLine>,
    /// What the zone offers.
    pub menu: Vec<MenuLine>,
    /// The version of the menu.
    pub menu_version: u64,
    /// Who leads on language, by school.
    pub leads: Vec<LanguageLead>,
    /// Whether the caller may plan a series.
    pub may_plan: bool,
    /// Whether the caller may change the menu.
    pub may_settle: bool,
}

/// A family in a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct RegisterLine {
    /// Its plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// What the child is called, where that is shared.
    pub name: Option<String>,
    /// What the adult is called who takes part, where that is shared.
    pub adult: Option<String>,
    /// The entry of the plan that the marks stand in.
    pub entry: EntryName,
    /// Its version.
    pub version: u64,
    /// What it says.
    pub attendance: Attendance,
    /// Why the caller may not mark it; none when they may.
    pub no_change: Option<Why>,
}

/// A series with those who take part and whom the caller may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Register {
    /// The day in London.
    pub today: Date,
    /// The series.
    pub series: Series,
    /// The name of the partner that holds it.
    pub organisation_name: String,
    /// The intervention, where it is one of the menu.
    pub intervention: Option<Intervention>,
    /// The families, by name: in no other order.
    pub families: Vec<RegisterLine>,
    /// Whether the caller may change the series and say how its sessions stand.
    pub may_change: bool,
}

/// A series that is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewSeries {
    /// Its id, of version 7, chosen by whoever makes it.
    pub id: SeriesId,
    /// What people write of it.
    pub text: SeriesText,
    /// The rule that its days come from.
    pub rule: Rule,
}

/// What was kept of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SeriesKept {
    /// The series.
    pub series: SeriesId,
    /// Its version now.
    pub version: u64,
}

/// What a zone offers, as whoever looks after it wants it: all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewMenu {
    /// The interventions that are not offered here, by id.
    #[serde(default)]
    pub off: BTreeSet<String>,
    /// Those that the zone added.
    #[serde(default)]
    pub own: Vec<Intervention>,
    /// Who leads on speech, language and communication, by school.
    #[serde(default)]
    pub leads: BTreeMap<OrganisationId, UserId>,
}

/// What was kept of the menu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MenuKept {
    /// Its version now.
    pub version: u64,
}

/// Lists the series of sessions, and what the zone offers.
pub struct ListRegisters;

impl Endpoint for ListRegisters {
    const NAME: &'static str = "listRegisters";
    const ABOUT: &'static str = "The series of sessions of the caller's organisation, and what the zone offers.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/registers";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Registers;
}

/// Plans a series: its days follow from a rule and the school calendar.
pub struct PlanSeries;

impl Endpoint for PlanSeries {
    const NAME: &'static str = "planSeries";
    const ABOUT: &'static str = "Plans a series of sessions. Its days follow from a rule and the school calendar.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/registers";
    const CALLER: Caller = Caller::Staff(Action::Registers);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = NewSeries;
    type Response = SeriesKept;
}

/// Reads a register. That somebody looked is kept for each family that is in it.
pub struct GetRegister;

impl Endpoint for GetRegister {
    const NAME: &'static str = "getRegister";
    const ABOUT: &'static str =
        "A series with those who take part and whom the caller may see. That they looked is kept for the families.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/registers/{series}";
    const CALLER: Caller = Caller::Staff(Action::Plans);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = READ;
    type Request = OfSeries;
    type Body = ();
    type Response = Register;
}

/// Changes what is written of a series.
pub struct ChangeSeries;

impl Endpoint for ChangeSeries {
    const NAME: &'static str = "changeSeries";
    const ABOUT: &'static str = "Changes what is written of a series. If-Match names the version it was made from.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/registers/{series}";
    const CALLER: Caller = Caller::Staff(Action::Registers);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfSeries;
    type Body = SeriesText;
    type Response = SeriesKept;
}

/// Says that a session was held or that we cancelled it, takes that back, or adds one. A mark that somebody came says by itself that
/// it was held.
pub struct SayOfSession;

impl Endpoint for SayOfSession {
    const NAME: &'static str = "sayOfSession";
    const ABOUT: &'static str =
        "Says that a session was held or that we cancelled it, takes that back, or adds one on another day.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/registers/{series}/sessions/{day}";
    const CALLER: Caller = Caller::Staff(Action::Registers);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE_DAY;
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfSession;
    type Body = SessionSaid;
    type Response = SeriesKept;
}

/// Changes what the zone offers.
pub struct PutMenu;

impl Endpoint for PutMenu {
    const NAME: &'static str = "putMenu";
    const ABOUT: &'static str = "Changes what the zone offers: what it switched off, what it added, who leads on language. If-Match names the version.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/menu";
    const CALLER: Caller = Caller::Staff(Action::Settings);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = InZone;
    type Body = NewMenu;
    type Response = MenuKept;
}
