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
    /// Where the letter box is.
    pub tables: TableConfig,
    /// The folder with the app's files.
    pub web: String,
    /// Signs cursors and the stamps of forms.
    pub cursor_key: [u8; 32],
    /// Where everybody finds the server, for the links in feeds; without it the host that a caller names.
    pub address: Option<String>,
}

/// Settings of sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInConfig {
    /// Where browsers find the server: scheme and host, no path.
    pub address: String,
    /// The provider's address, as it writes it itself.
    pub issuer: String,
    /// What the provider calls us.
    pub client_id: String,
    /// What we prove that with.
    pub client_secret: Option<String>,
    /// What the provider is asked to do even for somebody it knows; empty leaves it to the provider.
    pub prompt: String,
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

impl SignInConfig {
    /// From the environment. `None` when no provider is named: then nobody can sign in.
    ///
    /// # Errors
    /// When a provider is named, but something that belongs to it is missing or wrong.
    pub fn from_env() -> Result<Option<Self>, ConfigError> {
        let Some(issuer) = setting("DOORSTEP_OIDC_ISSUER") else { return Ok(None) };
        let client_id = setting("DOORSTEP_OIDC_CLIENT_ID").ok_or(ConfigError::Missing("DOORSTEP_OIDC_CLIENT_ID"))?;
        let address = address()?.ok_or(ConfigError::Missing("DOORSTEP_ADDRESS"))?;
        Ok(Some(Self { address, issuer, client_id, client_secret: client_secret(), prompt: prompt() }))
    }
}

/// Where browsers find the server: scheme and host, no path.
///
/// # Errors
/// When it is something else. None until it is known.
pub fn address() -> Result<Option<String>, ConfigError> {
    let Some(address) = setting("DOORSTEP_ADDRESS") else { return Ok(None) };
    is_address(&address)?;
    Ok(Some(address))
}

/// Whether a setting says where browsers find the server.
fn is_address(address: &str) -> Result<(), ConfigError> {
    let host = address.strip_prefix("https://").unwrap_or_default();
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    if host.is_empty() || !plain {
        let why = "it is where browsers find the server, such as https://zone.example, without a path";
        return Err(ConfigError::Wrong("DOORSTEP_ADDRESS", why));
    }
    Ok(())
}

/// Hosts that zones may name for their feeds: names divided by commas, `*.gov.uk` for all below one, `*` for every public one.
/// None: no feeds are fetched.
pub fn feed_hosts() -> Vec<String> {
    let said = setting("DOORSTEP_FEED_HOSTS").unwrap_or_default();
    said.split(',').map(str::trim).filter(|host| !host.is_empty()).map(String::from).collect()
}

/// Keys the hashes that find the same child named twice in plans.
///
/// # Errors
/// When it is missing or short.
pub fn mark_key() -> Result<[u8; 32], ConfigError> {
    let key = setting("DOORSTEP_MARK_KEY").ok_or(ConfigError::Missing("DOORSTEP_MARK_KEY"))?;
    if key.len() < 32 {
        return Err(ConfigError::Wrong("DOORSTEP_MARK_KEY", "it must have at least 32 characters"));
    }
    Ok(Sha256::digest(key).into())
}

/// What we prove to the provider who we are with. Never on a command line, where other people of the machine could read it.
pub fn client_secret() -> Option<String> {
    setting("DOORSTEP_OIDC_CLIENT_SECRET")
}

/// `login` has people prove who they are at every sign-in, also those whom the provider still knows: our sessions end on shared
/// computers for a reason. Providers that do not know the word are left alone with `provider`.
pub fn prompt() -> String {
    match setting("DOORSTEP_OIDC_PROMPT").as_deref() {
        None => "login".into(),
        Some("provider") => String::new(),
        Some(other) => other.to_owned(),
    }
}

/// Settings of GOV.UK Notify. The key stands in no log.
#[derive(Clone, PartialEq, Eq)]
pub struct NotifyConfig {
    /// The API key: a name, the service's id and a secret, with hyphens between.
    pub key: String,
    /// The template of texts: `((text))`.
    pub text_template: String,
    /// The template of e-mails: `((subject))` and `((text))`.
    pub email_template: String,
    /// Where Notify is.
    pub address: String,
}

impl NotifyConfig {
    /// Where GOV.UK Notify is.
    pub const ADDRESS: &'static str = "https://api.notifications.service.gov.uk";

    /// From the environment. `None` without a key: then messages are only shown.
    ///
    /// # Errors
    /// When there is a key, but a template is missing.
    pub fn from_env() -> Result<Option<Self>, ConfigError> {
        let Some(key) = setting("DOORSTEP_NOTIFY_KEY") else { return Ok(None) };
        let needed = |name: &'static str| setting(name).ok_or(ConfigError::Missing(name));
        Ok(Some(Self {
            key,
            text_template: needed("DOORSTEP_NOTIFY_TEXT_TEMPLATE")?,
            email_template: needed("DOORSTEP_NOTIFY_EMAIL_TEMPLATE")?,
            address: Self::ADDRESS.to_owned(),
        }))
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
        let address = address()?;
        let (files, tables) = (FileConfig::from_env()?, TableConfig::from_env()?);
        Ok(Self { files, tables, web, cursor_key: Sha256::digest(key).into(), address })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_scheme_and_a_host() {
        for (address, good) in [
            ("https://zone.example", true),
            ("https://zone.example:8443", true),
            ("http://zone.example", false),
            ("https://zone.example/", false),
            ("https://zone.example/path", false),
            ("https://zone.example?x", false),
            ("https://zone example", false),
            ("https://\"zone\"", false),
            ("https://", false),
            ("zone.example", false),
        ] {
            assert_eq!(is_address(address).is_ok(), good, "{address}");
        }
    }
}
