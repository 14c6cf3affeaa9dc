//! What this browser knows of the texts of plans that were read in it lately: numbers, no words. Signing out takes them away.

use std::collections::BTreeSet;
use std::sync::Arc;

use doorstep_shared::api::desk::plans::PlanView;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::platform::{self, Shelf};
use crate::rules::shingles::{MOST, is_known, of_value};
use crate::ui::{Banner, Tone};

/// Plans that are remembered.
const PLANS: usize = 20;

/// What is kept of one plan.
#[derive(Serialize, Deserialize)]
struct Kept {
    plan: String,
    /// When it was read, in RFC 3339.
    at: String,
    runs: BTreeSet<u32>,
}

async fn all() -> Vec<Kept> {
    Shelf::Known.all().await.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
}

/// The numbers of other plans than this one.
pub fn others(plan: String) -> RwSignal<Arc<BTreeSet<u32>>> {
    let found = RwSignal::new(Arc::new(BTreeSet::new()));
    spawn_local(async move {
        let all = all().await.into_iter().filter(|kept| kept.plan != plan);
        let runs: BTreeSet<u32> = all.flat_map(|kept| kept.runs).collect();
        found.try_set(Arc::new(runs));
    });
    found
}

/// Remembers what stands in a plan, and forgets the one that was read longest ago where there are many.
pub fn remember(plan: &str, view: &PlanView) {
    let mut runs = BTreeSet::new();
    for body in view.entries.iter().filter_map(|line| serde_json::to_value(&line.entry.body).ok()) {
        if runs.len() < MOST {
            of_value(&body, &mut runs);
        }
    }
    let kept = Kept { plan: plan.to_owned(), at: platform::now(), runs };
    spawn_local(async move {
        let Ok(text) = serde_json::to_string(&kept) else { return };
        Shelf::Known.put(&kept.plan, &text).await;
        let mut known = all().await;
        known.sort_by(|one, other| other.at.cmp(&one.at));
        for old in known.into_iter().skip(PLANS) {
            Shelf::Known.remove(&old.plan).await;
        }
    });
}

/// Says so where words that are typed stand in another family's plan. It is a warning; nothing is held back.
pub fn elsewhere(value: RwSignal<String>, others: RwSignal<Arc<BTreeSet<u32>>>) -> impl IntoView {
    let shown = Memo::new(move |_| others.with(|known| value.with(|text| is_known(text, known))));
    view! {
        <div role="status">
            <Show when=move || shown.get()>
                <Banner tone=Tone::Wait icon_name="alert">
                    <p><b>"These words stand in another family’s plan"</b></p>
                    <p>"You have read them there lately. Make sure that they belong here before you save."</p>
                </Banner>
            </Show>
        </div>
    }
}
