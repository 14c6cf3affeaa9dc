//! `GET /api/v1/desk/{zone}/calendar`: the school years.

use serde::{Deserialize, Serialize};

use super::READ;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::date::Date;
use crate::directory::Term;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct GetCalendar;

/// The zone's school years, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SchoolYears {
    /// The years.
    pub items: Vec<Year>,
}

/// One school year, September to August.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Year {
    /// The calendar year it begins in.
    pub year: i16,
    /// Its version; 0 when it is not there yet.
    pub version: u64,
    /// Its terms in order; a half-term break splits a term in two.
    pub terms: Vec<Term>,
    /// Days in term on which schools are closed.
    pub closed: Vec<Date>,
}

impl Endpoint for GetCalendar {
    const NAME: &'static str = "getCalendar";
    const ABOUT: &'static str = "The school years that the zone knows of.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/calendar";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = SchoolYears;
}
