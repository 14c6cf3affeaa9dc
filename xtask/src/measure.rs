//! `cargo measure`: one JSON object of figures on standard output, each key named with its unit.

mod peers;

use crate::bundle::{self, Assets};
use crate::failure::Failure;
use crate::run;
use crate::setup;
use crate::workspace::Workspace;
use serde_json::{Map, Value};
use std::ffi::OsString;
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What `doorstep-tests` measures by running our code: the program `measure [--feed FILE] [--lambda]` prints one JSON object, whose keys come in as they are.
const HOOK: &str = "tests/src/bin/measure.rs";

/// Weighs the web files, asks the tests for the rest, and prints all of it.
///
/// # Errors
/// When the call is wrong, the web files do not build, or the tests' figures cannot be had; in the last case what is
/// known is printed all the same.
pub fn run(workspace: &Workspace, options: &[OsString]) -> Result<(), Failure> {
    let call = Call::parse(options)?;
    let module = bundle::compile(workspace, bundle::SMALL)?;
    let mut figures = weights(&bundle::write(workspace, &module)?);
    let measured = from_tests(workspace, &call);
    let missing = measured.map(|more| figures.extend(more)).err();
    if call.against {
        figures.extend(peers::figures());
    }
    let text = format!("{:#}\n", Value::Object(figures));
    stdout().write_all(text.as_bytes()).map_err(|error| Failure::work(format!("standard output: {error}.")))?;
    missing.map_or(Ok(()), Err)
}

#[derive(Debug, Default, PartialEq)]
struct Call {
    feed: Option<PathBuf>,
    against: bool,
    lambda: bool,
}

impl Call {
    fn parse(options: &[OsString]) -> Result<Self, Failure> {
        let usage = || Failure::call("usage: cargo measure [--feed FILE] [--lambda] [--against]");
        let mut call = Self::default();
        let mut words = options.iter();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--against") => call.against = true,
                Some("--lambda") => call.lambda = true,
                Some("--feed") => call.feed = Some(words.next().ok_or_else(usage)?.into()),
                _ => return Err(usage()),
            }
        }
        Ok(call)
    }
}

fn weights(assets: &Assets) -> Map<String, Value> {
    let mut figures = Map::new();
    for what in ["js", "wasm", "css"] {
        for form in ["bytes", "brotli_bytes", "gzip_bytes"] {
            if let Some(size) = assets.size(what, form) {
                figures.insert(format!("public_{what}_{form}"), size.into());
            }
        }
    }
    for (lang, size) in assets.packs("brotli_bytes") {
        figures.insert(format!("words_{lang}_brotli_bytes"), size.into());
    }
    figures
}

fn from_tests(workspace: &Workspace, call: &Call) -> Result<Map<String, Value>, Failure> {
    if !workspace.path(HOOK).is_file() {
        return Err(Failure::work(format!("{HOOK} is missing, so the files and requests were not measured.")));
    }
    let mut programs = workspace.cargo("build");
    programs.args(["--quiet", "--package", "doorstep-tests", "--package", "doorstep", "--bins"]);
    run::run(programs.stdout(Stdio::null()))?;
    let mut measure = Command::new(workspace.target("debug").join(format!("measure{}", std::env::consts::EXE_SUFFIX)));
    if let Some(feed) = &call.feed {
        let feed = feed.canonicalize().map_err(|error| Failure::file(feed, &error))?;
        measure.arg("--feed").arg(feed);
    }
    if call.lambda {
        measure.arg("--lambda").env("DOORSTEP_MOTO", setup::python::tools(workspace)?.join("moto_server"));
    }
    measure.env("DOORSTEP_WEB", workspace.web()).env("DOORSTEP_BIN", workspace.doorstep_program());
    let text = run::output(measure.current_dir(workspace.path("")))?;
    serde_json::from_str(&text).map_err(|error| Failure::work(format!("{HOOK} printed no JSON object: {error}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_call_is_read_or_refused() {
        let parse = |words: &[&str]| Call::parse(&words.iter().map(OsString::from).collect::<Vec<_>>()).ok();
        assert_eq!(parse(&[]), Some(Call::default()));
        assert_eq!(
            parse(&["--against", "--feed", "a.json"]),
            Some(Call { feed: Some("a.json".into()), against: true, lambda: false })
        );
        assert_eq!(parse(&["--lambda"]), Some(Call { lambda: true, ..Call::default() }));
        assert_eq!(parse(&["--feed"]), None);
        assert_eq!(parse(&["--quick"]), None);
    }
}
