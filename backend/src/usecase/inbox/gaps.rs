//! What families look for in vain, and where the zone offers little.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::add_words::{Meaning, NewWords, WordsAdded};
use doorstep_shared::api::desk::get_gaps::{Cell, GapSearch, Gaps, KnownGap};
use doorstep_shared::api::desk::inbox::NamedEntry;
use doorstep_shared::api::desk::note_gap::Noted;
use doorstep_shared::directory::{Aim, LifeStage, Service, State, Synonym, Visibility};
use doorstep_shared::editing::{Act, Field};
use doorstep_shared::inbox::{counted, mark};
use doorstep_shared::policy::Action;
use doorstep_shared::search::fold;
use doorstep_shared::set::{Member as _, Set};
use serde::{Deserialize, Serialize};
use serde_json::Map;

use super::records::KeptSearch;
use crate::port::{Condition, StoreError, Table};
use crate::store::{Change, Record, Repeat, keys, query, records};
use crate::usecase::entry::save::edited;
use crate::usecase::entry::validate::validate;
use crate::usecase::entry::write::EntryChange;
use crate::usecase::entry::{Desk, EntryError};
use crate::usecase::outbox::DIRECTORY_CHANGED;

/// Longest note, in characters.
const NOTE_MOST: usize = 300;
/// Longest words, in characters.
const WORDS_MOST: usize = 60;
/// Most words of families that a zone keeps.
const SYNONYMS_MOST: usize = 200;

/// A gap that is known, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapRecord {
    words: String,
    #[serde(flatten)]
    gap: KnownGap,
}

impl Record for GapRecord {
    const TABLE: Table = Table::Directory;
}

/// The gaps of a zone. Searches made less than five times in a week are not in what this gives.
///
/// # Errors
/// When the tables cannot be read.
pub async fn gaps(desk: &Desk<'_>) -> Result<Gaps, StoreError> {
    let zone = &desk.zone.id;
    let kept: Vec<KeptSearch> = query(desk.tables, &keys::thin_searches(zone), "").await?;
    let known: Vec<GapRecord> = query(desk.tables, &keys::known_gaps(zone), "").await?;
    let known: BTreeMap<String, KnownGap> = known.into_iter().map(|r| (mark(&r.words), r.gap)).collect();
    let mut searches: BTreeMap<String, GapSearch> = BTreeMap::new();
    for week in counted(kept.into_iter().map(|k| k.search)) {
        let found = searches.entry(week.mark()).or_insert_with(|| GapSearch {
            words: week.words().into(),
            times: 0,
            told: 0,
            last_week: week.week(),
            known: known.get(&week.mark()).cloned(),
        });
        found.times += week.times();
        found.told += week.told();
        found.last_week = found.last_week.max(week.week());
    }
    let mut searches: Vec<GapSearch> = searches.into_values().collect();
    searches.sort_by(|a, b| (b.times, &a.words).cmp(&(a.times, &b.words)));
    let services = records::services(desk.tables, zone, desk.zone.shards).await?;
    let (cells, without_stage) = grid(&services);
    Ok(Gaps { searches, synonyms: desk.zone.synonyms.clone(), cells, without_stage, zone_version: desk.zone.version })
}

/// What runs for families, by aim and stage.
fn grid(services: &[Service]) -> (Vec<Cell>, u32) {
    let running = |s: &&Service| s.visibility == Visibility::Public && s.state == State::Active;
    let running: Vec<(&Service, Set<LifeStage>)> = services.iter().filter(running).map(|s| (s, stages(s))).collect();
    let without = running.iter().filter(|(_, stages)| stages.is_empty()).count();
    let mut cells = Vec::new();
    for aim in Aim::ALL {
        for stage in LifeStage::ALL {
            let mut entries: Vec<NamedEntry> = running
                .iter()
                .filter(|(s, stages)| s.aims.has(*aim) && stages.has(*stage))
                .map(|(s, _)| NamedEntry { id: s.id, name: s.name.clone() })
                .collect();
            entries.sort_by_cached_key(|e| (e.name.to_lowercase(), e.id));
            cells.push(Cell { aim: *aim, stage: *stage, entries });
        }
    }
    (cells, u32::try_from(without).unwrap_or(u32::MAX))
}

/// The stages an entry says, or else those that its ages meet.
fn stages(service: &Service) -> Set<LifeStage> {
    service.stages.filter(|stages| !stages.is_empty()).unwrap_or_else(|| {
        let meets = |stage: &LifeStage| {
            service.ages.zip(stage.months()).is_some_and(|(ages, (from, to))| ages.overlaps(from, to))
        };
        LifeStage::ALL.iter().copied().filter(meets).collect()
    })
}

/// Says what is being done about a gap.
///
/// # Errors
/// When there is no note or it is too long.
pub async fn note(desk: &Desk<'_>, noted: Noted) -> Result<Noted, EntryError> {
    desk.permit(Action::AnswerInbox, None)?;
    let words = fold(&noted.words);
    if words.is_empty() || words.len() > 200 {
        return Err(EntryError::invalid("/words", "These are no words of a search."));
    }
    let text = noted.gap.note.trim().to_owned();
    if text.is_empty() || text.chars().count() > NOTE_MOST {
        return Err(EntryError::invalid("/gap/note", "Say what is being done about it, in a few words."));
    }
    let record = GapRecord { words: words.clone(), gap: KnownGap { note: text, until: noted.gap.until } };
    Change::new(desk.by(), &desk.zone.id, desk.clock.now(), desk.ids)
        .put(keys::known_gap(&desk.zone.id, &mark(&words)), &record, Condition::None)
        .audit(&format!("zone/{}", desk.zone.id), "known-gap", Map::new())
        .commit(desk.tables)
        .await?;
    Ok(Noted { words, gap: record.gap })
}

/// Lets words that families use find an entry, or all that other words find.
///
/// # Errors
/// When the words are missing or too long, or there is no such entry.
pub async fn add_words(desk: &Desk<'_>, new: NewWords, repeat: &Repeat) -> Result<WordsAdded, EntryError> {
    let words = few_words(&new.words, "/words")?;
    let added = WordsAdded { words: words.clone() };
    let response = serde_json::to_value(&added).map_err(|error| StoreError::Rejected(error.to_string()))?;
    let change = match new.meaning {
        Meaning::Entry { entry } => {
            let (now, permit) = desk.entry(entry, Action::Edit).await?;
            if permit.waits_for_approval() {
                let why =
                    "Your changes wait for approval. Open the editor, and write the words among its search words.";
                return Err(EntryError::invalid("/meaning/entry", why));
            }
            let mut after = now.clone();
            if !after.tags.insert(words) {
                return Ok(added);
            }
            validate(desk, &now, &after, &[Field::Tags]).await?;
            let change = EntryChange::new(desk.zone, Some(&now), edited(desk, after), Act::Edit, desk.by());
            change.noted(desk.tables).await?.begin(desk.clock.now(), desk.today, desk.ids)?
        }
        Meaning::Words { means } => {
            desk.permit(Action::AnswerInbox, None)?;
            let synonym = Synonym { said: words, means: few_words(&means, "/meaning/means")? };
            let mut zone = desk.zone.clone();
            if zone.synonyms.contains(&synonym) {
                return Ok(added);
            }
            if zone.synonyms.len() >= SYNONYMS_MOST {
                return Err(EntryError::invalid("/words", "There are very many such words already."));
            }
            let mut diff = Map::new();
            diff.insert("/synonyms".into(), serde_json::json!({ "new": [synonym] }));
            zone.synonyms.push(synonym);
            let base = zone.version;
            zone.version += 1;
            Change::new(desk.by(), &zone.id, desk.clock.now(), desk.ids)
                .replace(keys::zone_meta(&zone.id), &zone, base)
                .audit(&format!("zone/{}", zone.id), "add-words", diff)
                .outbox(DIRECTORY_CHANGED, Map::new())
        }
    };
    change.idempotent(repeat.answered(response)).commit(desk.tables).await?;
    Ok(added)
}

fn few_words(text: &str, pointer: &str) -> Result<String, EntryError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if fold(&text).is_empty() || text.chars().count() > WORDS_MOST {
        return Err(EntryError::invalid(pointer, "Write a few words, at most 60 characters."));
    }
    Ok(text)
}
