//! Who runs services.

use serde::{Deserialize, Serialize};

use super::Origin;
use crate::id::OrganisationId;

/// An organisation that runs services in the zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name, never empty.
    pub name: String,
    /// A few sentences in the clean text of [`crate::rich_text`]; may be empty.
    #[serde(default)]
    pub description: String,
    /// Its web address; empty when not known.
    #[serde(default)]
    pub url: String,
    /// Where the record came from, when it was imported.
    #[serde(default)]
    pub origin: Option<Origin>,
    /// Counts the changes; 1 is the first.
    #[serde(default)]
    pub version: u64,
}
