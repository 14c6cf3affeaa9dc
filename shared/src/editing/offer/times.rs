//! New days and times.

use super::text::Said;
use crate::date::Time;
use crate::schedule::{Repeat, Schedule, Season, Span, never_occurs};

/// What is said of the times, put into the one schedule that an entry has; none when nobody can tell which is meant.
pub(super) fn read(said: &Said, now: &[Schedule]) -> Option<Vec<Schedule>> {
    let (span, start) = (one(&said.spans)?, one(&said.starts)?);
    let schedule = match now {
        [] => {
            let repeat = Some(Repeat::Weekly(said.days)).filter(|_| !said.days.is_empty())?;
            let season = said.season.unwrap_or_default();
            Schedule { season, ..weekly(repeat, span?) }
        }
        [one] => {
            let mut new = one.clone();
            if !said.days.is_empty() {
                match &mut new.repeat {
                    Repeat::Weekly(held) | Repeat::EveryWeeks { days: held, .. } => *held = said.days,
                    Repeat::Monthly { .. } | Repeat::Dates(_) => return None,
                }
            }
            match (span, start, one.times.as_slice()) {
                (Some(span), None, [] | [_]) => new.times = vec![span],
                (None, Some(start), [held]) => new.times = vec![moved(*held, start)?],
                (None, None, _) => {}
                _ => return None,
            }
            new.season = said.season.unwrap_or(new.season);
            new
        }
        _ => return None,
    };
    (!never_occurs(&schedule)).then(|| vec![schedule])
}

fn weekly(repeat: Repeat, span: Span) -> Schedule {
    Schedule {
        repeat,
        times: vec![span],
        valid_from: None,
        valid_to: None,
        season: Season::AllYear,
        not_on_bank_holidays: false,
        except: Vec::new(),
        extra: Vec::new(),
        location: None,
    }
}

/// None when there are several: then nobody knows which is meant.
#[allow(clippy::option_option, reason = "none said, one said, or too many said")]
fn one(found: &[Span]) -> Option<Option<Span>> {
    match found {
        [] => Some(None),
        [first, more @ ..] => more.iter().all(|other| other == first).then_some(Some(*first)),
    }
}

/// The same length from another start.
fn moved(held: Span, start: Span) -> Option<Span> {
    let length = held.end().minutes() - held.start().minutes();
    let end = start.start().minutes() + length;
    Span::new(start.start(), Time::new(end / 60, end % 60)?).ok()
}
