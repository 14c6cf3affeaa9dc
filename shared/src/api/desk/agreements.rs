//! Agreements between the partners of a zone: what they mean to do together, and what they may share.
//!
//! * `GET /api/v1/desk/{zone}/agreements`
//! * `PUT /api/v1/desk/{zone}/memoranda/{agreement}`
//! * `PUT /api/v1/desk/{zone}/agreements/{agreement}`

use serde::{Deserialize, Serialize};

use super::{CHANGED, READ};
use crate::api::{Address, Caching, Caller, Changes, Endpoint, FromAddress, InZone, Method, Misread, Parameter};
use crate::date::Date;
use crate::id::{AgreementId, OrganisationId, ZoneId};
use crate::plans::agreement::{Memorandum, SharingAgreement};
use crate::policy::Action;
use crate::problem::Code;

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfAgreement {
    /// The zone.
    pub zone: ZoneId,
    /// The agreement.
    pub agreement: AgreementId,
}

impl FromAddress for OfAgreement {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, agreement: address.part("agreement")? })
    }
}

/// An organisation that may take part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Partner {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether somebody of the zone's team works for it. Those are the likely partners; any other may be one too.
    pub in_team: bool,
}

/// All of a zone's agreements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Agreements {
    /// The day in London, on which an agreement is in force or not.
    pub today: Date,
    /// Who may take part, by name.
    pub partners: Vec<Partner>,
    /// What they mean to do together, the latest first.
    pub memoranda: Vec<Memorandum>,
    /// What they may share, the latest first.
    pub sharing: Vec<SharingAgreement>,
}

const ONE: &[Parameter] = &[
    Parameter::path("zone", "Short name of the zone."),
    Parameter::path("agreement", "The agreement's id. A new one, of version 7, is chosen by whoever makes it."),
];

/// Lists them.
pub struct ListAgreements;

impl Endpoint for ListAgreements {
    const NAME: &'static str = "listAgreements";
    const ABOUT: &'static str = "The agreements between the partners of a zone.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/agreements";
    const CALLER: Caller = Caller::Staff(Action::Settings);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = READ;
    type Request = InZone;
    type Body = ();
    type Response = Agreements;
}

/// Keeps a memorandum. Its version comes from If-Match, `"v0"` for a new one.
pub struct PutMemorandum;

impl Endpoint for PutMemorandum {
    const NAME: &'static str = "putMemorandum";
    const ABOUT: &'static str =
        "Keeps a memorandum of understanding. By itself it lets nobody see what another has entered.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/memoranda/{agreement}";
    const CALLER: Caller = Caller::Staff(Action::Settings);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfAgreement;
    type Body = Memorandum;
    type Response = Memorandum;
}

/// Keeps an agreement on sharing. Its version comes from If-Match, `"v0"` for a new one.
pub struct PutAgreement;

impl Endpoint for PutAgreement {
    const NAME: &'static str = "putAgreement";
    const ABOUT: &'static str = "Keeps an agreement on sharing data: drafts it, signs it, halts it, ends it.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/agreements/{agreement}";
    const CALLER: Caller = Caller::Staff(Action::Settings);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = ONE;
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::Existing;
    type Request = OfAgreement;
    type Body = SharingAgreement;
    type Response = SharingAgreement;
}
