//! Confirming entries: one, a venue's, and taking that back.

use axum::Router;
use doorstep_shared::api::desk::check_entry::CheckEntry;
use doorstep_shared::api::desk::check_many::{CheckMany, Done, MOST, ManyChecked, OneCheck, OneResult};
use doorstep_shared::api::desk::check_sheet::GetCheckSheet;
use doorstep_shared::api::desk::uncheck_entry::UncheckEntry;
use doorstep_shared::problem::FieldError;
use futures::{StreamExt as _, stream};

use super::desk::failed;
use super::entries::told;
use super::{PrivateState, Staff, staff};
use crate::http::Failure;
use crate::http::mount::{Asked, Repeat};
use crate::usecase::entry::check::{Confirmed, check, uncheck};
use crate::usecase::entry::{Desk, EntryError, sheet};

/// How many entries are confirmed at a time.
const AT_A_TIME: usize = 6;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<GetCheckSheet, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        sheet::sheet(&state.desk(&staff), asked.request.venue, asked.request.due).await.map_err(failed)
    });
    let router = staff::<CheckEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (entry, parts) = (asked.request.entry, asked.body.parts);
        let confirmed = Confirmed { entry, base: asked.base, parts, repeat: &asked.repeat };
        state.changed(check(&state.desk(&staff), confirmed).await)
    });
    let router = staff::<UncheckEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(uncheck(&state.desk(&staff), asked.request.entry, asked.base, &asked.repeat).await)
    });
    staff::<CheckMany, _, _>(router, check_many)
}

/// Each by itself, so that one which cannot be done keeps no other from being done.
async fn check_many(state: PrivateState, staff: Staff, asked: Asked<CheckMany>) -> Result<ManyChecked, Failure> {
    let items = asked.body.items;
    if items.len() > MOST {
        let detail = format!("At most {MOST} entries at a time.");
        return Err(Failure::bad(vec![FieldError { pointer: "/items".into(), detail }]));
    }
    let desk = state.desk(&staff);
    let repeat = &asked.repeat;
    let each = |(at, one): (usize, OneCheck)| async move { one_of(desk, at, one, repeat).await };
    let items = stream::iter(items.into_iter().enumerate()).map(each).buffered(AT_A_TIME).collect().await;
    state.nudge.nudge();
    Ok(ManyChecked { items })
}

async fn one_of(desk: Desk<'_>, at: usize, one: OneCheck, repeat: &Repeat) -> OneResult {
    let repeat = repeat.part(&format!("{at}:{}", one.entry));
    let confirmed = Confirmed { entry: one.entry, base: one.version, parts: one.parts, repeat: &repeat };
    let result = match check(&desk, confirmed).await {
        Ok(checked) => Done::Done(checked),
        Err(mut error) => {
            let clashes = match &mut error {
                EntryError::Clashes { clashes, .. } => std::mem::take(clashes),
                _ => Vec::new(),
            };
            let (code, detail) = told(&failed(error));
            Done::Not { code, detail, clashes }
        }
    };
    OneResult { entry: one.entry, result }
}
