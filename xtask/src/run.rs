//! Running other programs, and saying how long things take.

use crate::failure::Failure;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The cargo that started this program.
pub fn cargo_program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Where cargo keeps the sources of the registry's crates. Nothing when the path could not stand in a compiler flag.
pub fn cargo_sources() -> Option<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = named.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))?;
    let sources = home.join("registry/src");
    (!sources.to_string_lossy().contains(' ')).then_some(sources)
}

/// Runs a program with its output in view.
///
/// # Errors
/// When it cannot be started, or ends with another status than 0.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failure::work(format!("{} ended with {status}.", shown(command)))) }
}

/// Runs a program out of view; its output is shown only when it fails.
///
/// # Errors
/// When it cannot be started, or ends with another status than 0.
pub fn quietly(command: &mut Command) -> Result<(), Failure> {
    let done = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if done.status.success() {
        return Ok(());
    }
    let said = [done.stdout, done.stderr].concat();
    Err(Failure::work(format!("{}\n{} ended with {}.", String::from_utf8_lossy(&said), shown(command), done.status)))
}

/// What a program prints on standard output.
///
/// # Errors
/// When it cannot be started, ends with another status than 0, or prints something else than text.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let done = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    if !done.status.success() {
        return Err(Failure::work(format!("{} ended with {}.", shown(command), done.status)));
    }
    String::from_utf8(done.stdout).map_err(|_| Failure::work(format!("{} printed no text.", shown(command))))
}

/// Becomes another program, so that its exit status, its output and a Ctrl-C are its own. Returns only on failure.
///
/// # Errors
/// When the program cannot be started or, where a process cannot become another, when it failed.
pub fn become_program(command: &mut Command) -> Result<(), Failure> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let error = command.exec();
        Err(not_started(command, &error))
    }
    #[cfg(not(unix))]
    {
        let status = command.status().map_err(|error| not_started(command, &error))?;
        std::process::exit(status.code().unwrap_or(1))
    }
}

/// Whether a program of this name is on the PATH, and where.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Does a piece of work and says, before and after, what it is and how long it took.
///
/// # Errors
/// Those of the work.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    eprint!("{what}… ");
    let started = Instant::now();
    let done = work();
    match &done {
        Ok(_) => eprintln!("{}", seconds(started.elapsed())),
        Err(_) => eprintln!(),
    }
    done
}

/// A duration as a person says it.
pub fn seconds(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{}.{} s", time.as_secs(), time.subsec_millis() / 100),
        whole @ 10..120 => format!("{whole} s"),
        whole => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::work(format!("{} could not be started: {error}.", command.get_program().to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        for (milliseconds, text) in [(40, "0.0 s"), (9_950, "9.9 s"), (51_400, "51 s"), (185_000, "3 min 05 s")] {
            assert_eq!(seconds(Duration::from_millis(milliseconds)), text);
        }
    }
}
