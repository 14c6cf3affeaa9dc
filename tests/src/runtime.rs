//! AWS Lambda as a function sees it: an address to ask for the next event and to answer to, and a log that is kept.
//!
//! Written from the published description of the Lambda runtime interface (version 2018-06-01). One event at a time, as in
//! the cloud.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio::task::AbortHandle;

/// How long anything may take before it counts as hung.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a function answered: its response, or the error it reported.
pub type Answer = Result<Value, Value>;

struct Invocation {
    id: String,
    event: Value,
}

/// What the interface's addresses share.
struct Interface {
    next: tokio::sync::Mutex<mpsc::Receiver<Invocation>>,
    waiting: Mutex<BTreeMap<String, oneshot::Sender<Answer>>>,
    asked: Notify,
}

/// A function that runs. Dropped, it is killed.
pub struct Function {
    child: Child,
    invoke: mpsc::Sender<Invocation>,
    interface: Arc<Interface>,
    log: Arc<Mutex<Vec<String>>>,
    readers: Vec<JoinHandle<()>>,
    server: AbortHandle,
    count: u64,
}

impl Function {
    /// Starts the program of this name, which lies beside the running tests, with these settings and no others.
    ///
    /// # Panics
    /// When the program was not built.
    pub async fn start(name: &str, settings: &[(&str, &str)]) -> Self {
        Self::start_at(&beside_the_tests(name), settings).await
    }

    /// Starts a program.
    ///
    /// # Panics
    /// When it cannot be started.
    pub async fn start_at(program: &std::path::Path, settings: &[(&str, &str)]) -> Self {
        let (invoke, next) = mpsc::channel(1);
        let interface = Arc::new(Interface {
            next: tokio::sync::Mutex::new(next),
            waiting: Mutex::default(),
            asked: Notify::new(),
        });
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let routes = routes(interface.clone());
        let server = tokio::spawn(async move { axum::serve(listener, routes).await.expect("the interface serves") });

        let mut command = Command::new(program);
        command.env_clear().envs(settings.iter().copied());
        for (setting, value) in [
            ("AWS_LAMBDA_RUNTIME_API", &*address),
            ("AWS_LAMBDA_FUNCTION_NAME", "doorstep-test"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/doorstep-test"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[$LATEST]0"),
            ("AWS_REGION", "eu-west-2"),
        ] {
            command.env(setting, value);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|why| panic!("{} does not start: {why}", program.display()));
        let log = Arc::new(Mutex::new(Vec::new()));
        // Lambda keeps both outputs in one log.
        let readers = vec![
            keep_lines(child.stdout.take().expect("piped"), log.clone()),
            keep_lines(child.stderr.take().expect("piped"), log.clone()),
        ];
        Self { child, invoke, interface, log, readers, server: server.abort_handle(), count: 0 }
    }

    /// Waits until the function has started and asks for its first event.
    ///
    /// # Panics
    /// When it does not.
    pub async fn ready(&self) {
        let asked = tokio::time::timeout(PATIENCE, self.interface.asked.notified()).await;
        assert!(asked.is_ok(), "the function never asked for an event: {:#?}", self.lines());
    }

    /// Sends an event and waits for the answer.
    ///
    /// # Panics
    /// When none comes.
    pub async fn invoke(&mut self, event: Value) -> Answer {
        self.count += 1;
        let id = format!("00000000-0000-4000-8000-{:012}", self.count);
        let (tell, told) = oneshot::channel();
        lock(&self.interface.waiting).insert(id.clone(), tell);
        self.invoke.send(Invocation { id, event }).await.expect("the interface is open");
        match tokio::time::timeout(PATIENCE, told).await {
            Ok(Ok(answer)) => answer,
            _ => panic!("the function did not answer: {:#?}", self.lines()),
        }
    }

    /// The log so far, as written.
    pub fn lines(&self) -> Vec<String> {
        lock(&self.log).clone()
    }

    /// The first entry of the log whose message begins so, once it is there.
    ///
    /// # Panics
    /// When it never comes, or a line of the log is not a JSON object.
    pub async fn logged(&self, message: &str) -> Value {
        let started = tokio::time::Instant::now();
        loop {
            let found = self.entries().into_iter().find(|entry| says(entry, message));
            if let Some(entry) = found {
                return entry;
            }
            // The line is on its way through a pipe.
            assert!(started.elapsed() < PATIENCE, "no “{message}” in the log: {:#?}", self.lines());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The log so far as JSON objects.
    ///
    /// # Panics
    /// When a line is none.
    pub fn entries(&self) -> Vec<Value> {
        let read = |line: &String| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why} in the log: {line}"));
        self.lines().iter().map(read).collect()
    }

    /// Waits until the process ends by itself; gives its status and its whole log.
    ///
    /// # Panics
    /// When it goes on.
    pub async fn ended(mut self) -> (ExitStatus, Vec<String>) {
        let started = tokio::time::Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                break status;
            }
            assert!(started.elapsed() < PATIENCE, "the process goes on: {:#?}", self.lines());
            tokio::time::sleep(Duration::from_millis(5)).await;
        };
        self.close_log();
        (status, self.lines())
    }

    /// Ends the process; gives its whole log.
    pub fn stop(mut self) -> Vec<String> {
        self.child.kill().ok();
        self.child.wait().ok();
        self.close_log();
        self.lines()
    }

    fn close_log(&mut self) {
        for reader in self.readers.drain(..) {
            reader.join().ok();
        }
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        self.server.abort();
    }
}

/// The milliseconds that start-up took, as the function itself says.
///
/// # Panics
/// When its log does not say.
pub async fn init_milliseconds(function: &Function) -> u64 {
    let entry = function.logged("init:").await;
    entry["milliseconds"].as_u64().unwrap_or_else(|| panic!("no milliseconds in {entry}"))
}

fn says(entry: &Value, message: &str) -> bool {
    entry["message"].as_str().is_some_and(|said| said.starts_with(message))
}

fn beside_the_tests(name: &str) -> PathBuf {
    // target/debug/deps/lambda-0123 → target/debug/api-public
    let tests = std::env::current_exe().expect("a program knows where it lies");
    let folder = tests.ancestors().skip(1).find(|folder| !folder.ends_with("deps")).expect("a folder");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.is_file(),
        "The function {name} is not built ({} is missing): run `cargo build --workspace --bins --tests` first, as cargo verify does.",
        program.display()
    );
    program
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn keep_lines(output: impl std::io::Read + Send + 'static, log: Arc<Mutex<Vec<String>>>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut output = BufReader::new(output);
        for line in output.by_ref().lines().map_while(Result::ok) {
            lock(&log).push(line);
        }
    })
}

fn routes(interface: Arc<Interface>) -> Router {
    Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
        .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
        .route("/2018-06-01/runtime/init/error", post(|| async { StatusCode::ACCEPTED }))
        .with_state(interface)
}

async fn next(State(interface): State<Arc<Interface>>) -> Response {
    interface.asked.notify_one();
    let Some(invocation) = interface.next.lock().await.recv().await else {
        // The test is over; a function that still waits is about to be killed.
        return std::future::pending().await;
    };
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("content-type", "application/json"),
        ("lambda-runtime-aws-request-id", &*invocation.id),
        // The year 2286: nothing here runs out of time.
        ("lambda-runtime-deadline-ms", "9999999999999"),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:eu-west-2:123456789012:function:doorstep-test"),
        ("lambda-runtime-trace-id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_str(value).expect("plain letters"));
    }
    (headers, invocation.event.to_string()).into_response()
}

async fn response(State(interface): State<Arc<Interface>>, Path(id): Path<String>, body: String) -> StatusCode {
    answer(&interface, &id, Ok(read(&body)))
}

async fn error(State(interface): State<Arc<Interface>>, Path(id): Path<String>, body: String) -> StatusCode {
    answer(&interface, &id, Err(read(&body)))
}

fn read(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|_| Value::String(body.to_owned()))
}

fn answer(interface: &Interface, id: &str, answer: Answer) -> StatusCode {
    match lock(&interface.waiting).remove(id) {
        Some(tell) => {
            tell.send(answer).ok();
            StatusCode::ACCEPTED
        }
        None => StatusCode::BAD_REQUEST,
    }
}
