//! What the pages of a plan read from what is held.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::PlanView;
use doorstep_shared::id::{OrganisationId, PersonId, UserId};
use doorstep_shared::plans::entry::{Body, Kind, School, StartPlace};
use doorstep_shared::plans::people::{Adult, Home};
use leptos::prelude::*;

use crate::ask::Answer;
use crate::plan::Held;

/// The plan on screen, for reading. Provided by the frame.
#[derive(Clone, Copy)]
pub struct Reading {
    /// The zone's short name.
    pub zone: StoredValue<String>,
    /// The plan's id.
    pub plan: StoredValue<String>,
    view: Answer<PlanView>,
}

impl Reading {
    /// Of what is held.
    pub fn of(held: &Held) -> Self {
        Self { zone: StoredValue::new(held.zone.clone()), plan: StoredValue::new(held.plan.clone()), view: held.view }
    }

    /// The one that the frame provides.
    pub fn here() -> Self {
        expect_context()
    }

    /// The answer, when it has come. Reactive.
    pub fn get(self) -> Option<Arc<PlanView>> {
        self.view.here()
    }

    /// The answer as it is now.
    pub fn now(self) -> Option<Arc<PlanView>> {
        untrack(|| self.view.here())
    }

    /// Something that is read from it; what does not change is not drawn anew.
    pub fn memo<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&PlanView) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.get().map(|view| read(&view)).unwrap_or_default())
    }

    /// Asks again, after a change.
    pub fn again(self) {
        self.view.again();
    }

    /// The plan's version now.
    pub fn version(self) -> u64 {
        self.now().map_or(0, |view| view.plan.version)
    }

    /// The address of a page of the plan; of the first one when empty.
    pub fn href(self, page: &str) -> String {
        let plan = format!("/desk/{}/plans/{}", self.zone.get_value(), self.plan.get_value());
        if page.is_empty() { plan } else { format!("{plan}/{page}") }
    }

    /// What the API's paths of this plan take.
    pub fn path(self) -> [(&'static str, String); 2] {
        [("zone", self.zone.get_value()), ("plan", self.plan.get_value())]
    }
}

/// What the child is called; none where that is not shared.
pub fn child_name(view: &PlanView) -> Option<String> {
    view.entries.iter().find_map(|line| match &line.entry.body {
        Body::Child(child) if child.known_as.trim().is_empty() => Some(child.legal_name.clone()),
        Body::Child(child) => Some(child.known_as.clone()),
        _ => None,
    })
}

/// The heading: "Amina’s plan", or the family's label.
pub fn title(view: &PlanView) -> String {
    child_name(view).map_or_else(|| view.plan.label.clone(), |name| format!("{name}’s plan"))
}

/// The adults, each with its id.
pub fn adults(view: &PlanView) -> Vec<(PersonId, Adult)> {
    let of = |line: &doorstep_shared::api::desk::plans::EntryView| match &line.entry.body {
        Body::Adult(adult) if line.entry.name.kind == Kind::Adult => {
            Some((PersonId::new(line.entry.name.id), adult.clone()))
        }
        _ => None,
    };
    view.entries.iter().filter_map(of).collect()
}

/// The adults who may decide for the child, to choose from.
pub fn deciding(view: &PlanView) -> Vec<(String, String)> {
    let all = adults(view).into_iter().filter(|(_, adult)| adult.responsibility.may_choose());
    all.map(|(id, adult)| (id.to_string(), format!("{} ({})", adult.called(), adult.relationship))).collect()
}

/// The school place.
pub fn place(view: &PlanView) -> Option<StartPlace> {
    view.entries.iter().find_map(|line| match &line.entry.body {
        Body::Place(place) => Some(place.clone()),
        _ => None,
    })
}

/// The home.
pub fn home(view: &PlanView) -> Option<Home> {
    view.entries.iter().find_map(|line| match &line.entry.body {
        Body::Home(home) => Some(home.clone()),
        _ => None,
    })
}

/// An organisation's name, as far as the plan knows it.
pub fn organisation(view: &PlanView, id: OrganisationId) -> Option<String> {
    let partner = view.partners.iter().find(|partner| partner.id == id).map(|partner| partner.name.clone());
    let mate = || view.team.iter().find(|mate| mate.member.organisation == id).map(|mate| mate.organisation.clone());
    partner.or_else(mate)
}

/// The school's name.
pub fn school(view: &PlanView) -> Option<String> {
    match place(view)?.school {
        School::Partner { organisation: id } => {
            organisation(view, id).or_else(|| Some("A partner of this plan".into()))
        }
        School::Other { name } => Some(name),
    }
}

/// What somebody of the team is called.
pub fn mate(view: &PlanView, user: UserId) -> String {
    view.team.iter().find(|mate| mate.member.user == user).map_or_else(|| "Somebody".into(), |mate| mate.name.clone())
}
