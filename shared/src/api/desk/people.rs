//! `/api/v1/desk/{zone}/people`: who works in the zone, and as what; invitations to those who will.

use serde::{Deserialize, Serialize};

use crate::api::{Address, Caching, Caller, Changes, Endpoint, FromAddress, InZone, Method, Misread, Parameter};
use crate::date::Date;
use crate::id::{InvitationId, OrganisationId, UserId, ZoneId};
use crate::people::{Capability, Role};
use crate::policy::Action;
use crate::problem::Code;
use crate::set::Set;

/// `GET …/people`.
pub struct ListPeople;

/// `POST …/people/invitations`.
pub struct InvitePerson;

/// `DELETE …/people/invitations/{invitation}`.
pub struct WithdrawInvitation;

/// `PUT …/people/{user}`.
pub struct ChangeMember;

/// The zone's members and its open invitations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct People {
    /// Its members, by name; those whose time is over among them.
    pub items: Vec<PersonLine>,
    /// Invitations that nobody has accepted yet, by when they end.
    pub invitations: Vec<InvitationLine>,
    /// For whom somebody may work: the zone's organisations, by name.
    pub employers: Vec<Employer>,
    /// The day it is in London.
    pub today: Date,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PersonLine {
    /// Who.
    pub user: UserId,
    /// What they are called.
    pub name: String,
    /// Their e-mail address, if the sign-in provider said that it is theirs; else empty.
    pub email: String,
    /// What they are.
    pub terms: Terms,
    /// The organisation's name; empty when there is none.
    pub organisation_name: String,
    /// Whether they are a member today.
    pub in_force: bool,
    /// The day they were last at work here; missing when they never were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Date>,
    /// Whether this is the caller.
    pub you: bool,
    /// The version of the membership.
    pub version: u64,
}

/// As what somebody works in the zone, and from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Terms {
    /// What they are.
    pub role: Role,
    /// Whom they work for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationId>,
    /// What they may do beside what their role allows.
    #[serde(default)]
    pub capabilities: Set<Capability>,
    /// The first day; for an invitation, the day it is accepted when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day; open when missing. The day before the first one ends it at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

/// An invitation that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct InvitationLine {
    /// Which.
    pub id: InvitationId,
    /// For whom, as the inviter noted it; may be empty.
    pub hint: String,
    /// As what.
    pub terms: Terms,
    /// The organisation's name; empty when there is none.
    pub organisation_name: String,
    /// Who invites.
    pub by: String,
    /// The last day it can be accepted.
    pub until: Date,
}

/// An organisation one may work for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Employer {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// Somebody is invited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Invite {
    /// As what.
    pub terms: Terms,
    /// For whom: an e-mail address or a name, at most 120 characters. Only the inviters see it.
    #[serde(default)]
    pub hint: String,
}

impl Invite {
    /// Longest hint, in characters.
    pub const HINT_MAX: usize = 120;
}

/// An invitation that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Invited {
    /// Which.
    pub id: InvitationId,
    /// The address to send to the person. Told once: missing when the same request comes again, as nothing here keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The last day it can be accepted.
    pub until: Date,
}

/// A member of a zone, in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfMember {
    /// The zone.
    pub zone: ZoneId,
    /// The member.
    pub user: UserId,
}

impl FromAddress for OfMember {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, user: address.part("user")? })
    }
}

/// An invitation to a zone, in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfInvitation {
    /// The zone.
    pub zone: ZoneId,
    /// The invitation.
    pub invitation: InvitationId,
}

impl FromAddress for OfInvitation {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, invitation: address.part("invitation")? })
    }
}

const ZONE: Parameter = Parameter::path("zone", "Short name of the zone.");

impl Endpoint for ListPeople {
    const NAME: &'static str = "listPeople";
    const ABOUT: &'static str = "Who works in the zone and as what, and the invitations that are open.";
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/desk/{zone}/people";
    const CALLER: Caller = Caller::Staff(Action::People);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::Forbidden, Code::NotFound, Code::Unavailable];
    type Request = InZone;
    type Body = ();
    type Response = People;
}

impl Endpoint for InvitePerson {
    const NAME: &'static str = "invitePerson";
    const ABOUT: &'static str = "Makes an invitation; its link is told once and good for one person and 14 days.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/people/invitations";
    const CALLER: Caller = Caller::Staff(Action::People);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE];
    const FAILURES: &'static [Code] = &[
        Code::BadRequest,
        Code::SignedOut,
        Code::Forbidden,
        Code::NotFound,
        Code::IdempotencyKeyReused,
        Code::Unavailable,
    ];
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = Invite;
    type Response = Invited;
}

impl Endpoint for WithdrawInvitation {
    const NAME: &'static str = "withdrawInvitation";
    const ABOUT: &'static str = "Takes an invitation back: its link is worth nothing any more. Harmless to repeat.";
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/desk/{zone}/people/invitations/{invitation}";
    const CALLER: Caller = Caller::Staff(Action::People);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE, Parameter::path("invitation", "Id of the invitation.")];
    const FAILURES: &'static [Code] = &[Code::SignedOut, Code::Forbidden, Code::NotFound, Code::Unavailable];
    type Request = OfInvitation;
    type Body = ();
    type Response = ();
}

impl Endpoint for ChangeMember {
    const NAME: &'static str = "changeMember";
    const ABOUT: &'static str = "Says anew as what somebody works in the zone, and until when.";
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/desk/{zone}/people/{user}";
    const CALLER: Caller = Caller::Staff(Action::People);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[ZONE, Parameter::path("user", "Id of the member.")];
    const FAILURES: &'static [Code] = &[
        Code::BadRequest,
        Code::SignedOut,
        Code::Forbidden,
        Code::NotFound,
        Code::Stale,
        Code::LastCoordinator,
        Code::IdempotencyKeyReused,
        Code::IfMatchMissing,
        Code::Unavailable,
    ];
    const CHANGES: Changes = Changes::Existing;
    type Request = OfMember;
    type Body = Terms;
    type Response = PersonLine;
}
