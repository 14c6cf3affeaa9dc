//! One family of the demo that opens its plan itself: handed a link two days ago, it has written its own words and asked something.

use doorstep_backend::clock::{SystemClock, SystemRandom};
use doorstep_backend::store::Repeat;
use doorstep_backend::store::memory::MemoryTables;
use doorstep_backend::token::Token;
use doorstep_backend::usecase::entry::Desk;
use doorstep_backend::usecase::plans::family::{self, Came, With};
use doorstep_backend::usecase::plans::{PlanError, Whole};
use doorstep_shared::api::desk::plans::AskKind;
use doorstep_shared::date::{Date, Time};
use doorstep_shared::directory::Zone;
use doorstep_shared::id::{PersonId, PlanId};
use doorstep_shared::plans::content::ElementText;
use doorstep_shared::plans::entry::{AboutMe, Body};
use doorstep_shared::plans::family::DoorCode;
use doorstep_shared::plans::note::Voice;
use doorstep_shared::policy::Actor;

use crate::local::Local;

/// The family that has a door.
pub const FAMILY: &str = "warsame";
const COMFORT: &str = "Warkiisa ayeeyo oo taleefanka ku jira. His grandmother’s voice on the phone.";
const ASKED: &str = "My new number is in. Please check that the school has it too.";

/// What the family did by itself, yesterday and the day before.
///
/// # Errors
/// When it may not, which is a fault of the demo.
pub async fn open(
    local: &Local,
    memory: &MemoryTables,
    (zone, plan): (&Zone, PlanId),
    lead: &Actor,
    today: Date,
) -> Result<(), PlanError> {
    let day = |ago: i32, hour| (today.plus_days(-ago), Time::new(hour, 20).unwrap_or(Time::MIN));
    let repeat = || Repeat { key: local.ids.next().to_string(), body_hash: String::new() };
    let clock = |(date, time)| SystemClock::starting_at(date, time);
    let then = clock(day(2, 10));
    let desk = Desk { tables: memory, clock: &then, ids: &*local.ids, zone, actor: lead, today: today.plus_days(-2) };
    let whole = Whole::load(&desk, plan).await?;
    let sees = whole.entries.iter().find_map(|entry| match &entry.body {
        Body::Adult(adult) if adult.may_see_plan => Some(PersonId::new(entry.name.id)),
        _ => None,
    });
    let adult = sees.ok_or(PlanError::NotFound)?;
    let made = Box::pin(family::make(&desk, &SystemRandom, &local.mark_key, (plan, adult), &repeat())).await?;
    let with = |clock| With { tables: memory, clock, ids: &*local.ids, random: &SystemRandom, marks: &local.mark_key };
    let token = made.path.strip_prefix("/p/").and_then(Token::read).ok_or(PlanError::NotFound)?;
    let code = DoorCode::read(&made.code);
    let device = family::claim(with(&then), &token, code.as_ref(), false).await.map_err(|_| PlanError::NotFound)?;
    let Came::In(visit) = family::come(with(&then), &device).await? else { return Err(PlanError::NotFound) };
    let text = |words: &str| ElementText::try_from(words.to_owned()).unwrap_or_default();
    let me = AboutMe {
        likes: text("Buses. All of them."),
        what_people_like: ElementText::default(),
        what_matters: ElementText::default(),
        how_to_comfort: text(COMFORT),
        how_to_help: text("Say what comes next, in few words."),
        words_i_use: text("biyo – water, musqul – toilet"),
        important_people: ElementText::default(),
        routines: ElementText::default(),
        worries: ElementText::default(),
        hopes: text("One friend."),
        voice: Voice::Family,
    };
    let at_home = visit.desk(with(&then));
    Box::pin(family::write_about_me(&at_home, &local.mark_key, plan, 0, &me, &repeat())).await?;
    let then = clock(day(1, 19));
    let at_home = Desk { today: today.plus_days(-1), ..visit.desk(with(&then)) };
    family::ask(&at_home, plan, (AskKind::Correct, ASKED), &repeat()).await
}
