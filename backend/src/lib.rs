//! The server side of Doorstep: HTTP, use cases, ports and the stores behind them.
//!
//! Calls go one way: `http` → `usecase` → `port` ← `store`. Only `store::dynamo` knows the AWS SDK's DynamoDB client and
//! only `store::s3` its S3 client; a lint keeps it so.
#![warn(missing_docs)]

pub mod import;
pub mod port;
