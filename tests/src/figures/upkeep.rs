//! What a check and a save ask of the engine, in zones of several sizes: the figures must not grow with the zone.

use std::sync::Arc;

use doorstep_backend::clock::SystemIds;
use doorstep_backend::port::{Clock as _, Item, Table, Tables as _};
use doorstep_backend::store::dynamo::{DynamoTables, Meter};
use doorstep_backend::store::{Repeat, keys, records};
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::entry::check::{Confirmed, check};
use doorstep_backend::usecase::entry::save::{Changes, save};
use doorstep_backend::usecase::seed::{NewZone, seed};
use doorstep_shared::directory::{Service, Zone};
use doorstep_shared::editing::{Act, Field, FieldChange};
use doorstep_shared::people::Role;
use doorstep_shared::policy::Action;
use serde_json::{Value, json};

use super::{Figures, note_use};
use crate::house::HandClock;
use crate::office::{MORNING, actor, entry, service, town};

/// Entries of the zones, and the parts they lie in: one up to 2,000 entries.
pub(super) const SIZES: [(u64, u8); 3] = [(100, 1), (1_000, 1), (10_000, 5)];
/// How often each thing is done; a figure is the mean.
const TIMES: u64 = 10;

/// Counts for each size.
///
/// # Errors
/// When something is not done, in a sentence.
pub async fn of_all(figures: &mut Figures, (tables, meter): (&DynamoTables, &Meter)) -> Result<(), String> {
    for (entries, shards) in SIZES {
        let zone = fill(tables, entries, shards).await?;
        let (clock, ids) = (HandClock::at(MORNING), SystemIds::default());
        let me = actor(1, Role::ChildrensCentre, &[]);
        let today = clock.today();
        let desk = Desk { tables, clock: &clock, ids: &ids, zone: &zone, actor: &me, today };
        let repeat = |n: u64| Repeat { key: format!("{entries}-{n}"), body_hash: "hash".into() };
        let nth = |n: u64| entry(number(entries, n * (entries / TIMES)));

        let before = meter.used();
        for n in 0..TIMES {
            let repeat = repeat(n);
            let confirmed = Confirmed { entry: nth(n), base: 1, parts: None, repeat: &repeat };
            check(&desk, confirmed).await.map_err(|error| format!("a check: {error}"))?;
        }
        note_use(figures, &format!("check_of_{entries}_entries"), (before, meter.used()), TIMES);

        let before = meter.used();
        for n in 0..TIMES {
            let repeat = repeat(100 + n);
            let base = json!("Play for young children.");
            let changes = vec![FieldChange { field: Field::Summary, base, new: json!("Play and songs.") }];
            let (act, action) = (Act::Edit, Action::Edit);
            let asked = Changes { entry: nth(n), base: 2, changes, act, action, repeat: &repeat };
            Box::pin(save(&desk, asked)).await.map_err(|error| format!("a save: {error}"))?;
        }
        note_use(figures, &format!("save_of_{entries}_entries"), (before, meter.used()), TIMES);
    }
    Ok(())
}

/// The number of the nth entry of a zone of so many.
fn number(entries: u64, n: u64) -> u128 {
    u128::from(entries * 1_000_000 + n)
}

/// A zone of so many entries, with ids that no other one has; the one that is there already, if there is.
pub(super) async fn fill(tables: &DynamoTables, entries: u64, shards: u8) -> Result<Zone, String> {
    let mut zone = Zone::named(format!("of-{entries}").parse().map_err(|_| "a zone's name")?, "Measured");
    if let Some(there) = records::zone(tables, &zone.id).await.map_err(|error| error.to_string())? {
        return Ok(there);
    }
    zone.shards = shards;
    let new = NewZone { zone: zone.clone(), ..town(Vec::new()) };
    let (clock, ids) = (HandClock::at(MORNING), Arc::new(SystemIds::default()));
    seed(tables, &clock, &*ids, &new).await.map_err(|error| error.to_string())?;
    let item = |key, service: &Service| match serde_json::to_value(service) {
        Ok(Value::Object(body)) => {
            Ok(Item { key, zone: zone.id.to_string(), version: service.version, expires_at: None, body })
        }
        _ => Err("an entry is no object".to_owned()),
    };
    let mut items = Vec::new();
    for n in 0..entries {
        let service = service(number(entries, n), Some(1));
        items.push(item(keys::entry(&zone.id, shards, service.id), &service)?);
        items.push(item(keys::version(service.id, 1), &service)?);
    }
    for some in items.chunks(500) {
        tables.put_many(Table::Directory, some).await.map_err(|error| error.to_string())?;
    }
    records::zone(tables, &zone.id).await.map_err(|error| error.to_string())?.ok_or("no zone".to_owned())
}
