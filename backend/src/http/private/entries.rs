//! Entries as their keepers see them.

use axum::Router;
use doorstep_shared::api::desk::list_entries::{Entries, ListEntries};

use super::guard::unreachable;
use super::{PrivateState, Staff, staff};
use crate::http::Failure;
use crate::http::mount::Asked;
use crate::usecase::entry::list;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    staff::<ListEntries, _, _>(router, list_entries)
}

async fn list_entries(state: PrivateState, staff: Staff, _: Asked<ListEntries>) -> Result<Entries, Failure> {
    list::entries(&*state.tables, &staff.zone, &staff.actor, staff.today).await.map_err(unreachable)
}
