//! What the demo's partners hold: a language group of the school, Stay & Play at the Children's Centre, and a one-to-one; who takes
//! part, and who came. Written by the same use cases as a press in a register.

use doorstep_backend::clock::SystemClock;
use doorstep_backend::port::StoreError;
use doorstep_backend::store::Repeat;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::plans::{PlanError, Whole, entry, register};
use doorstep_shared::api::desk::plans::{NewMenu, NewPlanEntry, NewSeries};
use doorstep_shared::date::{Date, Time, Weekday};
use doorstep_shared::directory::Zone;
use doorstep_shared::fact::Fact;
use doorstep_shared::id::{PersonId, PlanId, SeriesId};
use doorstep_shared::plans::course::State;
use doorstep_shared::plans::entry::{Body, EntryName, FieldChange, Kind};
use doorstep_shared::plans::intervention::{
    Attendance, Attended, CancelReason, Mark, Rule, SeriesText, SessionSaid, Weeks, Who,
};
use doorstep_shared::policy::Actor;
use serde_json::{Value, json};

use super::families::DemoFamily;
use super::people::people;
use super::plans::actor;
use super::slug::{Naming, id};
use crate::local::Local;

/// A series of the demo.
struct Planned {
    slug: &'static str,
    title: &'static str,
    of: &'static str,
    place: &'static str,
    by: &'static str,
    holds: &'static str,
    days: &'static [Weekday],
    weeks: Weeks,
    began_weeks_ago: i32,
    sessions: u16,
    minutes: u16,
    places: u8,
    families: usize,
    with_adult: bool,
    adaptations: &'static str,
}

const PLANNED: [Planned; 3] = [
    Planned {
        slug: "language-group",
        title: "Talking group, twenty weeks",
        of: "neli-preschool",
        place: "The blue room, Millpond Primary School",
        by: "ruth-bell",
        holds: "Ms Ash, teaching assistant",
        days: &[Weekday::Tuesday],
        weeks: Weeks::School,
        began_weeks_ago: 17,
        sessions: 20,
        minutes: 30,
        places: 8,
        families: 6,
        with_adult: false,
        adaptations: "Pictures beside the words, and two children at a time on the carpet.",
    },
    Planned {
        slug: "stay-and-play",
        title: "Stay & Play, Fridays",
        of: "stay-and-play",
        place: "Alder Bank Children’s Centre",
        by: "joanna-pryce",
        holds: "Joanna Pryce",
        days: &[Weekday::Friday],
        weeks: Weeks::Every,
        began_weeks_ago: 9,
        sessions: 16,
        minutes: 90,
        places: 20,
        families: 5,
        with_adult: true,
        adaptations: "",
    },
    Planned {
        slug: "one-to-one",
        title: "Talking time, one-to-one",
        of: "talking-time",
        place: "The quiet corner, Millpond Primary School",
        by: "ruth-bell",
        holds: "Ruth Bell",
        days: &[Weekday::Monday, Weekday::Wednesday],
        weeks: Weeks::School,
        began_weeks_ago: 4,
        sessions: 10,
        minutes: 15,
        places: 1,
        families: 1,
        with_adult: false,
        adaptations: "",
    },
];

/// The session that was cancelled, by its place.
const CANCELLED: usize = 3;

/// Writes them all.
///
/// # Errors
/// When the tables do not answer, or somebody does what they may not.
pub async fn settle(
    local: &Local,
    memory: &MemoryTables,
    zone: &Zone,
    families: &[DemoFamily],
) -> Result<(), PlanError> {
    let known = people().map_err(|error| StoreError::Damaged(error.to_string()))?;
    let person = |slug: &str| known.iter().find(|person| person.slug == slug).ok_or(PlanError::NotFound);
    let today = local.clock.today();
    let (looks_after, lead) = (person("samira-haddad")?, person("helen-marsh")?);
    let at = At { local, memory, zone };
    let coordinator = actor(memory, zone, looks_after.user()).await?.ok_or(PlanError::NotFound)?;
    let menu = NewMenu { leads: [(lead.organisation, lead.user())].into(), ..NewMenu::default() };
    at.desk(&coordinator, today.plus_days(-60), async |desk, repeat| {
        register::put_menu(&desk, 1, &menu, &repeat).await.map(drop)
    })
    .await?;
    for planned in &PLANNED {
        let holds = actor(memory, zone, person(planned.by)?.user()).await?.ok_or(PlanError::NotFound)?;
        one(&at, planned, &holds, families, today).await?;
    }
    Ok(())
}

/// Where it is written.
struct At<'a> {
    local: &'a Local,
    memory: &'a MemoryTables,
    zone: &'a Zone,
}

impl At<'_> {
    /// Does something as somebody on a day.
    async fn desk<T>(
        &self,
        who: &Actor,
        today: Date,
        act: impl AsyncFnOnce(Desk<'_>, Repeat) -> Result<T, PlanError>,
    ) -> Result<T, PlanError> {
        let clock = SystemClock::starting_at(today, Time::new(11, 0).unwrap_or(Time::MIN));
        let ids = &*self.local.ids;
        let desk = Desk { tables: self.memory, clock: &clock, ids, zone: self.zone, actor: who, today };
        let repeat = Repeat { key: ids.next().to_string(), body_hash: String::new() };
        act(desk, repeat).await
    }
}

async fn one(
    at: &At<'_>,
    planned: &Planned,
    who: &Actor,
    families: &[DemoFamily],
    today: Date,
) -> Result<(), PlanError> {
    let series = SeriesId::new(id(Naming::Series, planned.slug));
    let from = today.plus_days(-7 * planned.began_weeks_ago);
    let mut new = NewSeries {
        id: series,
        text: text(planned, from),
        rule: Rule {
            from,
            days: planned.days.iter().copied().collect(),
            sessions: planned.sessions,
            weeks: planned.weeks,
        },
    };
    let mut made = at.desk(who, from, async |desk, repeat| register::plan(&desk, &new, &repeat).await).await;
    if matches!(made, Err(PlanError::Invalid(_))) {
        // On a day that the school calendar does not reach.
        new.rule.weeks = Weeks::Every;
        made = at.desk(who, from, async |desk, repeat| register::plan(&desk, &new, &repeat).await).await;
    }
    made?;
    let days = at.desk(who, today, async |desk, _| register::read(&desk, series).await).await?;
    let past: Vec<Date> = days.series.sessions.keys().copied().filter(|day| *day < today).collect();
    if let Some(cancelled) = past.get(CANCELLED) {
        let said = SessionSaid::Cancelled { reason: CancelReason::Staff };
        let act =
            async |desk: Desk<'_>, repeat: Repeat| register::say(&desk, (series, *cancelled), said, &repeat).await;
        at.desk(who, *cancelled, act).await?;
    }
    let mut taken = 0;
    for family in families {
        if taken == planned.families {
            break;
        }
        let plan = family.nomination.plan;
        let whole = at.desk(who, today, async |desk, _| Whole::load(&desk, plan).await).await?;
        let Some(since) = since(&whole, who, from, today) else { continue };
        let adult = family.nomination.adult_id;
        joins(at, planned, who, (plan, series), (since, adult)).await?;
        marks(at, who, (plan, series), &past, (since, taken)).await?;
        taken += 1;
    }
    Ok(())
}

fn text(planned: &Planned, from: Date) -> SeriesText {
    SeriesText {
        title: planned.title.into(),
        intervention: Some(planned.of.into()),
        place: planned.place.into(),
        at: Time::new(9, 30),
        minutes: planned.minutes,
        deliverer: planned.holds.into(),
        trained: if planned.with_adult { Fact::Unknown } else { Fact::Yes },
        trained_on: (!planned.with_adult).then(|| from.plus_days(-40)),
        places: planned.places,
        adaptations: planned.adaptations.to_owned().try_into().unwrap_or_default(),
        stopped: None,
    }
}

/// From when on a family can take part that works with somebody: none while it gets to know them, or once its plan is over.
fn since(whole: &Whole, who: &Actor, from: Date, today: Date) -> Option<Date> {
    let works = [State::GettingToKnow, State::Planned, State::ActiveBeforeStart, State::ActiveInReception];
    let member = whole.team.iter().find(|member| member.user == who.user && member.is_in(today))?;
    works.contains(&whole.plan.state).then(|| member.from.max(from))
}

async fn joins(
    at: &At<'_>,
    planned: &Planned,
    who: &Actor,
    (plan, series): (PlanId, SeriesId),
    (since, adult): (Date, PersonId),
) -> Result<(), PlanError> {
    let attendance = Attendance {
        series,
        series_title: String::new(),
        who: if planned.with_adult { Who::Both { adult } } else { Who::Child },
        since,
        until: None,
        adaptations: Default::default(),
        marks: Default::default(),
    };
    let new = NewPlanEntry { id: series.uuid(), body: Body::Attendance(Box::new(attendance)) };
    let key = &at.local.mark_key;
    let act = async |desk: Desk<'_>, repeat: Repeat| Box::pin(entry::add(&desk, key, plan, &new, &repeat)).await;
    at.desk(who, since, act).await.map(drop)
}

/// The marks of a family: those of longer ago are written in one go, which keeps a start quick; the last two on their days.
async fn marks(
    at: &At<'_>,
    who: &Actor,
    (plan, series): (PlanId, SeriesId),
    past: &[Date],
    (since, family): (Date, usize),
) -> Result<(), PlanError> {
    let held = past.iter().enumerate().filter(|(n, day)| *n != CANCELLED && **day >= since);
    let days: Vec<(usize, Date)> = held.map(|(n, day)| (n, *day)).collect();
    let (earlier, last) = days.split_at(days.len().saturating_sub(2));
    let parts = std::iter::once(earlier).chain(last.chunks(1)).filter(|part| !part.is_empty());
    let name = EntryName::new(Kind::Attendance, series.uuid());
    let key = &at.local.mark_key;
    for part in parts {
        let change = |(n, day): &(usize, Date)| FieldChange {
            field: format!("marks/{day}"),
            base: Value::Null,
            new: json!(Mark { status: came(family, *n), note: String::new() }),
        };
        let changes: Vec<FieldChange> = part.iter().map(change).collect();
        let on = part.last().map_or(since, |(_, day)| *day);
        let act = async |desk: Desk<'_>, repeat: Repeat| {
            let version = Whole::load(&desk, plan).await?.entry(name).map_or(1, |held| held.version);
            Box::pin(entry::change(&desk, key, plan, (name, version), &changes, &repeat)).await
        };
        at.desk(who, on, act).await?;
    }
    Ok(())
}

/// Most children come most of the time.
fn came(family: usize, session: usize) -> Attended {
    match (family * 7 + session * 3) % 17 {
        2 => Attended::ToldUs,
        7 => Attended::Absent,
        12 => Attended::Part,
        _ => Attended::Present,
    }
}
