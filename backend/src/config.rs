//! The settings of a function in the cloud, read from its environment once.

use sha2::{Digest, Sha256};

/// What is missing or wrong in the environment.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    /// A setting that must be there is not.
    #[error("the setting {0} is missing: see backend/infra/template.yaml")]
    Missing(&'static str),
    /// A setting that makes no sense.
    #[error("the setting {0} cannot be used: {1}")]
    Wrong(&'static str, &'static str),
}

/// Settings of a function that reads or writes tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableConfig {
    /// What stands before the tables' names.
    pub prefix: String,
    /// Another endpoint than AWS's own.
    pub endpoint: Option<String>,
}

/// Settings of a function that reads or writes published files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileConfig {
    /// The bucket.
    pub bucket: String,
    /// Another endpoint than AWS's own.
    pub endpoint: Option<String>,
}

/// Settings of the public function.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicConfig {
    /// Where published files are.
    pub files: FileConfig,
    /// The folder with the app's files.
    pub web: String,
    /// Signs cursors.
    pub cursor_key: [u8; 32],
}

/// Reads one setting; empty counts as missing.
#[allow(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

impl TableConfig {
    /// From the environment.
    ///
    /// # Errors
    /// When the prefix is missing.
    pub fn from_env() -> Result<Self, ConfigError> {
        let prefix = setting("DOORSTEP_TABLE_PREFIX").ok_or(ConfigError::Missing("DOORSTEP_TABLE_PREFIX"))?;
        Ok(Self { prefix, endpoint: setting("DOORSTEP_DYNAMODB_ENDPOINT") })
    }
}

impl FileConfig {
    /// From the environment.
    ///
    /// # Errors
    /// When the bucket is missing.
    pub fn from_env() -> Result<Self, ConfigError> {
        let bucket = setting("DOORSTEP_FILES_BUCKET").ok_or(ConfigError::Missing("DOORSTEP_FILES_BUCKET"))?;
        Ok(Self { bucket, endpoint: setting("DOORSTEP_S3_ENDPOINT") })
    }
}

impl PublicConfig {
    /// From the environment.
    ///
    /// # Errors
    /// When a setting is missing or the key is short.
    pub fn from_env() -> Result<Self, ConfigError> {
        let key = setting("DOORSTEP_CURSOR_KEY").ok_or(ConfigError::Missing("DOORSTEP_CURSOR_KEY"))?;
        if key.len() < 32 {
            return Err(ConfigError::Wrong("DOORSTEP_CURSOR_KEY", "it must have at least 32 characters"));
        }
        // In Lambda the app's files lie beside the program.
        let beside = || setting("LAMBDA_TASK_ROOT").map(|root| root + "/web");
        let web = setting("DOORSTEP_WEB").or_else(beside).ok_or(ConfigError::Missing("DOORSTEP_WEB"))?;
        Ok(Self { files: FileConfig::from_env()?, web, cursor_key: Sha256::digest(key).into() })
    }
}
