//! A plan as its reader may see it: put together from what was allowed, entry by entry.

use std::collections::{BTreeMap, BTreeSet};

use doorstep_shared::api::desk::plans::{
    Adding, ClashView, EntryView, Gate, GlassView, Mate, MeInPlan, PartnerView, PlanView, SharingView, StepView,
};
use doorstep_shared::directory::Organisation;
use doorstep_shared::id::{OrganisationId, PlanId, UserId};
use doorstep_shared::plans::access::{Area, Op, Refusal, Why};
use doorstep_shared::plans::agreement::{LegalMode, mode};
use doorstep_shared::plans::course::{By, Facts, Handover, Step, StepKind, Unmet, open_steps, turn};
use doorstep_shared::plans::entry::{Body, Entry, Kind};
use doorstep_shared::plans::intervention::Series;
use doorstep_shared::plans::plan::{Plan, partners, recorded};
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::resolve;
use doorstep_shared::plans::work::{Goal, Need, unanswered};
use doorstep_shared::set::Member as _;
use jiff::Timestamp;

use super::error::PlanError;
use super::look::{self, Looking};
use super::step::told;
use super::whole::{Reader, Whole};
use crate::port::{StoreError, Table, Tables};
use crate::store::{Record, get_many, keys, plan_keys};
use crate::usecase::entry::Desk;

/// Reads a plan for somebody, and writes down that they looked.
///
/// # Errors
/// [`PlanError::NotFound`] when they may not know of it; when the tables cannot be read, or the look cannot be written down.
pub async fn read(desk: &Desk<'_>, id: PlanId) -> Result<PlanView, PlanError> {
    let whole = Whole::load(desk, id).await?;
    let reader = Reader::new(desk, &whole)?;
    let facts = told(desk, &whole).await?;
    let names = Names::of(desk, &whole).await?;
    let mut view = put_together(desk, &whole, &reader, &facts, &names);
    view.series = series(desk, &view.entries).await?;
    let mut sections: Vec<Section> = view.entries.iter().map(|view| view.entry.body.section()).collect();
    if reader.reads_all(Area::Agreement) {
        sections.push(Section::Agreement);
    }
    sections.sort_unstable();
    sections.dedup();
    look::write(desk, &whole, Looking::at(&reader, sections, "view")).await?;
    Ok(view)
}

fn put_together(desk: &Desk<'_>, whole: &Whole, reader: &Reader<'_>, facts: &Facts, names: &Names) -> PlanView {
    let visible: Vec<_> = whole.entries.iter().filter(|entry| reader.may_read(entry).is_ok()).collect();
    let entries = visible.iter().map(|entry| EntryView {
        entry: (*entry).clone(),
        by: names.person(entry.made_by),
        changed_by: names.writer(entry),
        organisation: names.organisation(entry.organisation),
        no_change: why(reader.may_change(entry)),
    });
    let reads_agreement = reader.reads_all(Area::Agreement);
    let partners = partners(&whole.team, &whole.entries, desk.today);
    let member = reader.member();
    let support = |entry: &&doorstep_shared::plans::entry::Entry| {
        matches!(entry.body.area(), Area::WellbeingGoals | Area::WellbeingReferrals)
            && reader.may_read(entry).is_err()
            && reader.knows_of(entry)
    };
    PlanView {
        plan: if reads_agreement { whole.plan.clone() } else { stripped(&whole.plan) },
        phase: whole.plan.state.phase(whole.plan.before),
        today: desk.today,
        me: MeInPlan {
            user: desk.actor.user,
            seat: reader.seat(),
            organisation: desk.actor.organisation,
            team: member.is_some(),
            lead: reader.leads(),
        },
        entries: entries.collect(),
        adding: adding(reader),
        // Whoever sees no more than dates is not told either what the family says of their organisation.
        gates: if reads_agreement { gates(desk, whole, &partners) } else { Vec::new() },
        team: if reader.may(Area::Team, Op::Read).is_ok() { mates(desk, whole, names) } else { Vec::new() },
        partners: partners.iter().map(|id| partner(desk, whole, *id, names)).collect(),
        sharing: if reads_agreement { grid(desk, whole, &partners) } else { Vec::new() },
        no_sharing: why(reader.may(Area::Agreement, Op::Create)),
        no_team: why(reader.may(Area::Team, Op::Update).or_else(|_| reader.may(Area::Team, Op::Create))),
        no_print: why(reader.may(Area::Print, Op::Read)),
        steps: steps(desk, whole, reader, facts),
        clashes: clashes(whole, reader, names),
        glass: reader.glass().map(|glass| GlassView {
            until: Timestamp::from_second(glass.until).map(|at| at.to_string()).unwrap_or_default(),
            sections: glass.sections.clone(),
        }),
        support_in_place: whole.entries.iter().any(|entry| support(&entry)),
        series: Vec::new(),
        may_break_glass: reader.may(Area::BreakGlass, Op::Create).is_ok(),
    }
}

/// The series that somebody may know of because they see who takes part.
async fn series(desk: &Desk<'_>, entries: &[EntryView]) -> Result<Vec<Series>, StoreError> {
    let of = |view: &EntryView| match &view.entry.body {
        Body::Attendance(attendance) => Some(plan_keys::series(attendance.series)),
        _ => None,
    };
    let wanted: Vec<_> = entries.iter().filter_map(of).collect();
    let mut all: Vec<Series> = some(desk.tables, &wanted).await?;
    all.sort_by_cached_key(|series| (series.text.title.to_lowercase(), series.id));
    Ok(all)
}

fn why<T>(decided: Result<T, Refusal>) -> Option<Why> {
    match decided {
        Ok(_) => None,
        Err(Refusal::Forbidden(why)) => Some(why),
        Err(Refusal::Hidden) => Some(Why::NotInTeam),
    }
}

/// Reference, state and dates: no more.
fn stripped(plan: &Plan) -> Plan {
    Plan {
        invited: None,
        notice: None,
        engagement: None,
        agreed: None,
        rest: None,
        may_be_contacted_on: None,
        ..plan.clone()
    }
}

fn adding(reader: &Reader<'_>) -> Vec<Adding> {
    let rows: [(Kind, Area, Section, bool); 22] = [
        (Kind::Adult, Area::Basics, Section::Basics, false),
        (Kind::Contact, Area::SafeContact, Section::SafeContact, false),
        (Kind::AboutMe, Area::AboutMe, Section::AboutMe, false),
        (Kind::Health, Area::Health, Section::Health, false),
        (Kind::Snapshot, Area::Readiness, Section::Readiness, false),
        (Kind::Snapshot, Area::WellbeingGoals, Section::Wellbeing, false),
        (Kind::Assessment, Area::Assessment, Section::Assessment, false),
        (Kind::Element, Area::Assessment, Section::Assessment, true),
        (Kind::Distance, Area::Assessment, Section::Assessment, false),
        (Kind::Need, Area::LearningGoals, Section::Learning, true),
        (Kind::Need, Area::WellbeingGoals, Section::Wellbeing, false),
        (Kind::Goal, Area::LearningGoals, Section::Learning, true),
        (Kind::Goal, Area::WellbeingGoals, Section::Wellbeing, false),
        (Kind::Action, Area::Actions, Section::Actions, true),
        (Kind::Meeting, Area::Meetings, Section::Meetings, false),
        (Kind::Handover, Area::Handover, Section::AboutMe, false),
        (Kind::Note, Area::Notes, Section::Notes, true),
        (Kind::Referral, Area::LearningReferrals, Section::Learning, true),
        (Kind::Referral, Area::WellbeingReferrals, Section::Wellbeing, false),
        (Kind::Signpost, Area::LearningReferrals, Section::Learning, true),
        (Kind::Signpost, Area::WellbeingReferrals, Section::Wellbeing, false),
        (Kind::Attendance, Area::Sessions, Section::Learning, true),
    ];
    let pointer = (Kind::Pointer, Area::Pointer, Section::Pointer, false);
    let one = |(kind, area, section, learning)| Adding { kind, area, no: why(reader.may_add(area, section, learning)) };
    rows.into_iter().chain([pointer]).map(one).collect()
}

/// Why more than one's own is or is not there, section by section.
fn gates(desk: &Desk<'_>, whole: &Whole, partners: &[OrganisationId]) -> Vec<Gate> {
    let Some(mine) = desk.actor.organisation else { return Vec::new() };
    let with = |section| {
        let covered = |other: &&OrganisationId| {
            **other != mine && mode(&whole.agreements, mine, **other, section, desk.today) == LegalMode::Agreement
        };
        partners.iter().filter(covered).copied().collect()
    };
    let gate = |section: &Section| Gate {
        section: *section,
        sharing: resolve(whole.said(), mine, *section, desk.today),
        with: with(*section),
    };
    Section::ALL.iter().filter(|section| section.is_shared_by_choice()).map(gate).collect()
}

fn mates(desk: &Desk<'_>, whole: &Whole, names: &Names) -> Vec<Mate> {
    let mate = |member: &doorstep_shared::plans::team::TeamMember| Mate {
        member: member.clone(),
        name: names.person(member.user),
        organisation: names.organisation(member.organisation),
        now: member.is_in(desk.today),
    };
    let mut all: Vec<Mate> = whole.team.iter().map(mate).collect();
    all.sort_by_cached_key(|mate| (!mate.now, !mate.member.lead, mate.name.clone(), mate.member.user));
    all
}

fn partner(desk: &Desk<'_>, whole: &Whole, id: OrganisationId, names: &Names) -> PartnerView {
    let covered = |mine: OrganisationId| {
        let any = |section: &&Section| mode(&whole.agreements, mine, id, **section, desk.today) == LegalMode::Agreement;
        mine != id && Section::ALL.iter().any(|section| any(&section))
    };
    let agreed = desk.actor.organisation.is_some_and(covered);
    let mode = if agreed { LegalMode::Agreement } else { LegalMode::MemorandumOnly };
    PartnerView { id, name: names.organisation(id), mode }
}

fn grid(desk: &Desk<'_>, whole: &Whole, partners: &[OrganisationId]) -> Vec<SharingView> {
    let sections = || Section::ALL.iter().filter(|section| section.is_shared_by_choice());
    let cell = |to: OrganisationId, section: Section| {
        let said = || whole.said().iter().filter(move |p| p.to == to && p.section == section);
        SharingView {
            to,
            section,
            sharing: resolve(whole.said(), to, section, desk.today),
            asked: said().next().is_some(),
            on: said().max_by_key(|p| p.number).map(|p| p.from),
        }
    };
    partners.iter().flat_map(|to| sections().map(move |section| cell(*to, *section))).collect()
}

fn steps(desk: &Desk<'_>, whole: &Whole, reader: &Reader<'_>, facts: &Facts) -> Vec<StepView> {
    let by = By::Staff { role: desk.actor.role, lead: reader.leads() };
    if reader.member().is_none() && !reader.led_to_its_end() {
        return Vec::new();
    }
    let open = open_steps(whole.plan.standing()).filter(|kind| kind.may(by));
    let one = |kind: StepKind| {
        let asked = asked_while_taking(kind, facts, recorded(&whole.entries).is_some());
        let unmet = turn(whole.plan.standing(), &sample(kind, desk), by, &asked).err().unwrap_or_default();
        let in_the_way = if unmet.contains(&Unmet::NeedUnanswered) { without_goal(whole, reader) } else { Vec::new() };
        StepView { step: kind, unmet, in_the_way }
    };
    open.map(one).collect()
}

/// The needs that have no goal, where the reader may see them.
fn without_goal(whole: &Whole, reader: &Reader<'_>) -> Vec<doorstep_shared::plans::entry::EntryName> {
    let of = |entry: &doorstep_shared::plans::entry::Entry| match &entry.body {
        Body::Need(need) => Some(need.clone()),
        _ => None,
    };
    let needs: Vec<Need> = whole.entries.iter().filter_map(of).collect();
    let goals: Vec<Goal> = whole
        .entries
        .iter()
        .filter_map(|entry| if let Body::Goal(goal) = &entry.body { Some(goal.clone()) } else { None })
        .collect();
    let open: BTreeSet<_> = unanswered(&needs, &goals).into_iter().map(|need| need.id.uuid()).collect();
    let theirs = |entry: &&doorstep_shared::plans::entry::Entry| {
        entry.name.kind == Kind::Need && open.contains(&entry.name.id) && reader.may_read(entry).is_ok()
    };
    whole.entries.iter().filter(theirs).map(|entry| entry.name).collect()
}

/// What is asked while a step is taken counts as said.
fn asked_while_taking(kind: StepKind, facts: &Facts, recorded: bool) -> Facts {
    let mut facts = *facts;
    // Where the plan has a record of what the school is told, that is not asked with the step.
    let handover = if recorded { facts.handover } else { Handover::Refused };
    match kind {
        StepKind::Invite => facts.may_be_contacted = true,
        StepKind::Agree => {
            (facts.notice_received, facts.engagement_agreed, facts.place_accepted) = (true, true, true);
        }
        StepKind::Activate => facts.plan_agreed = true,
        StepKind::StartReception => {
            facts.started_on = Some(facts.today);
            facts.handover = handover;
        }
        StepKind::TransferOut => facts.handover = handover,
        _ => {}
    }
    facts
}

fn sample(kind: StepKind, desk: &Desk<'_>) -> Step {
    use doorstep_shared::plans::course::ClosingReason;
    let words = || "…".to_owned();
    match kind {
        StepKind::Invite => Step::Invite,
        StepKind::Agree => Step::Agree,
        StepKind::Decline => Step::Decline,
        StepKind::GetToKnow => Step::GetToKnow,
        StepKind::AgreePlan => Step::AgreePlan,
        StepKind::Activate => Step::Activate,
        StepKind::StartReception => Step::StartReception,
        StepKind::Pause => Step::Pause { reason: words(), until: desk.today.plus_days(7) },
        StepKind::Resume => Step::Resume,
        StepKind::Withdraw => Step::Withdraw,
        StepKind::TransferOut => Step::TransferOut { to: words() },
        StepKind::BeginClosing => Step::BeginClosing,
        StepKind::Close => Step::Close { reason: ClosingReason::GoalsMet },
        StepKind::Reopen => Step::Reopen { note: words() },
        StepKind::Dispose => Step::Dispose,
    }
}

fn clashes(whole: &Whole, reader: &Reader<'_>, names: &Names) -> Vec<ClashView> {
    let shown = whole.clashes.iter().filter_map(|clash| {
        let read = |entry: &&Entry| reader.may_read(entry).is_ok() && !reader.reads_extract(entry);
        let entry = whole.entry(clash.entry).filter(read)?;
        Some(ClashView {
            id: clash.id,
            entry: clash.entry,
            clash: clash.clash.clone(),
            mine_by: names.person(clash.mine_by),
            theirs_by: names.person(clash.theirs_by),
            raised_at: clash.raised_at.clone(),
            may_decide: reader.may_change(entry).is_ok(),
        })
    });
    shown.collect()
}

/// What is read of a person here.
#[derive(serde::Serialize, serde::Deserialize)]
struct Person {
    id: UserId,
    #[serde(default)]
    name: String,
}

impl Record for Person {
    const TABLE: Table = Table::People;
}

/// What stands where a name would, in what the family has written itself.
pub(super) const FAMILY: &str = "The family";

/// People and organisations by name.
pub(super) struct Names {
    people: BTreeMap<UserId, String>,
    organisations: BTreeMap<OrganisationId, String>,
}

impl Names {
    /// Of everybody who is named in a plan.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub(super) async fn of(desk: &Desk<'_>, whole: &Whole) -> Result<Self, StoreError> {
        let members = whole.team.iter().map(|member| member.user);
        let writers = whole.entries.iter().flat_map(|entry| [entry.made_by, entry.changed_by]);
        let clashing = whole.clashes.iter().flat_map(|clash| [clash.mine_by, clash.theirs_by]);
        let users: BTreeSet<UserId> = members.chain(writers).chain(clashing).collect();
        let parts = partners(&whole.team, &whole.entries, desk.today);
        let owners = whole.entries.iter().map(|entry| entry.organisation);
        let team = whole.team.iter().map(|member| member.organisation);
        let organisations: BTreeSet<OrganisationId> = parts.into_iter().chain(owners).chain(team).collect();
        let mut names = Self::read(desk, users, organisations).await?;
        // Who may read a text need not know the name of the adult who wrote it.
        names.organisations.insert(whole.family_itself(), FAMILY.into());
        for adult in whole.entries.iter().filter(|entry| matches!(entry.body, Body::Adult(_))) {
            names.people.insert(UserId::new(adult.name.id), FAMILY.into());
        }
        Ok(names)
    }

    /// Of these.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub(super) async fn read(
        desk: &Desk<'_>,
        users: BTreeSet<UserId>,
        organisations: BTreeSet<OrganisationId>,
    ) -> Result<Self, StoreError> {
        let users: Vec<_> = users.into_iter().map(keys::user_meta).collect();
        let parts: Vec<_> = organisations.into_iter().map(|id| keys::organisation(&desk.zone.id, id)).collect();
        let (people, parts) =
            futures::try_join!(some::<Person>(desk.tables, &users), some::<Organisation>(desk.tables, &parts))?;
        Ok(Self {
            people: people.into_iter().map(|p| (p.id, p.name)).collect(),
            organisations: parts.into_iter().map(|o| (o.id, o.name)).collect(),
        })
    }

    pub(super) fn person(&self, id: UserId) -> String {
        self.people.get(&id).cloned().unwrap_or_default()
    }

    /// Who changed an entry last: of a referral it may be the service, by its link.
    fn writer(&self, entry: &Entry) -> String {
        match (self.person(entry.changed_by), &entry.body) {
            (name, Body::Referral(referral)) if name.is_empty() => referral.service_name.clone(),
            (name, _) => name,
        }
    }

    pub(super) fn organisation(&self, id: OrganisationId) -> String {
        self.organisations.get(&id).cloned().unwrap_or_default()
    }
}

async fn some<R: Record>(tables: &dyn Tables, wanted: &[crate::port::Key]) -> Result<Vec<R>, StoreError> {
    if wanted.is_empty() { Ok(Vec::new()) } else { get_many(tables, wanted).await }
}
