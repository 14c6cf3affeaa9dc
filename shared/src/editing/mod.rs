//! Editing an entry: the form as a person types it, what is wrong with it, which fields it changes, how two people's
//! changes come together, and what an entry said before.
//!
//! The same rules run in the workspace, while somebody types, and on the server, before anything is stored.

mod act;
mod address;
mod change;
mod copy;
mod field;
mod form;
mod history;
mod label;
mod message;
mod next;
mod offer;
mod problem;
mod read;
mod schedule;
mod text;
mod together;
mod translate;
mod typed;
mod writing;

pub use act::Act;
pub use address::phone;
pub use change::{BadChange, Clash, FieldChange, Merged, NotMerged, apply, changes, merge};
pub use copy::{Template, duplicate, templates};
pub use field::Field;
pub use form::{AgesForm, ContactRow, CostForm, EntryForm, LinkRow, TranslationForm};
pub use history::{Story, Told, Version, at, field_history, versions};
pub use label::label;
pub use next::{NextDates, Session, next_dates};
pub use offer::{matter_of, offers};
pub use problem::{FieldProblem, Never, Warning, Wrong};
pub use read::{Read, Surroundings, open_draft};
pub use schedule::{ExceptRow, ExtraRow, ScheduleRow, TimesRow};
pub use together::{Piece, compare, put_together};
pub use translate::{keep_marks, out_of_date};
pub use typed::{BadDate, date as typed_date, span as typed_span};
pub use writing::{Hint, Reading, hints, reading};
