//! What a first visit may cost. The limits are in bytes as a phone receives them, which is brotli.

use super::say;
use crate::bundle::{self, Assets};
use crate::failure::Failure;
use crate::workspace::Workspace;

const PROGRAM_LIMIT: u64 = 105 * 1024;
const STYLE_LIMIT: u64 = 8 * 1024;

/// Builds the web files and weighs them; tells the figures.
///
/// # Errors
/// When they do not build, or weigh more than they may.
pub fn check(workspace: &Workspace) -> Result<String, Failure> {
    let module = bundle::compile(workspace, bundle::SMALL)?;
    let assets = bundle::write(workspace, &module)?;
    let weighed = weigh(&assets)?;
    for (what, bytes, limit) in &weighed {
        say(&format!("{what}: {bytes} of {limit} bytes"));
    }
    let heavy: Vec<String> = weighed
        .iter()
        .filter(|(_, bytes, limit)| bytes > limit)
        .map(|(what, bytes, limit)| format!("{what} weighs {bytes} bytes, {} more than it may", bytes - limit))
        .collect();
    if !heavy.is_empty() {
        return Err(Failure::work(format!("{}.", heavy.join("; "))));
    }
    Ok(weighed.iter().map(|(what, bytes, _)| format!("{what} {bytes} B")).collect::<Vec<_>>().join(", "))
}

fn weigh(assets: &Assets) -> Result<[(&'static str, u64, u64); 2], Failure> {
    let size = |what| {
        assets.size(what, "brotli_bytes").ok_or_else(|| Failure::work(format!("The list of web files has no {what}.")))
    };
    Ok([("script and module", size("js")? + size("wasm")?, PROGRAM_LIMIT), ("stylesheet", size("css")?, STYLE_LIMIT)])
}
