//! Doorstep on one machine: serves the app, takes feeds in, gives data out, keeps it safe.

mod commands;
mod consumer;
mod daily;
mod demo;
mod local;
mod progress;
mod provider;
mod sign_in;

use std::process::ExitCode;

use clap::Parser;
use commands::Command;
use doorstep_backend::telemetry::{self, LogForm};

/// The service directory and school plans of a family zone, on one machine.
#[derive(Parser)]
#[command(name = "doorstep", version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    // A wrong call ends here with status 2 and says what is right.
    let arguments = Arguments::parse();
    let quiet = !matches!(arguments.command, Command::Serve(_));
    telemetry::start(LogForm::Plain, if quiet { "error,dynoxide=off" } else { "info,dynoxide=off" });
    match arguments.command.run().await {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
