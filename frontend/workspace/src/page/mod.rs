//! The screens, one folder each.

mod check;
mod edit;
mod entries;
mod entry;
mod history;
mod missing;
mod new_entry;
mod running;
mod signed_out;
mod start;

pub use check::Check;
pub use edit::{ApproveAndEdit, Edit};
pub use entries::Entries;
pub use entry::Entry;
pub use history::History;
pub use missing::Missing;
pub use new_entry::NewEntry;
pub use running::Running;
pub use signed_out::SignedOut;
pub use start::Start;
