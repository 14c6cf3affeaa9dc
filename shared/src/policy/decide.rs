//! The decision.

use serde::{Deserialize, Serialize};

use super::Action;
use crate::id::{OrganisationId, UserId};
use crate::people::{Capability, Role};
use crate::set::{Member as _, Set};

/// Somebody with a membership that is in force today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub user: UserId,
    /// What they are in the zone.
    pub role: Role,
    /// Whom they work for.
    pub organisation: Option<OrganisationId>,
    /// What they may do beside what their role allows.
    pub capabilities: Set<Capability>,
}

crate::closed_list! {
    /// What a record is to an actor.
    Relation {
        /// Their own organisation runs it.
        Own = "own",
        /// It belongs to the zone, run by somebody else or by nobody named.
        Zone = "zone",
    }
}

impl Relation {
    /// What a record of this organisation is to an actor.
    pub fn of(actor: &Actor, organisation: Option<OrganisationId>) -> Self {
        if organisation.is_some() && actor.organisation == organisation { Self::Own } else { Self::Zone }
    }
}

crate::closed_list! {
    /// Whose changes wait for somebody's approval before families see them.
    ZoneRules {
        /// Nobody's.
        NoApproval = "no-approval",
        /// Those of providers.
        ApproveProviders = "approve-providers",
        /// Everybody's but those of people who may approve.
        ApproveAll = "approve-all",
    }
}

/// Why something is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// Nobody is signed in.
    SignedOut,
    /// They may not know that it is there.
    Hidden,
    /// They may know of it, but not do this.
    Forbidden,
}

/// That somebody may do something. Only [`decide`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    actor: Actor,
    action: Action,
    waits: bool,
}

impl Permit {
    /// Who may.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
    /// What they may do.
    pub fn action(&self) -> Action {
        self.action
    }
    /// Whether what they write waits for somebody's approval before families see it.
    pub fn waits_for_approval(&self) -> bool {
        self.waits
    }
}

/// Decides. `actor` is none for somebody who is not a member of the zone today; then nothing of it may be known.
///
/// # Errors
/// The reason when it may not be done.
pub fn decide(actor: Option<&Actor>, action: Action, relation: Relation, rules: ZoneRules) -> Result<Permit, Refusal> {
    let actor = actor.ok_or(Refusal::Hidden)?;
    if actor.role == Role::Family {
        // A family has its own pages, and none of the workspace.
        return Err(Refusal::Hidden);
    }
    if actor.role == Role::Provider && relation == Relation::Zone && !keeps(actor) {
        // The entries of others are theirs: what families see of them is on the public pages.
        return Err(Refusal::Hidden);
    }
    let may = match action {
        Action::ViewDesk => actor.role != Role::Analyst,
        Action::Check | Action::Pause => keeps(actor) || own(actor, relation) || checks_for_others(actor),
        Action::Edit => keeps(actor) || own(actor, relation) || checks_for_others(actor),
        Action::Approve => approves(actor),
        Action::Bulk | Action::Restore | Action::Hide => keeps(actor) || own(actor, relation),
        Action::Merge | Action::AnswerInbox => keeps(actor),
        Action::Import => actor.role == Role::Coordinator || has(actor, Capability::Import),
        Action::Export => keeps(actor) || has(actor, Capability::Import),
        Action::SeeGaps => !matches!(actor.role, Role::Provider | Role::ReceptionTeacher),
        Action::Settings => actor.role == Role::Coordinator,
        Action::People => actor.role == Role::Coordinator || has(actor, Capability::People),
        Action::SeeMessages => actor.role == Role::Coordinator,
        Action::Plans => !matches!(actor.role, Role::Analyst | Role::Provider),
        Action::Nominate => {
            matches!(actor.role, Role::Advisor | Role::LinkTeacher | Role::ChildrensCentre | Role::SchoolLead)
        }
        Action::Registers => {
            matches!(actor.role, Role::LinkTeacher | Role::ChildrensCentre | Role::ReceptionTeacher)
        }
    };
    if !may {
        return Err(Refusal::Forbidden);
    }
    Ok(Permit { actor: actor.clone(), action, waits: waits(actor, relation, rules) })
}

/// Whether there is any record of the zone with which somebody may do this: what a door asks before a use case knows the
/// record.
///
/// # Errors
/// The mildest reason when there is none.
pub fn ever(actor: Option<&Actor>, action: Action, rules: ZoneRules) -> Result<(), Refusal> {
    let answers = Relation::ALL.iter().map(|relation| decide(actor, action, *relation, rules));
    let mut refusal = Refusal::Hidden;
    for answer in answers {
        match answer {
            Ok(_) => return Ok(()),
            Err(Refusal::Hidden) => {}
            Err(other) => refusal = other,
        }
    }
    Err(refusal)
}

fn has(actor: &Actor, capability: Capability) -> bool {
    actor.capabilities.has(capability)
}

/// Keeps every entry of the zone.
fn keeps(actor: &Actor) -> bool {
    matches!(actor.role, Role::Coordinator | Role::ChildrensCentre) || has(actor, Capability::KeepDirectory)
}

/// Runs the entry and may say what is so.
fn own(actor: &Actor, relation: Relation) -> bool {
    relation == Relation::Own
        && matches!(actor.role, Role::Provider | Role::SchoolLead | Role::Advisor | Role::LinkTeacher)
}

/// Comes round in the zone, so knows what others run; what they write waits for its keepers.
fn checks_for_others(actor: &Actor) -> bool {
    matches!(actor.role, Role::Advisor | Role::LinkTeacher)
}

fn approves(actor: &Actor) -> bool {
    actor.role == Role::Coordinator || has(actor, Capability::Approve)
}

fn waits(actor: &Actor, relation: Relation, rules: ZoneRules) -> bool {
    if approves(actor) {
        return false;
    }
    let by_rule = match rules {
        ZoneRules::NoApproval => false,
        ZoneRules::ApproveProviders => actor.role == Role::Provider,
        ZoneRules::ApproveAll => true,
    };
    by_rule || !(keeps(actor) || own(actor, relation))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(role: Role, capabilities: &[Capability]) -> Actor {
        let capabilities = capabilities.iter().copied().collect();
        Actor {
            user: "01920000-0000-7000-8000-000000000001".parse().expect("an id"),
            role,
            organisation: None,
            capabilities,
        }
    }

    /// Per action, the roles that may do it with their own organisation's records, and with others'.
    const TABLE: &[(Action, &[Role], &[Role])] = {
        use Role::{Advisor, ChildrensCentre, Coordinator, LinkTeacher, Provider, ReceptionTeacher, SchoolLead};
        &[
            (
                Action::ViewDesk,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, ReceptionTeacher, SchoolLead, Provider],
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, ReceptionTeacher, SchoolLead],
            ),
            (
                Action::Check,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, SchoolLead, Provider],
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher],
            ),
            (
                Action::Edit,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, SchoolLead, Provider],
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher],
            ),
            (Action::Approve, &[Coordinator], &[Coordinator]),
            (
                Action::Pause,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, SchoolLead, Provider],
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher],
            ),
            (
                Action::Bulk,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, SchoolLead, Provider],
                &[Coordinator, ChildrensCentre],
            ),
            (
                Action::Restore,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, SchoolLead, Provider],
                &[Coordinator, ChildrensCentre],
            ),
            (
                Action::Hide,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, SchoolLead, Provider],
                &[Coordinator, ChildrensCentre],
            ),
            (Action::Merge, &[Coordinator, ChildrensCentre], &[Coordinator, ChildrensCentre]),
            (Action::Import, &[Coordinator], &[Coordinator]),
            (Action::Export, &[Coordinator, ChildrensCentre], &[Coordinator, ChildrensCentre]),
            (Action::AnswerInbox, &[Coordinator, ChildrensCentre], &[Coordinator, ChildrensCentre]),
            (
                Action::SeeGaps,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, SchoolLead, Role::Analyst],
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, SchoolLead, Role::Analyst],
            ),
            (Action::Settings, &[Coordinator], &[Coordinator]),
            (Action::People, &[Coordinator], &[Coordinator]),
            (Action::SeeMessages, &[Coordinator], &[Coordinator]),
            (
                Action::Plans,
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, ReceptionTeacher, SchoolLead],
                &[Coordinator, ChildrensCentre, Advisor, LinkTeacher, ReceptionTeacher, SchoolLead],
            ),
            (
                Action::Nominate,
                &[ChildrensCentre, Advisor, LinkTeacher, SchoolLead],
                &[ChildrensCentre, Advisor, LinkTeacher, SchoolLead],
            ),
            (
                Action::Registers,
                &[ChildrensCentre, LinkTeacher, ReceptionTeacher],
                &[ChildrensCentre, LinkTeacher, ReceptionTeacher],
            ),
        ]
    };

    #[test]
    fn every_action_is_allowed_to_the_roles_of_the_table_and_to_no_other() {
        assert_eq!(TABLE.len(), Action::ALL.len());
        for (action, own, zone) in TABLE {
            for role in Role::ALL {
                for (relation, allowed) in [(Relation::Own, own), (Relation::Zone, zone)] {
                    let may = decide(Some(&actor(*role, &[])), *action, relation, ZoneRules::NoApproval).is_ok();
                    assert_eq!(may, allowed.contains(role), "{action:?} {role:?} {relation:?}");
                }
            }
        }
    }

    #[test]
    fn a_stranger_may_not_even_know() {
        for action in Action::ALL {
            for relation in Relation::ALL {
                assert_eq!(decide(None, *action, *relation, ZoneRules::NoApproval), Err(Refusal::Hidden));
            }
            assert_eq!(ever(None, *action, ZoneRules::NoApproval), Err(Refusal::Hidden));
        }
    }

    #[test]
    fn what_waits_for_approval_depends_on_the_zone_and_on_whose_entry_it_is() {
        use Relation::{Own, Zone};
        let cases = [
            (Role::Provider, Own, ZoneRules::NoApproval, false),
            (Role::Provider, Own, ZoneRules::ApproveProviders, true),
            (Role::SchoolLead, Own, ZoneRules::ApproveProviders, false),
            (Role::Advisor, Zone, ZoneRules::NoApproval, true),
            (Role::ChildrensCentre, Zone, ZoneRules::NoApproval, false),
            (Role::ChildrensCentre, Zone, ZoneRules::ApproveAll, true),
            (Role::Coordinator, Zone, ZoneRules::ApproveAll, false),
        ];
        for (role, relation, rules, waits) in cases {
            let permit = decide(Some(&actor(role, &[])), Action::Edit, relation, rules).expect("a permit");
            assert_eq!(permit.waits_for_approval(), waits, "{role:?} {relation:?} {rules:?}");
        }
        let keeper = actor(Role::Advisor, &[Capability::KeepDirectory]);
        assert!(
            !decide(Some(&keeper), Action::Edit, Zone, ZoneRules::NoApproval).expect("a permit").waits_for_approval()
        );
    }

    #[test]
    fn a_capability_adds_and_never_takes() {
        for role in Role::ALL {
            for action in Action::ALL {
                for relation in Relation::ALL {
                    let bare = decide(Some(&actor(*role, &[])), *action, *relation, ZoneRules::NoApproval).is_ok();
                    for capability in Capability::ALL {
                        let more =
                            decide(Some(&actor(*role, &[*capability])), *action, *relation, ZoneRules::NoApproval);
                        assert!(more.is_ok() || !bare, "{role:?} {action:?} {relation:?} {capability:?}");
                    }
                }
            }
        }
    }
}
