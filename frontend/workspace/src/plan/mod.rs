//! A plan that is open on screen: read once by its frame, and asked for again after every change. Each page of the plan draws itself
//! from the same answer, so that they never disagree. What is changed waits on this device until the server has it.

mod draft;
mod item;
pub mod keep;
pub mod known;
pub mod mark;
pub mod outbox;
mod overlay;
pub mod save;
mod saved;
mod sending;

pub use saved::Saved;

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep_shared::api::desk::plans::{GetPlan, PlanView};
use leptos::prelude::*;

use crate::app::zone_name;
use crate::ask::{Answer, ask};
use outbox::Outbox;

/// The plan on screen.
#[derive(Clone)]
pub struct Held {
    /// The zone's short name.
    pub zone: String,
    /// The plan's id, as the API's paths name it.
    pub plan: String,
    /// What the reader may see of it.
    pub view: Answer<PlanView>,
    /// What this browser knows of the texts of other plans.
    pub others: RwSignal<Arc<BTreeSet<u32>>>,
    shown: Memo<Option<Arc<PlanView>>>,
}

impl Held {
    /// Asks for a plan, and holds it for everything below.
    pub fn open(plan: String) -> Self {
        let zone = zone_name();
        let view = ask::<GetPlan>(vec![("zone", zone.clone()), ("plan", plan.clone())]);
        let outbox = Outbox::here();
        let of = plan.clone();
        let shown = Memo::new(move |_| view.here().map(|view| overlay::laid_over(&view, &outbox.of_plan(&of))));
        let others = known::others(plan.clone());
        let held = Self { zone, plan, view, others, shown };
        held.follow(outbox);
        provide_context(held.clone());
        held
    }

    /// The plan that the frame holds.
    pub fn here() -> Self {
        expect_context()
    }

    /// The answer with what still waits on this device laid over it, so that nobody misses what they wrote. Reactive.
    pub fn shown(&self) -> Option<Arc<PlanView>> {
        self.shown.get()
    }

    /// The same, for forms that are filled once.
    pub fn shown_now(&self) -> Option<Arc<PlanView>> {
        self.shown.get_untracked()
    }

    /// Asks again whenever something that waited has been sent, and lets go of it once the answer holds it.
    fn follow(&self, outbox: Outbox) {
        let (view, plan) = (self.view, self.plan.clone());
        Effect::new(move |before: Option<u64>| {
            let sent = outbox.sent.get();
            if before.is_some_and(|before| before != sent) {
                view.again();
            }
            sent
        });
        Effect::new(move |_| {
            if let Some(view) = view.here() {
                untrack(|| outbox.let_go(&plan));
                known::remember(&plan, &view);
            }
        });
    }
}
