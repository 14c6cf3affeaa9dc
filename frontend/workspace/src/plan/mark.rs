//! A press in a register: it goes the way of every change of a plan, so that it is kept on this device before it is sent.

use doorstep_shared::api::desk::plans::{Register, RegisterLine};
use doorstep_shared::date::Date;
use doorstep_shared::plans::entry::{Body, FieldChange, merge};
use doorstep_shared::plans::intervention::{Held, Mark, Session};
use leptos::task::spawn_local;
use serde_json::Value;

use super::item::{Doing, Item};
use super::outbox::Outbox;
use super::save::place;
use crate::platform;

/// Marks a family on a day, or takes its mark away. `line` is what the person saw; `about` names it in the list of what is not sent.
pub fn press(outbox: Outbox, zone: String, line: &RegisterLine, day: Date, after: Option<Mark>, about: String) {
    let value = |mark: Option<&Mark>| mark.and_then(|mark| serde_json::to_value(mark).ok()).unwrap_or(Value::Null);
    let before = line.attendance.marks.get(&day);
    if before == after.as_ref() {
        return;
    }
    let change = FieldChange { field: format!("marks/{day}"), base: value(before), new: value(after.as_ref()) };
    let item = Item {
        name: place(),
        user: outbox.user(),
        zone,
        plan: line.plan.to_string(),
        key: platform::random_id(),
        base: line.version,
        at: platform::now(),
        form: String::new(),
        typed: None,
        doing: Doing::Change { entry: line.entry, changes: vec![change] },
        about,
        refused: None,
        sent: false,
    };
    spawn_local(async move {
        outbox.deliver(item).await;
    });
}

/// A register with what waits on this device, or was just sent, laid over it.
pub fn laid_over(register: &Register, items: &[Item]) -> Register {
    let mut over = register.clone();
    for line in &mut over.families {
        let plan = line.plan.to_string();
        let known = line.attendance.marks.clone();
        for item in items.iter().filter(|item| item.plan == plan && item.refused.is_none()) {
            let Doing::Change { entry, changes } = &item.doing else { continue };
            if *entry != line.entry {
                continue;
            }
            let now = Body::Attendance(Box::new(line.attendance.clone()));
            if let Ok(merged) = merge(&now, changes)
                && let Body::Attendance(attendance) = merged.body
            {
                line.attendance = *attendance;
            }
        }
        // What the server knows it has decided about; what only waits here says by itself that there was a session.
        for (day, mark) in line.attendance.marks.iter().filter(|(day, mark)| known.get(*day) != Some(*mark)) {
            let came = mark.status.came();
            if let Some(session) = over.series.sessions.get_mut(day).filter(|of| came && of.state == Held::Planned) {
                *session = Session { state: Held::Held, reason: None };
            }
        }
    }
    over
}
