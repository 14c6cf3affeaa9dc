//! `cargo doorstep …`: the program itself, built when needed, with its arguments untouched.

use crate::failure::Failure;
use crate::run;
use crate::workspace::Workspace;
use std::ffi::OsString;
use std::process::{Command, Stdio};

/// The variable that tells `doorstep serve` where the web files are when the call does not.
const WEB: &str = "DOORSTEP_WEB";

/// Brings the program up to date out of view, then becomes it. Standard output carries only what the program prints.
///
/// # Errors
/// When it does not build or cannot be started.
pub fn run(workspace: &Workspace, args: &[OsString]) -> Result<(), Failure> {
    let program = workspace.doorstep_program();
    if !program.is_file() {
        eprintln!("Building Doorstep (a first build takes some minutes)…");
    }
    let mut build = workspace.cargo("build");
    run::run(build.args(["--quiet", "--package", "doorstep"]).stdout(Stdio::null()))?;
    run::become_program(Command::new(program).args(args).env(WEB, workspace.web()))
}
