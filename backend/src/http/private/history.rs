//! What entries said before.

use axum::Router;
use doorstep_shared::api::desk::entry_on::EntryOn;
use doorstep_shared::api::desk::field_history::GetFieldHistory;
use doorstep_shared::api::desk::get_version::GetVersion;
use doorstep_shared::api::desk::list_versions::ListVersions;
use doorstep_shared::api::desk::restore_entry::RestoreEntry;

use super::desk::failed;
use super::entries::read;
use super::{PrivateState, Staff, staff};
use crate::usecase::entry::history;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListVersions, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        history::versions(&state.desk(&staff), asked.request.entry, asked.request.before).await.map_err(failed)
    });
    let router = staff::<GetVersion, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        history::version(&state.desk(&staff), asked.request.entry, asked.request.version).await.map_err(failed)
    });
    let router = staff::<EntryOn, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        history::on(&state.desk(&staff), asked.request.entry, asked.request.date).await.map_err(failed)
    });
    let router = staff::<GetFieldHistory, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        history::fields(&state.desk(&staff), asked.request.entry).await.map_err(failed)
    });
    staff::<RestoreEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(history::restore(&state.desk(&staff), read(&asked), &asked.body).await)
    })
}
