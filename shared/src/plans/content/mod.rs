//! What a plan asks and says: the readiness catalogue, the family assessment, the scales, the limits of a text, and the page
//! that says where a worry about a child belongs.
//!
//! The words are plain English, made to be read aloud. They ask for nothing about crime, immigration status, religion or
//! sexuality (V34): [`wordings`] lists every one of them, and a test reads them all.

pub mod assessment;
pub mod catalogue;
mod child_voice;
mod limits;
mod not_asked;
mod photo;
mod pointer;
mod rating;
mod safe_routes;
mod scales;
mod triggers;
mod who;
mod wordings;

pub use assessment::{Domain, Element, Prompt};
pub use catalogue::{Area, CatalogueVersion, EyfsArea, EyfsGoal, Item, ItemId, Raters, UnknownItem, item, known_item};
pub use child_voice::{CHILD_QUESTIONS, ChildAnswer, ChildQuestion, child_question};
pub use limits::{ElementText, NoteText, Text, TooLong};
pub use not_asked::{NOT_ASKED, asks_what_is_not_asked};
pub use photo::{PhotoPermission, ProfilePhoto};
pub use pointer::{NotAReference, Reference, RestrictedPointer, RouteUsed};
pub use rating::Rating;
pub use safe_routes::{LocalRoute, Reach, SAFE_ROUTES, SafeRoute, SafeRoutesPanel};
pub use scales::{Concern, Confidence, NotOnTheScale};
pub use triggers::shows_safe_routes;
pub use who::{Rater, View};
pub use wordings::{Wording, wordings};
