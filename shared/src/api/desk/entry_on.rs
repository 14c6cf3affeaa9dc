//! `GET /api/v1/desk/{zone}/entries/{entry}/on/{date}`: what it said on that day.

use super::get_version::Past;
use super::{OnDay, READ};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct EntryOn;

impl Endpoint for EntryOn {
    const NAME: &'static str = "entryOn";
    const ABOUT: &'static str = "What an entry said at the end of a day; 404 when it was not there yet.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/entries/{entry}/on/{date}";
    const CALLER: Caller = Caller::Staff(Action::ViewDesk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("entry", "The entry's id."),
        Parameter::path("date", "A day, such as 2027-05-03."),
    ];
    const FAILURES: &'static [Code] = READ;
    type Request = OnDay;
    type Body = ();
    type Response = Past;
}
