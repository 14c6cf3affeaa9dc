//! Noting a search that found little: a few plain words and the week, nothing of the person.

use std::time::Duration;

use doorstep_shared::id::ZoneId;
use doorstep_shared::inbox::{ThinSearch, mark, scrub};
use uuid::Uuid;

use super::letter_box::{self, SEARCHED, id_from, item};
use super::records::{KeptSearch, SEARCH_KEPT};
use crate::port::{Clock, Inbox};
use crate::store::{CursorKey, keys};

/// The same words count once in so many seconds: a person who turns pages, tries another language or looks again is one.
const SITTING: i64 = 10 * 60;
/// A search never waits longer for its note than this.
const PATIENCE: Duration = Duration::from_millis(500);

/// Notes what was looked for, cut down to a few plain words. `told` when somebody pressed "tell the centre". A note that does
/// not get through is let go: no search waits for it, and no log holds its words.
pub async fn note(inbox: &dyn Inbox, clock: &dyn Clock, key: &CursorKey, zone: &ZoneId, typed: &str, told: bool) {
    let Some(words) = scrub(typed) else { return };
    let now = clock.now();
    let sitting = now.as_second() / SITTING;
    let id = id_of(key, zone, &words, sitting, told);
    let search = ThinSearch { words, week: clock.today().monday(), told };
    let kept = KeptSearch { search, until: now.as_second() + SEARCH_KEPT };
    let Ok(item) = item(keys::thin_search(zone, id), zone, &kept) else { return };
    let put = letter_box::put(inbox, zone, now, SEARCHED, id, vec![item]);
    match tokio::time::timeout(PATIENCE, put).await {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => tracing::warn!(zone = %zone, %error, "a search that found little could not be noted"),
        Err(_) => tracing::warn!(zone = %zone, "a search that found little could not be noted in time"),
    }
}

/// Signed, so that nobody who sees an id can try out which words it stands for.
fn id_of(key: &CursorKey, zone: &ZoneId, words: &str, sitting: i64, told: bool) -> Uuid {
    let purpose = format!("search\0{zone}\0{sitting}\0{told}");
    let sealed = key.tag(mark(words).as_bytes(), purpose.as_bytes());
    let bytes = sealed.first_chunk::<10>().copied().unwrap_or_default();
    id_from(sitting * SITTING, &bytes)
}
