//! Who may be put into a team.

use doorstep_shared::api::desk::plans::Colleague;
use doorstep_shared::people::{Membership, Role};

use super::error::PlanError;
use super::view::Names;
use crate::store::{keys, query};
use crate::usecase::entry::Desk;

/// Those who work with plans in the zone today, by name. Whoever looks after the zone, provides services or counts is in no team.
///
/// # Errors
/// When the tables cannot be read.
pub async fn list(desk: &Desk<'_>) -> Result<Vec<Colleague>, PlanError> {
    let members: Vec<Membership> = query(desk.tables, &keys::zone(&desk.zone.id), keys::MEMBER).await?;
    let in_teams = |member: &&Membership| {
        member.in_force(desk.today)
            && member.organisation.is_some()
            && !matches!(member.role, Role::Coordinator | Role::Provider | Role::Analyst)
    };
    let members: Vec<&Membership> = members.iter().filter(in_teams).collect();
    let users = members.iter().map(|member| member.user).collect();
    let organisations = members.iter().filter_map(|member| member.organisation).collect();
    let names = Names::read(desk, users, organisations).await?;
    let one = |member: &Membership| Colleague {
        user: member.user,
        name: names.person(member.user),
        role: member.role,
        organisation: member.organisation,
        organisation_name: member.organisation.map(|id| names.organisation(id)).unwrap_or_default(),
    };
    let mut all: Vec<Colleague> = members.into_iter().map(one).collect();
    all.sort_by_cached_key(|colleague| (colleague.name.to_lowercase(), colleague.user));
    Ok(all)
}
