//! A function that lacks a setting ends with a sentence that names it.

use doorstep_tests::runtime::Function;
use serde_json::Value;

const KEY: &str = "0123456789abcdef0123456789abcdef";
const WEB: &str = "no-such-folder";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_said() {
    let bucket = ("DOORSTEP_FILES_BUCKET", "published");
    let prefix = ("DOORSTEP_TABLE_PREFIX", "test-");
    for (name, settings, sentence) in [
        ("api-private", vec![], "the setting DOORSTEP_TABLE_PREFIX is missing"),
        ("api-private", vec![("DOORSTEP_TABLE_PREFIX", "")], "the setting DOORSTEP_TABLE_PREFIX is missing"),
        ("api-private", vec![prefix], "the setting DOORSTEP_MARK_KEY is missing"),
        ("outbox", vec![], "the setting DOORSTEP_TABLE_PREFIX is missing"),
        ("outbox", vec![("DOORSTEP_TABLE_PREFIX", "test-")], "the setting DOORSTEP_FILES_BUCKET is missing"),
        ("api-public", vec![bucket, ("DOORSTEP_WEB", WEB)], "the setting DOORSTEP_CURSOR_KEY is missing"),
        (
            "api-public",
            vec![bucket, ("DOORSTEP_WEB", WEB), ("DOORSTEP_CURSOR_KEY", "short")],
            "the setting DOORSTEP_CURSOR_KEY cannot be used: it must have at least 32 characters",
        ),
        ("api-public", vec![bucket, ("DOORSTEP_CURSOR_KEY", KEY)], "the setting DOORSTEP_WEB is missing"),
        (
            "api-public",
            vec![
                bucket,
                ("DOORSTEP_WEB", WEB),
                ("DOORSTEP_CURSOR_KEY", KEY),
                ("DOORSTEP_ADDRESS", "https://zone.example/oruk"),
            ],
            "the setting DOORSTEP_ADDRESS cannot be used: it is where browsers find the server, such as \
             https://zone.example, without a path",
        ),
        (
            "api-public",
            vec![("DOORSTEP_WEB", WEB), ("DOORSTEP_CURSOR_KEY", KEY)],
            "the setting DOORSTEP_FILES_BUCKET is missing",
        ),
        (
            "api-public",
            vec![bucket, ("DOORSTEP_WEB", WEB), ("DOORSTEP_CURSOR_KEY", KEY)],
            "the setting DOORSTEP_TABLE_PREFIX is missing",
        ),
        (
            "api-public",
            vec![bucket, prefix, ("DOORSTEP_WEB", WEB), ("DOORSTEP_CURSOR_KEY", KEY)],
            "no-such-folder/assets.json cannot be read",
        ),
    ] {
        let (status, log) = Function::start(name, &settings).await.ended().await;
        assert_eq!(status.code(), Some(1), "{name}: {log:?}");
        let [line] = &log[..] else { panic!("{name} says {} lines: {log:#?}", log.len()) };
        let line: Value = serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"));
        assert_eq!(line["level"], "ERROR");
        let said = line["error"].as_str().unwrap_or_default();
        assert!(said.starts_with(sentence), "{name}: {said}");
        assert!(!said.contains("short"), "a key does not belong in a log: {said}");
    }
}
