//! The screens, one folder each.

mod approvals;
mod bulk;
mod check;
mod edit;
mod entries;
mod entry;
mod history;
mod imports;
mod messages;
mod missing;
mod new_entry;
mod people;
mod running;
mod settings;
mod signed_out;
mod start;

pub use approvals::{Approvals, OneApproval};
pub use bulk::{Bulk, Closure, PhoneNumber};
pub use check::Check;
pub use edit::{ApproveAndEdit, Edit};
pub use entries::Entries;
pub use entry::Entry;
pub use history::History;
pub use imports::{Import, Imports};
pub use messages::Messages;
pub use missing::Missing;
pub use new_entry::NewEntry;
pub use people::People;
pub use running::Running;
pub use settings::{SchoolCalendar, Settings};
pub use signed_out::SignedOut;
pub use start::Start;
