//! The real binary `doorstep`, run as a person runs it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The binary beside this test.
///
/// # Panics
/// When it was not built.
pub fn path() -> PathBuf {
    // A test lies in `target/debug/deps`, the binary one folder up.
    let test = std::env::current_exe().expect("the test's own path");
    let name = format!("doorstep{}", std::env::consts::EXE_SUFFIX);
    let found = test.ancestors().skip(1).take(3).map(|folder| folder.join(&name)).find(|path| path.is_file());
    found.expect("the binary doorstep is not there: build it first: cargo build --workspace")
}

/// How a command ended, and what it said.
#[derive(Debug)]
pub struct Ended {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ended {
    fn of(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }

    /// This, when the command did its work.
    ///
    /// # Panics
    /// When it did not.
    #[must_use]
    pub fn good(self) -> Self {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        self
    }

    /// This, when the work failed with exactly one sentence that begins or goes on with these words, and no output.
    ///
    /// # Panics
    /// When it did not.
    #[must_use]
    pub fn failed_saying(self, words: &str) -> Self {
        assert_eq!(self.status, 1, "{}{}", self.out, self.err);
        assert!(self.err.contains(words), "“{words}” is not in: {}", self.err);
        assert_eq!(self.err.trim_end().lines().count(), 1, "one line, not: {}", self.err);
        assert_eq!(self.out, "", "nothing but the sentence");
        self
    }

    /// Standard output as the one JSON object it must be.
    ///
    /// # Panics
    /// When it is not.
    pub fn json(&self) -> Value {
        let value: Value = serde_json::from_str(&self.out).expect("one JSON object and nothing else");
        assert!(value.is_object());
        value
    }
}

/// A command on a data folder, ready to be run.
pub fn command<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(data: &Path, arguments: I) -> Command {
    let mut command = Command::new(path());
    command.args(arguments).arg("--data").arg(data).stdin(Stdio::null());
    command
}

/// Runs a command on a data folder to its end.
///
/// # Panics
/// When it cannot be started.
pub fn run<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(data: &Path, arguments: I) -> Ended {
    Ended::of(command(data, arguments).output().expect("doorstep starts"))
}

/// Runs the binary with these arguments alone.
///
/// # Panics
/// When it cannot be started.
pub fn bare(arguments: &[&str]) -> Ended {
    Ended::of(Command::new(path()).args(arguments).stdin(Stdio::null()).output().expect("doorstep starts"))
}

/// The archive of a zone, without what differs from one run to the next: the day of the export and the ids of imports.
///
/// # Panics
/// When the export fails.
pub fn archive(data: &Path, zone: &str) -> Value {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().to_str().expect("a path of letters");
    let _ = run(data, ["export", "--zone", zone, "--format", "json", "--out", folder]).good();
    let bytes = std::fs::read(out.path().join(format!("{zone}-archive.json"))).expect("the archive");
    let mut archive: Value = serde_json::from_slice(&bytes).expect("JSON");
    archive["exported_at"] = Value::Null;
    archive
}

/// The same with the ids of imports and the counts of changes left out: what an interrupted and repeated import must share
/// with one in a single go.
///
/// # Panics
/// When the export fails.
pub fn archive_without_batches(data: &Path, zone: &str) -> Value {
    let mut archive = archive(data, zone);
    for part in ["organisations", "locations", "services"] {
        for record in archive[part].as_array_mut().expect("a list") {
            record["version"] = Value::Null;
            if record["origin"].is_object() {
                record["origin"]["batch"] = Value::Null;
            }
        }
    }
    archive
}
