//! Engines behind the tables: our own in a file or in memory, and moto, which somebody else wrote.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use doorstep_backend::port::Tables;
use doorstep_backend::store::dynamo::DynamoTables;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_engine::{Engine, EngineError};

/// How long moto may take to answer: Python imports much before it listens.
const MOTO_STARTS: (u32, Duration) = (600, Duration::from_millis(100));

/// Why an engine is not there to be tested.
#[derive(Debug, thiserror::Error)]
pub enum NoEngine {
    /// The variable that names moto's executable is not set.
    #[error("DOORSTEP_MOTO does not name moto's server; run `cargo verify`, which installs it and sets the variable")]
    MotoNotNamed,
    /// Moto could not be started or does not answer.
    #[error("moto does not start: {0}")]
    Moto(String),
    /// Our engine did not start.
    #[error(transparent)]
    Ours(#[from] EngineError),
    /// The tables could not be made, or a folder for them.
    #[error("no tables could be made: {0}")]
    Tables(String),
}

/// Tables and what keeps them alive: dropped, the engine stops and its folder goes.
pub struct Running {
    /// What it is called in reports.
    pub name: &'static str,
    /// The tables.
    pub tables: Arc<dyn Tables>,
    /// Where it answers, if it is an engine.
    pub endpoint: Option<String>,
    _engine: Option<Engine>,
    _moto: Option<Moto>,
    _folder: Option<tempfile::TempDir>,
}

/// The twin in memory.
pub fn twin() -> Running {
    let tables = Arc::new(MemoryTables::new());
    Running { name: "memory", tables, endpoint: None, _engine: None, _moto: None, _folder: None }
}

/// Our engine with its tables in memory.
///
/// # Errors
/// When it does not start.
pub async fn embedded_in_memory() -> Result<Running, NoEngine> {
    let engine = Engine::open(None).await?;
    let tables = ready(engine.endpoint()).await?;
    let endpoint = Some(engine.endpoint().to_owned());
    Ok(Running { name: "embedded, memory", tables, endpoint, _engine: Some(engine), _moto: None, _folder: None })
}

/// Our engine with its tables in a file of its own.
///
/// # Errors
/// When it does not start.
pub async fn embedded_in_a_file() -> Result<Running, NoEngine> {
    let folder = tempfile::tempdir().map_err(|error| NoEngine::Tables(error.to_string()))?;
    let engine = Engine::open(Some(&folder.path().join("tables.db"))).await?;
    let tables = ready(engine.endpoint()).await?;
    let endpoint = Some(engine.endpoint().to_owned());
    Ok(Running { name: "embedded, file", tables, endpoint, _engine: Some(engine), _moto: None, _folder: Some(folder) })
}

/// Moto, with tables.
///
/// # Errors
/// When `DOORSTEP_MOTO` does not name it, or it does not start.
pub async fn moto() -> Result<Running, NoEngine> {
    let moto = Moto::start().await?;
    let tables = ready(moto.endpoint()).await?;
    let endpoint = Some(moto.endpoint().to_owned());
    Ok(Running { name: "moto", tables, endpoint, _engine: None, _moto: Some(moto), _folder: None })
}

async fn ready(endpoint: &str) -> Result<Arc<dyn Tables>, NoEngine> {
    let tables = DynamoTables::at(endpoint, "test-");
    tables.create_tables().await.map_err(|error| NoEngine::Tables(error.to_string()))?;
    Ok(Arc::new(tables))
}

/// A moto server of our own, killed when dropped.
pub struct Moto {
    endpoint: String,
    child: Child,
}

impl Moto {
    /// Starts the server that `DOORSTEP_MOTO` names on a free port and waits until it answers.
    ///
    /// # Errors
    /// When the variable is not set, or the server does not start.
    pub async fn start() -> Result<Self, NoEngine> {
        let program = std::env::var_os("DOORSTEP_MOTO").map(PathBuf::from).ok_or(NoEngine::MotoNotNamed)?;
        let failed = |error: std::io::Error| NoEngine::Moto(error.to_string());
        // Freed again before moto takes it; nothing else on a test machine asks for ports at that pace.
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr()).map_err(failed)?.port();
        let child = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let mut moto = Self { endpoint: format!("http://127.0.0.1:{port}"), child };
        for _ in 0..MOTO_STARTS.0 {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Ok(moto);
            }
            if let Ok(Some(status)) = moto.child.try_wait() {
                return Err(NoEngine::Moto(format!("it ended with {status}")));
            }
            tokio::time::sleep(MOTO_STARTS.1).await;
        }
        Err(NoEngine::Moto("it does not answer".into()))
    }

    /// Where it answers.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
