//! A plan with an entry of every kind by each of three partners, everybody who may or may not have to do with it, and every way in
//! which it can stand. What is so is written down here by hand; nothing asks the program under test.

mod base;
mod entries;
mod facts;
mod people;
mod said;
mod sides;

pub use base::{ASK, Base, CLASHES, DOOR};
pub use entries::{Planted, mark, new_bodies};
pub use facts::{Expected, expected_rows};
pub use people::{Person, nobody, people};
pub use sides::{Agreed, Leads, Said, Scene, Stands};
