//! The API, one endpoint a module: method, path, who may call, request, answer. Client, server and the OpenAPI document all
//! derive from these.

#[cfg(feature = "editing")]
pub mod desk;
pub mod directory_pointer;
pub mod get_service;
pub mod list_zones;
pub mod new_suggestion;
#[cfg(not(target_arch = "wasm32"))]
pub mod oruk;
pub mod search_services;
pub mod send_suggestion;
pub mod session;

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::policy::Action;
use crate::problem::{Code, FieldError};

/// The method of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes something, or does something.
    Post,
    /// Stores something whole.
    Put,
    /// Changes a part of something.
    Patch,
    /// Takes something away.
    Delete,
}

impl Method {
    /// As in a request line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// Who may call an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Everybody; the answer holds published content alone.
    Anyone,
    /// Everybody about themselves: the answer depends on the session, and says so when there is none.
    Session,
    /// Members of the zone whose policy lets them do this.
    Staff(Action),
}

/// What a caller must send with a change, so that a repeat and a stale copy do no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes {
    /// It changes nothing, or a repeat does no harm.
    Nothing,
    /// `Idempotency-Key`: it makes something new.
    New,
    /// `Idempotency-Key` and `If-Match` with the version it was made from, such as `"v3"`.
    Existing,
}

/// How long an answer may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// By everybody for a minute, then asked again by its ETag.
    Minute,
    /// By nobody.
    Never,
}

/// A parameter of an address, for the OpenAPI document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Whether it is part of the path.
    pub in_path: bool,
    /// What it means, with its unit and its form.
    pub about: &'static str,
}

impl Parameter {
    /// A part of the path.
    pub const fn path(name: &'static str, about: &'static str) -> Self {
        Self { name, in_path: true, about }
    }
    /// A part of the query.
    pub const fn query(name: &'static str, about: &'static str) -> Self {
        Self { name, in_path: false, about }
    }
}

/// One endpoint of the API.
pub trait Endpoint {
    /// Its name in the OpenAPI document and in logs.
    const NAME: &'static str;
    /// One sentence on what it does.
    const ABOUT: &'static str;
    /// Its method.
    const METHOD: Method;
    /// Its path, with `{names}`.
    const PATH: &'static str;
    /// Who may call it.
    const CALLER: Caller;
    /// How long the answer may be kept.
    const CACHING: Caching;
    /// The parameters of its address.
    const PARAMETERS: &'static [Parameter];
    /// The failures it can answer with, beside faults of ours.
    const FAILURES: &'static [Code];
    /// What must come with it because it changes something.
    const CHANGES: Changes = Changes::Nothing;
    /// What it is asked, in its address.
    type Request: FromAddress;
    /// What it is told, as a JSON body; `()` for none.
    type Body: Serialize + DeserializeOwned + Describe;
    /// What it answers.
    type Response: Serialize + DeserializeOwned + Describe;
}

/// Types that the OpenAPI document can describe; every type where that document is not built.
#[cfg(feature = "openapi")]
pub trait Describe: schemars::JsonSchema {}
#[cfg(feature = "openapi")]
impl<T: schemars::JsonSchema> Describe for T {}
/// Types that the OpenAPI document can describe; every type where that document is not built.
#[cfg(not(feature = "openapi"))]
pub trait Describe {}
#[cfg(not(feature = "openapi"))]
impl<T> Describe for T {}

/// The decoded parameters of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Parts of the path by name.
    pub path: BTreeMap<String, String>,
    /// Parts of the query, in the order given.
    pub query: Vec<(String, String)>,
}

/// A request that is read from the parameters of its address.
pub trait FromAddress: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// [`Misread::NotFound`] when a part of the path cannot name anything, [`Misread::Bad`] when a parameter makes no sense.
    fn from_address(address: &Address) -> Result<Self, Misread>;
}

/// Why an address is no request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// A part of the path cannot name anything.
    NotFound,
    /// These parameters make no sense.
    Bad(Vec<FieldError>),
}

impl FromAddress for () {
    fn from_address(_: &Address) -> Result<Self, Misread> {
        Ok(())
    }
}

/// An address that names nothing but a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InZone {
    /// The zone.
    pub zone: crate::id::ZoneId,
}

impl FromAddress for InZone {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")? })
    }
}

impl Address {
    /// A part of the path, read as what it names.
    ///
    /// # Errors
    /// [`Misread::NotFound`] when it cannot name anything.
    pub fn part<T: core::str::FromStr>(&self, name: &str) -> Result<T, Misread> {
        self.path.get(name).and_then(|text| text.parse().ok()).ok_or(Misread::NotFound)
    }

    /// A part of the query; the last one counts.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).filter(|v| !v.is_empty())
    }
}
