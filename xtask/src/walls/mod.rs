//! The walls between the crates: who may depend on whom, and what may be called where.
//!
//! Dependencies are checked here, against cargo's own answers. Calls are checked by clippy with each crate's
//! `clippy.toml`; [`probe`] breaks every one of those rules on purpose and sees that clippy stops it.

mod dependencies;
mod probe;
mod rules;

use crate::failure::Failure;
use crate::workspace::Workspace;

/// Checks every wall; tells how many there are.
///
/// # Errors
/// Each wall that does not hold, with its reason.
pub fn check(workspace: &Workspace) -> Result<String, Failure> {
    let rules = rules::all();
    let mut broken = dependencies::broken(workspace, &rules)?;
    let probes = probe::run_all(workspace)?;
    broken.extend(probes.open);
    if broken.is_empty() {
        Ok(format!("{} between crates, {} inside them", rules.len(), probes.tried))
    } else {
        Err(Failure::work(broken.join("\n")))
    }
}
