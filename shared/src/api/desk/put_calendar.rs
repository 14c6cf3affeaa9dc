//! `PUT /api/v1/desk/{zone}/calendar/{year}`: new term dates.

use super::get_calendar::Year;
use super::plan_calendar::NewYear;
use super::{CHANGED, OfYear};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct PutCalendar;

impl Endpoint for PutCalendar {
    const NAME: &'static str = "putCalendar";
    const ABOUT: &'static str = "Stores a school year whole. If-Match names its version, v0 for a new one.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/calendar/{year}";
    const CALLER: Caller = Caller::Staff(Action::Settings);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("year", "The calendar year in which the school year begins."),
    ];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfYear;
    type Body = NewYear;
    type Response = Year;
}
