//! The screens, one folder each.

mod check;
mod entries;
mod missing;
mod signed_out;
mod start;

pub use check::Check;
pub use entries::Entries;
pub use missing::Missing;
pub use signed_out::SignedOut;
pub use start::Start;
