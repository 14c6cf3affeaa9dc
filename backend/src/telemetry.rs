//! Logs: one JSON object a line in the cloud, plain lines on a laptop. Never in a log: what people typed, names, phone
//! numbers, e-mail addresses, addresses, cookies, tokens.

use std::process::ExitCode;

use jiff::SignedDuration;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::writer::BoxMakeWriter;

/// The form of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogForm {
    /// JSON on standard output, for the cloud.
    Json,
    /// Words on standard error, for people.
    Plain,
}

/// Starts logging; `level` is used unless the environment says otherwise. A second call changes nothing.
pub fn start(form: LogForm, level: &str) {
    let filter = EnvFilter::try_from_env("DOORSTEP_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_target(false);
    let _ = match form {
        LogForm::Json => builder
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_writer(BoxMakeWriter::new(std::io::stdout))
            .try_init(),
        LogForm::Plain => builder.compact().with_writer(BoxMakeWriter::new(std::io::stderr)).try_init(),
    };
}

/// How a function ends: quietly, or with one line of the log that says why it cannot run.
pub fn ended<E: std::fmt::Display>(result: Result<(), E>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the function cannot run");
            ExitCode::FAILURE
        }
    }
}

/// A duration for a log: a number of 64 bits, because JSON logs write wider ones as text, which no alarm can compare.
pub fn milliseconds(time: SignedDuration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
