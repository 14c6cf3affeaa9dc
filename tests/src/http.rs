//! As much of HTTP/1.1 as tests need: one request a connection, nothing decoded behind a test's back.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use doorstep_backend::compress;
use serde_json::Value;

/// Longest wait for an answer: far beyond the server's own limit, only there so that a test ends.
const PATIENCE: Duration = Duration::from_secs(60);

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Names in small letters, and values.
    pub headers: Vec<(String, String)>,
    /// The body as it came, chunks put together.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header; the first of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
    /// A header that must be there.
    ///
    /// # Panics
    /// When it is not.
    pub fn need(&self, name: &str) -> &str {
        self.header(name).unwrap_or_else(|| panic!("no {name} in {:?}", self.headers))
    }
    /// The body as text, unpacked where it is brotli.
    ///
    /// # Panics
    /// When it is no text.
    pub fn text(&self) -> String {
        let body = match self.header("content-encoding") {
            Some("br") => compress::unpack(&self.body).expect("brotli"),
            _ => self.body.clone(),
        };
        String::from_utf8(body).expect("text")
    }
    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text()).unwrap_or_else(|_| panic!("no JSON in {}: {}", self.status, self.text()))
    }
}

/// Asks a server at `host:port` and reads the answer to its end.
///
/// # Panics
/// When no whole answer comes.
pub fn ask(host: &str, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(host).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a time limit");
    let mut head = format!("{method} {target} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() {
        head.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes()).expect("the request goes out");
    // A server that refuses a large body may close before it has read all of it.
    stream.write_all(body).ok();
    let mut bytes = Vec::new();
    let mut part = [0; 16 * 1024];
    loop {
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(n) => bytes.extend_from_slice(&part[..n]),
            Err(_) if !bytes.is_empty() => break,
            Err(error) => panic!("no answer to {method} {target}: {error}"),
        }
    }
    read(&bytes)
}

fn read(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a whole head");
    let head = std::str::from_utf8(&bytes[..end]).expect("a head of letters");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|l| l.split(' ').nth(1)).and_then(|s| s.parse().ok()).expect("a status");
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let raw = &bytes[end + 4..];
    let chunked = headers.iter().any(|(n, v)| n == "transfer-encoding" && v == "chunked");
    let body = if chunked && !raw.is_empty() { joined(raw) } else { raw.to_vec() };
    Answer { status, headers, body }
}

/// Chunks put together.
fn joined(mut raw: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let line = raw.windows(2).position(|w| w == b"\r\n").expect("a chunk's length");
        let length = std::str::from_utf8(&raw[..line]).ok().and_then(|l| usize::from_str_radix(l.trim(), 16).ok());
        let length = length.expect("a chunk's length in hexadecimal");
        if length == 0 {
            return body;
        }
        raw = &raw[line + 2..];
        body.extend_from_slice(&raw[..length]);
        raw = &raw[length + 2..];
    }
}
