//! The four functions as they are deployed: how large their archives are, how long they take to start.
//!
//! Built for this machine, with the profile of the cloud. In the cloud they are built for arm64, and Lambda's own start
//! and TLS come on top.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use doorstep_backend::store::files::{S3Files, bucket_at};

use super::{Figures, note};
use crate::engines::{self, Moto};
use crate::runtime::{Function, init_milliseconds};

/// Each function with the names of its crate and of its figures.
const FUNCTIONS: [(&str, &str, &str); 4] = [
    ("api-public", "doorstep-api-public", "api_public"),
    ("api-private", "doorstep-api-private", "api_private"),
    ("outbox", "doorstep-outbox", "outbox"),
    ("scheduled", "doorstep-scheduled", "scheduled"),
];

/// How often each is started; the figure is the median.
const STARTS: usize = 7;

/// Builds, packs and starts them. The public function and the outbox start only where moto is there to keep a bucket.
///
/// # Errors
/// When one does not build or cannot be packed, in a sentence.
pub async fn of_all(figures: &mut Figures, target: &Path, web: &Path) -> Result<(), String> {
    let built = build(target)?;
    for (program, _, name) in FUNCTIONS {
        note(
            figures,
            format!("{name}_zip_bytes"),
            pack(&built.join(program), (program == "api-public").then_some(web))?,
        );
    }
    let engine = engines::embedded_in_memory().await.map_err(|error| error.to_string())?;
    let endpoint = engine.endpoint.as_deref().unwrap_or_default();
    let tables = [("DOORSTEP_TABLE_PREFIX", "test-"), ("DOORSTEP_DYNAMODB_ENDPOINT", endpoint)];
    let mut private = tables.to_vec();
    private.push(("DOORSTEP_MARK_KEY", "0123456789abcdef0123456789abcdef"));
    start(figures, &built, "api-private", "api_private", &private).await;
    start(figures, &built, "scheduled", "scheduled", &tables).await;
    let Ok(moto) = Moto::start().await else { return Ok(()) };
    S3Files::new(bucket_at(moto.endpoint()), "published").create_bucket().await.map_err(|error| error.to_string())?;
    let mut settings = tables.to_vec();
    settings.extend([("DOORSTEP_FILES_BUCKET", "published"), ("DOORSTEP_S3_ENDPOINT", moto.endpoint())]);
    start(figures, &built, "outbox", "outbox", &settings).await;
    let web = web.to_string_lossy();
    settings.extend([("DOORSTEP_WEB", &*web), ("DOORSTEP_CURSOR_KEY", "0123456789abcdef0123456789abcdef")]);
    start(figures, &built, "api-public", "api_public", &settings).await;
    Ok(())
}

/// In a folder of their own: cargo-lambda wants `target/lambda` for itself.
fn build(target: &Path) -> Result<PathBuf, String> {
    let target = target.join("measure");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--quiet", "--profile", "lambda", "--target-dir"]).arg(&target);
    for (_, package, _) in FUNCTIONS {
        build.args(["--package", package]);
    }
    let status = build.status().map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() { Ok(target.join("lambda")) } else { Err("the functions do not build".into()) }
}

/// The archive that is sent to Lambda: the program under the name Lambda asks for, and the web files beside it.
fn pack(program: &Path, web: Option<&Path>) -> Result<u64, String> {
    let failed = |error: std::io::Error| format!("{} cannot be packed: {error}", program.display());
    let folder = tempfile::tempdir().map_err(failed)?;
    std::fs::copy(program, folder.path().join("bootstrap")).map_err(failed)?;
    let archive = folder.path().join("function.zip");
    let mut zip = Command::new("python3");
    zip.args(["-m", "zipfile", "-c"]).arg(&archive).arg("bootstrap").args(web).current_dir(folder.path());
    let status = zip.status().map_err(failed)?;
    if !status.success() {
        return Err(format!("{} cannot be packed: python3 -m zipfile ended with {status}", program.display()));
    }
    Ok(std::fs::metadata(archive).map_err(failed)?.len())
}

async fn start(figures: &mut Figures, built: &Path, program: &str, name: &str, settings: &[(&str, &str)]) {
    let (mut inits, mut starts) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let begun = Instant::now();
        let function = Function::start_at(&built.join(program), settings).await;
        function.ready().await;
        starts.push(u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX));
        inits.push(init_milliseconds(&function).await);
    }
    inits.sort_unstable();
    starts.sort_unstable();
    note(figures, format!("{name}_init_lambda_build_p50_milliseconds"), inits[STARTS / 2]);
    note(figures, format!("{name}_start_to_first_poll_lambda_build_p50_microseconds"), starts[STARTS / 2]);
}
