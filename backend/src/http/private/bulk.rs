//! Changes of many entries at once.

use axum::Router;
use doorstep_shared::api::desk::apply_bulk::ApplyBulk;
use doorstep_shared::api::desk::list_bulk::ListBulk;
use doorstep_shared::api::desk::plan_bulk::PlanBulk;
use doorstep_shared::api::desk::undo_bulk::UndoBulk;

use super::desk::failed;
use super::{PrivateState, Staff, staff};
use crate::usecase::bulk;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<PlanBulk, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        bulk::plan(&state.desk(&staff), &asked.body).await.map_err(failed)
    });
    let router = staff::<ApplyBulk, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(bulk::apply(&state.desk(&staff), &asked.body).await)
    });
    let router = staff::<ListBulk, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        bulk::list(&state.desk(&staff)).await.map_err(failed)
    });
    staff::<UndoBulk, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(bulk::undo(&state.desk(&staff), asked.request.batch).await)
    })
}
