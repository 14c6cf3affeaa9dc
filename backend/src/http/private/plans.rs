//! Ready-for-school plans.

use axum::Router;
use doorstep_shared::api::desk::delete_draft::DraftGone;
use doorstep_shared::api::desk::plans::{
    AddPlanEntry, AnswerFamily, BreakGlass, ChangePlanEntry, ChangeSeries, CloseFamilyDoor, DecideClash,
    DeclareInterest, DeletePlanDraft, GetFamilyDoors, GetPlan, GetPlanDraft, GetRegister, GetTakenUp, ListColleagues,
    ListLooks, ListPlanDrafts, ListPlanHistory, ListPlans, ListRegisters, MakeFamilyLink, Nominate, OfAsk, OfClash,
    OfDoor, OfLook, OfMember, OfPlan, OfPlanDraft, OfPlanEntry, OfPlanPage, OfSeries, OfSession, PlanSeries,
    PlansRequest, PrintPlan, PrintRequest, PutMember, PutMenu, PutPlanDraft, PutSharing, ReviewLook, RevokeReferral,
    SayClosing, SayOfSession, SendReferral, TakeStep,
};
use doorstep_shared::id::ZoneId;
use doorstep_shared::problem::{Code, FieldError};
use serde_json::{Value, json};

use super::guard::{NamesZone, unreachable};
use super::{PrivateState, Staff, staff};
use crate::http::Failure;
use crate::port::StoreError;
use crate::store::ChangeError;
use crate::usecase::plans::{
    self, PlanError, caseload, clash, closing, colleagues, draft, emergency, entry, family, history, print, referral,
    register,
};

macro_rules! names_zone {
    ($($request:ty),+ $(,)?) => {$(
        impl NamesZone for $request {
            fn zone(&self) -> &ZoneId {
                &self.zone
            }
        }
    )+};
}

names_zone!(
    OfDoor,
    OfAsk,
    PlansRequest,
    OfPlan,
    OfPlanEntry,
    OfMember,
    OfClash,
    OfPlanDraft,
    OfPlanPage,
    PrintRequest,
    OfSeries,
    OfSession,
    OfLook
);

pub(super) fn routes(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListPlans, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        caseload::read(&state.desk(&staff), asked.request.year).await.map_err(failed)
    });
    let router = staff::<ListColleagues, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        colleagues::list(&state.desk(&staff)).await.map_err(failed)
    });
    let router = staff::<Nominate, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        plans::nominate(&state.desk(&staff), &state.mark_key, &asked.body, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<GetPlan, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        plans::read(&state.desk(&staff), asked.request.plan).await.map_err(failed)
    });
    let router = staff::<TakeStep, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (id, base) = (asked.request.plan, asked.base);
        plans::take_step(&state.desk(&staff), id, base, &asked.body, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<SayClosing, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        closing::say(&state.desk(&staff), asked.request.plan, &asked.body, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<PutSharing, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (id, base) = (asked.request.plan, asked.base);
        plans::put_sharing(&state.desk(&staff), id, base, &asked.body, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<PutMember, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (of, base) = ((asked.request.plan, asked.request.user), asked.base);
        plans::put_member(&state.desk(&staff), of, base, &asked.body, &asked.repeat).await.map_err(failed)
    });
    entries(drafts(pages(referrals(registers(doors(router))))))
}

fn entries(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<AddPlanEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (desk, id) = (state.desk(&staff), asked.request.plan);
        entry::add(&desk, &state.mark_key, id, &asked.body, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<ChangePlanEntry, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (desk, id, of) = (state.desk(&staff), asked.request.plan, (asked.request.entry, asked.base));
        let done = entry::change(&desk, &state.mark_key, id, of, &asked.body.changes, &asked.repeat).await;
        done.map_err(failed)
    });
    staff::<DecideClash, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (desk, of) = (state.desk(&staff), (asked.request.plan, asked.request.clash));
        clash::decide(&desk, &state.mark_key, of, &asked.body, &asked.repeat).await.map_err(failed)
    })
}

fn referrals(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<SendReferral, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (desk, of) = (state.desk(&staff), (asked.request.plan, asked.request.entry));
        referral::send(&desk, &*state.sign_in.random, &state.mark_key, of, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<RevokeReferral, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (desk, of) = (state.desk(&staff), (asked.request.plan, asked.request.entry));
        referral::revoke(&desk, &state.mark_key, of, &asked.repeat).await.map_err(failed)
    });
    staff::<GetTakenUp, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        referral::taken_up(&state.desk(&staff), asked.request.entry).await.map_err(super::desk::failed)
    })
}

fn doors(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<GetFamilyDoors, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        family::list(&state.desk(&staff), asked.request.plan).await.map_err(failed)
    });
    let router = staff::<MakeFamilyLink, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let (desk, of) = (state.desk(&staff), (asked.request.plan, asked.body.adult));
        family::make(&desk, &*state.sign_in.random, &state.mark_key, of, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<CloseFamilyDoor, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let of = (asked.request.plan, asked.request.link);
        family::close(&state.desk(&staff), of, &asked.repeat).await.map_err(failed)
    });
    staff::<AnswerFamily, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let of = (asked.request.plan, asked.request.ask, asked.base);
        let done = family::answer(&state.desk(&staff), of, &asked.body.words, &asked.repeat).await;
        let answered = done.map_err(failed)?;
        state.nudge.nudge();
        Ok(answered)
    })
}

fn registers(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListRegisters, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        register::list(&state.desk(&staff)).await.map_err(failed)
    });
    let router = staff::<PlanSeries, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        register::plan(&state.desk(&staff), &asked.body, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<GetRegister, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        register::read(&state.desk(&staff), asked.request.series).await.map_err(failed)
    });
    let router = staff::<ChangeSeries, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let of = (asked.request.series, asked.base);
        register::change(&state.desk(&staff), of, &asked.body, &asked.repeat).await.map_err(failed)
    });
    let router = staff::<SayOfSession, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let of = (asked.request.series, asked.request.day);
        register::say(&state.desk(&staff), of, asked.body, &asked.repeat).await.map_err(failed)
    });
    staff::<PutMenu, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        register::put_menu(&state.desk(&staff), asked.base, &asked.body, &asked.repeat).await.map_err(failed)
    })
}

fn drafts(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListPlanDrafts, _, _>(router, async |state: PrivateState, staff: Staff, _| {
        draft::list(&state.desk(&staff)).await.map_err(failed)
    });
    let router = staff::<GetPlanDraft, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        draft::mine(&state.desk(&staff), &asked.request).await.map_err(failed)
    });
    let router = staff::<PutPlanDraft, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        draft::keep(&state.desk(&staff), &asked.request, &asked.body).await.map_err(failed)
    });
    staff::<DeletePlanDraft, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let was_there = draft::discard(&state.desk(&staff), &asked.request).await.map_err(failed)?;
        Ok(DraftGone { was_there })
    })
}

fn pages(router: Router<PrivateState>) -> Router<PrivateState> {
    let router = staff::<ListPlanHistory, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        history::history(&state.desk(&staff), &asked.request).await.map_err(failed)
    });
    let router = staff::<ListLooks, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        history::looks(&state.desk(&staff), &asked.request).await.map_err(failed)
    });
    let router = staff::<PrintPlan, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        print::print(&state.desk(&staff), &asked.request).await.map_err(failed)
    });
    let router = staff::<BreakGlass, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let done = emergency::break_glass(&state.desk(&staff), asked.request.plan, &asked.body, &asked.repeat).await;
        let glass = done.map_err(failed)?;
        state.nudge.nudge();
        Ok(glass)
    });
    let router = staff::<ReviewLook, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        let look = asked.request.look;
        emergency::review(&state.desk(&staff), look, asked.body, &asked.repeat).await.map_err(failed)
    });
    staff::<DeclareInterest, _, _>(router, async |state: PrivateState, staff: Staff, asked| {
        emergency::declare(&state.desk(&staff), asked.request.plan, &asked.repeat).await.map_err(failed)?;
        Ok(asked.body)
    })
}

/// What the caller may read of it.
fn failed(error: PlanError) -> Failure {
    let value = |of: serde_json::Result<Value>| of.unwrap_or(Value::Null);
    match error {
        PlanError::NotFound => Failure::not_found(),
        PlanError::Refused(why) => Failure::new(Code::Forbidden).with("why", value(serde_json::to_value(why))),
        PlanError::Invalid(errors) => Failure::bad(errors),
        PlanError::Clashed(clashed) => Failure::new(Code::Stale)
            .with("version", json!(clashed.version))
            .with("clashes", value(serde_json::to_value(&clashed.clashes)))
            .with("changed", json!(clashed.changed)),
        PlanError::Stale(version) => Failure::new(Code::Stale).with("version", json!(version)),
        PlanError::Possible(what) => Failure::new(Code::Stale).with("possible", json!(what)),
        PlanError::Unmet(unmet) => {
            let error = |unmet: &doorstep_shared::plans::course::Unmet| FieldError {
                pointer: "/step".into(),
                detail: unmet.sentence().into(),
            };
            Failure::bad(unmet.iter().map(error).collect()).with("unmet", value(serde_json::to_value(&unmet)))
        }
        PlanError::Change(ChangeError::KeyReused) => Failure::new(Code::IdempotencyKeyReused),
        PlanError::Change(ChangeError::Stale { .. }) => Failure::new(Code::Stale),
        PlanError::Change(ChangeError::Store(StoreError::Damaged(what))) => Failure::inside(Code::Internal, what),
        PlanError::Change(ChangeError::Store(error)) => unreachable(error),
    }
}
