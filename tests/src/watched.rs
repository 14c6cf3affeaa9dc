//! An address that passes everything on to another one and counts the connections: who talked to an engine, and when.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// A door before an engine. Dropped, it closes.
pub struct Watched {
    endpoint: String,
    connections: Arc<AtomicU64>,
    door: AbortHandle,
}

impl Watched {
    /// Opens a door before this address, such as `http://127.0.0.1:8000`.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn before(endpoint: &str) -> Self {
        let behind = endpoint.strip_prefix("http://").expect("a plain address").to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("an address"));
        let connections = Arc::new(AtomicU64::new(0));
        let counted = connections.clone();
        let door = tokio::spawn(async move {
            while let Ok((mut caller, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                let behind = behind.clone();
                tokio::spawn(async move {
                    if let Ok(mut engine) = TcpStream::connect(behind).await {
                        tokio::io::copy_bidirectional(&mut caller, &mut engine).await.ok();
                    }
                });
            }
        });
        Self { endpoint, connections, door: door.abort_handle() }
    }

    /// Where the door is.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// How many connections were opened so far.
    pub fn connections(&self) -> u64 {
        self.connections.load(Ordering::SeqCst)
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.door.abort();
    }
}
