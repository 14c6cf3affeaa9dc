//! Asking other servers.

use async_trait::async_trait;
use axum::http::{Request, Response};

/// Why another server gave no answer that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Its address is not one that may be asked.
    #[error("{0} may not be asked: only https, or http on this machine")]
    NotAllowed(String),
    /// It cannot be reached, or broke off.
    #[error("{0} cannot be reached: {1}")]
    Unreachable(String, String),
    /// It took too long.
    #[error("{0} took too long to answer")]
    TooSlow(String),
    /// It sent more than is taken.
    #[error("{0} sent more than {1} bytes")]
    TooLarge(String, usize),
}

/// Asks another server. Never follows it elsewhere: where an answer points to is for the caller to judge.
#[async_trait]
pub trait Fetch: Send + Sync {
    /// Sends the request and reads the answer to its end.
    ///
    /// # Errors
    /// When there is no whole answer in time and size.
    async fn fetch(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, FetchError>;
}
