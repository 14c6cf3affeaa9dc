//! People by name, for their colleagues. History and drafts hold accounts alone; what somebody is called is looked up when it
//! is shown, so that a name that is taken away is gone everywhere.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::api::desk::{Author, Touch};
use doorstep_shared::directory::CheckerRole;
use doorstep_shared::id::UserId;
use doorstep_shared::people::Role;
use doorstep_shared::set::Member as _;
use serde::{Deserialize, Serialize};

use super::write::Mark;
use crate::port::{StoreError, Table, Tables};
use crate::store::{By, Record, get_many, keys};

/// What is read of a person here.
#[derive(Serialize, Deserialize)]
struct Person {
    id: UserId,
    #[serde(default)]
    name: String,
}

impl Record for Person {
    const TABLE: Table = Table::People;
}

/// Names by account.
#[derive(Clone, Debug)]
pub struct Names {
    me: UserId,
    names: BTreeMap<UserId, String>,
}

impl Names {
    /// The names of those who did something.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub async fn of(tables: &dyn Tables, me: UserId, people: Vec<&By>) -> Result<Self, StoreError> {
        let users: BTreeSet<UserId> = people.into_iter().filter_map(|by| by.actor.parse().ok()).collect();
        if users.is_empty() {
            return Ok(Self { me, names: BTreeMap::new() });
        }
        let wanted: Vec<_> = users.into_iter().map(keys::user_meta).collect();
        let people: Vec<Person> = get_many(tables, &wanted).await?;
        Ok(Self { me, names: people.into_iter().map(|p| (p.id, p.name)).collect() })
    }

    /// Somebody, as their colleagues are told of them.
    pub fn author(&self, by: &By) -> Author {
        let user: Option<UserId> = by.actor.parse().ok();
        Author {
            user,
            name: user.and_then(|id| self.names.get(&id).cloned()).unwrap_or_default(),
            role: checker(&by.role),
            me: user == Some(self.me),
        }
    }

    /// A change, as colleagues are told of it.
    pub fn touch(&self, mark: &Mark) -> Touch {
        Touch {
            version: mark.number,
            act: mark.act,
            at: Some(mark.at.clone()),
            on: Some(mark.on),
            by: Some(self.author(&mark.by)),
            written_by: mark.written_by.as_ref().map(|by| self.author(by)),
        }
    }
}

/// Who is named in marks.
pub fn named(mark: &Mark) -> impl Iterator<Item = &By> {
    std::iter::once(&mark.by).chain(mark.written_by.as_ref())
}

/// A role in an audit event, as readers are told of it.
pub fn checker(role: &str) -> CheckerRole {
    Role::parse(role).map(Role::as_checker).or_else(|| CheckerRole::parse(role)).unwrap_or(CheckerRole::Coordinator)
}
