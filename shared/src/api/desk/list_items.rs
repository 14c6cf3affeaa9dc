//! `GET /api/v1/desk/{zone}/imports/{batch}/items`: a page of a plan.

use serde::{Deserialize, Serialize};

use super::imports::{Decision, Item, ItemKind, OfImport};
use crate::api::{Address, FromAddress, Misread};
use crate::api::{Caching, Caller, Endpoint, Method, Parameter};
use crate::policy::Action;
use crate::problem::Code;
use crate::problem::FieldError;
use crate::set::Member as _;

/// The endpoint.
pub struct ListItems;

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemsOf {
    /// The import.
    pub of: OfImport,
    /// Of which kind.
    pub kind: ItemKind,
    /// From which record on, counted from 0.
    pub from: usize,
}

impl FromAddress for ItemsOf {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        let of = OfImport::from_address(address)?;
        let kind = address.parameter("kind").and_then(ItemKind::parse);
        let from = address.parameter("from").map_or(Ok(0), str::parse);
        match (kind, from) {
            (Some(kind), Ok(from)) => Ok(Self { of, kind, from }),
            (None, _) => Err(Misread::Bad(vec![FieldError::parameter("kind", "Name one of the kinds.")])),
            (_, Err(_)) => Err(Misread::Bad(vec![FieldError::parameter("from", "Count from 0.")])),
        }
    }
}

/// A page of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Items {
    /// The records.
    pub items: Vec<DecidedItem>,
    /// Where to go on, if there are more.
    pub next: Option<usize>,
}

/// A record, and what was decided about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct DecidedItem {
    /// The record.
    pub item: Item,
    /// The decision; none while what was decided for its kind counts.
    pub decision: Option<Decision>,
}

impl Endpoint for ListItems {
    const NAME: &'static str = "listItems";
    const ABOUT: &'static str = "A page of what an import would do, record by record.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/imports/{batch}/items";
    const CALLER: Caller = Caller::Staff(Action::Import);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[
        Parameter::path("zone", "Short name of the zone."),
        Parameter::path("batch", "The import's id."),
        Parameter::query("kind", "new, changed, vanished or quarantined."),
        Parameter::query("from", "From which record on, counted from 0."),
    ];
    const FAILURES: &'static [Code] =
        &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable, Code::BadRequest];
    type Request = ItemsOf;
    type Body = ();
    type Response = Items;
}
