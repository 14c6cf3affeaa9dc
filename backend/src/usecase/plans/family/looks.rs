//! Who looked, for the family. An adult can hide a look from the other adults: somebody may have talked with one of them alone.

use doorstep_shared::id::{OrganisationId, PersonId, PlanId, UserId};
use doorstep_shared::plans::access::{Area, Op};
use doorstep_shared::plans::section::Section;
use serde_json::{Map, json};
use uuid::Uuid;

use super::super::entry::{begun, opened};
use super::super::error::PlanError;
use super::super::records::LookRecord;
use super::super::view::Names;
use super::super::whole::Reader;
use super::Inside;
use super::records::HiddenLook;
use crate::port::{Condition, Query, Table};
use crate::store::{ChangeError, Repeat, plan_keys, read_item};
use crate::usecase::entry::Desk;

/// Lines on a page.
const PAGE: u32 = 30;

/// A look, as an adult of the family reads of it.
pub struct ShownLook {
    /// Its id.
    pub id: Uuid,
    /// When, in RFC 3339.
    pub at: String,
    /// Who, by name.
    pub by: String,
    /// For which organisation, by name.
    pub organisation: String,
    /// At which sections.
    pub sections: Vec<Section>,
    /// How: `view`, `print`, `history` or `emergency`.
    pub action: String,
    /// Whether this adult hides it from the others.
    pub hidden: bool,
}

/// A page of looks.
pub struct LooksPage {
    /// The looks, the newest first.
    pub looks: Vec<ShownLook>,
    /// What the next page comes before; none when this is the last.
    pub before: Option<Uuid>,
}

/// Who looked, the newest first: without what another adult hides, and without what the family is not told for now.
///
/// # Errors
/// The refusal; when the tables cannot be read.
pub async fn looks(desk: &Desk<'_>, inside: &Inside, before: Option<Uuid>) -> Result<LooksPage, PlanError> {
    let whole = &inside.whole;
    Reader::new(desk, whole)?.may(Area::AccessLog, Op::Read)?;
    let query = Query {
        backwards: true,
        limit: Some(PAGE),
        after: before.map(|id| id.to_string()),
        ..Query::prefix(Table::Plans, plan_keys::plan_looks(whole.plan.id), "")
    };
    let page = desk.tables.query(&query).await?;
    let more = page.next.is_some();
    let mut found = Vec::new();
    for item in page.items {
        let id = Uuid::try_parse(&item.key.sk).unwrap_or_default();
        let LookRecord(event) = read_item(item)?;
        found.push((id, event));
    }
    let before = found.last().map(|(id, _)| *id).filter(|_| more);
    let me = PersonId::new(desk.actor.user.uuid());
    let hidden = |id: Uuid| whole.hidden.iter().find(|hidden| hidden.look == id).map(|hidden| hidden.by);
    found.retain(|(id, event)| event.withheld.is_none() && hidden(*id).is_none_or(|by| by == me));
    let users: std::collections::BTreeSet<UserId> = found.iter().map(|(_, event)| event.by).collect();
    let organisations: std::collections::BTreeSet<OrganisationId> =
        found.iter().filter_map(|(_, event)| event.organisation).collect();
    let names = Names::read(desk, users, organisations).await?;
    let looks = found
        .into_iter()
        .map(|(id, event)| ShownLook {
            id,
            at: event.at,
            by: names.person(event.by),
            organisation: event.organisation.map(|id| names.organisation(id)).unwrap_or_default(),
            sections: event.sections,
            action: event.action,
            hidden: hidden(id).is_some(),
        })
        .collect();
    Ok(LooksPage { looks, before })
}

/// Hides a look from the other adults, or shows it to them again. That is written down for ever, as the look itself is.
///
/// # Errors
/// When there is no such look for this adult; when it cannot be written.
pub async fn hide(desk: &Desk<'_>, plan: PlanId, (look, hide): (Uuid, bool), repeat: &Repeat) -> Result<(), PlanError> {
    let whole = opened(desk, plan).await?;
    Reader::new(desk, &whole)?.may(Area::AccessLog, Op::Read)?;
    let me = PersonId::new(desk.actor.user.uuid());
    let there: Option<LookRecord> = crate::store::get(desk.tables, &plan_keys::look(plan, look)).await?;
    let known = there.is_some_and(|LookRecord(event)| event.withheld.is_none());
    let others = whole.hidden.iter().any(|hidden| hidden.look == look && hidden.by != me);
    if !known || others {
        return Err(PlanError::NotFound);
    }
    let key = plan_keys::hidden_look(plan, look);
    let change = begun(desk);
    let change = if hide {
        change.put(key, &HiddenLook { look, by: me }, Condition::None)
    } else {
        change.delete(Table::Plans, key, Condition::None)
    };
    let what = if hide { "hide-look" } else { "show-look" };
    let done = change
        .audit(&format!("plan/{plan}/looks"), what, Map::from_iter([("/look".to_owned(), json!({ "new": look }))]))
        .idempotent(repeat.answered(json!(true)))
        .commit(desk.tables)
        .await;
    match done {
        Ok(_) => Ok(()),
        Err(ChangeError::Store(error)) => Err(error.into()),
        Err(error) => Err(error.into()),
    }
}
