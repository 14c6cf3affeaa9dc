//! V17 to V19, and that a change of a referral is a step that the machine knows.

use super::agreed::TOLD_MOST;
use super::clock::running;
use super::machine::{By, step};
use super::record::Referral;
use super::stage::Stage;
use crate::date::Date;
use crate::directory::Calendar;
use crate::problem::FieldError;

/// Most characters of a line of words.
const WORDS: usize = 1_000;
/// Most characters of a phone number with its remarks.
const PHONE: usize = 40;
/// Longest wait that can be expected, in days: two years.
const LONGEST_WAIT: i32 = 2 * 366;

/// Looks through what a referral says, wherever it stands.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_referral(referral: &Referral, today: Date) -> Result<(), Vec<FieldError>> {
    let mut bad = Bad::default();
    bad.long("/hope", &referral.hope, WORDS);
    bad.long("/outcome", &referral.outcome, WORDS);
    bad.long("/worker_phone", &referral.worker_phone, PHONE);
    if let Some(agreed) = &referral.agreed {
        bad.long("/agreed", &agreed.words, TOLD_MOST);
        if agreed.on > today {
            bad.say("/agreed", "The day on which the family said so is still to come.");
        }
    }
    if referral.asked_again_on.is_some_and(|on| on > today) {
        bad.say("/asked_again_on", "This day is still to come.");
    }
    // V18.
    if referral.stage.needs_reason() && referral.reason.is_none() {
        bad.say("/reason", "Choose why. “Not known” is an answer.");
    }
    if referral.reason.is_some() && !referral.stage.needs_reason() {
        bad.say("/reason", "A reason belongs to what was not taken up.");
    }
    // V19.
    if referral.stage == Stage::OutcomeRecorded && !referral.outcomes().is_confirmed() {
        bad.say("/outcome_worker", "Say who confirms what came of it: the service, you or the family.");
    }
    bad.told()
}

/// A referral begins as something a worker has in mind, or has asked the family about; nobody has said anything yet.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_new(referral: &Referral, today: Date) -> Result<(), Vec<FieldError>> {
    let mut bad = Bad(check_referral(referral, today).err().unwrap_or_default());
    if !matches!(referral.stage, Stage::Draft | Stage::Offered) {
        bad.say("/stage", "A referral begins with an idea, or with asking the family.");
    }
    let said = [
        referral.agreed.is_some(),
        !referral.outcome.is_empty(),
        referral.expected_on.is_some(),
        referral.asked_again_on.is_some(),
        referral.started() != Default::default(),
        referral.outcomes() != Default::default(),
        !referral.steps.is_empty(),
        referral.link_until.is_some(),
        referral.due_by.is_some(),
        referral.taken_up_on.is_some(),
    ];
    if said.contains(&true) {
        bad.say("/stage", "Nobody has said anything about a referral that only begins.");
    }
    bad.told()
}

/// V17: a service is told nothing without the family's word for this service, not older than 90 days.
///
/// # Errors
/// What is missing.
pub fn may_be_sent(referral: &Referral, today: Date) -> Result<(), FieldError> {
    let detail = match &referral.agreed {
        None => "Write down first what the family agrees that this service may be told.",
        Some(agreed) if !agreed.holds(today) => {
            "The family’s word for this service is older than 90 days. Ask again before you send it."
        }
        Some(_) => return Ok(()),
    };
    Err(FieldError { pointer: "/agreed".into(), detail: detail.into() })
}

/// Whether one may come from what was kept to what is to be kept: the step is one of the machine's, whoever takes it may, and each
/// side speaks for itself.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_change(
    before: &Referral,
    after: &Referral,
    (by, today): (By, Date),
    calendar: &Calendar,
) -> Result<(), Vec<FieldError>> {
    let mut bad = Bad(check_referral(after, today).err().unwrap_or_default());
    if after.stage != before.stage {
        if let Err(no) = step(before.stage, after.stage, by) {
            bad.say("/stage", no.sentence());
        }
        match after.stage {
            Stage::Sent => bad.0.extend(may_be_sent(after, today).err()),
            Stage::AgreedByFamily if after.agreed.is_none() => {
                bad.say("/agreed", "Write down who agreed, and what the service may be told.");
            }
            Stage::Expired if running(before, calendar).is_some_and(|clock| !clock.is_over(today)) => {
                bad.say("/stage", "They still have time. Come back to this when the day is over.");
            }
            Stage::Started if !after.started().is_confirmed() => {
                bad.say("/started_worker", "Say who confirms that the family has started.");
            }
            _ => {}
        }
    }
    let services = |of: &Referral| (of.started_service, of.outcome_service);
    if by != By::Service && services(before) != services(after) {
        bad.say("/started_service", "The service says this itself, by its link. Write down what you know as yours.");
    }
    if after.expected_on != before.expected_on
        && let Some(on) = after.expected_on
        && !(0..=LONGEST_WAIT).contains(&on.days_since(today))
    {
        bad.say("/expected_on", "Choose a day that is to come, within two years.");
    }
    if after.agreed != before.agreed && before.stage.is_over() {
        bad.say("/agreed", "This referral is over: nobody is told anything more.");
    }
    bad.told()
}

#[derive(Default)]
struct Bad(Vec<FieldError>);

impl Bad {
    fn say(&mut self, pointer: &str, detail: impl Into<String>) {
        self.0.push(FieldError { pointer: pointer.into(), detail: detail.into() });
    }

    fn long(&mut self, pointer: &str, text: &str, most: usize) {
        let now = text.chars().count();
        if now > most {
            self.say(pointer, format!("There is room for {most} characters. There are {now} now."));
        }
    }

    fn told(self) -> Result<(), Vec<FieldError>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}
