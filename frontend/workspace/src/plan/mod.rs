//! A plan that is open on screen: read once by its frame, and asked for again after every change. Each page of the plan draws itself
//! from the same answer, so that they never disagree.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{GetPlan, PlanView};
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::{Answer, ask};

/// The plan on screen.
#[derive(Clone)]
pub struct Held {
    /// The zone's short name.
    pub zone: String,
    /// The plan's id, as the API's paths name it.
    pub plan: String,
    /// What the reader may see of it.
    pub view: Answer<PlanView>,
}

impl Held {
    /// Asks for a plan, and holds it for everything below.
    pub fn open(plan: String) -> Self {
        let zone = zone_name();
        let view = ask::<GetPlan>(vec![("zone", zone.clone()), ("plan", plan.clone())]);
        let held = Self { zone, plan, view };
        provide_context(held.clone());
        held
    }

    /// The plan that the frame holds.
    pub fn here() -> Self {
        expect_context()
    }

    /// The answer, when it has come. Reactive.
    pub fn get(&self) -> Option<Arc<PlanView>> {
        self.view.here()
    }

    /// Asks again, after a change.
    pub fn again(&self) {
        self.view.again();
    }
}
