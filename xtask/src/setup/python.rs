//! The Python tools of the tests, in an environment of their own under the target folder.

use super::once::once;
use crate::failure::Failure;
use crate::run;
use crate::workspace::Workspace;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const REQUIREMENTS: &str = "tests/tools/requirements.txt";

/// Installs moto and cfn-lint in the versions of the requirements file; gives the folder of their programs.
///
/// # Errors
/// When Python is missing, or pip fails.
pub fn tools(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let requirements = workspace.path(REQUIREMENTS);
    let key = fs::read_to_string(&requirements).map_err(|error| Failure::file(&requirements, &error))?;
    if run::on_path("python3").is_none() {
        return Err(Failure::work("The tests need Python 3.11 or newer on the PATH. Install it, then verify again."));
    }
    let venv = workspace.target("tools/venv");
    let programs = venv.join("bin");
    once(&venv.join("doorstep.mark"), &key, || {
        run::timed("Installing moto and cfn-lint", || {
            run::quietly(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
            let mut pip = Command::new(programs.join("python"));
            pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--requirement"]);
            run::quietly(pip.arg(&requirements))
        })
    })?;
    Ok(programs)
}
