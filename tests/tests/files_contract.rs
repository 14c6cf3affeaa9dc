//! Published files are kept the same way in memory, in a folder and in a bucket.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may")]

use std::sync::Arc;

use doorstep_backend::port::{FileError, PublishedFiles};
use doorstep_backend::store::files::{FolderFiles, MemoryFiles, S3Files, bucket_at};
use doorstep_shared::id::ZoneId;
use doorstep_tests::contract::files;
use doorstep_tests::engines::Moto;

async fn keeps_the_contract(name: &str, kept: impl PublishedFiles + 'static) {
    files::all(Arc::new(kept)).await;
    println!("files contract: {name} {0} of {0}", files::CASES);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_memory() {
    keeps_the_contract("memory", MemoryFiles::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    keeps_the_contract("folder", FolderFiles::new(folder.path().join("not-there-yet"))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_bucket_of_moto() {
    let moto = Moto::start().await.unwrap_or_else(|why| panic!("{why}"));
    let bucket = S3Files::new(bucket_at(moto.endpoint()), "published");
    bucket.create_bucket().await.unwrap();
    keeps_the_contract("bucket (moto)", bucket).await;
}

#[tokio::test]
async fn a_folder_holds_nothing_but_what_was_published() {
    let folder = tempfile::tempdir().unwrap();
    let zone: ZoneId = "demo".parse().unwrap();
    let kept = FolderFiles::new(folder.path());
    kept.put_file(&zone, "aa", b"bytes").await.unwrap();
    let names: Vec<_> =
        std::fs::read_dir(folder.path().join("demo")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["aa.br"]);
}

#[tokio::test]
async fn a_damaged_pointer_says_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("demo")).unwrap();
    std::fs::write(folder.path().join("demo/pointer.json"), "{ half").unwrap();
    let kept = FolderFiles::new(folder.path());
    let answer = kept.pointer(&"demo".parse().unwrap()).await;
    assert!(matches!(answer, Err(FileError::Damaged(_))), "{answer:?}");
}
