//! Prints one JSON object of figures: `measure [--feed FILE] [--lambda]`. `cargo measure` calls it and tells it by
//! `DOORSTEP_WEB` and `DOORSTEP_BIN` where the web files and the program `doorstep` are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a test's program may")]

use std::path::PathBuf;
use std::sync::Arc;

use doorstep_backend::store::dynamo::{DynamoTables, Meter};
use doorstep_engine::Engine;
use doorstep_tests::feed;
use doorstep_tests::figures::{Figures, feeds, files, functions, plans, requests, upkeep};

/// The seed of the generated feeds: the same figures on every machine.
const SEED: u64 = 7;

#[tokio::main]
async fn main() -> Result<(), String> {
    let (mut feed_file, mut lambda) = (None, false);
    let mut words = std::env::args_os().skip(1);
    while let Some(word) = words.next() {
        match word.to_str() {
            Some("--lambda") => lambda = true,
            Some("--feed") => feed_file = Some(PathBuf::from(words.next().ok_or("--feed names no file")?)),
            _ => return Err("usage: measure [--feed FILE] [--lambda]".into()),
        }
    }
    let web = place("DOORSTEP_WEB")?;
    let mut figures = Figures::new();

    files::of_demo(&mut figures, &place("DOORSTEP_BIN")?, &web).await?;
    files::of_feed(&mut figures, "generated_80", feed::generate(80, SEED).as_bytes()).await;

    let engine = Engine::open(None).await.map_err(|error| error.to_string())?;
    let meter = Arc::new(Meter::default());
    let tables = DynamoTables::at(engine.endpoint(), "measure-").metered(meter.clone());
    tables.create_tables().await.map_err(|error| error.to_string())?;
    let feed = feed::generate(819, SEED);
    let (published, zone) =
        files::of_feed_metered(&mut figures, "generated_819", feed.as_bytes(), (&tables, &meter)).await;
    requests::of_each_kind(&mut figures, &web, (&tables, &meter), (published, &zone)).await?;

    upkeep::of_all(&mut figures, (&tables, &meter)).await?;
    feeds::of_all(&mut figures, (&tables, &meter)).await?;
    Box::pin(plans::of_all(&mut figures, (&tables, &meter), &[100, 1_000, 10_000, 100_000])).await?;

    if let Some(path) = feed_file {
        let feed = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        files::of_feed(&mut figures, "feed", &feed).await;
    }
    if lambda {
        let program = std::env::current_exe().map_err(|error| error.to_string())?;
        let target = program.ancestors().nth(2).ok_or("this program lies in no target folder")?;
        functions::of_all(&mut figures, target, &web).await?;
    }
    println!("{}", serde_json::Value::Object(figures));
    Ok(())
}

fn place(variable: &str) -> Result<PathBuf, String> {
    std::env::var_os(variable).map(PathBuf::from).ok_or_else(|| format!("{variable} is not set: run cargo measure"))
}
