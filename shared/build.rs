//! Compiles the message catalogues in `locales/` into typed methods and one pack a language.
#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
#![expect(clippy::disallowed_methods, reason = "a build script reads the catalogues and writes what it made of them")]

#[path = "build/catalogue/mod.rs"]
mod catalogue;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    match run() {
        Ok(problems) if problems.is_empty() => ExitCode::SUCCESS,
        Ok(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("cargo::error=the message catalogues cannot be read or written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<Vec<catalogue::Problem>> {
    let variable = |name| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name));
    let (home, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    for input in ["build.rs", "build", "locales"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let mut problems = Vec::new();
    for (below, target, rust) in
        [("", catalogue::SCREENS, "words.rs"), ("server", catalogue::SERVER, "server_words.rs")]
    {
        match catalogue::compile(&sources(&home.join("locales"), below)?, target) {
            Ok(output) => {
                fs::write(out.join(rust), output.rust)?;
                for (language, pack) in output.packs {
                    fs::write(out.join(language).with_extension(target.ending), pack)?;
                }
            }
            Err(found) => problems.extend(found),
        }
    }
    Ok(problems)
}

/// The files of every language's folder, or of a folder below it.
fn sources(locales: &Path, below: &str) -> io::Result<Vec<catalogue::Source>> {
    let mut sources = Vec::new();
    for folder in fs::read_dir(locales)? {
        let folder = folder?;
        let inside = folder.path().join(below);
        println!("cargo::rerun-if-changed={}", inside.display());
        for file in fs::read_dir(inside)? {
            let path = file?.path();
            if path.extension().is_none_or(|e| e != "ftl") {
                continue;
            }
            println!("cargo::rerun-if-changed={}", path.display());
            let name =
                |path: Option<&std::ffi::OsStr>| path.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            sources.push(catalogue::Source {
                language: folder.file_name().to_string_lossy().into_owned(),
                file: name(path.file_name()),
                text: fs::read_to_string(&path)?,
            });
        }
    }
    Ok(sources)
}
