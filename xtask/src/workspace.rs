//! Where things are: the repository and cargo's target folder.

use crate::failure::Failure;
use crate::run;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The repository on this machine.
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Asks cargo, because the target folder may be set by the environment or by a configuration file.
    ///
    /// # Errors
    /// When cargo cannot read the workspace.
    pub fn find() -> Result<Self, Failure> {
        let mut metadata = Command::new(run::cargo_program());
        metadata.args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"]);
        metadata.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
        let text = run::output(&mut metadata)?;
        let json: serde_json::Value = serde_json::from_str(&text)
            .map_err(|error| Failure::work(format!("cargo metadata could not be read: {error}.")))?;
        match (json["workspace_root"].as_str(), json["target_directory"].as_str()) {
            (Some(root), Some(target)) => Ok(Self { root: root.into(), target: target.into() }),
            _ => Err(Failure::work("cargo metadata names no workspace.")),
        }
    }

    /// A place in the repository.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A place in the target folder.
    pub fn target(&self, relative: &str) -> PathBuf {
        self.target.join(relative)
    }

    /// The web files: what a phone downloads, and their list.
    pub fn web(&self) -> PathBuf {
        self.target("web")
    }

    /// The program `doorstep` as a development build makes it.
    pub fn doorstep_program(&self) -> PathBuf {
        self.target("debug").join(format!("doorstep{}", std::env::consts::EXE_SUFFIX))
    }

    /// A cargo command in the repository's root, with the same target folder wherever the caller stands.
    pub fn cargo(&self, subcommand: &str) -> Command {
        let mut cargo = Command::new(run::cargo_program());
        cargo.arg(subcommand).current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        // What `cargo run` told this program about itself is not true of the crates it builds.
        for (name, _) in std::env::vars_os() {
            let about_this_crate = name.to_str().is_some_and(|name| {
                name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "OUT_DIR"
            });
            if about_this_crate {
                cargo.env_remove(name);
            }
        }
        cargo
    }
}
