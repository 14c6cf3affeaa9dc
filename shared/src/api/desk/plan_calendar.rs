//! `POST /api/v1/desk/{zone}/calendar/{year}/plan`: whom new term dates would concern.

use serde::{Deserialize, Serialize};

use super::{ASKED, OfYear};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::date::Date;
use crate::directory::Term;
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PlanCalendar;

/// New dates of a school year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewYear {
    /// Its terms in order, from 1 September to 31 August.
    pub terms: Vec<Term>,
    /// Days in term on which schools are closed.
    #[serde(default)]
    pub closed: Vec<Date>,
}

/// Entries that are on in terms or in holidays, and whose days would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Moved {
    /// The entries.
    pub items: Vec<MovedEntry>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MovedEntry {
    /// The entry.
    pub entry: ServiceId,
    /// Its name.
    pub name: String,
    /// Days from today on which it would be on and is not now; the first twenty.
    pub more: Vec<Date>,
    /// Days from today on which it is on now and would not be; the first twenty.
    pub fewer: Vec<Date>,
}

impl Endpoint for PlanCalendar {
    const NAME: &'static str = "planCalendar";
    const ABOUT: &'static str = "Which entries new term dates would move. Nothing is stored.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/calendar/{year}/plan";
    const CALLER: Caller = Caller::Staff(Action::Settings);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("year", "The calendar year in which the school year begins."),
    ];
    const FAILURES: &'static [Code] = ASKED;
    type Request = OfYear;
    type Body = NewYear;
    type Response = Moved;
}
