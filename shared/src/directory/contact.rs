//! Ways to reach a service.

use serde::{Deserialize, Serialize};

/// A person or desk to reach. Only public ones ever leave the working directory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Whom to ask for; empty when it does not matter.
    pub name: String,
    /// What they do, in a word or two.
    pub title: String,
    /// Phone number as people write it; empty when there is none.
    pub phone: String,
    /// E-mail address; empty when there is none.
    pub email: String,
    /// Whether families may see it.
    pub public: bool,
}

/// A web address with the words to show for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Link {
    /// Words to show; empty shows the address's host.
    pub label: String,
    /// An `https` or `http` address.
    pub url: String,
}
