//! Entries that may be one: suggested, kept apart, put together, and taken apart again.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::api::desk::decide_duplicates::{Decided, Decision};
use doorstep_shared::api::desk::list_duplicates::{Differ, Duplicates, LikelyPair, MergedEntry, Side};
use doorstep_shared::directory::{Service, State, likeness};
use doorstep_shared::editing::{Act, Field};
use doorstep_shared::id::ServiceId;
use doorstep_shared::policy::Action;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::port::{Condition, Query, StoreError, Table};
use crate::store::{Change, ChangeError, Record, Repeat, keys, replayed};
use crate::usecase::entry::save::read_answer;
use crate::usecase::entry::write::EntryChange;
use crate::usecase::entry::{Desk, EntryError};
use crate::usecase::working;

/// Most pairs that are shown.
const SHOWN: usize = 100;
/// Longest text of a field that is shown, in characters.
const TEXT_MOST: usize = 400;

/// That somebody says two entries are two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Two {
    by: String,
}

impl Record for Two {
    const TABLE: Table = Table::Directory;
}

/// The pairs that may be one.
///
/// # Errors
/// When the tables cannot be read.
pub async fn duplicates(desk: &Desk<'_>) -> Result<Duplicates, StoreError> {
    let zone = &desk.zone.id;
    let Some(working) = working::load(desk.tables, zone).await? else {
        return Ok(Duplicates { pairs: Vec::new(), merged: Vec::new() });
    };
    let apart = desk.tables.query_all(&Query::prefix(Table::Directory, keys::not_duplicates(zone), "")).await?;
    let apart: BTreeSet<String> = apart.into_iter().map(|item| item.key.sk).collect();
    let by_id: BTreeMap<ServiceId, &Service> = working.services.iter().map(|s| (s.id, s)).collect();
    let going = working.services.iter().filter(|s| s.state.goes_on());
    let pairs = likeness::pairs(going, &working.locations)
        .into_iter()
        .filter(|pair| !apart.contains(&keys::not_duplicate(zone, pair.one, pair.other).sk))
        .take(SHOWN)
        .filter_map(|pair| {
            let (one, other) = (by_id.get(&pair.one)?, by_id.get(&pair.other)?);
            Some(LikelyPair { one: side(one), other: side(other), shares: pair.shares, differ: differ(one, other) })
        })
        .collect();
    let merged = working.services.iter().filter_map(|gone| match &gone.state {
        State::Merged { into, .. } => Some(MergedEntry { gone: side(gone), into: side(by_id.get(into)?) }),
        _ => None,
    });
    Ok(Duplicates { pairs, merged: merged.collect() })
}

fn side(service: &Service) -> Side {
    Side { id: service.id, version: service.version, name: service.name.clone() }
}

/// The fields in which two entries differ, but for whether they run.
fn differ(one: &Service, other: &Service) -> Vec<Differ> {
    Field::own()
        .iter()
        .filter(|field| !matches!(field, Field::State | Field::Visibility))
        .map(|field| (field, field.value(one), field.value(other)))
        .filter(|(_, one, other)| one != other)
        .map(|(field, one, other)| Differ {
            field: field.to_string(),
            label: field.label(),
            one: shown(&one),
            other: shown(&other),
        })
        .collect()
}

/// A field's value in words.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(shown).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "),
        Value::Object(all) => {
            let one = |(name, value): (&String, &Value)| {
                Some(format!("{name}: {}", shown(value))).filter(|t| !t.ends_with(": "))
            };
            all.iter().filter_map(one).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    };
    text.chars().take(TEXT_MOST).collect()
}

/// Decides about two entries. A second press finds them decided, and is answered as the first.
///
/// # Errors
/// When one of them was changed since it was read, or it may not be done.
pub async fn decide(desk: &Desk<'_>, decision: Decision, repeat: &Repeat) -> Result<Decided, EntryError> {
    match decided(desk, decision, repeat).await {
        Err(error @ (EntryError::Invalid(_) | EntryError::Change(ChangeError::Stale { .. }))) => {
            let before = replayed(desk.tables, &desk.by(), repeat).await?;
            before.map_or(Err(error), read_answer)
        }
        done => done,
    }
}

async fn decided(desk: &Desk<'_>, decision: Decision, repeat: &Repeat) -> Result<Decided, EntryError> {
    match decision {
        Decision::Two { one, other } => {
            desk.permit(Action::Merge, None)?;
            let by = desk.by();
            let done = says("They stay two entries and are not suggested again.");
            Change::new(by.clone(), &desk.zone.id, desk.clock.now(), desk.ids)
                .put(keys::not_duplicate(&desk.zone.id, one, other), &Two { by: by.actor }, Condition::None)
                .audit(&format!("service/{one}"), "not-a-duplicate", Map::new())
                .idempotent(repeat.answered(answered(&done)?))
                .commit(desk.tables)
                .await?;
            Ok(done)
        }
        Decision::Merge { keep, keep_version, gone, gone_version, take } => {
            let (kept, _) = desk.entry(keep, Action::Merge).await?;
            let (going, _) = desk.entry(gone, Action::Merge).await?;
            if keep == gone || !kept.state.goes_on() || !going.state.goes_on() {
                return Err(EntryError::invalid(
                    "/gone",
                    "Only two entries that families can see can be put together.",
                ));
            }
            unchanged(desk, &kept, keep_version)?;
            unchanged(desk, &going, gone_version)?;
            let mut after = kept.clone();
            for name in &take {
                let field: Field = name.parse().map_err(|_| EntryError::invalid("/take", "There is no such field."))?;
                let put = field.put(&mut after, field.value(&going));
                put.map_err(|error| StoreError::Rejected(error.to_string()))?;
            }
            let state = State::Merged { into: keep, on: desk.today };
            let done = says("They are one entry now. The old address leads to it.");
            both(desk, (&kept, after), (&going, Service { state, ..going.clone() }), &done, repeat).await?;
            Ok(done)
        }
        Decision::Undo { gone, gone_version } => {
            let (going, _) = desk.entry(gone, Action::Merge).await?;
            unchanged(desk, &going, gone_version)?;
            let State::Merged { into, .. } = going.state else {
                return Err(EntryError::invalid("/gone", "This entry lives on as no other."));
            };
            let (kept, _) = desk.entry(into, Action::Merge).await?;
            let lost = || StoreError::Damaged(format!("the history of {gone} is missing"));
            let before = desk.kept(gone, going.version.saturating_sub(1)).await?.ok_or_else(lost)?.service;
            let back = Service { state: before.state, ..going.clone() };
            // What the one took is given back only where nothing has been done to it since: neither a change, nor another merge.
            // Both sides of a merge are of one moment and one person.
            let mark = async |id, version| -> Result<_, StoreError> {
                Ok(desk.kept(id, version).await?.and_then(|k| k.note).map(|n| (n.mark.act, n.mark.at, n.mark.by)))
            };
            let (here, there) = (mark(gone, going.version).await?, mark(into, kept.version).await?);
            let merge = here.as_ref().is_some_and(|(act, ..)| *act == Act::Merge);
            let untouched = merge && here == there && kept.state.goes_on();
            let earlier = match untouched {
                true => desk.kept(into, kept.version.saturating_sub(1)).await?.map(|k| k.service),
                false => None,
            };
            let done = says(if untouched {
                "They are two entries again, each as it was before."
            } else {
                "They are two entries again. The other was changed since, so it stays as it is."
            });
            match earlier {
                Some(earlier) => both(desk, (&kept, earlier), (&going, back), &done, repeat).await?,
                None => {
                    let response = answered(&done)?;
                    let change = EntryChange::new(desk.zone, Some(&going), back, Act::Merge, desk.by());
                    let change = change.noted(desk.tables).await?.begin(desk.clock.now(), desk.today, desk.ids)?;
                    change.idempotent(repeat.answered(response)).commit(desk.tables).await?;
                }
            }
            Ok(done)
        }
    }
}

fn says(text: &str) -> Decided {
    Decided { says: text.into() }
}

fn answered(done: &Decided) -> Result<Value, StoreError> {
    serde_json::to_value(done).map_err(|error| StoreError::Rejected(error.to_string()))
}

fn unchanged(desk: &Desk<'_>, service: &Service, version: u64) -> Result<(), EntryError> {
    if service.version == version {
        return Ok(());
    }
    let key = keys::entry(&desk.zone.id, desk.zone.shards, service.id);
    Err(EntryError::Change(ChangeError::Stale { key, found: None }))
}

/// Changes two entries together.
async fn both(
    desk: &Desk<'_>,
    (kept, kept_after): (&Service, Service),
    (gone, gone_after): (&Service, Service),
    done: &Decided,
    repeat: &Repeat,
) -> Result<(), EntryError> {
    let now = desk.clock.now();
    let one = EntryChange::new(desk.zone, Some(kept), kept_after, Act::Merge, desk.by()).noted(desk.tables).await?;
    let other = EntryChange::new(desk.zone, Some(gone), gone_after, Act::Merge, desk.by()).noted(desk.tables).await?;
    let change = other.join(one.begin(now, desk.today, desk.ids)?, now, desk.today)?;
    change.idempotent(repeat.answered(answered(done)?)).commit(desk.tables).await?;
    Ok(())
}
