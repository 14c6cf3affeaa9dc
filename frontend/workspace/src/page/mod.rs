//! The screens, one folder each.

mod entries;
mod missing;
mod signed_out;
mod start;

pub use entries::Entries;
pub use missing::Missing;
pub use signed_out::SignedOut;
pub use start::Start;
