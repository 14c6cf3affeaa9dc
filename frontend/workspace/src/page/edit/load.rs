//! What an editor begins with: the entry, what was written about it before, and where that was left.

use std::sync::Arc;

use doorstep_shared::api::desk::copy_entry::CopyEntry;
use doorstep_shared::api::desk::get_draft::GetDraft;
use doorstep_shared::api::desk::get_entry::{EntryPage, GetEntry};
use doorstep_shared::api::desk::get_version::GetVersion;
use doorstep_shared::api::desk::surroundings::{GetSurroundings, Surroundings};
use doorstep_shared::api::desk::{Draft, DraftState};
use doorstep_shared::directory::{Kind, Service};
use doorstep_shared::editing::{EntryForm, open_draft, templates};
use doorstep_shared::lang::Lang;
use doorstep_shared::problem::Code;
use doorstep_shared::words::Words;
use serde_json::Value;

use super::keep::Place;
use crate::api::{self, Change, Trouble};
use crate::platform;

/// All an editor begins with.
#[derive(Clone)]
pub struct Loaded {
    /// Who writes about what.
    pub place: Place,
    /// Places, organisations, the school calendar.
    pub around: Arc<Surroundings>,
    /// English words.
    pub words: Words,
    /// The entry as it is; none for a new one.
    pub page: Option<Arc<EntryPage>>,
    /// The entry the form was begun from.
    pub base: Service,
    /// The form.
    pub form: EntryForm,
    /// Whether the form is what was written before, and not yet saved.
    pub restored: bool,
    /// Whether the server does not have all of it.
    pub unsent: bool,
    /// The revision of the server's draft.
    pub seen: u64,
    /// The server's draft, where it waits or was sent back.
    pub draft: Option<Draft>,
    /// What was kept on another device, when it differs.
    pub elsewhere: Option<Draft>,
}

/// None where the answer is that there is nothing.
fn if_there<T>(answer: Result<T, Trouble>) -> Result<Option<T>, Trouble> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(trouble) if trouble.code() == Some(Code::NotFound) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

/// What a new entry begins with.
#[derive(Clone, Debug, Default)]
pub struct Beginning {
    /// `template:…` or the id of another entry; none for an empty form.
    pub like: Option<String>,
    /// Its name, where somebody has asked for it; else empty.
    pub name: String,
}

/// Reads it all.
///
/// # Errors
/// When the server cannot be asked.
pub async fn load(place: Place, new: Beginning) -> Result<Loaded, Trouble> {
    let zone = [("zone", place.zone.as_str())];
    let path = [("zone", place.zone.as_str()), ("entry", place.entry.as_str())];
    let around = api::send::<GetSurroundings>(&zone, &[], &(), Change::None).await?;
    let words = platform::words(Lang::En).await.ok_or(Trouble::Offline)?;
    let page = if_there(api::send::<GetEntry>(&path, &[], &(), Change::None).await)?;
    let server = if_there(api::send::<GetDraft>(&path, &[], &(), Change::None).await)?;
    let device = platform::draft(&place.user, &place.entry);

    // What was typed last wins; the other text is offered, not lost.
    let (kept, unsent, elsewhere) = match (device, &server) {
        (Some(d), Some(s)) if d.unsent && d.seen == s.line.revision => (Some((d.form, d.base)), true, None),
        (Some(d), Some(s)) if d.unsent => (Some((d.form, d.base)), true, Some(s.clone())),
        (_, Some(s)) => (Some((s.form.clone(), s.base)), false, None),
        (Some(d), None) if d.unsent => (Some((d.form, d.base)), true, None),
        _ => (None, false, None),
    };
    let record = page.as_ref().map(|p| p.record.clone());
    let base = begun_from(&place, record.as_ref(), kept.as_ref().map(|(_, base)| *base)).await?;
    let mut blank = match (&record, new.like) {
        (Some(_), _) => EntryForm::of(&base),
        (None, Some(like)) => alike(&place, &like).await?,
        (None, None) => EntryForm { visibility: "public".into(), ..EntryForm::default() },
    };
    if record.is_none() && !new.name.is_empty() {
        blank.name = new.name;
    }
    let restored = kept.is_some();
    let form = kept.and_then(|(form, _): (Value, u64)| open_draft(form, &blank)).unwrap_or(blank);
    let seen = server.as_ref().map_or(0, |s| s.line.revision);
    let draft = server.filter(|s| s.line.state != DraftState::Writing);
    let page = page.map(Arc::new);
    Ok(Loaded { place, around: Arc::new(around), words, page, base, form, restored, unsent, seen, draft, elsewhere })
}

/// The version that a draft was begun from: changes are told against what its writer saw.
async fn begun_from(place: &Place, record: Option<&Service>, base: Option<u64>) -> Result<Service, Trouble> {
    let Some(record) = record else {
        let id = place.entry.parse().map_err(|_| Trouble::Unreadable)?;
        return Ok(Service::named(id, "", Kind::Group));
    };
    match base {
        Some(base) if base != record.version && base > 0 => {
            let number = base.to_string();
            let path = [("zone", place.zone.as_str()), ("entry", place.entry.as_str()), ("version", number.as_str())];
            Ok(api::send::<GetVersion>(&path, &[], &(), Change::None).await?.record)
        }
        _ => Ok(record.clone()),
    }
}

/// A form to begin a new entry with.
async fn alike(place: &Place, like: &str) -> Result<EntryForm, Trouble> {
    if let Some(key) = like.strip_prefix("template:") {
        let found = templates().into_iter().find(|t| t.key == key);
        return Ok(found.map(|t| t.form).unwrap_or_default());
    }
    let path = [("zone", place.zone.as_str()), ("entry", like)];
    Ok(api::send::<CopyEntry>(&path, &[], &(), Change::None).await?.form)
}
