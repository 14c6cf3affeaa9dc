//! Ids of records. UUIDs: version 7 for ours, version 5 of source and source id for imported ones.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID made elsewhere.
            pub const fn new(uuid: Uuid) -> Self { Self(uuid) }
            /// The UUID.
            pub const fn uuid(self) -> Uuid { self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.hyphenated().fmt(f) }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }

        #[cfg(feature = "openapi")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }
    )+};
}

ids! {
    /// A service in the directory.
    ServiceId;
    /// An organisation that runs services.
    OrganisationId;
    /// A place where services happen.
    LocationId;
    /// One run of an import.
    BatchId;
    /// Somebody who may sign in.
    UserId;
    /// An invitation to become a member of a zone. It is not the secret in the invitation's link.
    InvitationId;
    /// A message to the centre.
    MessageId;
    /// A link that was given out. It is not the secret in it.
    LinkId;
    /// A family that makes a plan.
    FamilyId;
    /// A child or an adult of a family.
    PersonId;
    /// A ready-for-school plan.
    PlanId;
    /// Something a plan is to help with, or a strength.
    NeedId;
    /// A goal of a plan.
    GoalId;
    /// An action of a plan.
    ActionId;
    /// A memorandum or an agreement between partners.
    AgreementId;
    /// A series of sessions.
    SeriesId;
    /// A clash: two people wrote different things into one field of a plan.
    ClashId;
}

/// A text that is not a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl core::error::Error for NotAnId {}

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

/// The short name of a zone as it stands in addresses: 1 to 40 small letters, digits and inner hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ZoneId(String);

impl ZoneId {
    /// Most characters a zone's short name may have.
    pub const MAX: usize = 40;
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that cannot be a zone's short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAZone;

impl core::error::Error for NotAZone {}

impl fmt::Display for NotAZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a zone's short name has 1 to 40 small letters, digits and inner hyphens, for example alder-bank")
    }
}

impl TryFrom<String> for ZoneId {
    type Error = NotAZone;
    fn try_from(text: String) -> Result<Self, NotAZone> {
        let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let ok = (1..=Self::MAX).contains(&text.len())
            && text.bytes().all(good)
            && !text.starts_with('-')
            && !text.ends_with('-');
        if ok { Ok(Self(text)) } else { Err(NotAZone) }
    }
}

impl FromStr for ZoneId {
    type Err = NotAZone;
    fn from_str(text: &str) -> Result<Self, NotAZone> {
        Self::try_from(String::from(text))
    }
}

impl From<ZoneId> for String {
    fn from(zone: ZoneId) -> Self {
        zone.0
    }
}

impl fmt::Display for ZoneId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for ZoneId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ZoneId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_have_plain_short_names() {
        for good in ["demo", "city", "alder-bank", "z1", &"a".repeat(40)] {
            assert!(good.parse::<ZoneId>().is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "Alder", "a b", "ä", "a/b", "..", &"a".repeat(41)] {
            assert!(bad.parse::<ZoneId>().is_err(), "{bad}");
        }
    }
}
