//! `POST /api/v1/desk/{zone}/gaps/words`: words that families use, for something that is there.

use serde::{Deserialize, Serialize};

use super::CHANGED;
use crate::api::{Caching, Caller, Changes, Endpoint, InZone, Method, Parameter};
use crate::id::ServiceId;
use crate::policy::Action;
use crate::problem::Code;

/// The endpoint.
pub struct AddWords;

/// The words, and what they are for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NewWords {
    /// What families look for, at most 60 characters.
    pub words: String,
    /// What it is for.
    pub meaning: Meaning,
}

/// What words of families are for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Meaning {
    /// One entry: they become one of its search words.
    Entry {
        /// The entry.
        entry: ServiceId,
    },
    /// Everything that has these words in it, at most 60 characters.
    Words {
        /// The words.
        means: String,
    },
}

/// They are found from the next publication on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct WordsAdded {
    /// The words as they are kept.
    pub words: String,
}

impl Endpoint for AddWords {
    const NAME: &'static str = "addWords";
    const ABOUT: &'static str = "Lets words that families use find an entry, or all that other words find.";
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/desk/{zone}/gaps/words";
    const CALLER: Caller = Caller::Staff(Action::AnswerInbox);
    const CACHING: Caching = Caching::Never;
    const PARAMETERS: &'static [Parameter] = &[Parameter::path("zone", "Short name of the zone.")];
    const FAILURES: &'static [Code] = CHANGED;
    const CHANGES: Changes = Changes::New;
    type Request = InZone;
    type Body = NewWords;
    type Response = WordsAdded;
}
