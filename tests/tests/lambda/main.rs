//! The three functions as they are deployed: real processes under the Lambda runtime interface, real events.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may")]

mod outbox;
mod private;
mod public;
mod settings;

use doorstep_tests::gateway::{Answered, Asked};
use doorstep_tests::runtime::Function;

/// Asks a function through the gateway.
async fn ask(function: &mut Function, asked: &Asked) -> Answered {
    let answer = function.invoke(asked.event()).await.unwrap_or_else(|error| panic!("{asked:?}: {error}"));
    Answered::read(&answer)
}

/// Ends a function and looks through its log: every line is an object, and none holds one of these texts.
fn ends_discreetly(function: Function, texts: &[&str]) {
    let log = function.stop();
    assert!(!log.is_empty());
    for line in &log {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "not JSON: {line}");
        for text in texts {
            assert!(!line.to_lowercase().contains(&text.to_lowercase()), "“{text}” is in the log: {line}");
        }
    }
}
