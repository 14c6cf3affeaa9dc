//! Doorstep's own build program: what `cargo start`, `cargo verify`, `cargo measure` and `cargo doorstep` run.
//!
//! One job a file. It installs what a command lacks, builds, and says what it does in one line each.
#![warn(missing_docs)]

mod args;
mod bundle;
mod doorstep;
mod failure;
mod run;
mod setup;
mod start;
mod workspace;

use failure::Failure;
use std::process::ExitCode;
use workspace::Workspace;

const USAGE: &str = "\
usage: cargo start [-- OPTIONS]       build everything and start Doorstep on http://127.0.0.1:3000
       cargo doorstep COMMAND …       the program itself; cargo doorstep --help lists its commands";

fn main() -> ExitCode {
    let (command, rest) = args::split(std::env::args_os().skip(1));
    let done = match command.as_deref() {
        Some("start") => Workspace::find().and_then(|workspace| start::run(&workspace, &rest)),
        Some("doorstep") => Workspace::find().and_then(|workspace| doorstep::run(&workspace, &rest)),
        _ => Err(Failure::call(USAGE)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.status())
        }
    }
}
