//! The subcommands, one a module.

mod backup;
mod check;
mod export;
mod failure;
mod import;
mod invite;
mod restore;
mod serve;
mod template;
mod undo_import;

pub use failure::Failure;
pub use import::println;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the app on this machine.
    Serve(serve::Serve),
    /// Take a feed into a zone's directory.
    Import(import::Import),
    /// Take an import back: its entries are hidden everywhere but in history.
    UndoImport(undo_import::UndoImport),
    /// Write a zone's directory to files.
    Export(export::Export),
    /// Write an empty table to fill in, which `import` reads.
    Template(template::Template),
    /// Make a one-time link for somebody who is to work in a zone, such as its first coordinator.
    Invite(invite::Invite),
    /// Write everything into one file.
    Backup(backup::Backup),
    /// Fill an empty data folder from a backup or from an archive that `export --format json` wrote.
    Restore(restore::Restore),
    /// Look whether data, engine and published files are in order.
    Check(check::Check),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// When it could not be done; the failure says what to do next.
    pub async fn run(self) -> Result<ExitCode, Failure> {
        match self {
            Self::Serve(command) => command.run().await,
            Self::Import(command) => command.run().await,
            Self::UndoImport(command) => command.run().await,
            Self::Export(command) => command.run().await,
            Self::Template(command) => command.run(),
            Self::Invite(command) => command.run().await,
            Self::Backup(command) => command.run().await,
            Self::Restore(command) => command.run().await,
            Self::Check(command) => command.run().await,
        }
    }
}

/// Where the data is.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The data folder.
    #[arg(long, value_name = "DIR", default_value = ".data")]
    pub data: PathBuf,
    /// Another DynamoDB endpoint instead of the embedded engine.
    #[arg(long, value_name = "URL")]
    pub dynamodb: Option<String>,
}
