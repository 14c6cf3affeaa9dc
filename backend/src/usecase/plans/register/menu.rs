//! What a zone offers, changed by whoever looks after it.

use doorstep_shared::api::desk::plans::{MenuKept, NewMenu};
use doorstep_shared::people::Membership;
use doorstep_shared::plans::intervention::{Menu, check_own};
use doorstep_shared::problem::FieldError;
use serde_json::{Map, json};

use super::super::again::{answered, ended};
use super::super::entry::begun;
use super::super::error::PlanError;
use crate::port::Condition;
use crate::store::{Repeat, get, get_many, keys, plan_keys, replayed};
use crate::usecase::entry::Desk;

/// Keeps it whole.
///
/// # Errors
/// [`PlanError::Stale`] when somebody else changed it first; what makes no sense.
pub async fn put(desk: &Desk<'_>, base: u64, new: &NewMenu, repeat: &Repeat) -> Result<MenuKept, PlanError> {
    let key = plan_keys::menu(&desk.zone.id);
    let held: Option<Menu> = get(desk.tables, &key).await?;
    if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
        return answered(answer);
    }
    let was = held.clone().unwrap_or_else(Menu::unchanged);
    if was.version != base {
        return Err(PlanError::Stale(was.version));
    }
    let now = Menu { off: new.off.clone(), own: new.own.clone(), leads: new.leads.clone(), version: base + 1 };
    let mut bad = check_own(&now, desk.today).err().unwrap_or_default();
    let wanted: Vec<_> = now.leads.values().map(|user| keys::membership(*user, &desk.zone.id)).collect();
    let members: Vec<Membership> = if wanted.is_empty() { Vec::new() } else { get_many(desk.tables, &wanted).await? };
    for (organisation, user) in &now.leads {
        let works = |member: &Membership| {
            member.user == *user && member.organisation == Some(*organisation) && member.in_force(desk.today)
        };
        if !members.iter().any(works) {
            let detail = "They do not work there. Choose somebody else.".to_owned();
            bad.push(FieldError { pointer: format!("/leads/{organisation}"), detail });
        }
    }
    if !bad.is_empty() {
        return Err(PlanError::Invalid(bad));
    }
    let answer = MenuKept { version: now.version };
    let condition = if held.is_some() { Condition::Version(base) } else { Condition::Absent };
    let sides = json!({ "old": held, "new": now });
    let done = begun(desk)
        .put(key, &now, condition)
        .audit(&format!("menu/{}", desk.zone.id), "put", Map::from_iter([("/".to_owned(), sides)]))
        .idempotent(repeat.answered(json!(answer)))
        .commit(desk.tables)
        .await;
    ended(done, answer)?.ok_or(PlanError::Stale(base + 1))
}
