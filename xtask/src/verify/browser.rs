//! The browser and accessibility tests, against the program as it was just built.

use crate::failure::Failure;
use crate::run;
use crate::setup::browser::FOLDER;
use crate::workspace::Workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs every `*.test.mjs` of the folder. The tests learn from the environment where things are: `CHROMIUM`,
/// `DOORSTEP_BIN` and `DOORSTEP_WEB`.
///
/// # Errors
/// When there is no test, the server does not build, or a test fails.
pub fn tests(workspace: &Workspace, chromium: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    collect(&workspace.path(FOLDER), &mut files)?;
    if files.is_empty() {
        return Err(Failure::work(format!("There is no browser test (*.test.mjs) in {FOLDER}.")));
    }
    if !workspace.web().join("assets.json").is_file() {
        return Err(Failure::work("Not run: the web files could not be built."));
    }
    // The same selection of crates as for the other tests, or cargo would compile all they are built from again.
    run::run(workspace.cargo("build").args(["--quiet", "--workspace", "--bins", "--tests"]))?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]).args(files).current_dir(workspace.path(""));
    node.env("CHROMIUM", chromium)
        .env("DOORSTEP_BIN", workspace.doorstep_program())
        .env("DOORSTEP_WEB", workspace.web());
    run::run(&mut node)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let listed = fs::read_dir(folder).map_err(|error| Failure::file(folder, &error))?;
    let mut entries: Vec<PathBuf> = listed.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() && !entry.ends_with("node_modules") {
            collect(&entry, files)?;
        } else if entry.to_string_lossy().ends_with(".test.mjs") {
            files.push(entry);
        }
    }
    Ok(())
}
