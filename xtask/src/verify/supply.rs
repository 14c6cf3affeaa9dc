//! What we build on, and what we build for: licences, sources, known holes, the cloud template.

use super::{Outcome, say};
use crate::failure::Failure;
use crate::run;
use crate::workspace::Workspace;
use std::path::Path;
use std::process::{Command, Stdio};

const TEMPLATE: &str = "backend/infra/template.yaml";

/// Licences, registries and banned crates, by `deny.toml`.
pub fn licences(deny: &Path, workspace: &Workspace) -> Result<(), Failure> {
    run::run(deny_command(deny, workspace).args(["check", "--hide-inclusion-graph", "licenses", "bans", "sources"]))
}

/// Known holes, where the public database of them can be reached; says so where it cannot.
pub fn advisories(deny: &Path, workspace: &Workspace) -> Outcome {
    let mut fetch = deny_command(deny, workspace);
    fetch.args(["fetch", "db"]).env("GIT_TERMINAL_PROMPT", "0").stdin(Stdio::null());
    let reached = fetch.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    if !reached {
        let remark = "the database cannot be reached from here, not checked";
        say(&format!("advisories: {remark}"));
        return Ok(Some(remark.to_owned()));
    }
    run::run(deny_command(deny, workspace).args(["check", "--disable-fetch", "advisories"]))?;
    Ok(None)
}

/// The cloud template, read by AWS's own linter.
pub fn template(python: &Path, workspace: &Workspace) -> Result<(), Failure> {
    if !workspace.path(TEMPLATE).is_file() {
        return Err(Failure::work(format!("{TEMPLATE} is missing.")));
    }
    run::run(Command::new(python.join("cfn-lint")).arg(TEMPLATE).current_dir(workspace.path("")))?;
    say(&format!("cfn-lint: nothing to say about {TEMPLATE}"));
    Ok(())
}

fn deny_command(deny: &Path, workspace: &Workspace) -> Command {
    let mut command = Command::new(deny);
    command.current_dir(workspace.path("")).arg("--workspace");
    command
}
