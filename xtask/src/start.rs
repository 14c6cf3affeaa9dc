//! `cargo start`: everything built, then one process with the demo zone.

use crate::bundle;
use crate::failure::Failure;
use crate::run;
use crate::setup;
use crate::workspace::Workspace;
use std::ffi::OsString;
use std::process::Command;
use std::thread;
use std::time::Instant;

/// Builds everything, then becomes the server.
///
/// # Errors
/// When something is missing that cannot be installed, or does not build.
pub fn run(workspace: &Workspace, options: &[OsString]) -> Result<(), Failure> {
    build(workspace, bundle::SMALL)?;
    let mut serve = Command::new(workspace.doorstep_program());
    serve.arg("serve").arg("--web").arg(workspace.web()).args(options);
    run::become_program(&mut serve)
}

/// Builds the apps and the server side by side.
///
/// # Errors
/// When something is missing that cannot be installed, or does not build.
pub fn build(workspace: &Workspace, profile: &str) -> Result<(), Failure> {
    setup::wasm::ensure()?;
    eprintln!("Building the app for phones and the server (a first build takes some minutes)…");
    thread::scope(|scope| {
        let server = scope.spawn(|| {
            let started = Instant::now();
            // Whoever works on a screen has the tests built too: the same selection, or cargo compiles everything again.
            let crates: &[&str] = if profile == bundle::FAST {
                &["--workspace", "--bins", "--tests"]
            } else {
                &["--package", "doorstep"]
            };
            run::run(workspace.cargo("build").arg("--quiet").args(crates))?;
            eprintln!("  the server: {}", run::seconds(started.elapsed()));
            Ok(())
        });
        let started = Instant::now();
        let app = bundle::compile(workspace, profile);
        if app.is_ok() {
            eprintln!("  the app for phones: {}", run::seconds(started.elapsed()));
        }
        let server = server.join().unwrap_or_else(|_| Err(Failure::work("The build of the server broke off.")));
        app.and_then(|wasm| bundle::write(workspace, &wasm)).and(server)
    })
}
