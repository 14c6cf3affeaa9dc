//! `cargo verify`: everything that has to hold before a change goes in, in one place.

mod browser;
mod budget;
mod code;
mod supply;
mod tools;

use crate::failure::Failure;
use crate::run;
use crate::walls;
use crate::workspace::Workspace;
use std::ffi::OsString;
use std::io::{Write, stdout};
use std::time::{Duration, Instant};
use tools::Tools;

/// What one step came to: nothing, or a remark worth a place in the table.
type Outcome = Result<Option<String>, Failure>;

/// Runs every step, goes on after a failure so that all of them are seen, and ends with a table.
///
/// # Errors
/// When a step failed, or the call has options that are not known.
pub fn run(workspace: &Workspace, options: &[OsString]) -> Result<(), Failure> {
    let quick = match options {
        [] => false,
        [only] if only == "--quick" => true,
        _ => return Err(Failure::call("usage: cargo verify [--quick]")),
    };
    let mut record = Record::default();
    record.step("format", || done(code::format(workspace)));
    record.step("lints", || done(code::lints(workspace)));
    record.step("lints for phones", || done(code::lints_for_phones(workspace)));
    record.step("walls", || walls::check(workspace).map(Some));
    if quick {
        record.step("tests", || done(code::tests_without_moto(workspace)));
        return record.close();
    }
    let mut tools = Tools::default();
    record.step("tools", || done(tools.install(workspace)));
    record.step("licences and sources", || done(supply::licences(tools.deny()?, workspace)));
    record.step("advisories", || supply::advisories(tools.deny()?, workspace));
    record.step("cloud template", || done(supply::template(tools.python()?, workspace)));
    record.step("documentation", || done(code::documentation(workspace)));
    record.step("tests", || done(code::tests(workspace, tools.python()?)));
    record.step("store contract", || done(code::store_contract(workspace, tools.python()?)));
    record.step("web files and their budget", || budget::check(workspace).map(Some));
    record.step("browser", || done(browser::tests(workspace, tools.chromium()?)));
    record.close()
}

fn done(step: Result<(), Failure>) -> Outcome {
    step.map(|()| None)
}

/// The steps so far.
#[derive(Default)]
struct Record(Vec<(&'static str, Duration, Outcome)>);

impl Record {
    fn step(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) {
        say(&format!("\n── {name} {}", "─".repeat(70usize.saturating_sub(name.len()))));
        let started = Instant::now();
        let outcome = work();
        if let Err(failure) = &outcome {
            say(&failure.to_string());
        }
        self.0.push((name, started.elapsed(), outcome));
    }

    fn close(self) -> Result<(), Failure> {
        say(&format!("\n── verify {}", "─".repeat(64)));
        for (name, time, outcome) in &self.0 {
            let (word, remark) = match outcome {
                Ok(remark) => ("ok", remark.as_deref().unwrap_or_default()),
                Err(_) => ("FAILED", ""),
            };
            say(format!("{word:>6}  {name:<28}{:>12}  {remark}", run::seconds(*time)).trim_end());
        }
        let failed: Vec<&str> =
            self.0.iter().filter(|(_, _, outcome)| outcome.is_err()).map(|(name, _, _)| *name).collect();
        match failed.len() {
            0 => {
                say("Everything holds.");
                Ok(())
            }
            _ => Err(Failure::work(format!("Not everything holds: {}.", failed.join(", ")))),
        }
    }
}

/// One line on standard output, where the runners write too. A closed pipe is not worth stopping for.
pub fn say(line: &str) {
    let _ = writeln!(stdout().lock(), "{line}");
}
