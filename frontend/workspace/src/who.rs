//! Who is at the workspace, and what they may do in the zone they look at: asked of the same policy as the server asks.

use doorstep_shared::api::session::Session;
use doorstep_shared::directory::SafeLead;
use doorstep_shared::id::ZoneId;
use doorstep_shared::policy::{Action, Actor, ZoneRules, ever};
use leptos::prelude::*;

/// Somebody at the workspace, in one zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// What they are called.
    pub name: String,
    /// What they are in the zone; none where they are nothing, or the screen is of no zone.
    pub actor: Option<Actor>,
    /// Whom they work for; empty when the directory does not know.
    pub organisation: String,
    /// What people call the zone; empty where there is none.
    pub zone: String,
    /// Who keeps children safe where they work.
    pub safe_lead: Option<SafeLead>,
    /// The number of the council's team for children; empty while the zone has not said.
    pub council_children: String,
    /// Whether they look after the zone, and these numbers are to be looked through.
    pub safe_numbers_due: bool,
    /// Whether everybody here is made up.
    pub demo: bool,
}

impl Who {
    /// Who it is by their session, in a zone.
    pub fn of(session: &Session, zone: Option<&ZoneId>) -> Option<Self> {
        let person = session.person.as_ref()?;
        let place = zone.and_then(|zone| person.memberships.iter().find(|place| place.zone == *zone));
        Some(Self {
            name: person.name.clone(),
            actor: place.map(|place| Actor {
                user: person.user,
                role: place.role,
                organisation: place.organisation,
                capabilities: place.capabilities,
            }),
            organisation: place.map(|place| place.organisation_name.clone()).unwrap_or_default(),
            zone: place.map(|place| place.zone_name.clone()).unwrap_or_default(),
            safe_lead: place.and_then(|place| place.safe_lead.clone()),
            council_children: place.map(|place| place.council_children.clone()).unwrap_or_default(),
            safe_numbers_due: place.is_some_and(|place| place.safe_numbers_due),
            demo: person.demo,
        })
    }
}

/// Who is here. Provided by the frame.
#[derive(Clone, Copy)]
pub struct Here(pub Memo<Option<Who>>);

/// Who is here.
pub fn who() -> Memo<Option<Who>> {
    expect_context::<Here>().0
}

/// Whether the policy could ever let them do this in the zone they look at. The server decides again, on the record.
pub fn may(action: Action) -> bool {
    who().with(|who| who.as_ref().is_none_or(|who| ever(who.actor.as_ref(), action, ZoneRules::NoApproval).is_ok()))
}
