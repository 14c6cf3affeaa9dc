//! What was found, held for as long as the same feed is published: however many ask, each feed is tried once a day.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use doorstep_shared::api::oruk::self_test::SelfTest;
use doorstep_shared::date::Date;
use doorstep_shared::id::ZoneId;
use tokio::sync::OnceCell;

/// Which feed: the number of its publication, and the day.
type Which = (u64, Date);
type Found = Arc<OnceCell<Arc<SelfTest>>>;

/// The latest answer for each zone. Zones are few: only published ones come here.
#[derive(Default)]
pub(super) struct Held(Mutex<BTreeMap<ZoneId, (Which, Found)>>);

impl Held {
    /// What was found of a feed. Those who ask while it is tried wait for the one who tries it.
    pub async fn of<F: AsyncFnOnce() -> SelfTest>(&self, zone: &ZoneId, which: Which, run: F) -> Arc<SelfTest> {
        let found = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match all.get(zone) {
                Some((known, found)) if *known == which => found.clone(),
                _ => {
                    let found = Found::default();
                    all.insert(zone.clone(), (which, found.clone()));
                    found
                }
            }
        };
        found.get_or_init(async || Arc::new(run().await)).await.clone()
    }
}
