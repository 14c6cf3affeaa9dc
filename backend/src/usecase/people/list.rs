//! The people of a zone, as those see them who look after them.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::people::{Employer, InvitationLine, People, PersonLine, Terms};
use doorstep_shared::date::Date;
use doorstep_shared::id::{OrganisationId, UserId, ZoneId};
use doorstep_shared::people::Membership;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::invite::Invitation;
use super::members;
use crate::port::{StoreError, Tables};
use crate::store::{get, get_many, keys, query, records};
use crate::usecase::session::{Keeper, Seen};
use crate::usecase::sign_in::UserRecord;

/// The zone's members and open invitations, for one of them.
///
/// # Errors
/// When the tables cannot be read.
pub async fn people(keeper: Keeper<'_>, zone: &ZoneId, you: UserId, today: Date) -> Result<People, StoreError> {
    let tables = keeper.tables;
    let employers = records::organisations(tables, zone).await?;
    let names: BTreeMap<OrganisationId, String> = employers.iter().map(|o| (o.id, o.name.clone())).collect();
    let held = members(tables, zone).await?;
    let user_keys: Vec<_> = held.iter().map(|m| keys::user_meta(m.user)).collect();
    let users: Vec<UserRecord> = get_many(tables, &user_keys).await?;
    let users: BTreeMap<UserId, UserRecord> = users.into_iter().map(|user| (user.id, user)).collect();
    let mut items = Vec::with_capacity(held.len());
    for membership in &held {
        let seen: Option<Seen> = get(tables, &keys::user_seen(membership.user)).await?;
        let Some(user) = users.get(&membership.user) else { continue };
        items.push(line(membership, user, seen, &names, you, today));
    }
    items.sort_by_cached_key(|person| (!person.in_force, person.name.to_lowercase(), person.user));
    let mut invitations: Vec<Invitation> = query(tables, &keys::zone(zone), keys::INVITATION).await?;
    invitations.retain(|invitation| keeper.now.as_second() < invitation.until);
    invitations.sort_by_key(|invitation| (invitation.until, invitation.id));
    let mut employers: Vec<Employer> = employers.into_iter().map(|o| Employer { id: o.id, name: o.name }).collect();
    employers.sort_by_cached_key(|employer| (employer.name.to_lowercase(), employer.id));
    let invitations = invitations.into_iter().map(|invitation| invitation_line(invitation, &names)).collect();
    Ok(People { items, invitations, employers, today })
}

/// One member, as the list shows them.
///
/// # Errors
/// When the tables cannot be read.
pub async fn person(
    tables: &dyn Tables,
    membership: &Membership,
    you: UserId,
    today: Date,
) -> Result<Option<PersonLine>, StoreError> {
    let user: Option<UserRecord> = get(tables, &keys::user_meta(membership.user)).await?;
    let seen: Option<Seen> = get(tables, &keys::user_seen(membership.user)).await?;
    let mut names = BTreeMap::new();
    if let Some(id) = membership.organisation {
        let held: Option<doorstep_shared::directory::Organisation> =
            get(tables, &keys::organisation(&membership.zone, id)).await?;
        names.extend(held.map(|organisation| (id, organisation.name)));
    }
    Ok(user.map(|user| line(membership, &user, seen, &names, you, today)))
}

fn line(
    membership: &Membership,
    user: &UserRecord,
    seen: Option<Seen>,
    names: &BTreeMap<OrganisationId, String>,
    you: UserId,
    today: Date,
) -> PersonLine {
    PersonLine {
        user: membership.user,
        name: user.name.clone(),
        email: user.email.clone().unwrap_or_default(),
        terms: Terms {
            role: membership.role,
            organisation: membership.organisation,
            capabilities: membership.capabilities,
            from: Some(membership.from),
            to: membership.to,
        },
        organisation_name: name_of(membership.organisation, names),
        in_force: membership.in_force(today),
        seen: seen.and_then(|seen| day_of(seen.at)),
        you: membership.user == you,
        version: membership.version,
    }
}

fn invitation_line(invitation: Invitation, names: &BTreeMap<OrganisationId, String>) -> InvitationLine {
    InvitationLine {
        id: invitation.id,
        hint: invitation.hint,
        organisation_name: name_of(invitation.terms.organisation, names),
        terms: invitation.terms,
        by: invitation.by,
        until: day_of(invitation.until).unwrap_or(Date::MIN),
    }
}

fn name_of(organisation: Option<OrganisationId>, names: &BTreeMap<OrganisationId, String>) -> String {
    organisation.and_then(|id| names.get(&id).cloned()).unwrap_or_default()
}

/// The day in London, of a moment in seconds since 1970.
pub fn day_of(seconds: i64) -> Option<Date> {
    let london = TimeZone::get("Europe/London").ok()?;
    Date::from_civil(Timestamp::from_second(seconds).ok()?.to_zoned(london).date())
}
