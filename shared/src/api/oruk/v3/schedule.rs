//! When something is on.

use serde::{Deserialize, Serialize};

use crate::api::oruk::Id;
use crate::date::Date;
use crate::id::ServiceId;

/// One rule with its first and last day. Term time, bank holidays and days called off are told by rows that stop and begin
/// again: a reader needs no school calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Schedule {
    /// Its id.
    pub id: Id,
    /// Of which service.
    pub service_id: ServiceId,
    /// At which place, where it is at one that may be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_at_location_id: Option<Id>,
    /// First day of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// A day to count weeks from, or the only day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dtstart: Option<Date>,
    /// How it repeats; missing for a single day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freq: Option<Frequency>,
    /// Weeks between, where more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<u8>,
    /// Days in two letters; with a number before them in months (`1TU`, `-1FR`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byday: Option<String>,
    /// When it starts, by the clock on the wall in Europe/London; an offset would be wrong for half of the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_at: Option<String>,
    /// When it ends, likewise; `00:00` is the end of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<String>,
    /// When it is on, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The service's page with its next dates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule_link: Option<String>,
    /// Days called off, with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// The whole rule behind this row and its neighbours in Doorstep's own words, such as `weekly tu 10:00-11:30 term-time`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doorstep_when: Option<String>,
}

/// How something repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Frequency {
    /// By weeks.
    Weekly,
    /// By months.
    Monthly,
}
