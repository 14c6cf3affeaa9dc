//! What a change of many does to one entry, and how that reads in a line.

use doorstep_shared::api::desk::plan_bulk::BulkChange;
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Calendar, Service};
use doorstep_shared::id::LocationId;
use doorstep_shared::problem::FieldError;
use doorstep_shared::schedule::{Exception, Schedule, calendar_ends_before, occurs_on};
use doorstep_shared::words::{DateStyle, Words};

/// Longest closure, in days.
const LONGEST: i32 = 366;
/// Most characters of a reason.
const REASON_MOST: usize = 200;
/// How many days a line names.
const NAMED: usize = 4;

/// What one entry would become.
pub(super) struct Become {
    /// The entry then.
    pub service: Service,
    /// What it says now.
    pub old: String,
    /// What it would say.
    pub new: String,
}

/// What is wrong with a change itself.
pub(super) fn wrong(change: &BulkChange, today: Date) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut say = |pointer: &str, detail: String| errors.push(FieldError { pointer: pointer.into(), detail });
    match change {
        BulkChange::Closure { from, to, reason, .. } => {
            if to < from {
                say("/to", "The last day is before the first.".into());
            } else if to.days_since(*from) > LONGEST {
                say("/to", "A closure lasts a year at most. For longer, say that the entries are over.".into());
            } else if *to < today {
                say("/to", "The closure is over already.".into());
            }
            let letters = reason.trim().chars().count();
            if letters == 0 {
                say("/reason", "Say why, in words a family understands.".into());
            } else if letters > REASON_MOST {
                say("/reason", format!("The reason has room for {REASON_MOST} characters. It has {letters} now."));
            } else if reason.contains(['<', '>']) {
                say("/reason", "Write plain words; families see them as they stand.".into());
            }
        }
        BulkChange::Phone { old, new } => {
            if digits(old).len() < 3 {
                say("/old", "Write the number that has changed, all of its digits.".into());
            }
            if digits(new).len() < 3 {
                say("/new", "Write the new number, all of its digits.".into());
            } else if digits(old) == digits(new) {
                say("/new", "This is the same number.".into());
            }
        }
    }
    errors
}

/// What it does, in a line.
pub(super) fn about(change: &BulkChange, venue: &str, words: &Words) -> String {
    match change {
        BulkChange::Closure { from, to, reason, .. } => {
            let day = |date: Date| words.date(date, DateStyle::DayMonthYear);
            format!("{venue} is closed from {} to {}: {}", day(*from), day(*to), reason.trim())
        }
        BulkChange::Phone { old, new } => format!("The number {} is now {}", old.trim(), new.trim()),
    }
}

/// What an entry would become; none when the change does not concern it.
pub(super) fn becomes(change: &BulkChange, service: &Service, calendar: &Calendar, words: &Words) -> Option<Become> {
    match change {
        BulkChange::Closure { venue, from, to, reason } => {
            closed(service, *venue, (*from, *to), reason.trim(), calendar, words)
        }
        BulkChange::Phone { old, new } => called(service, old, new.trim()),
    }
}

/// Why somebody might expect a change where there is none.
pub(super) fn yet(change: &BulkChange, service: &Service) -> Option<&'static str> {
    match change {
        BulkChange::Closure { venue, .. } => {
            let there = service.places().contains(venue);
            if !there {
                None
            } else if service.schedules.is_empty() {
                Some("Its days are not known, so there is none to call off. Pause it if it is closed too.")
            } else {
                Some("It is not on at this venue on any of these days.")
            }
        }
        BulkChange::Phone { old, .. } => in_text(service, &digits(old))
            .then_some("The number stands in its text. Texts are not changed for you: edit it by hand."),
    }
}

fn closed(
    service: &Service,
    venue: LocationId,
    (from, to): (Date, Date),
    reason: &str,
    calendar: &Calendar,
    words: &Words,
) -> Option<Become> {
    let mut after = service.clone();
    let mut off = Vec::new();
    // Times without a place of their own are where the entry is, when that is one place.
    let only_place = service.locations.len() == 1 && service.locations.contains(&venue);
    for schedule in &mut after.schedules {
        let here = schedule.location == Some(venue) || schedule.location.is_none() && only_place;
        if here {
            off.extend(call_off(schedule, calendar, from, to, reason));
        }
    }
    off.sort_unstable();
    off.dedup();
    if off.is_empty() {
        return None;
    }
    let days = named(&off, words);
    Some(Become { service: after, old: format!("On {days}"), new: format!("Not on {days}: {reason}") })
}

/// Calls off what would be on; gives the days.
fn call_off(schedule: &mut Schedule, calendar: &Calendar, from: Date, to: Date, reason: &str) -> Vec<Date> {
    let all = (0..=to.days_since(from)).map(|n| from.plus_days(n));
    // A day whose term is not known yet may turn out to be one it would be on.
    let maybe = |day: Date| {
        occurs_on(schedule, calendar, day)
            || calendar_ends_before(std::slice::from_ref(schedule), calendar, day, day).is_some()
    };
    let days: Vec<Date> = all.filter(|day| maybe(*day)).collect();
    for day in &days {
        // An extra date holds whatever an exception says, so it goes.
        schedule.extra.retain(|extra| extra.on != *day);
        if !schedule.except.iter().any(|e| e.on == *day) {
            schedule.except.push(Exception { on: *day, reason: reason.to_owned() });
        }
    }
    schedule.except.sort_by_key(|e| e.on);
    days
}

fn named(days: &[Date], words: &Words) -> String {
    let mut text: Vec<String> = days.iter().take(NAMED).map(|d| words.date(*d, DateStyle::DayMonth)).collect();
    if days.len() > NAMED {
        text.push(format!("and {} more days", days.len() - NAMED));
    }
    text.join(", ")
}

fn called(service: &Service, old: &str, new: &str) -> Option<Become> {
    let wanted = digits(old);
    let mut after = service.clone();
    let mut was = Vec::new();
    for contact in after.contacts.iter_mut().filter(|c| !c.phone.is_empty() && digits(&c.phone) == wanted) {
        was.push(std::mem::replace(&mut contact.phone, new.to_owned()));
    }
    let old = was.first()?.clone();
    Some(Become { service: after, old, new: new.to_owned() })
}

/// The digits of a number as one dials it here.
fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("44") {
        Some(rest) if number.trim_start().starts_with("+44") => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    }
}

/// Whether a text of the entry holds the number, however it is spaced.
fn in_text(service: &Service, wanted: &str) -> bool {
    let texts = [&service.summary, &service.description, &service.who_for, &service.attend_note, &service.send_note];
    let close = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')')).collect::<String>();
    texts.into_iter().any(|text| close(text).contains(wanted))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may")]
mod tests {
    use doorstep_shared::date::Weekday;
    use doorstep_shared::directory::{Contact, Kind, Term};
    use doorstep_shared::id::ServiceId;
    use doorstep_shared::lang::Lang;
    use doorstep_shared::schedule::{Repeat, Season};
    use doorstep_shared::set::Set;
    use uuid::Uuid;

    use super::*;
    use crate::speech;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn place(n: u128) -> LocationId {
        LocationId::new(Uuid::from_u128(n))
    }

    fn tuesdays(at: Option<LocationId>, season: Season) -> Schedule {
        Schedule {
            repeat: Repeat::Weekly(Set::EMPTY.with(Weekday::Tuesday)),
            times: Vec::new(),
            valid_from: None,
            valid_to: None,
            season,
            not_on_bank_holidays: false,
            except: Vec::new(),
            extra: Vec::new(),
            location: at,
        }
    }

    fn calendar() -> Calendar {
        let term = |from, to| Term { from: day(from), to: day(to) };
        let terms = vec![term("2026-09-01", "2026-10-23"), term("2026-11-02", "2026-12-18")];
        Calendar { terms, closed: Vec::new() }
    }

    #[test]
    fn a_closure_calls_off_what_would_be_on_there_and_nothing_else() {
        let words = speech::words(Lang::En);
        let mut service = Service::named(ServiceId::new(Uuid::from_u128(9)), "Play", Kind::Group);
        service.schedules = vec![
            tuesdays(Some(place(1)), Season::AllYear),
            tuesdays(Some(place(2)), Season::AllYear),
            tuesdays(Some(place(1)), Season::TermTime),
        ];
        let change = BulkChange::Closure {
            venue: place(1),
            from: day("2026-10-19"),
            to: day("2026-11-04"),
            reason: " Boiler ".into(),
        };
        let after = becomes(&change, &service, &calendar(), &words).expect("a change");
        let off = |n: usize| after.service.schedules[n].except.iter().map(|e| e.on).collect::<Vec<_>>();
        let weeks = [day("2026-10-20"), day("2026-10-27"), day("2026-11-03")];
        assert_eq!(off(0), weeks);
        assert!(off(1).is_empty(), "another venue");
        assert_eq!(off(2), [weeks[0], weeks[2]], "in half-term it was not on anyway");
        assert_eq!(after.service.schedules[0].except[0].reason, "Boiler");
        assert!(after.old.starts_with("On ") && after.new.starts_with("Not on ") && after.new.ends_with(": Boiler"));
        // The same again changes nothing.
        assert!(becomes(&change, &after.service, &calendar(), &words).is_none());
        assert!(yet(&change, &after.service).is_some());
    }

    #[test]
    fn a_number_is_known_however_it_is_written() {
        let mut service = Service::named(ServiceId::new(Uuid::from_u128(9)), "Play", Kind::Group);
        let phone = |phone: &str| Contact { phone: phone.into(), ..Contact::default() };
        service.contacts = vec![phone("+44 1632 960 160"), phone("01632 960161")];
        let words = speech::words(Lang::En);
        let change = BulkChange::Phone { old: "01632960160".into(), new: "01632 960199".into() };
        let after = becomes(&change, &service, &Calendar::default(), &words).expect("a change");
        assert_eq!(after.service.contacts, [phone("01632 960199"), phone("01632 960161")]);
        assert_eq!((after.old.as_str(), after.new.as_str()), ("+44 1632 960 160", "01632 960199"));
        service.contacts.clear();
        assert!(becomes(&change, &service, &Calendar::default(), &words).is_none());
        assert_eq!(yet(&change, &service), None);
        service.description = "Ring (01632) 960 160.".into();
        assert!(yet(&change, &service).is_some(), "texts are left to people");
    }

    #[test]
    fn a_change_that_makes_no_sense_is_refused() {
        let closure = |from: &str, to: &str, reason: &str| BulkChange::Closure {
            venue: place(1),
            from: day(from),
            to: day(to),
            reason: reason.into(),
        };
        let phone = |old: &str, new: &str| BulkChange::Phone { old: old.into(), new: new.into() };
        for (change, pointers) in [
            (closure("2026-11-02", "2026-11-02", "Boiler"), vec![]),
            (closure("2026-11-02", "2026-11-01", ""), vec!["/to", "/reason"]),
            (closure("2026-11-02", "2027-11-20", "Boiler"), vec!["/to"]),
            (closure("2026-01-02", "2026-01-20", "Boiler <b>"), vec!["/to", "/reason"]),
            (phone("", "12"), vec!["/old", "/new"]),
            (phone("01632 960160", "01632960160"), vec!["/new"]),
        ] {
            let found: Vec<String> = wrong(&change, day("2026-10-30")).into_iter().map(|e| e.pointer).collect();
            assert_eq!(found, pointers, "{change:?}");
        }
    }
}
