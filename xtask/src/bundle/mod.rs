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

/// What the workspace's stylesheet has beside those.
const WORKSPACE_STYLE: &str = "frontend/styles/workspace.css";

/// The compiled modules.
pub struct Modules {
    public: PathBuf,
    workspace: PathBuf,
}

/// Compiles the app for phones and the workspace, and tells where the modules are. Cargo knows whether there is anything to do.
///
/// # Errors
/// When one does not compile.
pub fn compile(workspace: &Workspace, profile: &str) -> Result<Modules, Failure> {
    // One after the other: together, cargo would give the families' app what only the workspace needs.
    let desk = if profile == SMALL { DESK } else { profile };
    let public = compiled(workspace, "public", profile, &[])?;
    // Its views are many: with their types erased they compile in half the time, and come out smaller.
    let workspace = compiled(workspace, "workspace", desk, &["--cfg", "erase_components"])?;
    Ok(Modules { public, workspace })
}

/// The profile of what a phone downloads.
pub const SMALL: &str = "wasm-release";
/// The profile of what staff download.
const DESK: &str = "wasm-desk";
/// The profile for whoever works on a screen.
pub const FAST: &str = "wasm-fast";

fn compiled(workspace: &Workspace, name: &str, profile: &str, flags: &[&str]) -> Result<PathBuf, Failure> {
    let mut build = workspace.cargo("build");
    build.args(["--quiet", "--package", &format!("doorstep-{name}"), "--bin", name]);
    // Panics name source files: without this, with the folders of whoever builds. The same module for everybody.
    let remap = run::cargo_sources().map(|sources| format!("--remap-path-prefix={}=", sources.display()));
    let flags: Vec<&str> = remap.iter().map(String::as_str).chain(flags.iter().copied()).collect();
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    run::run(build.args(["--target", wasm::TARGET, "--profile", profile]))?;
    Ok(workspace.target(wasm::TARGET).join(format!("{profile}/{name}.wasm")))
}

/// Writes the web files from the compiled modules, the stylesheets and the words; does nothing when none of them changed.
///
/// # Errors
/// When an input is missing or a file cannot be written.
pub fn write(workspace: &Workspace, modules: &Modules) -> Result<Assets, Failure> {
    let (module, desk_module) = (read(&modules.public)?, read(&modules.workspace)?);
    let css = sheets(workspace, &STYLES)?;
    let desk_css = format!("{css}{}", sheets(workspace, &[WORKSPACE_STYLE])?);
    // This program is an input too: how it writes the files is part of what they are.
    let program = own_program()?;
    let stamp = hash::hex(&[&module, &desk_module, desk_css.as_bytes(), &program]);

    let web = workspace.web();
    if let Some(assets) = Assets::load_if(&web, &stamp) {
        return Ok(assets);
    }
    run::timed("Packing the web files", || {
        let mut writer = Writer::new(&web)?;
        let (js, wasm) = app(&mut writer, "public", &module)?;
        let (desk_js, _) = app(&mut writer, "workspace", &desk_module)?;
        let css = style::smaller(&css);
        let sheet = writer.add("app", "css", css.as_bytes())?;
        let desk_sheet = writer.add("workspace", "css", style::smaller(&desk_css).as_bytes())?;
        let mut named_packs = Vec::new();
        for (lang, pack) in words::packs() {
            named_packs.push((lang.to_owned(), writer.add(lang, "words", pack)?));
        }
        let names = manifest::Names { js, wasm, css: sheet, desk_js, desk_css: desk_sheet, packs: named_packs };
        writer.finish(names, hash::base64(css.as_bytes()), &stamp)
    })
}

/// Writes an app's module and script; gives the addresses of the script and the module.
fn app(writer: &mut Writer, name: &str, module: &[u8]) -> Result<(String, String), Failure> {
    let (wasm, glue) = bindgen::generate(name, module)?;
    let wasm = writer.add(name, "wasm", &wasm)?;
    let js = writer.add(name, "js", glue::finish(&glue, &wasm).as_bytes())?;
    Ok((js, wasm))
}

fn sheets(workspace: &Workspace, names: &[&str]) -> Result<String, Failure> {
    let mut css = String::new();
    for sheet in names {
        let path = workspace.path(sheet);
        css.push_str(&fs::read_to_string(&path).map_err(|error| Failure::file(&path, &error))?);
        css.push('\n');
    }
    Ok(css)
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
