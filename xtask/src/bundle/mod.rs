//! The web files: what a phone downloads, named by their content and compressed once.

mod bindgen;
mod compress;
mod glue;
mod hash;
mod manifest;
mod style;
mod words;

pub use manifest::Assets;

use crate::failure::Failure;
use crate::run;
use crate::setup::wasm;
use crate::workspace::Workspace;
use manifest::Writer;
use std::fs;
use std::path::{Path, PathBuf};

/// The stylesheets in the order in which they apply.
const STYLES: [&str; 2] = ["frontend/styles/tokens.css", "frontend/styles/doorstep.css"];

/// Compiles the app for phones and tells where the module is. Cargo knows whether there is anything to do.
///
/// # Errors
/// When it does not compile.
pub fn compile(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let mut build = workspace.cargo("build");
    build.args(["--quiet", "--package", "doorstep-public", "--bin", "public"]);
    // Panics name source files: without this, with the folders of whoever builds. The same module for everybody.
    if let Some(sources) = run::cargo_sources() {
        let flag = format!("--remap-path-prefix={}=", sources.display());
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flag);
    }
    run::run(build.args(["--target", wasm::TARGET, "--profile", "wasm-release"]))?;
    Ok(workspace.target(wasm::TARGET).join("wasm-release/public.wasm"))
}

/// Writes the web files from the compiled module, the stylesheets and the words; does nothing when none of them changed.
///
/// # Errors
/// When an input is missing or a file cannot be written.
pub fn write(workspace: &Workspace, module: &Path) -> Result<Assets, Failure> {
    let module = read(module)?;
    let mut css = String::new();
    for sheet in STYLES {
        let path = workspace.path(sheet);
        css.push_str(&fs::read_to_string(&path).map_err(|error| Failure::file(&path, &error))?);
        css.push('\n');
    }
    // This program is an input too: how it writes the files is part of what they are.
    let program = own_program()?;
    let stamp = hash::hex(&[&module, css.as_bytes(), &program]);

    let web = workspace.web();
    if let Some(assets) = Assets::load_if(&web, &stamp) {
        return Ok(assets);
    }
    run::timed("Packing the web files", || {
        let mut writer = Writer::new(&web)?;
        let (wasm, glue) = bindgen::generate(&module)?;
        let wasm = writer.add("public", "wasm", &wasm)?;
        let js = writer.add("public", "js", glue::finish(&glue, &wasm).as_bytes())?;
        let css = style::smaller(&css);
        let sheet = writer.add("app", "css", css.as_bytes())?;
        let mut named_packs = Vec::new();
        for (lang, pack) in words::packs() {
            named_packs.push((lang.to_owned(), writer.add(lang, "words", pack)?));
        }
        writer.finish(
            manifest::Names { js, wasm, css: sheet, packs: named_packs },
            hash::base64(css.as_bytes()),
            &stamp,
        )
    })
}

/// The running program. A build may have replaced its file meanwhile; Linux still has the one that runs under this name.
fn own_program() -> Result<Vec<u8>, Failure> {
    let running = Path::new("/proc/self/exe");
    if running.exists() {
        return read(running);
    }
    read(&std::env::current_exe().map_err(|error| Failure::file(Path::new("xtask"), &error))?)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::file(path, &error))
}
