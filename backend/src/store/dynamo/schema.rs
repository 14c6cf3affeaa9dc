//! The four tables, for engines on this machine. In the cloud the template makes them.

use std::time::Duration;

use aws_sdk_dynamodb::operation::create_table::CreateTableError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType, TableStatus,
    TimeToLiveSpecification, TimeToLiveStatus,
};

use super::DynamoTables;
use super::error::{Trouble, trouble};
use super::patience::Effect;
use crate::port::{StoreError, Table};
use crate::store::names;

/// How often, and with what pause, a new table is asked whether it is ready.
const READY: (u32, Duration) = (50, Duration::from_millis(20));

impl DynamoTables {
    /// Makes the four tables that are not there yet. Harmless to repeat.
    pub async fn create_tables(&self) -> Result<(), StoreError> {
        for table in Table::ALL {
            let name = self.table_name(table);
            self.patience.again(Effect::Reads, || self.create(&name)).await?;
            self.until_ready(&name).await?;
            self.patience.again(Effect::Reads, || self.expire(&name)).await?;
        }
        Ok(())
    }

    async fn create(&self, name: &str) -> Result<(), Trouble> {
        let mut request = self.client.create_table().table_name(name).billing_mode(BillingMode::PayPerRequest);
        for (part, role) in [(names::PK, KeyType::Hash), (names::SK, KeyType::Range)] {
            let text = AttributeDefinition::builder().attribute_name(part).attribute_type(ScalarAttributeType::S);
            let key = KeySchemaElement::builder().attribute_name(part).key_type(role);
            request = request
                .attribute_definitions(text.build().map_err(|_| incomplete())?)
                .key_schema(key.build().map_err(|_| incomplete())?);
        }
        match request.send().await {
            Ok(_) => Ok(()),
            Err(error) if matches!(error.as_service_error(), Some(CreateTableError::ResourceInUseException(_))) => {
                Ok(())
            }
            Err(error) => Err(trouble(&error)),
        }
    }

    async fn until_ready(&self, name: &str) -> Result<(), StoreError> {
        for _ in 0..READY.0 {
            let ask = || async {
                let answer = self.client.describe_table().table_name(name).send().await.map_err(|e| trouble(&e))?;
                Ok(answer.table().and_then(|table| table.table_status()) == Some(&TableStatus::Active))
            };
            if self.patience.again(Effect::Reads, ask).await? {
                return Ok(());
            }
            tokio::time::sleep(READY.1).await;
        }
        Err(StoreError::Unavailable(format!("the table {name} does not get ready")))
    }

    async fn expire(&self, name: &str) -> Result<(), Trouble> {
        let now = self.client.describe_time_to_live().table_name(name).send().await.map_err(|e| trouble(&e))?;
        let status = now.time_to_live_description().and_then(|ttl| ttl.time_to_live_status());
        if matches!(status, Some(TimeToLiveStatus::Enabled | TimeToLiveStatus::Enabling)) {
            return Ok(());
        }
        let ttl = TimeToLiveSpecification::builder().enabled(true).attribute_name(names::EXPIRES_AT);
        let request = self.client.update_time_to_live().table_name(name);
        let request = request.time_to_live_specification(ttl.build().map_err(|_| incomplete())?);
        request.send().await.map(drop).map_err(|e| trouble(&e))
    }
}

fn incomplete() -> Trouble {
    Trouble::Final(StoreError::Rejected("a table's definition is incomplete".into()))
}
