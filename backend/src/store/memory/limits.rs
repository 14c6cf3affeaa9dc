//! The limits of DynamoDB that a request can run into, so that a test with the twin fails where the real tables would.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::port::{Condition, Item, Key, Query, StoreError, Table, Transaction, Write};
use crate::store::names;

/// Most bytes of an item: the names and values of all its attributes.
pub(super) const ITEM_BYTES: usize = 400 * 1024;
/// Most bytes of the items of one transaction.
const TRANSACTION_BYTES: usize = 4 * 1024 * 1024;
/// Most bytes of the items on one page.
pub(super) const PAGE_BYTES: usize = 1024 * 1024;
/// Most writes of one transaction.
const WRITES: usize = 100;
/// Most characters of a token.
const TOKEN: usize = 36;
/// Most bytes of a partition key.
const PK_BYTES: usize = 2048;
/// Most bytes of a sort key.
const SK_BYTES: usize = 1024;
/// How deep lists and maps may stand in each other.
const NESTING: usize = 32;

fn rejected<T>(why: impl Into<String>) -> Result<T, StoreError> {
    Err(StoreError::Rejected(why.into()))
}

/// Both parts of the key are there and short enough.
pub(super) fn key(key: &Key) -> Result<(), StoreError> {
    for (part, most) in [(&key.pk, PK_BYTES), (&key.sk, SK_BYTES)] {
        if part.is_empty() {
            return rejected("a key part is empty");
        }
        if part.len() > most {
            return rejected(format!("a key part is longer than {most} bytes"));
        }
    }
    Ok(())
}

/// The item's key is good, its values can be stored, and it is not too large.
pub(super) fn item(item: &Item) -> Result<(), StoreError> {
    key(&item.key)?;
    for (field, value) in &item.body {
        if field.is_empty() {
            return rejected("a field's name is empty");
        }
        value_can_be_stored(value, 0)?;
    }
    if item_bytes(item) > ITEM_BYTES {
        return rejected("the item is larger than 400 KB");
    }
    Ok(())
}

fn value_can_be_stored(value: &Value, depth: usize) -> Result<(), StoreError> {
    if depth > NESTING {
        return rejected("the record is nested deeper than 32 levels");
    }
    match value {
        Value::Number(number) if number.as_i64().is_none() => rejected("a number is not a 64-bit integer"),
        Value::Array(values) => values.iter().try_for_each(|value| value_can_be_stored(value, depth + 1)),
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            if name.is_empty() { rejected("a field's name is empty") } else { value_can_be_stored(value, depth + 1) }
        }),
        _ => Ok(()),
    }
}

/// The query names a partition and starts inside its own range.
pub(super) fn query(query: &Query) -> Result<(), StoreError> {
    key(&Key::new(&*query.pk, "-"))?;
    if query.limit == Some(0) {
        return rejected("a page holds at least one item");
    }
    match &query.after {
        Some(after) if after.is_empty() || !after.starts_with(&query.prefix) => {
            rejected("the query starts outside its own range")
        }
        _ => Ok(()),
    }
}

/// One to a hundred writes, each to another key, within the size of a transaction.
pub(super) fn transaction(transaction: &Transaction) -> Result<(), StoreError> {
    if transaction.writes.is_empty() || transaction.writes.len() > WRITES {
        return rejected("a transaction has 1 to 100 writes");
    }
    if transaction.token.is_empty() || transaction.token.len() > TOKEN {
        return rejected("a token has 1 to 36 characters");
    }
    let mut seen = BTreeSet::new();
    let mut bytes = 0;
    for write in &transaction.writes {
        let (table, written) = target(write);
        match write {
            Write::Put(_, put, _) => {
                item(put)?;
                bytes += item_bytes(put);
            }
            Write::Check(_, _, Condition::None) => return rejected("a check has a condition"),
            Write::Delete(..) | Write::Check(..) => key(written)?,
        }
        if !seen.insert((table, written)) {
            return rejected("two writes go to one key");
        }
    }
    if bytes > TRANSACTION_BYTES {
        return rejected("the transaction is larger than 4 MB");
    }
    Ok(())
}

/// Where a write goes.
pub(super) fn target(write: &Write) -> (Table, &Key) {
    match write {
        Write::Put(table, item, _) => (*table, &item.key),
        Write::Delete(table, key, _) | Write::Check(table, key, _) => (*table, key),
    }
}

/// An item's size as DynamoDB counts it: the UTF-8 bytes of names and values, with a little for each list and map.
pub(super) fn item_bytes(item: &Item) -> usize {
    let ours = names::PK.len() + item.key.pk.len() + names::SK.len() + item.key.sk.len();
    let zone = names::ZONE.len() + item.zone.len();
    let version = names::VERSION.len() + number_bytes(&item.version.to_string());
    let expires = item.expires_at.map_or(0, |at| names::EXPIRES_AT.len() + number_bytes(&at.to_string()));
    let body: usize = item.body.iter().map(|(field, value)| names::stored(field).len() + value_bytes(value)).sum();
    ours + zone + version + expires + body
}

fn value_bytes(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 1,
        Value::Number(number) => number_bytes(&number.to_string()),
        Value::String(text) => text.len(),
        Value::Array(values) => 3 + values.iter().map(|value| 1 + value_bytes(value)).sum::<usize>(),
        Value::Object(fields) => {
            3 + fields.iter().map(|(name, value)| name.len() + 1 + value_bytes(value)).sum::<usize>()
        }
    }
}

/// A byte for every two significant digits, one more, and one for the sign.
fn number_bytes(digits: &str) -> usize {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => (1, digits),
        None => (0, digits),
    };
    digits.trim_matches('0').len().div_ceil(2) + 1 + sign
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Map, json};

    #[test]
    fn sizes_are_counted_as_dynamodb_counts_them() {
        for (value, bytes) in [
            (json!(null), 1),
            (json!(true), 1),
            (json!(0), 1),
            (json!(42), 2),
            (json!(-42), 3),
            (json!(1_000_000), 2),
            (json!("é"), 2),
            (json!([]), 3),
            (json!(["ab", 1]), 3 + 3 + 3),
            (json!({"ab": "c"}), 3 + 4),
        ] {
            assert_eq!(value_bytes(&value), bytes, "{value}");
        }
    }

    #[test]
    fn an_item_of_exactly_400_kb_is_kept_and_one_byte_more_is_not() {
        let with = |bytes: usize| {
            let mut body = Map::new();
            body.insert("text".into(), json!("a".repeat(bytes)));
            Item { key: Key::new("p", "s"), zone: "demo".into(), version: 1, expires_at: None, body }
        };
        let fixed = item_bytes(&with(0));
        assert!(item(&with(ITEM_BYTES - fixed)).is_ok());
        assert!(item(&with(ITEM_BYTES - fixed + 1)).is_err());
    }
}
