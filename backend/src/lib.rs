//! The server side of Doorstep: HTTP, use cases, ports and the stores behind them.
//!
//! Calls go one way: `http` → `usecase` → `port` ← `store`. Only `store::dynamo` knows the AWS SDK's DynamoDB client and
//! only `store::files` its S3 client; a lint keeps it so.
#![warn(missing_docs)]

pub mod clock;
pub mod compress;
pub mod config;
pub mod http;
pub mod identity;
pub mod import;
pub mod notify;
pub mod oruk;
pub mod outside;
pub mod port;
pub mod reader;
pub mod speech;
pub mod store;
pub mod telemetry;
pub mod token;
pub mod usecase;
