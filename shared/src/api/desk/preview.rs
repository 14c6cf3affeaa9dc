//! `POST /api/v1/desk/{zone}/preview`: as a parent would see it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ASKED;
use crate::api::{Caching, Caller, Endpoint, InZone, Method, Parameter};
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::{Code, FieldError};

/// The endpoint.
pub struct PreviewEntry;

/// An entry with changes that are not saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Unsaved {
    /// The entry; an id that is not in use yet for a new one.
    pub entry: ServiceId,
    /// The form as typed, valid or not.
    pub form: Value,
}

/// The files a phone would read, with this one entry in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Preview {
    /// The list file ([`crate::published::ListFile`]), base64.
    pub list: String,
    /// The detail file ([`crate::published::DetailFile`]), base64.
    pub detail: String,
    /// Whether families would see it at all: not when it is for staff, hidden or over.
    pub public: bool,
    /// What has to be put right before it can be saved.
    pub errors: Vec<FieldError>,
    /// What a person should know, in sentences.
    pub warnings: Vec<String>,
}

impl Endpoint for PreviewEntry {
    const NAME: &'static str = "previewEntry";
    const ABOUT: &'static str =
        "The published files of one entry with unsaved changes, for the phone's own views. Nothing is stored.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/preview";
    const CALLER: Caller = Caller::Staff(Action::Edit);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = ASKED;
    type Request = InZone;
    type Body = Unsaved;
    type Response = Preview;
}
