//! The stores behind the ports: DynamoDB's tables, their twin in memory, and published files.
//!
//! Use cases do not put together transactions: they make a [`Change`], which holds the records, audit events, messages and
//! idempotency record of one request and commits them as one.

mod audit;
mod change;
mod cursor;
pub mod dynamo;
pub mod files;
pub mod keys;
pub mod memory;
pub mod messages;
mod names;
pub mod outbox;
pub mod plan_keys;
mod record;
pub mod records;

pub use audit::{AuditEvent, By, field_diff};
pub use change::{Change, ChangeError, Committed, Repeat, Request, replayed};
pub use cursor::{BadCursor, CursorKey};
pub use outbox::Message;
pub use record::{Record, get, get_many, item_of, query, query_page, read_item, write};
