//! What use cases need of the outside world, as narrow traits. Stores implement them; tests bring twins.

mod clock;
mod deliver;
mod fetch;
mod files;
mod inbox;
mod messages;
mod nudge;
mod random;
mod tables;

pub use clock::{Clock, Ids};
pub use deliver::{Carried, Deliver, NotCarried, Outgoing};
pub use fetch::{Fetch, FetchError};
pub use files::{FileError, PublishedFiles, StoredPointer};
pub use inbox::{INBOX, Inbox, only_inbox};
pub use messages::Messages;
pub use nudge::{NoNudge, Nudge};
pub use random::{NoRandomness, Random};
pub use tables::{Condition, Item, Key, Page, Query, Scan, StoreError, Table, Tables, Transaction, Write};
