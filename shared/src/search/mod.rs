//! Search and filters over a published list: the same code on the phone and on the server.

mod query;

pub use query::{DayFilter, Query};

use serde::{Deserialize, Serialize};

/// The searched words of a list's entries, in compact form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {}
