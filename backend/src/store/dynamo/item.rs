//! An item as DynamoDB's attributes and back.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::{Map, Value};

use crate::port::{Item, Key, StoreError};
use crate::store::names;

/// The attributes of an item or a key.
pub(super) type Attributes = HashMap<String, AttributeValue>;

/// A key's attributes.
pub(super) fn from_key(key: &Key) -> Attributes {
    HashMap::from([
        (names::PK.to_owned(), AttributeValue::S(key.pk.clone())),
        (names::SK.to_owned(), AttributeValue::S(key.sk.clone())),
    ])
}

/// An item's attributes: ours, and the record's fields beside them.
///
/// # Errors
/// [`StoreError::Rejected`] for a number that is not a 64-bit integer.
pub(super) fn from_item(item: &Item) -> Result<Attributes, StoreError> {
    let mut attributes = from_key(&item.key);
    attributes.insert(names::ZONE.into(), AttributeValue::S(item.zone.clone()));
    attributes.insert(names::VERSION.into(), AttributeValue::N(item.version.to_string()));
    if let Some(at) = item.expires_at {
        attributes.insert(names::EXPIRES_AT.into(), AttributeValue::N(at.to_string()));
    }
    for (field, value) in &item.body {
        attributes.insert(names::stored(field).into_owned(), from_value(value)?);
    }
    Ok(attributes)
}

/// The item that these attributes are.
///
/// # Errors
/// [`StoreError::Damaged`] when they are none of ours.
pub(super) fn to_item(attributes: &Attributes) -> Result<Item, StoreError> {
    let key = to_key(attributes)?;
    let damaged = |what: &str| StoreError::Damaged(format!("{} {}: {what}", key.pk, key.sk));
    let mut item = Item { key: key.clone(), zone: String::new(), version: 0, expires_at: None, body: Map::new() };
    for (name, value) in attributes {
        match (name.as_str(), value) {
            (names::PK | names::SK, _) => {}
            (names::ZONE, AttributeValue::S(zone)) => item.zone = zone.clone(),
            (names::VERSION, AttributeValue::N(version)) => {
                item.version = version.parse().map_err(|_| damaged("its version is not a count"))?;
            }
            (names::EXPIRES_AT, AttributeValue::N(at)) => {
                item.expires_at = Some(at.parse().map_err(|_| damaged("its time to live is not a time"))?);
            }
            (names::ZONE | names::VERSION | names::EXPIRES_AT, _) => return Err(damaged("an attribute of ours")),
            (name, value) => {
                let value = to_value(value).ok_or_else(|| damaged(name))?;
                item.body.insert(names::plain(name).to_owned(), value);
            }
        }
    }
    Ok(item)
}

/// The key among an item's attributes.
pub(super) fn to_key(attributes: &Attributes) -> Result<Key, StoreError> {
    match (attributes.get(names::PK), attributes.get(names::SK)) {
        (Some(AttributeValue::S(pk)), Some(AttributeValue::S(sk))) => Ok(Key::new(pk, sk)),
        _ => Err(StoreError::Damaged("an item without a key".into())),
    }
}

fn from_value(value: &Value) -> Result<AttributeValue, StoreError> {
    Ok(match value {
        Value::Null => AttributeValue::Null(true),
        Value::Bool(value) => AttributeValue::Bool(*value),
        Value::String(text) => AttributeValue::S(text.clone()),
        Value::Number(number) => match number.as_i64() {
            Some(number) => AttributeValue::N(number.to_string()),
            None => return Err(StoreError::Rejected("a number is not a 64-bit integer".into())),
        },
        Value::Array(values) => AttributeValue::L(values.iter().map(from_value).collect::<Result<_, _>>()?),
        Value::Object(fields) => AttributeValue::M(
            fields.iter().map(|(name, value)| Ok((name.clone(), from_value(value)?))).collect::<Result<_, _>>()?,
        ),
    })
}

/// `None` for what we never store: sets, bytes, numbers that are not 64-bit integers.
fn to_value(value: &AttributeValue) -> Option<Value> {
    Some(match value {
        AttributeValue::Null(_) => Value::Null,
        AttributeValue::Bool(value) => Value::Bool(*value),
        AttributeValue::S(text) => Value::String(text.clone()),
        AttributeValue::N(number) => Value::from(number.parse::<i64>().ok()?),
        AttributeValue::L(values) => Value::Array(values.iter().map(to_value).collect::<Option<_>>()?),
        AttributeValue::M(fields) => {
            Value::Object(fields.iter().map(|(name, v)| Some((name.clone(), to_value(v)?))).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}
