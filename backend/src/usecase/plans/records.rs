//! What the tables hold of plans, beside the plan itself, its team, choices and entries.

use doorstep_shared::api::desk::plans::{LookFound, PlanDraft, PrintFor};
use doorstep_shared::date::Date;
use doorstep_shared::id::{ClashId, FamilyId, LinkId, OrganisationId, PersonId, PlanId, SeriesId, UserId, ZoneId};
use doorstep_shared::lang::Lang;
use doorstep_shared::people::Role;
use doorstep_shared::plans::access::Area;
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Clash, Entry, EntryName, FieldChange, Next};
use doorstep_shared::plans::intervention::{Attendance, Menu, Series, SeriesText};
use doorstep_shared::plans::note::Withheld;
use doorstep_shared::plans::plan::{AgreedHow, Ending, Plan};
use doorstep_shared::plans::school::SchoolYear;
use doorstep_shared::plans::section::Section;
use doorstep_shared::plans::sharing::Permission;
use doorstep_shared::plans::team::TeamMember;
use doorstep_shared::set::Set;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::port::Table;
use crate::store::Record;
use crate::token::TokenHash;

macro_rules! of_plans {
    ($($record:ty: $version:expr),+ $(,)?) => {$(
        impl Record for $record {
            const TABLE: Table = Table::Plans;
            fn version(&self) -> u64 {
                let version: fn(&Self) -> u64 = $version;
                version(self)
            }
        }
    )+};
}

of_plans!(
    Plan: |plan| plan.version,
    TeamMember: |member| member.version,
    Entry: |entry| entry.version,
    ChoiceRecord: |_| 0,
    ClashRecord: |clash| clash.version,
    Glass: |_| 0,
    Interest: |_| 0,
    Marks: |_| 0,
    Mark: |_| 0,
    HappeningRecord: |_| 0,
    PlanRow: |_| 0,
    DueRow: |_| 0,
    NextRow: |_| 0,
    NewRow: |_| 0,
    TalkRow: |_| 0,
    ClashRow: |_| 0,
    ReferenceRow: |_| 0,
    DraftRecord: |_| 0,
    DisclosureRecord: |_| 0,
    SentLink: |link| link.version,
    TakenUpMonth: |month| month.version,
    Series: |series| series.version,
    Menu: |menu| menu.version,
    SeriesRow: |_| 0,
    RegisterRow: |_| 0,
    RegisterSeat: |_| 0,
    EmergencyRow: |row| row.version,
);

/// A choice on sharing, with how and through whom it was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceRecord {
    /// The choice.
    pub permission: Permission,
    /// How it was said.
    pub how: AgreedHow,
    /// Who wrote it down.
    pub by: UserId,
    /// When, in RFC 3339.
    pub at: String,
}

/// A clash that waits. Once it is decided, both texts and the decision stand in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClashRecord {
    /// Its id.
    pub id: ClashId,
    /// The entry.
    pub entry: EntryName,
    /// Both sides.
    pub clash: Clash,
    /// Who sent the second text.
    pub mine_by: UserId,
    /// Who had changed the entry before.
    pub theirs_by: UserId,
    /// When, in RFC 3339.
    pub raised_at: String,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

/// That somebody looks in an emergency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glass {
    /// Who.
    pub user: UserId,
    /// Why.
    pub reason: String,
    /// At which sections.
    pub sections: Vec<Section>,
    /// Why the family is not told, if it is not.
    #[serde(default)]
    pub withheld: Option<Withheld>,
    /// When it began, in RFC 3339.
    pub from: String,
    /// When it ends, in seconds since 1970.
    pub until: i64,
}

/// That somebody knows the family privately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    /// Who.
    pub user: UserId,
    /// The day they said so.
    pub on: Date,
}

/// What finds the same child named twice: hashes, kept to take them away again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Of the child and the year.
    pub child: String,
    /// Of the birthday and the postcode, where that was said.
    #[serde(default)]
    pub address: Option<String>,
}

/// Which plan a hash leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The plan.
    pub plan: PlanId,
}

/// Something that was done in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HappeningRecord {
    /// When, in RFC 3339.
    pub at: String,
    /// Who.
    pub by: UserId,
    /// In what role.
    pub role: Role,
    /// What, as a verb.
    pub what: String,
    /// The entry, where it was one.
    #[serde(default)]
    pub entry: Option<EntryName>,
    /// The row of the matrix that decides who reads of it.
    pub area: Area,
    /// The partner whose entry it is; none for what is of the plan as a whole.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// Whether it is about learning.
    #[serde(default)]
    pub learning: bool,
    /// The fields, with both values.
    #[serde(default)]
    pub fields: Vec<FieldChange>,
}

/// That somebody looked: written before the answer leaves, once for ever and once for the family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessEvent {
    /// When, in RFC 3339.
    pub at: String,
    /// Who.
    pub by: UserId,
    /// In what role.
    pub role: Role,
    /// For which organisation.
    #[serde(default)]
    pub organisation: Option<OrganisationId>,
    /// At which sections.
    pub sections: Vec<Section>,
    /// How: `view`, `print`, `history`, `register` or `emergency`.
    pub action: String,
    /// The reason, in an emergency.
    #[serde(default)]
    pub reason: String,
    /// Whether the family is not told of it for now, and why.
    #[serde(default)]
    pub withheld: Option<Withheld>,
}

impl Record for AccessEvent {
    const TABLE: Table = Table::Audit;
}

/// The same, for the family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LookRecord(pub AccessEvent);

impl Record for LookRecord {
    const TABLE: Table = Table::Plans;
}

/// That a print left the screen: who made it, for whom, and what of it can be recognised again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureRecord {
    /// When, in RFC 3339.
    pub at: String,
    /// Who.
    pub by: UserId,
    /// In what role.
    pub role: Role,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// Who gets it.
    pub recipient: PrintFor,
    /// In which language.
    pub lang: Lang,
    /// What stands on each of its pages: a label and a number, no name.
    pub reference: String,
    /// SHA-256 of what is on it.
    pub hash: String,
    /// How many names were left out.
    pub left_out: usize,
}

/// The child's name, and whose entry it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What the child is called.
    pub name: String,
    /// The partner that wrote it down.
    pub organisation: OrganisationId,
    /// The first day of school.
    pub starts_on: Option<Date>,
}

/// A plan somebody works on. It holds what is needed to decide, at each reading, what of it they may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRow {
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// Where it stands.
    pub state: State,
    /// Where it stood before it rested.
    #[serde(default)]
    pub before: Option<State>,
    /// The September of entry.
    pub entry_year: SchoolYear,
    /// The day by which somebody gets in touch for the first time.
    #[serde(default)]
    pub first_contact_by: Option<Date>,
    /// What they are in its team.
    pub member: TeamMember,
    /// The child, where the plan names it.
    #[serde(default)]
    pub child: Option<Named>,
    /// The sections that the family shares with their organisation. No choice has a last day yet, so a change of them is always
    /// a change of the plan, and the row is written with it.
    #[serde(default)]
    pub shared: Set<Section>,
    /// They know the family privately.
    #[serde(default)]
    pub interest: bool,
    /// The family, whose own words it shares without an agreement between partners.
    #[serde(default)]
    pub family: Option<FamilyId>,
}

/// An action or a meeting that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRow {
    /// The plan.
    pub plan: PlanId,
    /// The action or the meeting.
    pub entry: EntryName,
    /// In words.
    pub text: String,
    /// By when.
    pub due: Date,
    /// Whether the family does it.
    pub of_family: bool,
    /// Whose entry it is.
    pub organisation: OrganisationId,
    /// Whether it is about learning.
    pub learning: bool,
}

/// When somebody meant to be in touch again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextRow {
    /// The plan.
    pub plan: PlanId,
    /// What, and when.
    pub next: Next,
}

/// That there is something new that somebody may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRow {
    /// The plan.
    pub plan: PlanId,
    /// Since when, in RFC 3339.
    pub at: String,
    /// The row of the matrix that it falls under.
    pub area: Area,
    /// Whose entry it is.
    pub organisation: OrganisationId,
    /// Whether it is about learning.
    pub learning: bool,
}

/// When somebody's organisation was last in touch with the family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkRow {
    /// The plan.
    pub plan: PlanId,
    /// The day.
    pub on: Date,
}

/// A clash that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClashRow {
    /// The plan.
    pub plan: PlanId,
    /// The clash.
    pub clash: ClashId,
    /// The entry.
    pub entry: EntryName,
    /// The field.
    pub field: String,
    /// When, in RFC 3339.
    pub raised_at: String,
    /// The row of the matrix that it falls under.
    pub area: Area,
    /// Whose entry it is.
    pub organisation: OrganisationId,
    /// Whether it is about learning.
    pub learning: bool,
}

/// A plan as whoever looks after the zone sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceRow {
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// Where it stands.
    pub state: State,
    /// The September of entry.
    pub entry_year: SchoolYear,
    /// The day the child was named.
    pub nominated_on: Date,
    /// The day it ended.
    #[serde(default)]
    pub ended_on: Option<Date>,
    /// What waits for a second person's word.
    #[serde(default)]
    pub asked: Option<Ending>,
}

/// The link that a referral has now: what takes it back, and no code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentLink {
    /// The referral.
    pub entry: EntryName,
    /// What is written of it where its service says something.
    pub id: LinkId,
    /// The hash of its code.
    pub hash: TokenHash,
    /// Counts the links of this referral; 1 is the first.
    pub version: u64,
}

/// Where the code of a referral's link leads. It names a plan and an entry, and nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralLinkRecord {
    /// What is written of it where its service says something.
    pub id: LinkId,
    /// The zone.
    pub zone: ZoneId,
    /// The plan.
    pub plan: PlanId,
    /// The referral: the one thing that it opens.
    pub entry: EntryName,
    /// The last day it works.
    pub until: Date,
    /// Whether it was taken back, or another took its place.
    #[serde(default)]
    pub revoked: bool,
    /// When it is forgotten, in seconds since 1970.
    pub forgotten_at: i64,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

impl Record for ReferralLinkRecord {
    const TABLE: Table = Table::People;
    fn version(&self) -> u64 {
        self.version
    }
    fn expires_at(&self) -> Option<i64> {
        Some(self.forgotten_at)
    }
}

/// How many families took a service up in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenUpMonth {
    /// The first day of the month.
    pub month: Date,
    /// How many families.
    pub families: u64,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

/// A look in an emergency, as whoever goes through it sees it. Written in the transaction that opens the sections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyRow {
    /// Its id.
    pub look: Uuid,
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// Who looked.
    pub by: UserId,
    /// In what role.
    pub role: Role,
    /// Since when, in RFC 3339.
    pub at: String,
    /// Until when, in RFC 3339.
    pub until: String,
    /// At which sections.
    pub sections: Vec<Section>,
    /// Why the family is not told for now, if it is not.
    pub withheld: Option<Withheld>,
    /// The day by which somebody goes through it.
    pub review_by: Date,
    /// Who went through it, when, and what came of it.
    #[serde(default)]
    pub reviewed: Option<EmergencyReviewed>,
    /// Counts the changes; 1 is the first.
    pub version: u64,
}

/// That somebody went through a look in an emergency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmergencyReviewed {
    /// Who.
    pub by: UserId,
    /// The day.
    pub on: Date,
    /// What came of it.
    pub found: LookFound,
}

/// A series in the zone's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesRow {
    /// The series.
    pub series: SeriesId,
    /// The partner that holds it.
    pub organisation: OrganisationId,
    /// What people write of it.
    pub text: SeriesText,
    /// How many sessions there are.
    pub planned: u16,
    /// How many were held.
    pub held: u16,
    /// How many we cancelled.
    pub cancelled: u16,
    /// The first day of which nobody has said anything.
    pub next: Option<Date>,
    /// Its first day.
    pub first: Option<Date>,
    /// Its last day.
    pub last: Option<Date>,
}

/// A family in a register, without its marks: what it takes to decide, at each reading, who may see it. Written with every change of
/// the plan itself, of its team, of what the family shares and of the names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterRow {
    /// The plan.
    pub plan: PlanId,
    /// What the family is called where no name may stand.
    pub label: String,
    /// Where the plan stands.
    pub state: State,
    /// Where it stood before it rested.
    #[serde(default)]
    pub before: Option<State>,
    /// The child, where the plan names it.
    #[serde(default)]
    pub child: Option<Named>,
    /// The adult who takes part, where one does.
    #[serde(default)]
    pub adult: Option<Named>,
    /// The plan's team.
    pub members: Vec<RegisterMember>,
}

/// A member of the team of a family in a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterMember {
    /// What they are in it.
    pub member: TeamMember,
    /// The sections that the family shares with their organisation.
    pub shared: Set<Section>,
    /// They know the family privately.
    pub interest: bool,
}

/// The marks of a family in a register: written with every change of its entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterSeat {
    /// The entry of the plan.
    pub entry: EntryName,
    /// The partner that wrote it down.
    pub organisation: OrganisationId,
    /// The entry's version.
    pub entry_version: u64,
    /// What it says.
    pub attendance: Attendance,
}

/// What somebody has begun to write into a form of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRecord {
    /// The plan.
    pub plan: PlanId,
    /// The form.
    pub form: String,
    /// What is in its boxes.
    pub draft: PlanDraft,
    /// When it was kept, in RFC 3339.
    pub kept_at: String,
}

/// The adult of a family by id.
pub fn adult(entries: &[Entry], id: PersonId) -> Option<&doorstep_shared::plans::people::Adult> {
    entries.iter().find_map(|entry| match &entry.body {
        doorstep_shared::plans::entry::Body::Adult(adult) if entry.name.id == id.uuid() => Some(adult),
        _ => None,
    })
}
