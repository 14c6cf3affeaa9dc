//! The meetings that a step puts into the calendar, in the same transaction. Their ids follow from the plan, so that nothing is there twice.

use doorstep_shared::plans::course::Effect;
use doorstep_shared::plans::entry::{Body, Entry, EntryName, Kind};
use doorstep_shared::plans::meeting::{FirstWeeks, Guest, Meeting, MeetingKind, Slot, before_start, in_reception};
use doorstep_shared::set::Member as _;
use serde_json::{Map, json};
use uuid::Uuid;

use super::records::HappeningRecord;
use super::rows;
use super::whole::{Whole, on_team};
use crate::port::StoreError;
use crate::store::{Change, plan_keys, records};
use crate::usecase::entry::Desk;

/// Plans the meetings that follow from a step. What the calendar does not reach is planned by hand, once it does.
///
/// # Errors
/// When the calendar cannot be read.
pub(super) async fn planned<'c>(
    desk: &Desk<'_>,
    whole: &mut Whole,
    effects: &[Effect],
    mut change: Change<'c>,
) -> Result<Change<'c>, StoreError> {
    let of = |effect: &&Effect| matches!(effect, Effect::ScheduleReviews | Effect::WeekSixReview);
    let (Some(effect), Some(organisation)) = (effects.iter().find(of), desk.actor.organisation) else {
        return Ok(change);
    };
    let calendar = records::calendar(desk.tables, &desk.zone.id).await?;
    let (part, schedule) = match (effect, whole.plan.started_on) {
        (Effect::WeekSixReview, Some(started_on)) => ("reception", in_reception(&calendar, started_on, desk.today)),
        _ => {
            let agreed_on = whole.plan.agreed.as_ref().map_or(desk.today, |agreed| agreed.on);
            let (weeks, year) = (FirstWeeks::default(), whole.plan.entry_year);
            ("before", before_start(&calendar, agreed_on, weeks, year, desk.today))
        }
    };
    let now = desk.clock.now().to_string();
    let mut last = None;
    for slot in schedule.slots {
        let name = EntryName::new(Kind::Meeting, id(whole, part, slot));
        if whole.entry(name).is_some() {
            continue;
        }
        let invited = guests(desk, whole, slot.kind);
        let entry = Entry {
            name,
            organisation,
            made_by: desk.actor.user,
            made_at: now.clone(),
            changed_by: desk.actor.user,
            changed_at: now.clone(),
            version: 1,
            body: Body::Meeting(Box::new(Meeting { invited, ..Meeting::planned(slot.kind, slot.on) })),
        };
        change = change.create(plan_keys::plan_entry(whole.plan.id, whole.plan.family, name), &entry);
        let diff = Map::from_iter([("/".to_owned(), json!({ "new": entry.body }))]);
        change = change.audit(&format!("plan/{}/{name}", whole.plan.id), "add", diff);
        let happening = HappeningRecord {
            at: now.clone(),
            by: desk.actor.user,
            role: desk.actor.role,
            what: "add".into(),
            entry: Some(name),
            area: entry.body.area(),
            organisation: Some(organisation),
            learning: false,
            fields: Vec::new(),
        };
        change = change.create(plan_keys::happening(whole.plan.id, desk.ids.next()), &happening);
        change = rows::due(desk, whole, None, &entry, change);
        whole.entries.push(entry.clone());
        last = Some(entry);
    }
    // One word of news for all of them.
    Ok(last.iter().fold(change, |change, entry| rows::news(desk, whole, entry, change)))
}

fn id(whole: &Whole, part: &str, slot: Slot) -> Uuid {
    let name = format!("meeting/{part}/{}/{}", slot.kind.key(), slot.number);
    Uuid::new_v5(&whole.plan.id.uuid(), name.as_bytes())
}

/// Who is asked to begin with: the adults who may decide and the team; to a check-in whoever leads and nobody else.
fn guests(desk: &Desk<'_>, whole: &Whole, kind: MeetingKind) -> Vec<Guest> {
    let adults = whole.entries.iter().filter_map(|entry| match &entry.body {
        Body::Adult(adult) if adult.responsibility.may_choose() && adult.may_see_plan => {
            Some(Guest::Family { adult: doorstep_shared::id::PersonId::new(entry.name.id) })
        }
        _ => None,
    });
    let check_in = matches!(kind, MeetingKind::DayThree | MeetingKind::WeekTwo);
    let team = on_team(&whole.team, desk.today).filter(|member| member.is_in(desk.today) && (member.lead || !check_in));
    adults.chain(team.map(|member| Guest::Team { user: member.user })).collect()
}
