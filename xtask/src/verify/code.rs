//! What Rust's own tools say: format, lints, documentation, tests.

use crate::failure::Failure;
use crate::run;
use crate::setup::wasm;
use crate::workspace::Workspace;
use std::path::Path;
use std::process::Command;

/// The crates that browsers run.
const ON_PHONES: [&str; 8] =
    ["-p", "doorstep-public", "-p", "doorstep-workspace", "-p", "doorstep-views", "-p", "doorstep-shared"];

/// The format of every file.
pub fn format(workspace: &Workspace) -> Result<(), Failure> {
    run::run(workspace.cargo("fmt").args(["--all", "--check"]))
}

/// Clippy over everything, tests and tools too; a warning is a failure.
pub fn lints(workspace: &Workspace) -> Result<(), Failure> {
    run::run(workspace.cargo("clippy").args(["--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// Clippy over what a phone runs, as it is compiled for phones.
pub fn lints_for_phones(workspace: &Workspace) -> Result<(), Failure> {
    wasm::ensure()?;
    run::run(workspace.cargo("clippy").args(ON_PHONES).args(["--target", wasm::TARGET, "--", "-D", "warnings"]))
}

/// The documentation of the shared rules, with every link in it.
pub fn documentation(workspace: &Workspace) -> Result<(), Failure> {
    run::run(workspace.cargo("doc").args(["--no-deps", "-p", "doorstep-shared"]).env("RUSTDOCFLAGS", "-D warnings"))
}

/// Unit, property, contract and HTTP tests.
pub fn tests(workspace: &Workspace, python: &Path) -> Result<(), Failure> {
    programs(workspace)?;
    run::run(test_command(workspace).env("DOORSTEP_MOTO", python.join("moto_server")))
}

/// The same for the inner loop, where no Python is asked for.
pub fn tests_without_moto(workspace: &Workspace) -> Result<(), Failure> {
    programs(workspace)?;
    run::run(test_command(workspace).args(["--", "--skip", "moto"]))
}

/// The contract of the stores once more, with what each engine says about itself. The same selection of crates as for
/// the tests, or cargo would compile them again with other features.
pub fn store_contract(workspace: &Workspace, python: &Path) -> Result<(), Failure> {
    let mut test = test_command(workspace);
    test.args(["--test", "store_contract", "--", "--nocapture", "--test-threads", "1"]);
    run::run(test.env("DOORSTEP_MOTO", python.join("moto_server")))
}

/// The programs that some tests start, which cargo does not build for tests of another crate. Together with the tests, so
/// that both share what they are built from.
fn programs(workspace: &Workspace) -> Result<(), Failure> {
    run::run(workspace.cargo("build").args(["--workspace", "--bins", "--tests"]))
}

fn test_command(workspace: &Workspace) -> Command {
    let mut test = workspace.cargo("test");
    test.args(["--workspace", "--no-fail-fast"]);
    // A snapshot that differs fails; nothing is written beside it on a machine that only checks.
    test.env("INSTA_UPDATE", "no");
    test
}
