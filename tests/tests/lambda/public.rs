//! The public function, on a bucket as moto keeps it.

use std::path::Path;

use doorstep_backend::compress;
use doorstep_backend::port::{Query, Table, Tables as _};
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::store::files::{S3Files, bucket_at};
use doorstep_backend::store::keys;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_shared::published::ListFile;
use doorstep_tests::engines::Moto;
use doorstep_tests::feed;
use doorstep_tests::gateway::Asked;
use doorstep_tests::runtime::{Function, init_milliseconds};
use doorstep_tests::watched::Watched;
use doorstep_tests::zones::{publish_new, take_in};
use serde_json::json;

use super::{ask, ends_discreetly};

/// The smallest set of web files that a build could have written.
fn web_files(folder: &Path) {
    let files = [
        ("/a/app.1.css", "body{margin:0}"),
        ("/a/public.1.js", "import('./public.1.wasm')"),
        ("/a/public.1.wasm", "\0asm"),
        ("/a/en.1.words", "words"),
        ("/a/pl.1.words", "words"),
        ("/a/ar.1.words", "words"),
    ];
    std::fs::create_dir(folder.join("a")).unwrap();
    let mut sizes = serde_json::Map::new();
    for (address, text) in files {
        let path = folder.join(&address[1..]);
        for (ending, bytes) in
            [("", text.as_bytes().to_vec()), (".br", compress::pack(text.as_bytes()).unwrap()), (".gz", b"gz".to_vec())]
        {
            std::fs::write(format!("{}{ending}", path.display()), bytes).unwrap();
        }
        sizes.insert(address.into(), json!({ "bytes": text.len() }));
    }
    let list = json!({
        "js": "/a/public.1.js", "wasm": "/a/public.1.wasm", "css": "/a/app.1.css", "css_sha256_base64": "hash=",
        "packs": { "en": "/a/en.1.words", "pl": "/a/pl.1.words", "ar": "/a/ar.1.words" }, "sizes": sizes,
    });
    std::fs::write(folder.join("assets.json"), list.to_string()).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn it_answers_from_a_bucket_of_moto() {
    let moto = Moto::start().await.unwrap_or_else(|why| panic!("{why}"));
    let door = Watched::before(moto.endpoint()).await;
    let bucket = S3Files::new(bucket_at(moto.endpoint()), "published");
    bucket.create_bucket().await.unwrap();
    let (tables, zone) = (MemoryTables::new(), "riverside".parse().unwrap());
    take_in(&tables, &zone, feed::generate(80, 7).as_bytes()).await;
    let pointer = publish_new(&tables, &bucket, &zone).await;
    let web = tempfile::tempdir().unwrap();
    web_files(web.path());

    let settings = [
        ("DOORSTEP_FILES_BUCKET", "published"),
        ("DOORSTEP_S3_ENDPOINT", door.endpoint()),
        ("DOORSTEP_WEB", web.path().to_str().unwrap()),
        ("DOORSTEP_CURSOR_KEY", "0123456789abcdef0123456789abcdef"),
        ("DOORSTEP_TABLE_PREFIX", "test-"),
        ("DOORSTEP_DYNAMODB_ENDPOINT", moto.endpoint()),
        ("DOORSTEP_ADDRESS", "https://zone.example"),
    ];
    let letters = DynamoTables::at(moto.endpoint(), "test-");
    letters.create_tables().await.unwrap();
    let mut function = Function::start("api-public", &settings).await;
    function.ready().await;
    assert!(door.connections() > 0, "the bucket is asked before the first request");
    init_milliseconds(&function).await;
    assert_eq!(function.logged("init:").await["zones"], 1);

    // The pointer, as published.
    let answer = ask(&mut function, &Asked::get("/api/v1/zones/riverside/directory")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    assert_eq!(answer.json(), serde_json::to_value(&pointer).unwrap());
    assert!(!answer.base64, "text goes as text");
    let tag = answer.header("etag").to_owned();
    assert!(!tag.is_empty());

    // The list file: brotli as it lies there for a phone, unpacked for a caller that does not read brotli.
    let phone = ask(&mut function, &Asked::get(&pointer.list.url).with("accept-encoding", "gzip, br")).await;
    assert_eq!((phone.status, phone.header("content-encoding"), phone.base64), (200, "br", true));
    assert_eq!(phone.body.len() as u64, pointer.list.bytes);
    let list = ListFile::read(&compress::unpack(&phone.body).unwrap()).unwrap();
    let plain = ask(&mut function, &Asked::get(&pointer.list.url)).await;
    assert_eq!((plain.header("content-encoding"), plain.body.len() as u64), ("", pointer.list.unpacked_bytes));
    assert!(plain.base64, "bytes that are no text go as base64");
    assert_eq!(ListFile::read(&plain.body).unwrap(), list);

    // The feed's links begin where people find the zone, whatever host the gateway was asked at; its self-test runs here too.
    let root = ask(&mut function, &Asked::get("/oruk/v3/riverside/").with("host", "elsewhere.example")).await.json();
    assert_eq!(root["publisher"]["website"], "https://zone.example/en/z/riverside/");
    let test = ask(&mut function, &Asked::get("/oruk/riverside/self-test").with("accept", "application/json")).await;
    assert_eq!((test.status, test.json()["failed"].as_u64()), (200, Some(0)), "{}", test.text());

    // Search finds a service by its name. The words go nowhere else.
    let wanted = &list.entries[list.entries.len() / 2];
    let words: Vec<&str> = wanted.name.split_whitespace().filter(|w| w.len() > 4).collect();
    let query = format!("/api/v1/zones/riverside/services?q={}&limit=5", words.join("+"));
    let found = ask(&mut function, &Asked::get(&query)).await;
    assert_eq!(found.status, 200, "{}", found.text());
    let names: Vec<String> =
        found.json()["items"].as_array().unwrap().iter().map(|i| i["name"].as_str().unwrap().to_owned()).collect();
    assert!(names.contains(&wanted.name), "{names:?} without {}", wanted.name);

    // A page in Arabic: text for a caller that packs nothing, base64 for a browser.
    let address = "/ar/z/riverside/find?q=zweisamkeit";
    let page = ask(&mut function, &Asked::get(address).with("accept", "text/html")).await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(!page.base64);
    assert!(page.text().contains("lang=\"ar\"") && page.text().contains("dir=\"rtl\""));
    assert!(
        page.text().chars().filter(|c| ('\u{600}'..'\u{6ff}').contains(c)).count() > 100,
        "it is written in Arabic"
    );
    let packed = ask(&mut function, &Asked::get(address).with("accept-encoding", "br")).await;
    assert_eq!((packed.status, packed.header("content-encoding"), packed.base64), (200, "br", true));
    assert_eq!(compress::unpack(&packed.body).unwrap(), page.body);
    assert!(packed.body.len() < page.body.len() / 2);

    // The start page asks the gateway's cookies for the language.
    let start = ask(&mut function, &Asked::get("/").with("accept-language", "pl").cookie("lang=ar")).await;
    assert_eq!((start.status, start.header("location")), (303, "/ar/z/riverside/"));

    // What the caller holds is not sent again.
    let held = Asked::get("/api/v1/zones/riverside/directory").with("if-none-match", tag);
    let again = ask(&mut function, &held).await;
    assert_eq!((again.status, again.body.len()), (304, 0));

    // The app's own files.
    let script = ask(&mut function, &Asked::get("/a/public.1.js").with("accept-encoding", "br")).await;
    assert_eq!((script.status, script.header("content-encoding"), script.base64), (200, "br", true));

    // A letter goes into the table, by nothing but puts.
    let form = "/pl/z/riverside/tell";
    let page = ask(&mut function, &Asked::get(form).with("accept", "text/html")).await;
    let stamp = page.text().split("name=\"stamp\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
    let sent = ask(&mut function, &Asked::post(form, format!("stamp={stamp}&text=zweisamkeit+please"))).await;
    assert_eq!((sent.status, sent.header("location")), (303, "/pl/z/riverside/tell?sent=1"));
    let inbox = Query::prefix(Table::Directory, keys::inbox(&zone), "");
    let kept = letters.query_all(&inbox).await.unwrap();
    assert_eq!((kept.len(), kept[0].body["text"].as_str()), (1, Some("zweisamkeit please")));

    let nothing = ask(&mut function, &Asked::get("/api/v1/zones/elsewhere/directory")).await;
    assert_eq!((nothing.status, nothing.header("content-type")), (404, "application/problem+json"));
    let private = ask(&mut function, &Asked::get("/api/v1/session")).await;
    assert_eq!(private.status, 404, "the private half is not here");
    ends_discreetly(function, &["zweisamkeit", words[0], &wanted.name, "192.0.2.1"]);
}
