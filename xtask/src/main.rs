//! Doorstep's own build program: what `cargo start`, `cargo verify`, `cargo measure` and `cargo doorstep` run.
//!
//! One job a file. It installs what a command lacks, builds, and says what it does in one line each.
#![warn(missing_docs)]

mod args;
mod bundle;
mod doorstep;
mod failure;
mod measure;
mod run;
mod setup;
mod start;
mod verify;
mod walls;
mod workspace;

use failure::Failure;
use std::process::ExitCode;
use workspace::Workspace;

const USAGE: &str = "\
usage: cargo start [-- OPTIONS]       build everything and start Doorstep on http://127.0.0.1:3000
       cargo run -p xtask -- build [--fast]
                                      the same without starting; --fast: apps in seconds, heavier than a phone gets
       cargo verify [--quick]         everything that has to hold before a change goes in; --quick: no browser, no moto
       cargo measure [--feed FILE] [--lambda] [--against]
                                      one JSON object of figures; --lambda builds and starts the functions as in the
                                      cloud (minutes), --against adds comparable services
       cargo doorstep COMMAND …       the program itself; cargo doorstep --help lists its commands";

fn profile(options: &[std::ffi::OsString]) -> &'static str {
    if options.iter().any(|option| option == "--fast") { bundle::FAST } else { bundle::SMALL }
}

fn main() -> ExitCode {
    let (command, rest) = args::split(std::env::args_os().skip(1));
    let done = match command.as_deref() {
        Some("start") => Workspace::find().and_then(|workspace| start::run(&workspace, &rest)),
        Some("build") => Workspace::find().and_then(|workspace| start::build(&workspace, profile(&rest))),
        Some("doorstep") => Workspace::find().and_then(|workspace| doorstep::run(&workspace, &rest)),
        Some("verify") => Workspace::find().and_then(|workspace| verify::run(&workspace, &rest)),
        Some("measure") => Workspace::find().and_then(|workspace| measure::run(&workspace, &rest)),
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
