//! What one person may make of another. Nobody gives what they do not have, and nobody raises themselves.

use super::{Capability, Membership, Role};
use crate::date::Date;
use crate::id::UserId;
use crate::policy::Actor;
use crate::set::Set;

/// What somebody is to become, or was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The role.
    pub role: Role,
    /// What they may do beside it.
    pub capabilities: Set<Capability>,
}

impl From<&Membership> for Standing {
    fn from(membership: &Membership) -> Self {
        Self { role: membership.role, capabilities: membership.capabilities }
    }
}

/// Why somebody may not make another person this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotGive {
    /// Only coordinators make, change and end coordinators.
    Coordinator,
    /// They do not have this themselves.
    Capability(Capability),
    /// Only coordinators change what they are themselves.
    Themselves,
    /// Nobody with an account is of a family.
    Family,
}

/// Whether an actor may make somebody (`who`; nobody yet for an invitation) this who was that before.
///
/// # Errors
/// The reason when they may not.
pub fn may_give(
    actor: &Actor,
    who: Option<UserId>,
    before: Option<Standing>,
    after: Standing,
) -> Result<(), CannotGive> {
    if after.role == Role::Family {
        return Err(CannotGive::Family);
    }
    if actor.role == Role::Coordinator {
        return Ok(());
    }
    if who == Some(actor.user) {
        return Err(CannotGive::Themselves);
    }
    if after.role == Role::Coordinator || before.is_some_and(|before| before.role == Role::Coordinator) {
        return Err(CannotGive::Coordinator);
    }
    let had = before.map_or(Set::EMPTY, |before| before.capabilities);
    match after.capabilities.iter().find(|c| !had.has(*c) && !actor.capabilities.has(*c)) {
        Some(capability) => Err(CannotGive::Capability(capability)),
        None => Ok(()),
    }
}

impl Membership {
    /// Whether a zone can count on this one as its coordinator: in force today, with no last day.
    pub fn lasts_as_coordinator(&self, today: Date) -> bool {
        self.role == Role::Coordinator && self.to.is_none() && self.in_force(today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    fn user(n: u128) -> UserId {
        UserId::new(uuid::Uuid::from_u128(n))
    }

    fn actor(role: Role, capabilities: &[Capability]) -> Actor {
        Actor { user: user(1), role, organisation: None, capabilities: capabilities.iter().copied().collect() }
    }

    fn standing(role: Role, capabilities: &[Capability]) -> Standing {
        Standing { role, capabilities: capabilities.iter().copied().collect() }
    }

    #[test]
    fn nobody_gives_what_they_do_not_have() {
        use Capability::{Approve, Import, People};
        use Role::{Advisor, ChildrensCentre, Coordinator};
        let manager = actor(ChildrensCentre, &[People, Import]);
        let plain = standing(Advisor, &[]);
        let cases = [
            (None, None, plain, Ok(())),
            (None, None, standing(Advisor, &[People, Import]), Ok(())),
            (None, None, standing(Advisor, &[Approve]), Err(CannotGive::Capability(Approve))),
            (None, None, standing(Coordinator, &[]), Err(CannotGive::Coordinator)),
            (Some(user(2)), Some(standing(Coordinator, &[])), plain, Err(CannotGive::Coordinator)),
            // What somebody has already is not given.
            (Some(user(2)), Some(standing(Advisor, &[Approve])), standing(Advisor, &[Approve, Import]), Ok(())),
            (Some(user(1)), Some(standing(ChildrensCentre, &[People])), plain, Err(CannotGive::Themselves)),
        ];
        for (who, before, after, expected) in cases {
            assert_eq!(may_give(&manager, who, before, after), expected, "{who:?} {before:?} {after:?}");
        }
    }

    #[test]
    fn a_coordinator_gives_everything() {
        let coordinator = actor(Role::Coordinator, &[]);
        for role in Role::STAFF {
            for capability in Capability::ALL {
                let after = standing(role, &[*capability]);
                assert_eq!(may_give(&coordinator, Some(user(1)), None, after), Ok(()), "{role:?} {capability:?}");
            }
        }
    }

    #[test]
    fn nobody_makes_an_account_a_family() {
        for role in Role::ALL {
            let giver = actor(*role, Capability::ALL);
            let family = standing(Role::Family, &[]);
            assert_eq!(may_give(&giver, Some(user(2)), None, family), Err(CannotGive::Family), "{role:?}");
        }
    }

    #[test]
    fn nobody_can_raise_themselves_by_way_of_somebody_else() {
        // Whatever a manager may make of a second person, that person may make nothing more of the first.
        for mine in Capability::ALL {
            let manager = actor(Role::Advisor, &[Capability::People, *mine]);
            for role in Role::ALL {
                for theirs in Capability::ALL {
                    let made = standing(*role, &[Capability::People, *theirs]);
                    if may_give(&manager, Some(user(2)), None, made).is_err() {
                        continue;
                    }
                    let friend = Actor { user: user(2), ..actor(made.role, &[Capability::People, *theirs]) };
                    let back = standing(Role::Coordinator, &[]);
                    let before = Standing { role: manager.role, capabilities: manager.capabilities };
                    assert!(may_give(&friend, Some(user(1)), Some(before), back).is_err(), "{role:?}");
                    for more in Capability::ALL.iter().filter(|c| !manager.capabilities.has(**c)) {
                        let raised = standing(manager.role, &[*more]);
                        assert!(may_give(&friend, Some(user(1)), Some(before), raised).is_err(), "{role:?} {more:?}");
                    }
                }
            }
        }
    }
}
