//! HTTP: from a request to a use case and back. The same routers run in AWS Lambda and in the local binary.

mod answer;
mod coding;
pub mod cookies;
mod etag;
mod files;
mod headers;
mod layers;
mod mount;
pub mod openapi;
pub mod plain;
pub mod private;
pub mod public;

pub use answer::Failure;
pub use coding::takes_coding;
pub use headers::content_security_policy;
pub use layers::{Limits, RequestId, dress};
pub use mount::{Asked, Repeat, mount, route};
