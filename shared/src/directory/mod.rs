//! The directory as its keepers hold it: organisations, locations, services, terms and the zone they belong to.
//!
//! What the public sees is derived from these in [`crate::published`]; nothing here is sent to a phone as it stands.

mod ages;
mod contact;
mod freshness;
pub mod likeness;
mod lists;
mod location;
mod organisation;
pub mod question;
mod safe_numbers;
mod service;
mod state;
mod translation;
mod zone;

pub use ages::{AgeRange, NotAnAgeRange};
pub use contact::{Contact, Link};
pub use freshness::{Freshness, Rest, Trust, check_due_on, leaves_on};
pub use lists::{
    AccessFeature, Aim, Attend, Category, Channel, CheckedPart, CheckerRole, Kind, Level, LifeStage, Need, Programme,
};
pub use location::{Address, Location, Point, Privacy};
pub use organisation::Organisation;
pub use safe_numbers::{SAFE_NUMBERS_HOLD_DAYS, SafeLead, SafeNumbers};
pub use service::{Check, Cost, Edit, Origin, Service};
pub use state::{State, Visibility};
pub use translation::{Made, SourceMark, TextField, Translation, TranslationSource};
pub use zone::{Calendar, Helper, Synonym, Term, Zone};
