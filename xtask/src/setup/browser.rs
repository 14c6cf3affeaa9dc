//! What the browser tests need: Chromium, and two npm packages that drive it and read the page as axe does.

use super::once::once;
use crate::failure::Failure;
use crate::run;
use crate::workspace::Workspace;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Where the browser tests and their lock file are.
pub const FOLDER: &str = "tests/browser";

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Chromium on the PATH, put there from Debian where that can be done.
///
/// # Errors
/// When there is none and it cannot be installed from here.
pub fn chromium() -> Result<PathBuf, Failure> {
    let find = || NAMES.iter().find_map(|name| run::on_path(name));
    if let Some(found) = find() {
        return Ok(found);
    }
    if run::on_path("apt-get").is_none() || !is_root() {
        return Err(Failure::work(
            "The browser tests need Chromium on the PATH. Install it (on Debian: sudo apt-get install chromium \
             fonts-noto-core), then verify again.",
        ));
    }
    run::timed("Installing Chromium from Debian", || {
        let apt =
            |words: &[&str]| run::quietly(Command::new("apt-get").args(words).env("DEBIAN_FRONTEND", "noninteractive"));
        apt(&["update"])?;
        apt(&["install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-core"])
    })?;
    find().ok_or_else(|| Failure::work("Debian's chromium was installed, but is not on the PATH."))
}

/// The npm packages in the versions of the lock file.
///
/// # Errors
/// When Node or npm is missing, or npm fails.
pub fn packages(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.path(FOLDER);
    let lock = folder.join("package-lock.json");
    let key = fs::read_to_string(&lock).map_err(|error| Failure::file(&lock, &error))?;
    if run::on_path("npm").is_none() || run::on_path("node").is_none() {
        return Err(Failure::work(
            "The browser tests need Node 20 with npm on the PATH. Install it, then verify again.",
        ));
    }
    once(&folder.join("node_modules/.doorstep"), &key, || {
        run::timed("Installing the packages of the browser tests", || {
            let mut npm = Command::new("npm");
            npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder);
            run::quietly(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
        })
    })
}

fn is_root() -> bool {
    run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
