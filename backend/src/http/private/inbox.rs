//! The centre's inbox, the zone's gaps, entries that may be one, and links for providers.

use axum::Router;
use doorstep_shared::api::desk::add_words::AddWords;
use doorstep_shared::api::desk::answer_message::AnswerMessage;
use doorstep_shared::api::desk::ask_provider::AskProvider;
use doorstep_shared::api::desk::decide_duplicates::DecideDuplicates;
use doorstep_shared::api::desk::get_gaps::GetGaps;
use doorstep_shared::api::desk::list_duplicates::ListDuplicates;
use doorstep_shared::api::desk::list_inbox::ListInbox;
use doorstep_shared::api::desk::list_letters::ListLetters;
use doorstep_shared::api::desk::list_links::ListLinks;
use doorstep_shared::api::desk::note_gap::NoteGap;
use doorstep_shared::api::desk::revoke_link::{RevokeLink, Revoked};

use super::desk::failed;
use super::guard::unreachable;
use super::{PrivateState, Staff, staff};
use crate::usecase::inbox::{desk, duplicates, gaps};
use crate::usecase::link;

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
    let router = staff::<ListLetters, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        desk::letters_about(&state.desk(&staff), asked.request.entry).await.map_err(failed)
    });
    let router = staff::<AskProvider, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (entry, lang) = (asked.request.entry, asked.body.lang);
        link::ask(&state.desk(&staff), &*state.sign_in.random, entry, lang, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<ListLinks, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        link::given(&state.desk(&staff), asked.request.entry).await.map_err(failed)
    });
    staff::<RevokeLink, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let done = link::revoke(&state.desk(&staff), asked.request.entry, asked.request.link).await;
        done.map(|state| Revoked { state }).map_err(failed)
    })
}
