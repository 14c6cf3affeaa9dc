//! Logs: one JSON object a line in the cloud, plain lines on a laptop. Never in a log: what people typed, names, phone
//! numbers, e-mail addresses, addresses, cookies, tokens.

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
