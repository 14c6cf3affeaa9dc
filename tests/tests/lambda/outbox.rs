//! The outbox function: records of the stream become published zones.

use aws_sdk_dynamodb::types::AttributeValue;
use doorstep_backend::port::PublishedFiles;
use doorstep_backend::store::dynamo::{client_at, config_at};
use doorstep_backend::store::files::{S3Files, bucket_at};
use doorstep_backend::store::keys;
use doorstep_shared::id::ZoneId;
use doorstep_tests::engines::{self, Moto};
use doorstep_tests::feed;
use doorstep_tests::runtime::{Function, init_milliseconds};
use doorstep_tests::stream::{event, images, inserted, removed};
use doorstep_tests::watched::Watched;
use doorstep_tests::zones::take_in;
use serde_json::{Value, json};

use super::ends_discreetly;

const TABLE: &str = "test-directory";

fn zone(name: &str) -> ZoneId {
    name.parse().unwrap()
}

/// The messages about a zone, as they lie in the table.
async fn messages(endpoint: &str, zone: &ZoneId) -> Vec<Value> {
    let client = client_at(config_at(endpoint));
    let mut all = images(&client, TABLE, &keys::outbox(keys::outbox_shard(zone))).await;
    all.retain(|image| image["zone"]["S"] == zone.as_str());
    all
}

/// A zone whose record nobody can read.
async fn spoil(endpoint: &str, zone: &ZoneId) {
    let key = keys::zone_meta(zone);
    let put = client_at(config_at(endpoint)).put_item().table_name(TABLE);
    let put = [("pk", key.pk), ("sk", key.sk), ("zone", zone.to_string()), ("name", "no more than that".into())]
        .into_iter()
        .fold(put, |put, (name, value)| put.item(name, AttributeValue::S(value)));
    put.item("v", AttributeValue::N("1".into())).send().await.unwrap();
}

/// The sequence number from which the stream shall come again.
fn again_from(answer: &Value) -> Vec<&str> {
    let failures = answer["batchItemFailures"].as_array().unwrap_or_else(|| panic!("no list of failures: {answer}"));
    failures.iter().map(|failure| failure["itemIdentifier"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn it_publishes_what_changed_into_a_bucket_of_moto() {
    let engine = engines::embedded_in_memory().await.unwrap();
    let endpoint = engine.endpoint.clone().unwrap();
    let moto = Moto::start().await.unwrap_or_else(|why| panic!("{why}"));
    let bucket = S3Files::new(bucket_at(moto.endpoint()), "published");
    bucket.create_bucket().await.unwrap();
    let (tables_door, files_door) = (Watched::before(&endpoint).await, Watched::before(moto.endpoint()).await);

    let (alder, birch, broken) = (zone("alder"), zone("birch"), zone("broken"));
    for zone in [&alder, &birch, &broken] {
        take_in(&*engine.tables, zone, feed::generate(5, 7).as_bytes()).await;
    }
    spoil(&endpoint, &broken).await;
    let (of_alder, of_birch, of_broken) =
        (messages(&endpoint, &alder).await, messages(&endpoint, &birch).await, messages(&endpoint, &broken).await);
    assert!(of_alder.len() > 2 && !of_birch.is_empty() && !of_broken.is_empty());

    let settings = [
        ("DOORSTEP_TABLE_PREFIX", "test-"),
        ("DOORSTEP_DYNAMODB_ENDPOINT", tables_door.endpoint()),
        ("DOORSTEP_FILES_BUCKET", "published"),
        ("DOORSTEP_S3_ENDPOINT", files_door.endpoint()),
    ];
    let mut function = Function::start("outbox", &settings).await;
    function.ready().await;
    assert!(tables_door.connections() == 1 && files_door.connections() > 0, "both are open before the first event");
    init_milliseconds(&function).await;
    assert_eq!(function.logged("init:").await["warm"], json!(true));

    // Many messages about one zone: it is published, once.
    let many: Vec<Value> =
        of_alder.iter().enumerate().map(|(n, image)| inserted(image, &(100 + n).to_string())).collect();
    let answer = function.invoke(event(&many)).await.unwrap();
    assert_eq!(again_from(&answer), [""; 0]);
    let pointer = bucket.pointer(&alder).await.unwrap().unwrap().pointer;
    assert_eq!((pointer.version, pointer.services), (1, 4), "five records, of which one has no name");
    assert!(bucket.file(&alder, &pointer.list.hash).await.unwrap().is_some());
    assert!(bucket.file(&alder, &pointer.detail.hash).await.unwrap().is_some());

    // The same again, as streams do: nothing moves.
    function.invoke(event(&many)).await.unwrap();
    assert_eq!(bucket.pointer(&alder).await.unwrap().unwrap().pointer, pointer);

    // A zone that cannot be published holds back none before or behind it, and comes again from its first message.
    let mixed = [
        inserted(&of_alder[0], "300"),
        inserted(&of_broken[0], "400"),
        inserted(&of_birch[0], "500"),
        inserted(&of_broken[1], "600"),
    ];
    let answer = function.invoke(event(&mixed)).await.unwrap();
    assert_eq!(again_from(&answer), ["400"]);
    assert!(bucket.pointer(&birch).await.unwrap().is_some());
    assert!(bucket.pointer(&broken).await.unwrap().is_none());
    let failure = function.logged("not published").await;
    assert_eq!((&failure["zone"], &failure["level"]), (&json!("broken"), &json!("ERROR")));

    // What is no message about a zone is left alone, whatever zone it names.
    let cedar = zone("cedar");
    take_in(&*engine.tables, &cedar, feed::generate(3, 7).as_bytes()).await;
    let own = images(&client_at(config_at(&endpoint)), TABLE, &keys::zone(&cedar)).await;
    let of_cedar = messages(&endpoint, &cedar).await;
    let mut nameless = of_cedar[0].clone();
    nameless["zone"] = json!({ "S": "No Such Name" });
    nameless["_zone"] = nameless["zone"].clone();
    let strange = [inserted(&own[0], "700"), removed(&of_cedar[0], "800"), inserted(&nameless, "900")];
    let answer = function.invoke(event(&strange)).await.unwrap();
    assert_eq!(again_from(&answer), [""; 0]);
    assert!(bucket.pointer(&cedar).await.unwrap().is_none());

    // Nothing at all is an answer too.
    assert_eq!(again_from(&function.invoke(event(&[])).await.unwrap()), [""; 0]);
    assert_eq!(tables_door.connections(), 1, "a warm function goes on with the connection it has");
    ends_discreetly(function, &["no more than that"]);
}
