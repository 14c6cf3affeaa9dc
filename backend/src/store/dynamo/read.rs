//! Reading: one item, a range, and the page of a whole table. All reads see the last acknowledged write.

use aws_sdk_dynamodb::types::AttributeValue;

use super::DynamoTables;
use super::error::trouble;
use super::item::{from_key, to_item, to_key};
use super::patience::Effect;
use crate::port::{Item, Key, Page, Query, Scan, StoreError, Table};
use crate::store::names;

impl DynamoTables {
    pub(super) async fn get_item(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        let request = self
            .client
            .get_item()
            .table_name(self.table_name(table))
            .set_key(Some(from_key(key)))
            .consistent_read(true)
            .set_return_consumed_capacity(self.want_capacity());
        let answer = self
            .patience
            .again(Effect::Reads, || {
                self.called();
                let request = request.clone();
                async { request.send().await.map_err(|e| trouble(&e)) }
            })
            .await?;
        self.consumed(answer.consumed_capacity());
        answer.item().filter(|item| !item.is_empty()).map(to_item).transpose()
    }

    pub(super) async fn query_page(&self, query: &Query) -> Result<Page, StoreError> {
        if query.limit == Some(0) {
            return Err(StoreError::Rejected("a page holds at least one item".into()));
        }
        // Not every engine refuses it, and an empty answer would hide the mistake.
        if query.pk.is_empty() {
            return Err(StoreError::Rejected("a key part is empty".into()));
        }
        let mut request = self
            .client
            .query()
            .table_name(self.table_name(query.table))
            .consistent_read(true)
            .scan_index_forward(!query.backwards)
            .set_limit(query.limit.map(|limit| i32::try_from(limit).unwrap_or(i32::MAX)))
            .expression_attribute_names("#pk", names::PK)
            .expression_attribute_values(":pk", AttributeValue::S(query.pk.clone()))
            .set_return_consumed_capacity(self.want_capacity());
        if query.prefix.is_empty() {
            request = request.key_condition_expression("#pk = :pk");
        } else {
            request = request
                .key_condition_expression("#pk = :pk AND begins_with(#sk, :prefix)")
                .expression_attribute_names("#sk", names::SK)
                .expression_attribute_values(":prefix", AttributeValue::S(query.prefix.clone()));
        }
        if let Some(after) = &query.after {
            request = request.set_exclusive_start_key(Some(from_key(&Key::new(&*query.pk, &**after))));
        }
        let answer = self
            .patience
            .again(Effect::Reads, || {
                self.called();
                let request = request.clone();
                async { request.send().await.map_err(|e| trouble(&e)) }
            })
            .await?;
        self.consumed(answer.consumed_capacity());
        let items = answer.items().iter().map(to_item).collect::<Result<_, _>>()?;
        let next = answer.last_evaluated_key().filter(|key| !key.is_empty()).map(to_key).transpose()?;
        Ok(Page { items, next: next.map(|key| key.sk) })
    }

    #[allow(clippy::disallowed_methods, reason = "backups read whole tables; no request path comes here")]
    pub(super) async fn scan_page(&self, table: Table, after: Option<&Key>) -> Result<Scan, StoreError> {
        let request = self
            .client
            .scan()
            .table_name(self.table_name(table))
            .consistent_read(true)
            .set_exclusive_start_key(after.map(from_key))
            .set_return_consumed_capacity(self.want_capacity());
        let answer = self
            .patience
            .again(Effect::Reads, || {
                self.called();
                let request = request.clone();
                async { request.send().await.map_err(|e| trouble(&e)) }
            })
            .await?;
        self.consumed(answer.consumed_capacity());
        let items = answer.items().iter().map(to_item).collect::<Result<_, _>>()?;
        let next = answer.last_evaluated_key().filter(|key| !key.is_empty()).map(to_key).transpose()?;
        Ok(Scan { items, next })
    }

    /// Counts a call when somebody counts.
    pub(super) fn called(&self) {
        if let Some(meter) = &self.meter {
            meter.call();
        }
    }

    /// Counts the units of an answer when somebody counts.
    pub(super) fn consumed<'a>(&self, parts: impl IntoIterator<Item = &'a aws_sdk_dynamodb::types::ConsumedCapacity>) {
        if let Some(meter) = &self.meter {
            meter.consumed(parts);
        }
    }
}
