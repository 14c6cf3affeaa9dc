//! `GET /api/v1/zones/{zone}/directory`: where the zone's published files are.

use super::{Address, Caching, Caller, Endpoint, FromAddress, Method, Misread, Parameter};
use crate::id::ZoneId;
use crate::problem::Code;
use crate::published::Pointer;

/// The endpoint.
pub struct DirectoryPointer;

/// Which zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The zone.
    pub zone: ZoneId,
}

impl FromAddress for Request {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")? })
    }
}

impl Endpoint for DirectoryPointer {
    const NAME: &'static str = "directoryPointer";
    const ABOUT: &'static str = "Where the zone's published list and detail files are, with hashes and sizes.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/zones/{zone}/directory";
    const CALLER: Caller = Caller::Anyone;
    const CACHING: Caching = Caching::Minute;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = &[Code::NotFound, Code::Unavailable];
    type Request = Request;
    type Body = ();
    type Response = Pointer;
}
