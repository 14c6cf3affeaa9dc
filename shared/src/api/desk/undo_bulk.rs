//! `POST /api/v1/desk/{zone}/bulk/{batch}/undo`: it is taken back.

use super::apply_bulk::BulkReport;
use super::{MADE, OfBatch};
use crate::api::{Caching, Caller, Changes, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct UndoBulk;

impl Endpoint for UndoBulk {
    const NAME: &'static str = "undoBulk";
    const ABOUT: &'static str = "Takes a change of many entries back. Entries that somebody changed since are left alone. Doing it twice does no harm.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/bulk/{batch}/undo";
    const CALLER: Caller = Caller::Staff(Action::Bulk);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("batch", "The id of the change of many entries."),
    ];
    const FAILURES: &'static [Code] = MADE;
    const CHANGES: Changes = Changes::New;
    type Request = OfBatch;
    type Body = ();
    type Response = BulkReport;
}
