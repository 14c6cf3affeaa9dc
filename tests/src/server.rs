//! `doorstep serve` as a child of a test.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use doorstep_shared::date::Now;
use tempfile::TempDir;

use crate::http::{Answer, ask};
use crate::{binary, web};

/// The London time that servers of tests believe it is: a Tuesday in term.
pub const NOW: &str = "2027-06-08T09:30";

/// [`NOW`], read.
///
/// # Panics
/// Never.
pub fn now() -> Now {
    let (date, time) = NOW.split_once('T').expect("a date and a time");
    Now { date: date.parse().expect("a date"), time: time.parse().expect("a time") }
}

/// A running server, killed when dropped.
pub struct Server {
    child: Child,
    host: String,
    /// What it said before it was open.
    pub greeting: Vec<String>,
    log: Arc<Mutex<Vec<u8>>>,
    log_reader: Option<JoinHandle<()>>,
    _web: TempDir,
}

impl Server {
    /// A server with the demo zone, all in memory.
    pub fn in_memory() -> Self {
        Self::start(&["--memory", "--now", NOW])
    }

    /// A server on a data folder, with nothing but what is in it, today: what commands took in is as old as it is.
    pub fn on(data: &Path) -> Self {
        Self::start(&["--empty", "--data", data.to_str().expect("a path of letters")])
    }

    /// A server with these arguments beside port and web folder.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(arguments: &[&str]) -> Self {
        let web = web::folder();
        let mut child = Command::new(binary::path())
            .args(["serve", "--port", "0", "--web"])
            .arg(web.path())
            .args(arguments)
            .env_remove("RUST_LOG")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("doorstep starts");
        let log = Arc::new(Mutex::new(Vec::new()));
        let log_reader = child.stderr.take().map(|mut stderr| {
            let log = log.clone();
            std::thread::spawn(move || {
                let mut part = [0; 4096];
                while let Ok(n @ 1..) = stderr.read(&mut part) {
                    log.lock().expect("the log").extend_from_slice(&part[..n]);
                }
            })
        });
        let mut greeting = Vec::new();
        let mut host = None;
        let mut lines = BufReader::new(child.stdout.take().expect("standard output")).lines();
        for line in lines.by_ref().map_while(Result::ok) {
            host = line.strip_prefix("Doorstep is open at http://").map(str::to_owned);
            if host.is_some() {
                break;
            }
            greeting.push(line);
        }
        // Kept open, so that the server never writes into a closed pipe.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let host = host.unwrap_or_else(|| {
            child.kill().ok();
            child.wait().ok();
            panic!("the server did not open: {greeting:?} {}", String::from_utf8_lossy(&log.lock().expect("the log")))
        });
        Self { child, host, greeting, log, log_reader, _web: web }
    }

    /// `127.0.0.1:PORT`.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Gets an address.
    pub fn get(&self, target: &str) -> Answer {
        self.get_with(target, &[])
    }

    /// Gets an address with headers of one's own.
    pub fn get_with(&self, target: &str, headers: &[(&str, &str)]) -> Answer {
        ask(&self.host, "GET", target, headers, b"")
    }

    /// Another method.
    pub fn send(&self, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        ask(&self.host, method, target, headers, body)
    }

    /// Kills the server and gives all it logged.
    ///
    /// # Panics
    /// When the log is no text.
    pub fn end(mut self) -> String {
        self.child.kill().ok();
        self.child.wait().ok();
        if let Some(reader) = self.log_reader.take() {
            reader.join().ok();
        }
        String::from_utf8(self.log.lock().expect("the log").clone()).expect("text")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
