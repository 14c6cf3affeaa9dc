//! Progress of long work, on standard error and only where a person is looking.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar for work of a known length.
pub fn bar(what: &'static str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos} of {len}") {
        bar.set_style(style);
    }
    bar.set_message(what);
    bar
}
