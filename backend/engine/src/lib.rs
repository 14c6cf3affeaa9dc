//! The embedded DynamoDB engine: what answers on a developer's machine and in tests.
//!
//! It is a crate of its own so that no Lambda function links it. It speaks DynamoDB's protocol on a loopback port, so the
//! same SDK client talks to it as to AWS. It checks no signature: whoever is on the machine can read it.
#![warn(missing_docs)]

use std::net::Ipv4Addr;
use std::path::Path;
use std::time::Duration;

use dynoxide::Database;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How often expired items are removed. AWS takes up to days; a minute keeps a folder small.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Why the engine did not start.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The file is not a database of ours, or cannot be opened.
    #[error("the tables' file cannot be opened: {0}")]
    File(String),
    /// No loopback port is free.
    #[error("no port can be opened for the tables: {0}")]
    Port(#[from] std::io::Error),
}

/// A running engine. Stops when dropped; [`Engine::stop`] also waits for requests under way.
pub struct Engine {
    endpoint: String,
    database: Database,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<()>,
    sweeper: JoinHandle<()>,
}

impl Engine {
    /// Starts in the current tokio runtime, with the file at this path or in memory when there is none.
    ///
    /// # Errors
    /// When the file cannot be opened or no port is free.
    pub async fn open(path: Option<&Path>) -> Result<Self, EngineError> {
        let path = path.map(|path| path.to_string_lossy().into_owned());
        let database = tokio::task::spawn_blocking(move || match path {
            Some(path) => Database::new(&path),
            None => Database::memory(),
        })
        .await
        .map_err(|error| EngineError::File(error.to_string()))?
        .map_err(|error| EngineError::File(error.to_string()))?;

        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = dynoxide::server::serve_with_shutdown(listener, database.clone(), async {
            // A dropped sender means the same: the engine is no longer wanted.
            stopped.await.ok();
        });
        let server = tokio::spawn(async {
            if let Err(error) = serving.await {
                tracing::error!(error, "the embedded engine stopped");
            }
        });
        let sweeper = tokio::spawn(sweep_now_and_then(database.clone()));
        Ok(Self { endpoint, database, stop: Some(stop), server, sweeper })
    }

    /// Where it answers: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Removes expired items now; says how many went.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub async fn sweep(&self) -> Result<usize, EngineError> {
        sweep(self.database.clone()).await
    }

    /// Takes no more requests, finishes those under way, and closes.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        self.sweeper.abort();
        // The server ends when its connections have; a panic in it has been printed already.
        (&mut self.server).await.ok();
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.sweeper.abort();
    }
}

async fn sweep(database: Database) -> Result<usize, EngineError> {
    // The sweep waits for locks and reads the file: not on a thread that answers requests.
    tokio::task::spawn_blocking(move || database.sweep_ttl())
        .await
        .map_err(|error| EngineError::File(error.to_string()))?
        .map_err(|error| EngineError::File(error.to_string()))
}

async fn sweep_now_and_then(database: Database) {
    let mut tick = tokio::time::interval(SWEEP_EVERY);
    // Not at the start, when the first page waits; the first tick comes at once.
    tick.tick().await;
    loop {
        tick.tick().await;
        if let Err(error) = sweep(database.clone()).await {
            tracing::warn!(%error, "expired items could not be removed");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;

    #[tokio::test]
    async fn it_listens_on_loopback_only_and_stops_when_told() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::open(Some(&folder.path().join("tables.db"))).await.unwrap();
        let address = engine.endpoint().strip_prefix("http://").unwrap().to_owned();
        assert!(address.starts_with("127.0.0.1:"));
        assert!(tokio::net::TcpStream::connect(&address).await.is_ok());
        assert_eq!(engine.sweep().await.unwrap(), 0);
        engine.stop().await;
        assert!(tokio::net::TcpStream::connect(&address).await.is_err());
    }

    #[tokio::test]
    async fn a_file_that_is_no_database_is_an_error_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tables.db");
        std::fs::write(&path, "not a database, but long enough to be looked at as one".repeat(200)).unwrap();
        assert!(matches!(Engine::open(Some(&path)).await, Err(EngineError::File(_))));
    }
}
