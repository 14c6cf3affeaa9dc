//! Agreements between the partners of a zone.

use axum::Router;
use doorstep_shared::api::desk::agreements::{ListAgreements, OfAgreement, PutAgreement, PutMemorandum};
use doorstep_shared::id::ZoneId;

use super::desk::failed;
use super::guard::{NamesZone, unreachable};
use super::{PrivateState, Staff, staff};
use crate::usecase::plans::agreements;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListAgreements, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        agreements::all(&state.desk(&staff)).await.map_err(unreachable)
    });
    let router = staff::<PutMemorandum, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (id, base) = (asked.request.agreement, asked.base);
        let done = agreements::put_memorandum(&state.desk(&staff), id, base, asked.body, &asked.repeat).await;
        done.map_err(failed)
    });
    staff::<PutAgreement, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (id, base) = (asked.request.agreement, asked.base);
        let done = agreements::put_agreement(&state.desk(&staff), id, base, asked.body, &asked.repeat).await;
        done.map_err(failed)
    })
}

impl NamesZone for OfAgreement {
    fn zone(&self) -> &ZoneId {
        &self.zone
    }
}
