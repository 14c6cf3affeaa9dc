//! Writing: one transaction with its conditions.

use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Delete, Put, ReturnValuesOnConditionCheckFailure, TransactWriteItem,
};

use super::DynamoTables;
use super::error::transaction_trouble;
use super::item::{from_item, from_key};
use super::patience::Effect;
use crate::port::{Condition, StoreError, Transaction, Write};
use crate::store::names;

/// What a condition that does not hold brings back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The item that is there instead, so that "gone" and "changed" are told apart without another read.
    Shown,
    /// Nothing: whoever writes may not read.
    Hidden,
}

impl Found {
    fn asked(self) -> ReturnValuesOnConditionCheckFailure {
        match self {
            Self::Shown => ReturnValuesOnConditionCheckFailure::AllOld,
            Self::Hidden => ReturnValuesOnConditionCheckFailure::None,
        }
    }
}

impl DynamoTables {
    /// Every attempt carries the same token, so one whose answer was lost is not made twice.
    pub(super) async fn transact_write(&self, transaction: &Transaction, found: Found) -> Result<(), StoreError> {
        // An empty token would count as none: the repeat of a lost request would be made twice.
        if transaction.token.is_empty() {
            return Err(StoreError::Rejected("a token has 1 to 36 characters".into()));
        }
        let writes =
            transaction.writes.iter().map(|write| self.write(write, found.asked())).collect::<Result<Vec<_>, _>>()?;
        let request = self
            .client
            .transact_write_items()
            .set_transact_items(Some(writes))
            .client_request_token(&transaction.token)
            .set_return_consumed_capacity(self.want_capacity());
        let answer = self
            .patience
            .again(Effect::Writes, || {
                self.called();
                let request = request.clone();
                async { request.send().await.map_err(|e| transaction_trouble(&e)) }
            })
            .await?;
        self.consumed(answer.consumed_capacity());
        Ok(())
    }

    fn write(
        &self,
        write: &Write,
        found: ReturnValuesOnConditionCheckFailure,
    ) -> Result<TransactWriteItem, StoreError> {
        let item = TransactWriteItem::builder();
        Ok(match write {
            Write::Put(table, put, condition) => {
                let expression = Expression::of(*condition);
                let put = Put::builder()
                    .table_name(self.table_name(*table))
                    .set_item(Some(from_item(put)?))
                    .set_condition_expression(expression.text())
                    .set_expression_attribute_names(expression.names())
                    .set_expression_attribute_values(expression.values())
                    .return_values_on_condition_check_failure(found);
                item.put(put.build().map_err(incomplete)?)
            }
            Write::Delete(table, key, condition) => {
                let expression = Expression::of(*condition);
                let delete = Delete::builder()
                    .table_name(self.table_name(*table))
                    .set_key(Some(from_key(key)))
                    .set_condition_expression(expression.text())
                    .set_expression_attribute_names(expression.names())
                    .set_expression_attribute_values(expression.values())
                    .return_values_on_condition_check_failure(found);
                item.delete(delete.build().map_err(incomplete)?)
            }
            Write::Check(_, _, Condition::None) => return Err(StoreError::Rejected("a check has a condition".into())),
            Write::Check(table, key, condition) => {
                let expression = Expression::of(*condition);
                let check = ConditionCheck::builder()
                    .table_name(self.table_name(*table))
                    .set_key(Some(from_key(key)))
                    .set_condition_expression(expression.text())
                    .set_expression_attribute_names(expression.names())
                    .set_expression_attribute_values(expression.values())
                    .return_values_on_condition_check_failure(found);
                item.condition_check(check.build().map_err(incomplete)?)
            }
        }
        .build())
    }
}

fn incomplete(error: BuildError) -> StoreError {
    StoreError::Rejected(error.to_string())
}

/// A condition in DynamoDB's words.
struct Expression {
    text: &'static str,
    name: &'static str,
    version: Option<u64>,
}

impl Expression {
    fn of(condition: Condition) -> Self {
        match condition {
            Condition::None => Self { text: "", name: "", version: None },
            Condition::Absent => Self { text: "attribute_not_exists(#k)", name: names::PK, version: None },
            Condition::Present => Self { text: "attribute_exists(#k)", name: names::PK, version: None },
            Condition::Version(version) => Self { text: "#k = :v", name: names::VERSION, version: Some(version) },
        }
    }

    fn text(&self) -> Option<String> {
        (!self.text.is_empty()).then(|| self.text.to_owned())
    }

    fn names(&self) -> Option<std::collections::HashMap<String, String>> {
        (!self.text.is_empty()).then(|| [("#k".to_owned(), self.name.to_owned())].into())
    }

    fn values(&self) -> Option<super::item::Attributes> {
        self.version.map(|version| [(":v".to_owned(), AttributeValue::N(version.to_string()))].into())
    }
}
