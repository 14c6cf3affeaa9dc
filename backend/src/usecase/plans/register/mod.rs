//! Series of sessions and their registers. A register is read in one query however many families are in it; a mark is a change of the
//! family's plan like any other.

mod menu;
mod read;
mod sense;
mod series;

pub use menu::put as put_menu;
pub use read::read;
pub(super) use sense::{begin, held, kept, seat};
pub use series::{change, list, plan, say};
