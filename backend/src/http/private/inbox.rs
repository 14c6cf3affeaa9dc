//! The centre's inbox, the zone's gaps, entries that may be one, and links for providers.

use axum::Router;
use doorstep_shared::api::desk::add_words::AddWords;
use doorstep_shared::api::desk::answer_message::AnswerMessage;
use doorstep_shared::api::desk::ask_provider::{AskProvider, ProviderLink};
use doorstep_shared::api::desk::decide_duplicates::DecideDuplicates;
use doorstep_shared::api::desk::get_gaps::GetGaps;
use doorstep_shared::api::desk::list_duplicates::ListDuplicates;
use doorstep_shared::api::desk::list_inbox::ListInbox;
use doorstep_shared::api::desk::note_gap::NoteGap;
use doorstep_shared::policy::Action;

use super::desk::failed;
use super::guard::unreachable;
use super::{PrivateState, Staff, staff};
use crate::http::Failure;
use crate::http::mount::Asked;
use crate::usecase::inbox::{desk, duplicates, gaps};
use crate::usecase::link::{self, Issue};

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListInbox, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        desk::letters(&state.desk(&staff)).await.map_err(unreachable)
    });
    let router = staff::<AnswerMessage, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (message, base) = (asked.request.message, asked.base);
        state.changed(desk::answer(&state.desk(&staff), message, base, asked.body, &asked.repeat).await)
    });
    let router = staff::<GetGaps, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        gaps::gaps(&state.desk(&staff)).await.map_err(unreachable)
    });
    let router = staff::<NoteGap, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(gaps::note(&state.desk(&staff), asked.body).await)
    });
    let router = staff::<AddWords, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(gaps::add_words(&state.desk(&staff), asked.body, &asked.repeat).await)
    });
    let router = staff::<ListDuplicates, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        duplicates::duplicates(&state.desk(&staff)).await.map_err(unreachable)
    });
    let router = staff::<DecideDuplicates, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(duplicates::decide(&state.desk(&staff), asked.body, &asked.repeat).await)
    });
    staff::<AskProvider, _, _>(router, ask_provider)
}

async fn ask_provider(state: PrivateState, staff: Staff, asked: Asked<AskProvider>) -> Result<ProviderLink, Failure> {
    let (service, _) = state.desk(&staff).entry(asked.request.entry, Action::Check).await.map_err(failed)?;
    let wanted = Issue { zone: &staff.zone.id, service: service.id, lang: asked.body.lang, by: staff.by() };
    let made = link::issue(&*state.tables, &*state.clock, &*state.ids, &*state.sign_in.random, wanted).await;
    let (token, until) = made.map_err(|error| failed(error.into()))?;
    Ok(ProviderLink { path: format!("/c/{}", token.as_str()), until })
}
