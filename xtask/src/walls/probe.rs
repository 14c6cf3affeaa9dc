//! Breaks the walls inside the crates on purpose: a few lines each, given to clippy with that crate's `clippy.toml` and
//! the very dependencies that crate is compiled with. A rule whose path no longer exists, or that somebody loosened, shows
//! here.

use crate::failure::Failure;
use crate::run;
use crate::setup::wasm;
use crate::workspace::Workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One rule to break: whose `clippy.toml`, for phones or not, what is written, and the path clippy has to name.
struct Probe {
    folder: &'static str,
    for_phones: bool,
    code: &'static str,
    named: &'static str,
}

/// How many rules were tried, and which did not stop anything.
pub struct Probes {
    pub tried: usize,
    pub open: Vec<String>,
}

const fn probe(folder: &'static str, code: &'static str, named: &'static str) -> Probe {
    Probe { folder, for_phones: false, code, named }
}

const fn on_phones(folder: &'static str, code: &'static str, named: &'static str) -> Probe {
    Probe { folder, for_phones: true, code, named }
}

const PROBES: &[Probe] = &[
    probe(
        "shared",
        "pub fn f() -> std::time::SystemTime { std::time::SystemTime::now() }",
        "std::time::SystemTime::now",
    ),
    probe("shared", "pub fn f() -> std::time::Instant { std::time::Instant::now() }", "std::time::Instant::now"),
    probe("shared", "pub fn f() -> bool { std::fs::read(\"a\").is_ok() }", "std::fs::read"),
    probe("shared", "pub fn f(_: std::fs::File) {}", "std::fs::File"),
    probe("shared", "pub fn f(_: std::net::TcpStream) {}", "std::net::TcpStream"),
    probe("shared", "pub fn f() -> bool { std::env::var(\"A\").is_ok() }", "std::env::var"),
    probe("shared", "pub fn f(_: std::collections::HashMap<u8, u8>) {}", "std::collections::HashMap"),
    probe(
        "backend",
        "pub fn f() -> std::time::SystemTime { std::time::SystemTime::now() }",
        "std::time::SystemTime::now",
    ),
    probe("backend", "pub fn f() -> jiff::Timestamp { jiff::Timestamp::now() }", "jiff::Timestamp::now"),
    probe("backend", "pub fn f() -> fn() -> jiff::Timestamp { jiff::Timestamp::now }", "jiff::Timestamp::now"),
    probe("backend", "pub fn f() -> jiff::Zoned { jiff::Zoned::now() }", "jiff::Zoned::now"),
    probe("backend", "pub fn f() -> uuid::Uuid { uuid::Uuid::now_v7() }", "uuid::Uuid::now_v7"),
    probe("backend", "pub fn f() -> bool { std::env::var(\"A\").is_ok() }", "std::env::var"),
    probe("backend", "pub fn f(_: aws_sdk_dynamodb::Client) {}", "aws_sdk_dynamodb::Client"),
    probe("backend", "pub fn f(_: aws_sdk_s3::Client) {}", "aws_sdk_s3::Client"),
    probe(
        "backend",
        "#[allow(clippy::disallowed_types)] pub fn f(a: &aws_sdk_dynamodb::Client) -> bool { let _ = a.scan(); true }",
        "aws_sdk_dynamodb::Client::scan",
    ),
    probe("backend/bin", "pub fn f() -> jiff::Timestamp { jiff::Timestamp::now() }", "jiff::Timestamp::now"),
    probe("backend/bin", "pub fn f(_: aws_sdk_dynamodb::Client) {}", "aws_sdk_dynamodb::Client"),
    probe("backend/bin", "pub fn f() -> bool { std::env::var(\"A\").is_ok() }", "std::env::var"),
    probe("frontend", "pub fn f() -> std::time::Instant { std::time::Instant::now() }", "std::time::Instant::now"),
    on_phones(
        "frontend",
        "pub fn f() -> bool { leptos::prelude::window().closed().is_ok() }",
        "leptos::prelude::window",
    ),
    on_phones("frontend", "pub fn f() { drop(leptos::prelude::document()) }", "leptos::prelude::document"),
    on_phones("frontend/public", "pub fn f() -> bool { web_sys::window().is_some() }", "web_sys::window"),
    on_phones("frontend/public", "pub fn f() { drop(leptos::prelude::window()) }", "leptos::prelude::window"),
    on_phones(
        "frontend/public",
        "pub fn f() -> std::time::Instant { std::time::Instant::now() }",
        "std::time::Instant::now",
    ),
];

/// What no rule forbids: proof that a probe fails for its rule and not for its surroundings.
const INNOCENT: &str = "pub fn f(a: u8) -> Option<u8> { a.checked_add(1) }";

/// Tries every rule.
///
/// # Errors
/// When clippy cannot be run, or stumbles over innocent code.
pub fn run_all(workspace: &Workspace) -> Result<Probes, Failure> {
    let here = Externs::list(workspace, false)?;
    let phones = Externs::list(workspace, true)?;
    let place = workspace.target("walls");
    fs::create_dir_all(&place).map_err(|error| Failure::file(&place, &error))?;
    let driver = driver()?;
    let mut open = Vec::new();
    for (number, probe) in PROBES.iter().enumerate() {
        let externs = if probe.for_phones { &phones } else { &here };
        let clippy = |code: &str| {
            let file = place.join(format!("probe_{number}.rs"));
            fs::write(&file, code).map_err(|error| Failure::file(&file, &error))?;
            clippy(&driver, &workspace.path(probe.folder), externs, &file, code)
        };
        if PROBES[..number].iter().all(|earlier| earlier.folder != probe.folder) {
            let said = clippy(INNOCENT)?;
            if !said.is_empty() {
                return Err(Failure::work(format!("{}/clippy.toml forbids what is innocent:\n{said}", probe.folder)));
            }
        }
        let said = clippy(probe.code)?;
        if !stopped(&said, probe.named) {
            open.push(format!(
                "{}/clippy.toml does not stop {}:\n    {}\n{said}",
                probe.folder, probe.named, probe.code
            ));
        }
    }
    Ok(Probes { tried: PROBES.len(), open })
}

/// Clippy names what is used by the path of the rule, and stops nothing else.
fn stopped(said: &str, named: &str) -> bool {
    let lines: Vec<&str> = said.lines().filter(|line| line.starts_with("error")).collect();
    let by_rule = |line: &&str| {
        line.contains(&format!("disallowed method `{named}`")) || line.contains(&format!("disallowed type `{named}`"))
    };
    lines.iter().any(by_rule) && lines.iter().all(|line| by_rule(line) || line.starts_with("error: aborting"))
}

fn clippy(driver: &Path, folder: &Path, externs: &Externs, file: &Path, code: &str) -> Result<String, Failure> {
    let mut clippy = Command::new(driver);
    clippy.args(["--edition", "2024", "--crate-type", "lib", "--crate-name", "probe", "--emit", "metadata"]);
    clippy.args(["-D", "clippy::disallowed_methods", "-D", "clippy::disallowed_types", "-o"]);
    clippy.arg(file.with_extension("rmeta")).env("CLIPPY_CONF_DIR", folder).env("CLIPPY_DISABLE_DOCS_LINKS", "1");
    externs.give_to(&mut clippy, code);
    let done = clippy.arg(file).stdin(Stdio::null()).output();
    let done = done.map_err(|error| Failure::work(format!("clippy-driver could not be started: {error}.")))?;
    Ok(String::from_utf8_lossy(&done.stderr).into_owned())
}

/// clippy's compiler, beside the compiler that cargo uses.
fn driver() -> Result<PathBuf, Failure> {
    let sysroot = run::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let name = format!("clippy-driver{}", std::env::consts::EXE_SUFFIX);
    let beside = Path::new(sysroot.trim()).join("bin").join(&name);
    let found = beside.is_file().then_some(beside).or_else(|| run::on_path(&name));
    found.ok_or_else(|| Failure::work("clippy is missing: rustup component add clippy."))
}

/// The dependencies as cargo compiled them for its own checks.
struct Externs {
    target: Option<&'static str>,
    files: BTreeMap<String, Library>,
    folders: BTreeSet<PathBuf>,
}

/// One library in its checked form. A crate may be compiled twice; the one with more features knows more paths.
struct Library {
    file: PathBuf,
    features: usize,
}

impl Externs {
    /// The lints have just been run, so cargo only lists what is there.
    fn list(workspace: &Workspace, for_phones: bool) -> Result<Self, Failure> {
        let mut clippy = workspace.cargo("clippy");
        clippy.args(["--quiet", "--message-format", "json"]).stderr(Stdio::null());
        match for_phones {
            true => clippy
                .args(["-p", "doorstep-public", "-p", "doorstep-views", "-p", "doorstep-shared"])
                .args(["--target", wasm::TARGET]),
            false => clippy.args(["--workspace", "--all-targets"]),
        };
        // Its own failures are the business of the step before.
        let done = clippy.output().map_err(|error| Failure::work(format!("clippy could not be started: {error}.")))?;
        let mut externs =
            Self { target: for_phones.then_some(wasm::TARGET), files: BTreeMap::new(), folders: BTreeSet::new() };
        for line in String::from_utf8_lossy(&done.stdout).lines() {
            externs.take(line);
        }
        Ok(externs)
    }

    /// Takes in one line of cargo's messages. Macros run on this machine, so their folder is another than a phone's.
    fn take(&mut self, line: &str) {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else { return };
        if message["reason"] != "compiler-artifact" {
            return;
        }
        let files: Vec<&Path> = message["filenames"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|file| file.as_str())
            .map(Path::new)
            .collect();
        self.folders.extend(files.iter().filter_map(|file| file.parent()).map(Path::to_path_buf));
        let checked = files.iter().find(|file| file.extension().is_some_and(|ending| ending == "rmeta"));
        let (Some(file), Some(name)) = (checked, message["target"]["name"].as_str()) else { return };
        // For phones, the same crate may also be compiled for a macro that runs here.
        let for_target = self.target.is_none_or(|target| file.components().any(|part| part.as_os_str() == target));
        let features = message["features"].as_array().map_or(0, Vec::len);
        let name = name.replace('-', "_");
        if message["target"]["kind"][0] == "lib"
            && for_target
            && self.files.get(&name).is_none_or(|known| known.features < features)
        {
            self.files.insert(name, Library { file: file.to_path_buf(), features });
        }
    }

    fn give_to(&self, clippy: &mut Command, code: &str) {
        if let Some(target) = self.target {
            clippy.args(["--target", target]);
        }
        for folder in &self.folders {
            clippy.arg("-L").arg(format!("dependency={}", folder.display()));
        }
        for (name, library) in &self.files {
            if code.contains(&format!("{name}::")) {
                clippy.arg("--extern").arg(format!("{name}={}", library.file.display()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probe_counts_only_when_its_own_rule_stops_it() {
        let by_rule = "error: use of a disallowed method `std::env::var`\nerror: aborting due to 1 previous error\n";
        assert!(stopped(by_rule, "std::env::var"));
        assert!(!stopped(by_rule, "std::env::vars"));
        assert!(!stopped("", "std::env::var"));
        assert!(!stopped("error[E0433]: cannot find crate `jiff`\n", "jiff::Zoned::now"));
        assert!(!stopped(&format!("error[E0433]: no crate\n{by_rule}"), "std::env::var"));
    }
}
