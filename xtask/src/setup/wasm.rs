//! The WebAssembly target of Rust: what the app for phones is compiled for.

use crate::failure::Failure;
use crate::run;
use std::path::Path;
use std::process::Command;

/// The name rustc gives it.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to Rust unless it is there.
///
/// # Errors
/// When it is missing and rustup is not there, or cannot add it.
pub fn ensure() -> Result<(), Failure> {
    let sysroot = run::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    if run::on_path("rustup").is_none() {
        return Err(Failure::work(format!(
            "Rust's standard library for {TARGET} is missing and rustup is not here to add it. Install it with the \
             tool that installed Rust (on Debian: apt-get install libstd-rust-dev-wasm32), then start again."
        )));
    }
    run::timed("Adding the WebAssembly target to Rust", || {
        run::quietly(Command::new("rustup").args(["target", "add", TARGET]))
    })
}
