//! Ready-for-school plans: `/api/v1/desk/{zone}/plans/…`. Every answer is put together from what the permission matrix allows this
//! person of this plan at this moment, and of nothing else.

mod caseload;
mod clash;
mod closing;
mod draft;
mod emergency;
mod entry;
mod family;
mod history;
mod nominate;
mod print;
mod referral;
mod registers;
mod sharing;
mod step;
mod team;
mod view;

pub use caseload::{
    Caseload, ClashLine, DueLine, EndedLine, ListPlans, NextLine, PlanLine, Reference, Request as PlansRequest,
    RingLine,
};
pub use clash::{DecideClash, Decision, How, OfClash};
pub use closing::{ClosingSaid, SayClosing};
pub use draft::{
    DeletePlanDraft, GetPlanDraft, KeptDraft, ListPlanDrafts, OfPlanDraft, PlanDraft, PlanDraftLine, PutPlanDraft,
};
pub use emergency::{
    BreakGlass, DeclareInterest, Emergency, EmergencyLine, Interest, LEAST_REASON, LookFound, LookReview, MINUTES,
    OfLook, ReviewLook,
};
pub use entry::{AddPlanEntry, ChangePlanEntry, NewPlanEntry, OfPlanEntry, PlanEntryChange, PlanSaved};
pub use family::{
    ASK_MOST, AnswerFamily, AskKind, AskView, CloseFamilyDoor, DoorAdult, DoorClosed, DoorView, FamilyAnswer,
    FamilyAnswered, FamilyDoors, FamilyLinkMade, ForAdult, GetFamilyDoors, MakeFamilyLink, OfAsk, OfDoor,
};
pub use history::{Happening, HistoryPage, ListLooks, ListPlanHistory, Look, Looks, OfPlanPage};
pub use nominate::{Nominate, Nominated, Nomination};
pub use print::{PrintFor, PrintLine, PrintName, PrintPart, PrintPlan, PrintRequest, Printed};
pub use referral::{GetTakenUp, ReferralLink, ReferralRevoked, RevokeReferral, SendReferral, TakenUp};
pub use registers::{
    ChangeSeries, GetRegister, LanguageLead, ListRegisters, MenuKept, NewMenu, NewSeries, OfSeries, OfSession,
    PlanSeries, PutMenu, Register, RegisterLine, Registers, SayOfSession, SeriesKept, SeriesLine,
};
pub use sharing::{PutSharing, SharingChoice, SharingSaid};
pub use step::{Said, StepTaken, TakeStep, Taking};
pub use team::{Colleague, ListColleagues, OfMember, PutMember, SentMember, TeamKept};
pub use view::{
    Adding, ClashView, EntryView, Gate, GetPlan, GlassView, Mate, MeInPlan, PartnerView, PlanView, SharingView,
    StepView,
};

use super::{ASKED, CHANGED, DRAFTED, MADE, READ};
use crate::api::{Address, FromAddress, Misread, Parameter};
use crate::id::{PlanId, ZoneId};

/// One plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPlan {
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
}

impl FromAddress for OfPlan {
    fn from_address(address: &Address) -> Result<Self, Misread> {
        Ok(Self { zone: address.part("zone")?, plan: address.part("plan")? })
    }
}

const ZONE: Parameter = Parameter::path("zone", "Short name of the zone.");
const PLAN: Parameter = Parameter::path("plan", "The plan's id.");
const ONE: &[Parameter] = &[ZONE, PLAN];
const ONE_ENTRY: &[Parameter] =
    &[ZONE, PLAN, Parameter::path("entry", "The entry's name: its kind, a full stop and its id.")];
