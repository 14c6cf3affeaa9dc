//! Why a command stopped.

use std::fmt;
use std::path::Path;

/// A sentence that says what did not work and what to do next, and the exit status that goes with it.
#[derive(Debug)]
pub struct Failure {
    text: String,
    status: u8,
}

impl Failure {
    /// The work failed: exit status 1.
    pub fn work(text: impl Into<String>) -> Self {
        Self { text: text.into(), status: 1 }
    }

    /// The call was wrong: exit status 2.
    pub fn call(text: impl Into<String>) -> Self {
        Self { text: text.into(), status: 2 }
    }

    /// A file or folder could not be read or written.
    pub fn file(path: &Path, error: &std::io::Error) -> Self {
        Self::work(format!("{}: {error}.", path.display()))
    }

    /// The exit status of the program.
    pub fn status(&self) -> u8 {
        self.status
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
