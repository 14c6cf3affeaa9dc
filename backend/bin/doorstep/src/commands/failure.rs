//! Why a command did not do its work: one sentence that says what to do next.

use std::fmt;

/// A failed command.
#[derive(Debug)]
pub enum Failure {
    /// The call was wrong.
    Usage(String),
    /// The work failed.
    Work(String),
}

impl Failure {
    /// The work failed, in one sentence.
    pub fn work(sentence: impl fmt::Display) -> Self {
        Self::Work(sentence.to_string())
    }
    /// The call was wrong, in one sentence.
    pub fn usage(sentence: impl fmt::Display) -> Self {
        Self::Usage(sentence.to_string())
    }
    /// The exit status: 1 when the work failed, 2 when the call was wrong.
    pub fn status(&self) -> u8 {
        match self {
            Self::Work(_) => 1,
            Self::Usage(_) => 2,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Work(sentence) => f.write_str(sentence),
        }
    }
}
