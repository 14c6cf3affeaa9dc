//! What a table's stream sends to the function that reads it: events with records in DynamoDB's own notation.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use serde_json::{Map, Value, json};

/// The items of a partition as they lie in the table, in the stream's notation.
///
/// # Panics
/// When the engine does not answer.
pub async fn images(client: &Client, table: &str, pk: &str) -> Vec<Value> {
    let mut pages = client
        .query()
        .table_name(table)
        .key_condition_expression("pk = :pk")
        .expression_attribute_values(":pk", AttributeValue::S(pk.into()))
        .into_paginator()
        .items()
        .send();
    let mut images = Vec::new();
    while let Some(item) = pages.next().await {
        let item = item.expect("the engine answers");
        images.push(Value::Object(item.iter().map(|(name, value)| (name.clone(), notation(value))).collect()));
    }
    images
}

fn notation(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::S(text) => json!({ "S": text }),
        AttributeValue::N(number) => json!({ "N": number }),
        AttributeValue::Bool(yes) => json!({ "BOOL": yes }),
        AttributeValue::Null(yes) => json!({ "NULL": yes }),
        AttributeValue::L(list) => json!({ "L": list.iter().map(notation).collect::<Vec<_>>() }),
        AttributeValue::M(map) => {
            let fields: Map<String, Value> = map.iter().map(|(name, value)| (name.clone(), notation(value))).collect();
            json!({ "M": fields })
        }
        other => panic!("the store writes no such value: {other:?}"),
    }
}

/// The record of an item that was put in, at this place of the stream.
pub fn inserted(image: &Value, sequence_number: &str) -> Value {
    json!({
        "eventID": format!("7de3041dd709b024af6f29e4fa{sequence_number:0>6}"),
        "eventName": "INSERT",
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "awsRegion": "eu-west-2",
        "dynamodb": {
            "ApproximateCreationDateTime": 1_795_341_600,
            "Keys": { "pk": image["pk"], "sk": image["sk"] },
            "NewImage": image,
            "SequenceNumber": sequence_number,
            "SizeBytes": 280,
            "StreamViewType": "NEW_IMAGE",
        },
        "eventSourceARN":
            "arn:aws:dynamodb:eu-west-2:123456789012:table/doorstep-live-directory/stream/2026-11-22T10:00:00.000",
    })
}

/// The record of an item that has gone, as its time to live ended.
pub fn removed(image: &Value, sequence_number: &str) -> Value {
    let mut record = inserted(image, sequence_number);
    record["eventName"] = json!("REMOVE");
    record["userIdentity"] = json!({ "principalId": "dynamodb.amazonaws.com", "type": "Service" });
    if let Some(change) = record["dynamodb"].as_object_mut() {
        change.remove("NewImage");
    }
    record
}

/// The event that brings these records.
pub fn event(records: &[Value]) -> Value {
    json!({ "Records": records })
}
