//! The people of the demo: one for each role.

use doorstep_backend::port::{Condition, Transaction};
use doorstep_backend::store::{By, Change, get, keys, write};
use doorstep_backend::usecase::sign_in::{Link, UserRecord, link};
use doorstep_shared::date::Date;
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{OrganisationId, UserId, ZoneId};
use doorstep_shared::people::{Capability, Membership, Role};
use doorstep_shared::set::Set;
use serde::Deserialize;
use serde_json::Map;

use super::files::PEOPLE;
use super::record::{DemoError, Record};
use super::slug::{Naming, id, replace};
use crate::commands::Failure;
use crate::local::Local;

/// Somebody made up.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DemoPerson {
    /// Their short word, which the demo's provider knows them by.
    #[serde(rename = "id")]
    pub slug: String,
    /// Their name.
    pub name: String,
    /// What they are in the demo zone.
    pub role: Role,
    /// Whom they work for.
    pub organisation: OrganisationId,
    /// What they may do beside that.
    pub capabilities: Set<Capability>,
    /// Both in words.
    pub about: String,
}

impl DemoPerson {
    /// Their id: always the same.
    pub fn user(&self) -> UserId {
        UserId::new(id(Naming::Person, &self.slug))
    }
}

/// The people, in the order of the file.
///
/// # Errors
/// When the file does not hold what it should; the tests keep that from happening.
pub fn people() -> Result<Vec<DemoPerson>, DemoError> {
    let records = Record::list(&PEOPLE)?.into_iter();
    let named = records.map(|mut record| {
        replace(&mut record, "organisation", Naming::Organisation)?;
        record.read()
    });
    named.collect()
}

/// Makes the demo people known who are not yet, with their memberships, and makes this provider's word count for them. Whoever is
/// there already stays as they are: somebody may have changed them.
///
/// # Errors
/// When the tables do not answer.
pub async fn settle(local: &Local, zone: &Zone, issuer: &str) -> Result<Vec<DemoPerson>, Failure> {
    let people = people().map_err(Failure::work)?;
    // They began on the first day of the calendar that the demo zone has.
    let from: Date = "2025-09-01".parse().map_err(Failure::work)?;
    let mut writes = Vec::new();
    for person in &people {
        if get::<UserRecord>(&*local.tables, &keys::user_meta(person.user())).await.map_err(Failure::work)?.is_none() {
            make(local, &zone.id, person, from).await?;
        }
        let key = keys::identity(&link(issuer, &person.slug));
        writes.push(write(key, &Link { user: person.user() }, Condition::None).map_err(Failure::work)?);
    }
    // The server may be asked for at another port than last time, and its provider has another name then.
    let transaction = Transaction { writes, token: local.ids.next().to_string() };
    local.tables.transact(&transaction).await.map_err(Failure::work)?;
    Ok(people)
}

async fn make(local: &Local, zone: &ZoneId, person: &DemoPerson, from: Date) -> Result<(), Failure> {
    let user = person.user();
    let record = UserRecord {
        id: user,
        name: person.name.clone(),
        // One has none: what becomes of a digest then can be seen.
        email: (person.role != Role::ReceptionTeacher).then(|| format!("{}@work.example", person.slug)),
        created: local.clock.now().as_second(),
        version: 1,
    };
    let membership = Membership {
        zone: zone.clone(),
        user,
        role: person.role,
        organisation: Some(person.organisation),
        capabilities: person.capabilities,
        from,
        to: None,
        version: 1,
    };
    Change::new(By::new("seed", "coordinator"), zone, local.clock.now(), &*local.ids)
        .create(keys::user_meta(user), &record)
        .create(keys::membership(user, zone), &membership)
        .create(keys::zone_member(zone, user), &membership)
        .audit(&format!("membership/{zone}/{user}"), "seed", Map::new())
        .commit(&*local.tables)
        .await
        .map_err(Failure::work)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_is_one_person_for_each_role_and_each_works_for_somebody_of_the_zone() {
        let people = people().unwrap();
        let roles: BTreeSet<Role> = people.iter().map(|person| person.role).collect();
        assert_eq!((roles.len(), people.len()), (Role::STAFF.len(), Role::STAFF.len()));
        let organisations: BTreeSet<_> = super::super::load::organisations().unwrap().iter().map(|o| o.id).collect();
        for person in &people {
            assert!(organisations.contains(&person.organisation), "{}", person.name);
        }
    }
}
