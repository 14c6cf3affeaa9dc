//! cargo-deny, which checks the licences and the sources of everything we build on.

use super::once::once;
use crate::failure::Failure;
use crate::run;
use crate::workspace::Workspace;
use std::fs;
use std::path::PathBuf;

/// The version that verify is written for.
const VERSION: &str = "0.20.2";

/// Builds it from its own lock file, once; gives the program.
///
/// # Errors
/// When it does not build.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let tools = workspace.target("tools");
    fs::create_dir_all(&tools).map_err(|error| Failure::file(&tools, &error))?;
    once(&tools.join("cargo-deny.mark"), VERSION, || {
        run::timed("Building cargo-deny (some minutes, once)", || {
            let build = tools.join("build");
            let mut install = workspace.cargo("install");
            // Unoptimised: half the time to build, and fast enough for one tree.
            install.args(["--quiet", "--locked", "--force", "--debug", "--version", VERSION, "--root"]).arg(&tools);
            let done = run::quietly(install.arg("--target-dir").arg(&build).arg("cargo-deny"));
            let _ = fs::remove_dir_all(&build);
            done
        })
    })?;
    Ok(tools.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX)))
}
