//! How the client is made.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{BehaviorVersion, Builder, Credentials, Region};

use super::DynamoTables;
use crate::port::StoreError;

/// How long a connection may take to open.
const CONNECT: Duration = Duration::from_secs(2);
/// How long one attempt may take. A phone's request waits for several at worst.
const ATTEMPT: Duration = Duration::from_secs(5);

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder().connect_timeout(CONNECT).operation_attempt_timeout(ATTEMPT).build()
}

/// Settings for an engine at an address of this machine, which asks for some key but checks none.
pub fn config_at(endpoint: &str) -> Builder {
    Builder::new()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-2"))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
        .endpoint_url(endpoint)
        .retry_config(RetryConfig::disabled())
        .timeout_config(timeouts())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
}

/// A client from settings.
pub fn client_at(config: Builder) -> Client {
    Client::from_conf(config.build())
}

impl DynamoTables {
    /// The tables behind an address of this machine.
    pub fn at(endpoint: &str, prefix: impl Into<String>) -> Self {
        Self::with_client(client_at(config_at(endpoint)), prefix)
    }

    /// The tables of the AWS account and region that the surroundings name.
    pub async fn in_aws(prefix: impl Into<String>) -> Self {
        let shared = Box::pin(
            aws_config::defaults(aws_config::BehaviorVersion::latest())
                .retry_config(RetryConfig::disabled())
                .timeout_config(timeouts())
                .load(),
        )
        .await;
        Self::with_client(Client::new(&shared), prefix)
    }

    /// The tables behind this address, or those of the surrounding AWS account when there is none.
    pub async fn connect(endpoint: Option<&str>, prefix: impl Into<String>) -> Self {
        match endpoint {
            Some(endpoint) => Self::at(endpoint, prefix),
            None => Self::in_aws(prefix).await,
        }
    }

    /// Opens the connection, so that the first request does not wait for it. Reads one key that is never there; a function
    /// that may not read gets an error, and has its connection all the same.
    pub async fn warm(&self) -> Result<(), StoreError> {
        let nothing = crate::port::Key::new("WARM", "WARM");
        self.get_item(crate::port::Table::Directory, &nothing).await.map(drop)
    }
}
