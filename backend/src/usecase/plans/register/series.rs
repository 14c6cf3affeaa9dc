//! The series of a partner: listed, planned, changed, and what is said of their sessions.

use std::collections::BTreeSet;

use doorstep_shared::api::desk::plans::{LanguageLead, NewSeries, Registers, SeriesKept, SeriesLine};
use doorstep_shared::date::Date;
use doorstep_shared::id::SeriesId;
use doorstep_shared::people::Role;
use doorstep_shared::plans::access::{Seat, Why, holds_sessions};
use doorstep_shared::plans::intervention::{
    Menu, Series, SeriesText, Session, SessionSaid, check_text, lines, say as said_of, session_days,
};
use doorstep_shared::problem::FieldError;
use serde_json::json;

use super::super::again::{answered, ended};
use super::super::entry::{TRIES, begun};
use super::super::error::PlanError;
use super::super::records::SeriesRow;
use super::super::sense::is_new_id;
use super::super::view::Names;
use super::sense::{kept, series};
use crate::port::StoreError;
use crate::store::{ChangeError, Repeat, get, plan_keys, query, records, replayed};
use crate::usecase::entry::Desk;

/// The series of somebody's organisation, or of the whole zone for whoever looks after it, and what the zone offers.
///
/// # Errors
/// When the tables cannot be read.
pub async fn list(desk: &Desk<'_>) -> Result<Registers, PlanError> {
    let seat = Seat::of(desk.actor.role).ok_or(PlanError::NotFound)?;
    let (partition, at) = (plan_keys::series_of(&desk.zone.id), plan_keys::menu(&desk.zone.id));
    let (rows, menu) =
        futures::try_join!(query::<SeriesRow>(desk.tables, &partition, ""), get::<Menu>(desk.tables, &at))?;
    let menu = menu.unwrap_or_else(Menu::unchanged);
    let coordinates = desk.actor.role == Role::Coordinator;
    let seen = |row: &SeriesRow| coordinates || Some(row.organisation) == desk.actor.organisation;
    let rows: Vec<SeriesRow> = rows.into_iter().filter(seen).collect();
    let organisations: BTreeSet<_> =
        rows.iter().map(|row| row.organisation).chain(menu.leads.keys().copied()).collect();
    let names = Names::read(desk, menu.leads.values().copied().collect(), organisations).await?;
    let mut all: Vec<SeriesLine> = rows
        .into_iter()
        .map(|row| SeriesLine {
            id: row.series,
            organisation: row.organisation,
            organisation_name: names.organisation(row.organisation),
            text: row.text,
            planned: row.planned,
            held: row.held,
            cancelled: row.cancelled,
            next: row.next,
            first: row.first,
            last: row.last,
        })
        .collect();
    all.sort_by_cached_key(|line| (line.text.title.to_lowercase(), line.id));
    let lead = |(organisation, user): (&_, &_)| LanguageLead {
        organisation: *organisation,
        organisation_name: names.organisation(*organisation),
        user: *user,
        name: names.person(*user),
    };
    Ok(Registers {
        today: desk.today,
        series: all,
        menu: lines(&menu),
        menu_version: menu.version,
        leads: menu.leads.iter().map(lead).collect(),
        may_plan: desk.actor.organisation.is_some() && holds_sessions(seat),
        may_settle: coordinates,
    })
}

/// Plans a series.
///
/// # Errors
/// What makes no sense, or why it may not be done.
pub async fn plan(desk: &Desk<'_>, new: &NewSeries, repeat: &Repeat) -> Result<SeriesKept, PlanError> {
    let organisation = holder(desk)?;
    if !is_new_id(new.id.uuid()) {
        return Err(PlanError::invalid("/id", "The id of a new series is a UUID of version 7."));
    }
    looked_through(desk, &new.text, None).await?;
    let calendar = records::calendar(desk.tables, &desk.zone.id).await?;
    let days = session_days(&new.rule, &calendar).map_err(|why| PlanError::invalid("/rule", why.to_string()))?;
    let mut series = Series {
        id: new.id,
        organisation,
        text: new.text.clone(),
        rule: new.rule.clone(),
        sessions: days.into_iter().map(|day| (day, Session::PLANNED)).collect(),
        version: 1,
    };
    let answer = SeriesKept { series: series.id, version: 1 };
    let change = kept(desk, None, &mut series, "plan", begun(desk)).idempotent(repeat.answered(json!(answer)));
    match change.commit(desk.tables).await {
        Err(ChangeError::Stale { .. }) => Err(PlanError::Stale(0)),
        done => ended(done, answer)?.ok_or_else(|| StoreError::Contended.into()),
    }
}

/// Changes what is written of a series.
///
/// # Errors
/// [`PlanError::Stale`] when somebody else changed it first; what makes no sense; why it may not be done.
pub async fn change(
    desk: &Desk<'_>,
    (id, base): (SeriesId, u64),
    text: &SeriesText,
    repeat: &Repeat,
) -> Result<SeriesKept, PlanError> {
    let was = theirs(desk, id).await?;
    if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
        return answered(answer);
    }
    if was.version != base {
        return Err(PlanError::Stale(was.version));
    }
    looked_through(desk, text, Some(&was.text)).await?;
    let mut now = Series { text: text.clone(), ..was.clone() };
    let answer = SeriesKept { series: id, version: base + 1 };
    let change = kept(desk, Some(&was), &mut now, "change", begun(desk)).idempotent(repeat.answered(json!(answer)));
    let done = change.commit(desk.tables).await;
    ended(done, answer)?.ok_or(PlanError::Stale(base + 1))
}

/// Says something of one session, onto whatever the series says now.
///
/// # Errors
/// When there is no such session or it is still to come; why it may not be done.
pub async fn say(
    desk: &Desk<'_>,
    (id, day): (SeriesId, Date),
    said: SessionSaid,
    repeat: &Repeat,
) -> Result<SeriesKept, PlanError> {
    for _ in 0..TRIES {
        let was = theirs(desk, id).await?;
        if let Some(answer) = replayed(desk.tables, &desk.by(), repeat).await? {
            return answered(answer);
        }
        let mut now = was.clone();
        said_of(&mut now, day, said, desk.today).map_err(|wrong| PlanError::Invalid(vec![wrong]))?;
        let answer = SeriesKept { series: id, version: was.version + 1 };
        let change = kept(desk, Some(&was), &mut now, "say", begun(desk)).idempotent(repeat.answered(json!(answer)));
        let done = change.commit(desk.tables).await;
        if let Some(answer) = ended(done, answer)? {
            return Ok(answer);
        }
    }
    Err(StoreError::Contended.into())
}

/// The organisation for which somebody holds sessions.
fn holder(desk: &Desk<'_>) -> Result<doorstep_shared::id::OrganisationId, PlanError> {
    let seat = Seat::of(desk.actor.role).filter(|seat| holds_sessions(*seat));
    match (seat, desk.actor.organisation) {
        (Some(_), Some(organisation)) => Ok(organisation),
        _ => Err(PlanError::Refused(Why::Never)),
    }
}

/// A series of their own organisation; any other is not there.
async fn theirs(desk: &Desk<'_>, id: SeriesId) -> Result<Series, PlanError> {
    let organisation = holder(desk)?;
    let found = series(desk, id).await?.filter(|series| series.organisation == organisation);
    found.ok_or(PlanError::NotFound)
}

/// What is written makes sense, and the intervention is one that the zone offers, or was chosen before.
async fn looked_through(desk: &Desk<'_>, text: &SeriesText, was: Option<&SeriesText>) -> Result<(), PlanError> {
    let mut bad = check_text(text, desk.today).err().unwrap_or_default();
    if let Some(id) = &text.intervention
        && was.is_none_or(|was| was.intervention != text.intervention)
    {
        let menu: Option<Menu> = get(desk.tables, &plan_keys::menu(&desk.zone.id)).await?;
        let offered = lines(&menu.unwrap_or_else(Menu::unchanged));
        if !offered.iter().any(|line| line.active && line.of.id == *id) {
            let detail = "The zone does not offer this. Choose another one.".to_owned();
            bad.push(FieldError { pointer: "/intervention".into(), detail });
        }
    }
    if bad.is_empty() { Ok(()) } else { Err(PlanError::Invalid(bad)) }
}
