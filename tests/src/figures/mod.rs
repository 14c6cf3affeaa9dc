//! What `cargo measure` counts by running our code: bytes, engine calls, capacity units, answers. Each figure's name ends
//! with its unit.

pub mod feeds;
pub mod files;
pub mod functions;
pub mod plans;
pub mod requests;
pub mod upkeep;

use doorstep_backend::store::dynamo::Used;
use serde_json::{Map, Value, json};

/// Figures by name.
pub type Figures = Map<String, Value>;

/// Notes a figure.
pub fn note(figures: &mut Figures, name: impl Into<String>, figure: impl Into<Value>) {
    figures.insert(name.into(), figure.into());
}

/// What the engine was asked for between two readings of a meter, each divided by a count of things.
fn note_use(figures: &mut Figures, name: &str, (before, after): (Used, Used), things: u64) {
    let calls = after.calls - before.calls;
    let tenths = after.tenths_of_units - before.tenths_of_units;
    note(figures, format!("{name}_engine_calls"), share(calls * 100, things));
    note(figures, format!("{name}_capacity_units"), share(tenths * 10, things));
}

/// Hundredths divided by a count of things, with two digits behind the point and none where they say nothing.
#[allow(clippy::cast_precision_loss, reason = "figures for people, far below 2^52")]
fn share(hundredths: u64, things: u64) -> Value {
    let each = hundredths / things.max(1);
    if each.is_multiple_of(100) { json!(each / 100) } else { json!(each as f64 / 100.0) }
}
