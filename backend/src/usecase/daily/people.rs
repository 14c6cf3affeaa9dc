//! Who is asked about an entry: those of its organisation who have an account, else the address it gives, else the zone's
//! Children's Centre.

use std::collections::BTreeMap;

use doorstep_shared::date::Date;
use doorstep_shared::directory::Service;
use doorstep_shared::id::{OrganisationId, UserId, ZoneId};
use doorstep_shared::people::{Membership, Role};
use serde::{Deserialize, Serialize};

use crate::port::{StoreError, Table, Tables};
use crate::store::{Record, get_many, keys, query};

/// Somebody who gets a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Recipient {
    /// A member of the zone.
    Member {
        /// Their account.
        user: UserId,
        /// What they are called.
        name: String,
        /// Their e-mail address, where known.
        email: Option<String>,
    },
    /// Somebody who runs services and has no account.
    Provider {
        /// Their e-mail address.
        email: String,
    },
}

impl Recipient {
    /// Whether they can only answer by a link.
    pub fn needs_links(&self) -> bool {
        matches!(self, Self::Provider { .. })
    }

    /// What tells them from others.
    pub fn key(&self) -> String {
        match self {
            Self::Member { user, .. } => user.to_string(),
            Self::Provider { email } => email.clone(),
        }
    }
}

/// What is read of a person here.
#[derive(Serialize, Deserialize)]
struct Person {
    id: UserId,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: Option<String>,
}

impl Record for Person {
    const TABLE: Table = Table::People;
}

/// The members of a zone who look after entries.
pub(super) struct People {
    of_organisation: BTreeMap<OrganisationId, Vec<Recipient>>,
    centre: Vec<Recipient>,
    coordinators: Vec<Recipient>,
}

impl People {
    /// Those whose membership holds today.
    pub async fn of(tables: &dyn Tables, zone: &ZoneId, today: Date) -> Result<Self, StoreError> {
        let mut members: Vec<Membership> = query(tables, &keys::zone(zone), keys::MEMBER).await?;
        members.retain(|m| m.in_force(today));
        let wanted: Vec<_> = members.iter().map(|m| keys::user_meta(m.user)).collect();
        let known: Vec<Person> = if wanted.is_empty() { Vec::new() } else { get_many(tables, &wanted).await? };
        let known: BTreeMap<UserId, Person> = known.into_iter().map(|p| (p.id, p)).collect();
        let mut people = Self { of_organisation: BTreeMap::new(), centre: Vec::new(), coordinators: Vec::new() };
        for member in members {
            let person = known.get(&member.user);
            let recipient = Recipient::Member {
                user: member.user,
                name: person.map(|p| p.name.clone()).unwrap_or_default(),
                email: person.and_then(|p| p.email.clone()),
            };
            match (member.role, member.organisation) {
                (Role::Provider | Role::SchoolLead, Some(organisation)) => {
                    people.of_organisation.entry(organisation).or_default().push(recipient);
                }
                (Role::ChildrensCentre, _) => people.centre.push(recipient),
                (Role::Coordinator, _) => people.coordinators.push(recipient),
                _ => {}
            }
        }
        Ok(people)
    }

    /// Who is asked about an entry. Where the zone has no Children's Centre worker, its coordinators are.
    pub fn responsible(&self, service: &Service) -> Vec<Recipient> {
        if let Some(own) = service.organisation.and_then(|id| self.of_organisation.get(&id)) {
            return own.clone();
        }
        let address = service.contacts.iter().map(|c| c.email.trim()).find(|email| email.contains('@'));
        match (service.organisation, address) {
            (Some(_), Some(email)) => vec![Recipient::Provider { email: email.to_lowercase() }],
            _ if self.centre.is_empty() => self.coordinators.clone(),
            _ => self.centre.clone(),
        }
    }

    /// The zone's coordinators.
    pub fn coordinators(&self) -> Vec<Recipient> {
        self.coordinators.clone()
    }
}
