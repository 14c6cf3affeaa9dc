//! Search and filters over a published list: the same code on the phone and on the server.
//!
//! Words are folded and stemmed alike when the list is published and when somebody types. All words must match; what
//! is found comes in tiers (the words together in a name, the words, longer forms, compounds and synonyms, slips of the
//! finger), and within a tier by where the words stand and how rare they are. A search that finds little widens itself
//! and says so.

mod asked;
#[cfg(not(target_arch = "wasm32"))]
mod build;
mod directory;
mod filter;
mod fold;
mod found;
mod index;
mod lexicon;
mod matching;
mod query;
mod rank;
mod stem;
mod typo;
mod vocabulary;

pub use directory::{Directory, FEW};
pub use filter::FilterName;
pub use fold::fold;
pub use found::{Found, Hit, How, Reason, Widened};
pub use index::{Doc, Field, Index};
pub use query::{BadParameter, DayFilter, Query, percent_decode, percent_encode};
pub use vocabulary::is_stop_word;
