//! What was begun in forms of plans, on this device and on the server.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::plans::{DeletePlanDraft, GetPlanDraft, PlanDraft, PutPlanDraft};
use doorstep_shared::problem::Code;
use serde::{Deserialize, Serialize};

use crate::api::{self, Change, Trouble};
use crate::platform::{self, Shelf};
use crate::unsent::Unsent;

/// A draft on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// Whose it is.
    pub user: String,
    /// The zone.
    pub zone: String,
    /// The plan.
    pub plan: String,
    /// The form.
    pub form: String,
    /// When it was typed, in RFC 3339.
    pub at: String,
    /// What is in the boxes.
    pub draft: PlanDraft,
    /// Whether the server does not have it yet.
    pub unsent: bool,
}

impl Left {
    fn name(&self) -> String {
        name(&self.user, &self.plan, &self.form)
    }

    /// Its key in the list of what is not sent.
    pub fn note(&self) -> String {
        note(&self.plan, &self.form)
    }

    /// Keeps it on this device.
    pub async fn keep(&self) -> bool {
        Shelf::Drafts.put(&self.name(), &serde_json::to_string(self).unwrap_or_default()).await
    }
}

/// The key of a form's draft in the list of what is not sent.
pub fn note(plan: &str, form: &str) -> String {
    format!("plan-draft.{plan}.{form}")
}

fn name(user: &str, plan: &str, form: &str) -> String {
    format!("{user}.{plan}.{form}")
}

/// The one this device has.
pub async fn on_device(user: &str, plan: &str, form: &str) -> Option<Left> {
    serde_json::from_str(&Shelf::Drafts.get(&name(user, plan, form)).await?).ok()
}

/// The one the server has, with when it was kept.
pub async fn on_server(zone: &str, plan: &str, form: &str) -> Option<(PlanDraft, String)> {
    let path = [("zone", zone), ("plan", plan), ("form", form)];
    let kept = api::send::<GetPlanDraft>(&path, &[], &(), Change::None).await.ok()?;
    kept.draft.map(|draft| (draft, kept.kept_at))
}

/// Sends it to the server, and notes on this device that the server has it.
///
/// # Errors
/// When the server does not have it.
pub async fn send(left: &Left) -> Result<(), Trouble> {
    let path = [("zone", left.zone.as_str()), ("plan", left.plan.as_str()), ("form", left.form.as_str())];
    api::send::<PutPlanDraft>(&path, &[], &left.draft, Change::None).await?;
    // It may have been typed on meanwhile, or saved.
    if on_device(&left.user, &left.plan, &left.form).await.as_ref() == Some(left) {
        Left { unsent: false, ..left.clone() }.keep().await;
    }
    Ok(())
}

/// It is saved, or thrown away: this device and the server forget it.
pub async fn gone(user: &str, zone: &str, plan: &str, form: &str) {
    off_device(user, plan, form).await;
    let path = [("zone", zone), ("plan", plan), ("form", form)];
    let _ = api::send::<DeletePlanDraft>(&path, &[], &(), Change::None).await;
}

/// This device forgets it.
pub async fn off_device(user: &str, plan: &str, form: &str) {
    Shelf::Drafts.remove(&name(user, plan, form)).await;
}

/// Sends what this device has and the server has not. What cannot be sent is in the list that is shown before signing out.
pub async fn send_left(user: &str, unsent: Unsent) {
    for text in Shelf::Drafts.all().await {
        let Ok(left) = serde_json::from_str::<Left>(&text) else { continue };
        if left.user != user || !left.unsent {
            continue;
        }
        match send(&left).await {
            Ok(()) => unsent.sent(&left.note()),
            // The plan is gone or closed to them: it stays on this device until they sign out.
            Err(trouble) if trouble.code() == Some(Code::NotFound) => unsent.note(&left.note(), words(&left.form)),
            Err(_) => {
                unsent.note(&left.note(), words(&left.form));
                return;
            }
        }
    }
}

/// Takes all of somebody's off this device. True when somebody else's are left.
pub async fn drop_all(user: &str) -> bool {
    let mut others = false;
    for text in Shelf::Drafts.all().await {
        match serde_json::from_str::<Left>(&text) {
            Ok(left) if left.user != user => others = true,
            Ok(left) => Shelf::Drafts.remove(&left.name()).await,
            Err(_) => {}
        }
    }
    others
}

/// What was begun, in words for a list.
pub fn words(form: &str) -> String {
    let known: BTreeMap<&str, &str> = BTreeMap::from([
        ("about-me", "All about me"),
        ("action", "An action"),
        ("addendum", "More to a note"),
        ("adult", "An adult of the family"),
        ("assessment", "The family’s assessment"),
        ("child", "The child"),
        ("contact", "A contact"),
        ("distance", "How far the family has come"),
        ("element", "A part of the assessment"),
        ("goal", "A goal"),
        ("health", "Health flags"),
        ("home", "Home and languages"),
        ("need", "A need or strength"),
        ("nominate", "A nomination"),
        ("note", "A note"),
        ("place", "The school place"),
        ("safe-contact", "A safe way to reach somebody"),
        ("snapshot", "A picture of readiness"),
    ]);
    let kind = form.split('.').next().unwrap_or_default();
    format!("{}, not finished", known.get(kind).copied().unwrap_or("Something in a plan"))
}

/// The later of what the device and the server have.
pub fn later(device: Option<Left>, server: Option<(PlanDraft, String)>) -> Option<(PlanDraft, String)> {
    let device = device.map(|left| (left.draft, left.at));
    match (device, server) {
        (Some(device), Some(server)) => {
            let newer = platform::milliseconds(&server.1) > platform::milliseconds(&device.1) + 15_000.0;
            Some(if newer { server } else { device })
        }
        (device, server) => device.or(server),
    }
}
