//! Which entries are to be named today: those that have reached a stage they were not named at yet.

use std::collections::BTreeMap;

use doorstep_shared::date::Date;
use doorstep_shared::directory::{Service, Zone};
use doorstep_shared::id::ServiceId;

use super::Reminder;

/// Days overdue at which an entry is named: on the day, after a week, after three.
pub const STAGES: [i32; 3] = [0, 7, 21];

/// An entry that is to be named.
#[derive(Clone, Debug)]
pub struct Named<'a> {
    /// The entry.
    pub service: &'a Service,
    /// The first day on which it was due.
    pub due_from: Date,
    /// Days since then.
    pub overdue: i32,
    /// The stage it has reached, counted from nought.
    pub stage: usize,
}

/// The entries to be named today, the longest overdue first. An entry is named once at each stage; one whose day passed while
/// nobody looked is named at the stage it has reached. While it rests nobody is asked.
pub fn due<'a>(
    zone: &Zone,
    services: &'a [Service],
    before: &BTreeMap<ServiceId, Reminder>,
    today: Date,
) -> Vec<Named<'a>> {
    let mut named: Vec<Named<'a>> = services
        .iter()
        .filter(|s| s.state.goes_on() && !s.state.rests(today))
        .filter_map(|service| {
            let trust = service.trust(zone.half_life_weeks(service.kind));
            // Written here and never confirmed: nobody knows how old it is, so its last edit has to do.
            let due_from = trust.due_from(today).or(service.edited.map(|e| e.on))?;
            let overdue = today.days_since(due_from);
            let stage = STAGES.iter().rposition(|days| overdue >= *days)?;
            let told = before.get(&service.id);
            let known = told.is_some_and(|r| r.due_from == due_from && r.stage >= stage);
            (!known).then_some(Named { service, due_from, overdue, stage })
        })
        .collect();
    named.sort_by_cached_key(|n| (n.due_from, n.service.name.to_lowercase(), n.service.id));
    named
}
