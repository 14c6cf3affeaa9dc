//! How a zone keeps its directory, and which messages would be sent.

use axum::Router;
use doorstep_shared::api::desk::get_calendar::GetCalendar;
use doorstep_shared::api::desk::get_settings::GetSettings;
use doorstep_shared::api::desk::list_messages::ListMessages;
use doorstep_shared::api::desk::plan_calendar::PlanCalendar;
use doorstep_shared::api::desk::plan_settings::PlanSettings;
use doorstep_shared::api::desk::put_calendar::PutCalendar;
use doorstep_shared::api::desk::save_settings::SaveSettings;

use super::desk::failed;
use super::guard::unreachable;
use super::{PrivateState, Staff, staff};
use crate::store::messages;
use crate::usecase::settings::{calendar, half_lives};
use crate::usecase::tell;

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<GetSettings, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        let desk = state.desk(&staff);
        Ok(half_lives::settings(desk.zone, desk.today))
    });
    let router = staff::<PlanSettings, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        half_lives::plan(&state.desk(&staff), &asked.body.half_lives).await.map_err(failed)
    });
    let router = staff::<SaveSettings, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        state.changed(half_lives::save(&state.desk(&staff), asked.base, &asked.body, &asked.repeat).await)
    });
    let router = staff::<GetCalendar, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        calendar::years(&state.desk(&staff)).await.map_err(failed)
    });
    let router = staff::<PlanCalendar, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        calendar::plan(&state.desk(&staff), asked.request.year, &asked.body).await.map_err(failed)
    });
    let router = staff::<PutCalendar, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (year, body) = (asked.request.year, &asked.body);
        state.changed(calendar::put(&state.desk(&staff), year, asked.base, body, &asked.repeat).await)
    });
    staff::<ListMessages, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        let mut all = messages::shown(&*state.tables, &staff.zone.id).await.map_err(unreachable)?;
        all.items.extend(tell::shown(&*state.tables, &staff.zone.id).await.map_err(unreachable)?);
        // The latest day first; of one day as they lie.
        all.items.sort_by_key(|message| std::cmp::Reverse(message.on));
        Ok(all)
    })
}
