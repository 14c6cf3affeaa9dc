//! What every keeper of published files must do.

use std::sync::Arc;

use doorstep_backend::port::{FileError, PublishedFiles};
use doorstep_shared::id::ZoneId;
use doorstep_shared::published::{FileRef, Pointer};

/// How many cases [`all`] has.
pub const CASES: usize = 6;

/// Runs every case; panics at the first that does not hold. The files must be empty.
pub async fn all(files: Arc<dyn PublishedFiles>) {
    nothing_is_there_at_first(&*files).await;
    a_pointer_moves_only_from_where_it_was(&*files).await;
    files_come_back_and_never_change(&*files).await;
    zones_keep_to_themselves(&*files).await;
    a_name_that_is_no_hash_leads_nowhere(&*files).await;
    of_many_that_move_at_once_one_does(files).await;
}

fn zone(name: &str) -> ZoneId {
    name.parse().unwrap()
}

fn pointer(zone: &ZoneId, version: u64) -> Pointer {
    let file =
        |hash: &str| FileRef { hash: hash.into(), url: format!("/d/{zone}/{hash}"), bytes: 1, unpacked_bytes: 2 };
    Pointer {
        zone: zone.clone(),
        name: "Alder Bänk".into(),
        version,
        published_at: "2026-11-22T10:00:00Z".into(),
        services: 3,
        list: file("aa"),
        detail: file("bb"),
        feed: Some(file("cc")),
    }
}

async fn nothing_is_there_at_first(files: &dyn PublishedFiles) {
    assert_eq!(files.zones().await.unwrap(), []);
    assert_eq!(files.pointer(&zone("none")).await.unwrap(), None);
    assert_eq!(files.file(&zone("none"), "aa").await.unwrap(), None);
}

async fn a_pointer_moves_only_from_where_it_was(files: &dyn PublishedFiles) {
    let zone = zone("moves");
    let moved = |answer| matches!(answer, Err(FileError::Moved));
    assert!(moved(files.move_pointer(&zone, Some("\"0123\""), &pointer(&zone, 1)).await), "there is none yet");
    files.move_pointer(&zone, None, &pointer(&zone, 1)).await.unwrap();
    let first = files.pointer(&zone).await.unwrap().unwrap();
    assert_eq!(first.pointer, pointer(&zone, 1));

    assert!(moved(files.move_pointer(&zone, None, &pointer(&zone, 9)).await), "there is one now");
    files.move_pointer(&zone, Some(&first.mark), &pointer(&zone, 2)).await.unwrap();
    let second = files.pointer(&zone).await.unwrap().unwrap();
    assert_eq!(second.pointer, pointer(&zone, 2));
    assert_ne!(second.mark, first.mark);

    assert!(moved(files.move_pointer(&zone, Some(&first.mark), &pointer(&zone, 9)).await), "it has moved");
    assert_eq!(files.pointer(&zone).await.unwrap(), Some(second));
}

async fn files_come_back_and_never_change(files: &dyn PublishedFiles) {
    let zone = zone("files");
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    for (hash, bytes) in [("0123456789abcdef0123456789abcdef", &bytes[..]), ("ab", b""), ("ac", b"\x0b\x02\x80a\x03")] {
        files.put_file(&zone, hash, bytes).await.unwrap();
        assert_eq!(files.file(&zone, hash).await.unwrap().as_deref(), Some(bytes));
        files.put_file(&zone, hash, b"another").await.unwrap();
        assert_eq!(files.file(&zone, hash).await.unwrap().as_deref(), Some(bytes), "the first stays");
    }
    assert_eq!(files.file(&zone, "ad").await.unwrap(), None);
}

async fn zones_keep_to_themselves(files: &dyn PublishedFiles) {
    for name in ["zz-b", "zz-a"] {
        let zone = zone(name);
        files.put_file(&zone, "aa", name.as_bytes()).await.unwrap();
        assert!(!files.zones().await.unwrap().contains(&zone), "a zone without a pointer is not published");
        files.move_pointer(&zone, None, &pointer(&zone, 1)).await.unwrap();
    }
    for name in ["zz-a", "zz-b"] {
        assert_eq!(files.file(&zone(name), "aa").await.unwrap().as_deref(), Some(name.as_bytes()));
    }
    let zones = files.zones().await.unwrap();
    assert_eq!(zones, [zone("moves"), zone("zz-a"), zone("zz-b")]);
}

async fn a_name_that_is_no_hash_leads_nowhere(files: &dyn PublishedFiles) {
    let zone = zone("moves");
    for name in ["", ".", "..", "../zz-a/aa", "pointer.json", "AA", "a/b", "a\\b", "aa.br", "aa\0", &"a".repeat(65)] {
        assert_eq!(files.file(&zone, name).await.unwrap(), None, "{name:?}");
        assert!(matches!(files.put_file(&zone, name, b"bad").await, Err(FileError::Damaged(_))), "{name:?}");
    }
}

async fn of_many_that_move_at_once_one_does(files: Arc<dyn PublishedFiles>) {
    let race = zone("race");
    for (from_nothing, first) in [(true, 100), (false, 200)] {
        let mark = files.pointer(&race).await.unwrap().map(|stored| stored.mark);
        assert_eq!(mark.is_none(), from_nothing);
        let each = (0..6).map(|n| {
            let (files, race, mark) = (files.clone(), race.clone(), mark.clone());
            tokio::spawn(async move { files.move_pointer(&race, mark.as_deref(), &pointer(&race, first + n)).await })
        });
        let answers: Vec<_> = futures::future::join_all(each).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer, Ok(()) | Err(FileError::Moved))), "{answers:?}");
    }
}
