//! The stores behind the ports: DynamoDB's tables, their twin in memory, and published files.
//!
//! Use cases do not call [`Tables`](crate::port::Tables) for a change: they make a [`change::Change`], which holds the
//! record, its audit event, its messages and the idempotency record of one request and commits them as one transaction.

pub mod change;
pub mod cursor;
pub mod dynamo;
pub mod keys;
pub mod memory;
mod names;
pub mod records;
