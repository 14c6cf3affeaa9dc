//! Drafts, and what waits for approval.

use axum::Router;
use doorstep_shared::api::desk::approve::Approve;
use doorstep_shared::api::desk::delete_draft::{DeleteDraft, DraftGone};
use doorstep_shared::api::desk::get_approval::GetApproval;
use doorstep_shared::api::desk::get_draft::GetDraft;
use doorstep_shared::api::desk::list_approvals::ListApprovals;
use doorstep_shared::api::desk::list_drafts::ListDrafts;
use doorstep_shared::api::desk::put_draft::PutDraft;
use doorstep_shared::api::desk::reject::Reject;

use super::desk::failed;
use super::{PrivateState, Staff, staff};
use crate::usecase::entry::{approval, draft};

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<PutDraft, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        draft::keep(&state.desk(&staff), asked.request.entry, &asked.body).await.map_err(failed)
    });
    let router = staff::<GetDraft, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        draft::mine(&state.desk(&staff), asked.request.entry).await.map_err(failed)
    });
    let router = staff::<DeleteDraft, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let was_there = draft::discard(&state.desk(&staff), asked.request.entry).await.map_err(failed)?;
        Ok(DraftGone { was_there })
    });
    let router = staff::<ListDrafts, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        draft::list(&state.desk(&staff)).await.map_err(failed)
    });
    let router = staff::<ListApprovals, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        approval::waiting(&state.desk(&staff)).await.map_err(failed)
    });
    let router = staff::<GetApproval, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        approval::read(&state.desk(&staff), asked.request.entry, asked.request.user).await.map_err(failed)
    });
    let router = staff::<Approve, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (entry, user) = (asked.request.entry, asked.request.user);
        let desk = state.desk(&staff);
        state.changed(approval::approve(&desk, entry, user, asked.base, &asked.body, &asked.repeat).await)
    });
    staff::<Reject, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (entry, user, reason) = (asked.request.entry, asked.request.user, &asked.body.reason);
        approval::reject(&state.desk(&staff), entry, user, asked.base, reason, &asked.repeat).await.map_err(failed)
    })
}
