//! The tables in DynamoDB, through the AWS SDK. Nothing else in the project talks to it.
//!
//! **Retries are ours.** The SDK's own are switched off: it would send a transaction again without telling us that an
//! earlier attempt may have gone through, and we must tell "nothing was written" from "not known". [`Patience`] says how
//! often and how long; its delays are the same every time, so that a test sees the same run twice.
#![allow(clippy::disallowed_types, reason = "this is the store that holds the client")]

mod batch;
mod connect;
mod error;
mod inbox;
mod item;
mod meter;
mod patience;
mod read;
mod schema;
mod write;

use std::sync::Arc;

use async_trait::async_trait;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::ReturnConsumedCapacity;

pub use aws_sdk_dynamodb::config::Builder as ClientConfig;
pub use connect::{client_at, config_at};
pub use inbox::DynamoInbox;
pub use meter::{Meter, Used};
pub use patience::Patience;

use crate::port::{Item, Key, Page, Query, Scan, StoreError, Table, Tables, Transaction};

/// The tables of one deployment.
#[derive(Clone)]
pub struct DynamoTables {
    client: Client,
    prefix: String,
    patience: Patience,
    meter: Option<Arc<Meter>>,
}

impl DynamoTables {
    /// The tables whose names begin with the prefix, behind a client made elsewhere.
    pub fn with_client(client: Client, prefix: impl Into<String>) -> Self {
        Self { client, prefix: prefix.into(), patience: Patience::default(), meter: None }
    }

    /// Asks again as often as this says.
    #[must_use]
    pub fn patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Counts calls and capacity units here.
    #[must_use]
    pub fn metered(mut self, meter: Arc<Meter>) -> Self {
        self.meter = Some(meter);
        self
    }

    fn table_name(&self, table: Table) -> String {
        [&self.prefix, table.name()].concat()
    }

    fn want_capacity(&self) -> Option<ReturnConsumedCapacity> {
        self.meter.is_some().then_some(ReturnConsumedCapacity::Total)
    }
}

#[async_trait]
impl Tables for DynamoTables {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        self.get_item(table, key).await
    }

    async fn get_many(&self, table: Table, keys: &[Key]) -> Result<Vec<Item>, StoreError> {
        self.batch_get(table, keys).await
    }

    async fn query(&self, query: &Query) -> Result<Page, StoreError> {
        self.query_page(query).await
    }

    async fn transact(&self, transaction: &Transaction) -> Result<(), StoreError> {
        self.transact_write(transaction, write::Found::Shown).await
    }

    async fn put_many(&self, table: Table, items: &[Item]) -> Result<(), StoreError> {
        self.batch_put(table, items).await
    }

    async fn delete_many(&self, table: Table, keys: &[Key]) -> Result<(), StoreError> {
        self.batch_delete(table, keys).await
    }

    async fn scan(&self, table: Table, after: Option<&Key>) -> Result<Scan, StoreError> {
        self.scan_page(table, after).await
    }
}
