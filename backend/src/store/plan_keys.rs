//! The keys of plans, in `plans` and `audit`. `docs/DATA.md` keeps the table.

use doorstep_shared::date::Date;
use doorstep_shared::id::{ClashId, FamilyId, LinkId, PlanId, SeriesId, ServiceId, UserId, ZoneId};
use doorstep_shared::plans::entry::{EntryName, Kind};
use doorstep_shared::plans::school::SchoolYear;
use doorstep_shared::set::Member as _;
use uuid::Uuid;

use crate::port::Key;
use crate::token::TokenHash;

/// The sort key of a plan itself, among what it holds.
pub const PLAN_META: &str = "META";
/// What the sort keys of team members begin with.
pub const TEAM: &str = "TEAM#";
/// What the sort keys of choices on sharing begin with.
pub const SHARE: &str = "SHARE#";
/// What the sort keys of clashes begin with.
pub const CLASH: &str = "CLASH#";
/// What the sort keys of looks in an emergency begin with.
pub const GLASS: &str = "GLASS#";
/// What the sort keys of those who know the family privately begin with.
pub const INTEREST: &str = "INTEREST#";
/// What the sort keys of the links of referrals begin with.
pub const LINK: &str = "LINK#";
/// What the partition keys begin with under which the code of a referral's link is found, in `people`.
pub const REFERRAL_LINK: &str = "RLINK#";
/// What the sort keys of the doors of a family begin with: its links, and the devices that came in by them.
pub const DOOR: &str = "DOOR#";
/// What the sort keys of what a family asks begin with.
pub const ASK: &str = "ASK#";
/// What the sort keys of looks that an adult hides from the others begin with.
pub const HIDDEN: &str = "HIDDEN#";
/// What the partition keys begin with under which the code of a family's link is found, in `people`.
pub const FAMILY_LINK: &str = "FLINK#";
/// What the partition keys begin with under which a family's device is found, in `people`.
pub const FAMILY_DEVICE: &str = "FDEV#";
/// The sort key of what finds the same child named twice.
pub const MARKS: &str = "MARKS";

/// The partition of a plan: all of it.
pub fn plan(id: PlanId) -> String {
    format!("P#{id}")
}

/// The plan itself.
pub fn plan_meta(id: PlanId) -> Key {
    Key::new(plan(id), PLAN_META)
}

/// The partition of a family.
pub fn family(id: FamilyId) -> String {
    format!("F#{id}")
}

/// A member of a plan's team.
pub fn team_member(id: PlanId, user: UserId) -> Key {
    Key::new(plan(id), format!("{TEAM}{user}"))
}

/// A choice on sharing: the latest has the greatest number.
pub fn choice(id: PlanId, number: u64) -> Key {
    Key::new(plan(id), format!("{SHARE}{number:010}"))
}

/// An entry, in the plan's partition or in its family's.
pub fn plan_entry(id: PlanId, of: FamilyId, name: EntryName) -> Key {
    let prefix = match name.kind {
        Kind::Home => "HOME",
        Kind::Child => "PERSON#CHILD",
        Kind::Adult => "PERSON#ADULT",
        Kind::Contact => "CONTACT",
        Kind::Place => "PLACE",
        Kind::AboutMe => "ME",
        Kind::Health => "HEALTH",
        Kind::Snapshot => "SNAP",
        Kind::Assessment => "ASSESS",
        Kind::Element => "ELEM",
        Kind::Distance => "DIST",
        Kind::Need => "NEED",
        Kind::Goal => "GOAL",
        Kind::Action => "ACT",
        Kind::Meeting => "MEET",
        Kind::Handover => "HAND",
        Kind::Note => "NOTE",
        Kind::Referral => "REF",
        Kind::Signpost => "SIGN",
        Kind::Attendance => "ATT",
        Kind::Pointer => "PTR",
    };
    let element = name.element.map(|element| format!("{}#", element.key())).unwrap_or_default();
    let partition = if name.kind.of_family() { family(of) } else { plan(id) };
    Key::new(partition, format!("{prefix}#{element}{}", name.id.hyphenated()))
}

/// A clash.
pub fn clash(id: PlanId, clash: ClashId) -> Key {
    Key::new(plan(id), format!("{CLASH}{clash}"))
}

/// That somebody looks in an emergency.
pub fn glass(id: PlanId, user: UserId) -> Key {
    Key::new(plan(id), format!("{GLASS}{user}"))
}

/// That somebody knows the family privately.
pub fn interest(id: PlanId, user: UserId) -> Key {
    Key::new(plan(id), format!("{INTEREST}{user}"))
}

/// The link that a referral has.
pub fn sent_link(id: PlanId, referral: EntryName) -> Key {
    Key::new(plan(id), format!("{LINK}{}", referral.id.hyphenated()))
}

/// Where the code of a referral's link leads, by the code's hash, in `people`.
pub fn referral_link(hash: &TokenHash) -> Key {
    Key::new(format!("{REFERRAL_LINK}{hash}"), PLAN_META)
}

/// A door of a family.
pub fn door(id: PlanId, link: LinkId) -> Key {
    Key::new(plan(id), format!("{DOOR}{link}"))
}

/// Something that a family asks.
pub fn ask(id: PlanId, ask: Uuid) -> Key {
    Key::new(plan(id), format!("{ASK}{}", ask.hyphenated()))
}

/// A look that an adult hides from the others.
pub fn hidden_look(id: PlanId, at: Uuid) -> Key {
    Key::new(plan(id), format!("{HIDDEN}{}", at.hyphenated()))
}

/// Where the code of a family's link leads, by the code's hash, in `people`.
pub fn family_link(hash: &TokenHash) -> Key {
    Key::new(format!("{FAMILY_LINK}{hash}"), PLAN_META)
}

/// A family's device, by the hash of its cookie, in `people`.
pub fn family_device(hash: &TokenHash) -> Key {
    Key::new(format!("{FAMILY_DEVICE}{hash}"), PLAN_META)
}

/// The partition of how many families take up a zone's services.
pub fn taken_up(zone: &ZoneId) -> String {
    format!("Z#{zone}#UP")
}

/// What the sort keys of one service begin with there.
pub fn taken_up_of(service: ServiceId) -> String {
    format!("{service}#")
}

/// How many families took a service up in the month of a day.
pub fn taken_up_in(zone: &ZoneId, service: ServiceId, day: Date) -> Key {
    Key::new(taken_up(zone), format!("{}{:04}-{:02}", taken_up_of(service), day.year(), day.month()))
}

/// The partition of a zone's looks in an emergency, for whoever goes through them.
pub fn emergencies(zone: &ZoneId) -> String {
    format!("Z#{zone}#GLASS")
}

/// One of those.
pub fn emergency(zone: &ZoneId, look: Uuid) -> Key {
    Key::new(emergencies(zone), look.to_string())
}

/// The partition of a series: the series itself, and everybody who takes part.
pub fn register(id: SeriesId) -> String {
    format!("SER#{id}")
}

/// A series.
pub fn series(id: SeriesId) -> Key {
    Key::new(register(id), PLAN_META)
}

/// What the sort keys of families in a register begin with.
pub const REGISTER_ROW: &str = "FAM#";
/// What the sort keys of their marks begin with.
pub const REGISTER_SEAT: &str = "SEAT#";

/// A family in a register.
pub fn register_row(id: SeriesId, plan: PlanId) -> Key {
    Key::new(register(id), format!("{REGISTER_ROW}{plan}"))
}

/// The marks of a family in a register.
pub fn register_seat(id: SeriesId, plan: PlanId) -> Key {
    Key::new(register(id), format!("{REGISTER_SEAT}{plan}"))
}

/// The partition of a zone's series.
pub fn series_of(zone: &ZoneId) -> String {
    format!("Z#{zone}#SER")
}

/// A series in that list.
pub fn series_row(zone: &ZoneId, id: SeriesId) -> Key {
    Key::new(series_of(zone), id.to_string())
}

/// What a zone offers.
pub fn menu(zone: &ZoneId) -> Key {
    Key::new(format!("Z#{zone}#MENU"), PLAN_META)
}

/// What finds the same child named twice.
pub fn marks(id: PlanId) -> Key {
    Key::new(plan(id), MARKS)
}

/// The partition of a plan's history.
pub fn plan_history(id: PlanId) -> String {
    format!("P#{id}#H")
}

/// Something that was done in a plan.
pub fn happening(id: PlanId, at: Uuid) -> Key {
    Key::new(plan_history(id), at.to_string())
}

/// The partition of who looked at a plan, for the family.
pub fn plan_looks(id: PlanId) -> String {
    format!("P#{id}#X")
}

/// That somebody looked, for the family.
pub fn look(id: PlanId, at: Uuid) -> Key {
    Key::new(plan_looks(id), at.to_string())
}

/// That somebody looked, for ever, in `audit`.
pub fn access_event(id: PlanId, at: Uuid) -> Key {
    Key::new(format!("X#{id}"), at.to_string())
}

/// That a print left the screen; only ever added.
pub fn disclosure(id: PlanId, at: Uuid) -> Key {
    Key::new(format!("P#{id}#D"), at.to_string())
}

/// The partition of what somebody works on in a zone.
pub fn desk_of(zone: &ZoneId, user: UserId) -> String {
    format!("U#{user}#Z#{zone}")
}

/// What the sort keys of somebody's plans begin with.
pub const PLAN_ROW: &str = "PLAN#";
/// What the sort keys of somebody's due actions begin with.
pub const DUE_ROW: &str = "DUE#";
/// What the sort keys of what somebody meant to do next begin with.
pub const NEXT_ROW: &str = "NEXT#";
/// What the sort keys of what is new for somebody begin with.
pub const NEW_ROW: &str = "NEW#";
/// What the sort keys of the last contacts of somebody's organisation begin with.
pub const TALK_ROW: &str = "TALK#";
/// What the sort keys of clashes that wait for somebody begin with.
pub const CLASH_ROW: &str = "CLASH#";

/// What the sort keys begin with of those of a family whom somebody has to tell something that no message told.
pub const RING_ROW: &str = "RING#";

/// That somebody has to tell a family something that no message told.
pub fn ring_row(zone: &ZoneId, user: UserId, id: PlanId) -> Key {
    Key::new(desk_of(zone, user), format!("{RING_ROW}{id}"))
}

/// The partition of a zone's messages about plans, sent or not.
pub fn tellings(zone: &ZoneId) -> String {
    format!("Z#{zone}#MSG")
}

/// A message about plans. Its name follows from what it tells to whom, so that it is there once.
pub fn telling(zone: &ZoneId, on: Date, id: &str) -> Key {
    Key::new(tellings(zone), format!("{on}#{id}"))
}

/// The partition of the messages that wait, by the moment at which somebody looks at them.
pub fn telling_queue(zone: &ZoneId) -> String {
    format!("Z#{zone}#MQ")
}

/// Where what is to be looked at at a moment begins there, in seconds since 1970.
pub fn queue_place(at: i64) -> String {
    format!("{at:012}#")
}

/// A message that waits.
pub fn queued(zone: &ZoneId, at: i64, on: Date, id: &str) -> Key {
    Key::new(telling_queue(zone), format!("{}{on}#{id}", queue_place(at)))
}

/// The partition of the messages that cannot be read.
pub fn all_set_aside(zone: &ZoneId) -> String {
    format!("Z#{zone}#MX")
}

/// A message that cannot be read: it is kept aside, so that it holds nothing else up.
pub fn set_aside(zone: &ZoneId, sk: &str) -> Key {
    Key::new(all_set_aside(zone), sk)
}

/// A plan somebody works on.
pub fn plan_row(zone: &ZoneId, user: UserId, id: PlanId) -> Key {
    Key::new(desk_of(zone, user), format!("{PLAN_ROW}{id}"))
}

/// An action that waits for somebody.
pub fn due_row(zone: &ZoneId, user: UserId, due: Date, id: PlanId, name: EntryName) -> Key {
    Key::new(desk_of(zone, user), format!("{DUE_ROW}{due}#{id}#{name}"))
}

/// When somebody meant to be in touch again.
pub fn next_row(zone: &ZoneId, user: UserId, id: PlanId) -> Key {
    Key::new(desk_of(zone, user), format!("{NEXT_ROW}{id}"))
}

/// That there is something new for somebody.
pub fn new_row(zone: &ZoneId, user: UserId, id: PlanId) -> Key {
    Key::new(desk_of(zone, user), format!("{NEW_ROW}{id}"))
}

/// When somebody's organisation was last in touch.
pub fn talk_row(zone: &ZoneId, user: UserId, id: PlanId) -> Key {
    Key::new(desk_of(zone, user), format!("{TALK_ROW}{id}"))
}

/// A clash that waits for somebody.
pub fn clash_row(zone: &ZoneId, user: UserId, clash: ClashId) -> Key {
    Key::new(desk_of(zone, user), format!("{CLASH_ROW}{clash}"))
}

/// The partition of a zone's plans that begin in one year: references without a name.
pub fn references(zone: &ZoneId, year: SchoolYear) -> String {
    format!("Z#{zone}#{}", year.begins_in())
}

/// A plan among those.
pub fn reference(zone: &ZoneId, year: SchoolYear, id: PlanId) -> Key {
    Key::new(references(zone, year), id.to_string())
}

/// The one open plan of a child and a year, by a keyed hash of both.
pub fn open_plan(hash: &str) -> Key {
    Key::new(format!("H#{hash}"), "OPEN")
}

/// The partition of the plans of one birthday and postcode, by a keyed hash of both.
pub fn same_address(hash: &str) -> String {
    format!("H#{hash}")
}

/// A plan among those.
pub fn at_address(hash: &str, id: PlanId) -> Key {
    Key::new(same_address(hash), id.to_string())
}

/// The partition of what somebody has begun to write in plans of a zone.
pub fn plan_drafts(zone: &ZoneId, user: UserId) -> String {
    format!("U#{user}#D#{zone}")
}

/// What somebody has begun to write into one form.
pub fn plan_draft(zone: &ZoneId, user: UserId, id: PlanId, form: &str) -> Key {
    Key::new(plan_drafts(zone, user), format!("{id}#{form}"))
}
