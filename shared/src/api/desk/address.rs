//! Addresses of the workspace that name more than a zone.

use crate::api::{Address, FromAddress, Misread};
use crate::date::Date;
use crate::id::{BatchId, LinkId, ServiceId, UserId, ZoneId};

macro_rules! addresses {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $kind:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            /// The zone.
            pub zone: ZoneId,
            $($(#[$fdoc])* pub $field: $kind,)+
        }

        impl FromAddress for $name {
            fn from_address(address: &Address) -> Result<Self, Misread> {
                Ok(Self { zone: address.part("zone")?, $($field: address.part(stringify!($field))?,)+ })
            }
        }
    )+};
}

addresses! {
    /// An entry.
    OfEntry {
        /// The entry.
        entry: ServiceId,
    }
    /// One version of an entry.
    OfVersion {
        /// The entry.
        entry: ServiceId,
        /// The version's number.
        version: u64,
    }
    /// An entry on a day.
    OnDay {
        /// The entry.
        entry: ServiceId,
        /// The day.
        date: Date,
    }
    /// What one person has written about an entry.
    OfDraft {
        /// The entry.
        entry: ServiceId,
        /// The person.
        user: UserId,
    }
    /// A link that was given out for an entry.
    OfLink {
        /// The entry.
        entry: ServiceId,
        /// The link.
        link: LinkId,
    }
    /// A change of many entries.
    OfBatch {
        /// Its id.
        batch: BatchId,
    }
    /// A school year.
    OfYear {
        /// The calendar year it begins in.
        year: i16,
    }
}
