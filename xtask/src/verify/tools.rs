//! The tools of the steps, installed before the first one that needs them.

use crate::failure::Failure;
use crate::setup;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// What could be installed. A tool that could not fails only the steps that need it.
#[derive(Default)]
pub struct Tools {
    deny: Option<PathBuf>,
    python: Option<PathBuf>,
    chromium: Option<PathBuf>,
}

impl Tools {
    /// Installs what is missing, all of it even when one fails.
    ///
    /// # Errors
    /// The sentences of those that could not be installed.
    pub fn install(&mut self, workspace: &Workspace) -> Result<(), Failure> {
        let mut missing = Vec::new();
        let mut note =
            |result: Result<PathBuf, Failure>| result.map_err(|failure| missing.push(failure.to_string())).ok();
        self.python = note(setup::python::tools(workspace));
        self.chromium =
            note(setup::browser::chromium().and_then(|found| setup::browser::packages(workspace).map(|()| found)));
        self.deny = note(setup::deny::ensure(workspace));
        if missing.is_empty() { Ok(()) } else { Err(Failure::work(missing.join("\n"))) }
    }

    /// cargo-deny.
    pub fn deny(&self) -> Result<&Path, Failure> {
        needed(self.deny.as_deref(), "cargo-deny")
    }

    /// The folder of the Python programs.
    pub fn python(&self) -> Result<&Path, Failure> {
        needed(self.python.as_deref(), "the Python tools")
    }

    /// The browser.
    pub fn chromium(&self) -> Result<&Path, Failure> {
        needed(self.chromium.as_deref(), "Chromium or its packages")
    }
}

fn needed<'a>(tool: Option<&'a Path>, name: &str) -> Result<&'a Path, Failure> {
    tool.ok_or_else(|| Failure::work(format!("Not run: {name} could not be installed, see the step \"tools\".")))
}
