//! Why a command did not do its work: one sentence that says what to do next.

use std::fmt;

/// A command whose work failed, in one sentence. A call that is wrong never comes this far: the argument parser answers it
/// with status 2.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// The work failed.
    pub fn work(sentence: impl fmt::Display) -> Self {
        Self(sentence.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
