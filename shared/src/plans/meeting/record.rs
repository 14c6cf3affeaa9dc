//! A meeting as it is kept: who is asked, what the family prepares, what was said and decided, and what the family says to the minutes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::date::{Date, Time};
use crate::id::{ActionId, PersonId, UserId};
use crate::plans::content::ElementText;
use crate::plans::entry::EntryName;
use crate::problem::FieldError;

/// Most people who are asked to one meeting.
pub const MOST_GUESTS: usize = 30;
/// Most decisions of one meeting.
pub const MOST_DECISIONS: usize = 30;
/// Most characters of a name, a place or why a meeting is moved.
const LINE: usize = 200;
/// Most characters of a decision, and of what somebody sent who could not come.
const WORDS: usize = 1_000;

crate::closed_list! {
    /// What a meeting is for.
    MeetingKind {
        /// The first of the team around the family.
        FirstTaf = "first-taf",
        /// A review by the team around the family.
        Review = "taf-review",
        /// In June, before school starts.
        PreStart = "pre-start",
        /// In the last two weeks of the summer term: what the school is told.
        Handover = "handover",
        /// On the third day of school, with the parent.
        DayThree = "day-three",
        /// In the second week of school, with the parent.
        WeekTwo = "week-two",
        /// At the end of the sixth week of school, once the school's own first look at each child is over.
        WeekSix = "week-six",
        /// Towards the end of the autumn term.
        EndAutumn = "end-autumn",
        /// Towards the end of the spring term.
        EndSpring = "end-spring",
        /// In late June: the last one.
        Closing = "closing",
    }
}

impl MeetingKind {
    /// What it is called on screens of staff.
    pub fn words(self) -> &'static str {
        match self {
            Self::FirstTaf => "First meeting around the family",
            Self::Review => "Review",
            Self::PreStart => "Review before school starts",
            Self::Handover => "Handover to the school",
            Self::DayThree => "Check-in on day 3",
            Self::WeekTwo => "Check-in in week 2",
            Self::WeekSix => "Review in week 6",
            Self::EndAutumn => "Review at the end of autumn",
            Self::EndSpring => "Review at the end of spring",
            Self::Closing => "Closing review",
        }
    }
}

crate::closed_list! {
    /// How a meeting stands.
    MeetingState {
        /// It is to come.
        Planned = "planned",
        /// It was held.
        Held = "held",
        /// It does not take place.
        CalledOff = "called-off",
        /// The family did not want it.
        NotWanted = "not-wanted",
    }
}

crate::closed_list! {
    /// How the minutes stand.
    Minutes {
        /// They are being written.
        Draft = "draft",
        /// The family has them to read.
        Shared = "shared",
        /// The family agrees with them.
        Agreed = "agreed",
        /// The family does not, and says why.
        Disagreed = "disagreed",
    }
}

/// Somebody who is asked to a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Guest {
    /// An adult of the family.
    Family {
        /// Who.
        adult: PersonId,
    },
    /// Somebody of the team.
    Team {
        /// Who.
        user: UserId,
    },
    /// Somebody else.
    Other {
        /// By name and what they do.
        name: String,
    },
}

/// Somebody who could not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Apology {
    /// Who.
    pub who: Guest,
    /// What they sent instead, in writing; empty for nothing.
    #[serde(default)]
    pub update: String,
}

/// Something that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Decision {
    /// In words.
    pub text: String,
    /// The action that it became, where it did.
    #[serde(default)]
    pub action: Option<ActionId>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Meeting {
    /// What it is for. It never changes.
    pub of: MeetingKind,
    /// The day.
    pub on: Date,
    /// The time in London, where it is known.
    #[serde(default)]
    pub at: Option<Time>,
    /// Where: a place or a link.
    #[serde(default)]
    pub place: String,
    /// Whether it is by phone or video.
    #[serde(default)]
    pub remote: bool,
    /// Who is asked. The family knows beforehand who will be there.
    #[serde(default)]
    pub invited: Vec<Guest>,
    /// Who came.
    #[serde(default)]
    pub attended: Vec<Guest>,
    /// Who could not, with what they sent in writing.
    #[serde(default)]
    pub apologies: Vec<Apology>,
    /// The family's preparation, in its own words: what goes well.
    #[serde(default)]
    pub going_well: ElementText,
    /// The same: what is hard.
    #[serde(default)]
    pub hard: ElementText,
    /// The same: what it would like to talk about.
    #[serde(default)]
    pub talk_about: ElementText,
    /// What is to be talked about.
    #[serde(default)]
    pub agenda: ElementText,
    /// How the family sees it, said at the meeting before anybody else speaks.
    #[serde(default)]
    pub family_view: ElementText,
    /// What has changed since the last time.
    #[serde(default)]
    pub what_changed: ElementText,
    /// What was decided, by the id that an action made of it has.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(with = "BTreeMap<String, Decision>"))]
    pub decisions: BTreeMap<Uuid, Decision>,
    /// The talk about how far the family has come that belongs to it.
    #[serde(default)]
    pub distance: Option<EntryName>,
    /// The day of the next one, where it was agreed.
    #[serde(default)]
    pub next_on: Option<Date>,
    /// How it stands.
    pub state: MeetingState,
    /// How its minutes stand.
    pub minutes: Minutes,
    /// What the family says to the minutes, in its own words.
    #[serde(default)]
    pub comment: ElementText,
    /// The adult who said it.
    #[serde(default)]
    pub said_by: Option<PersonId>,
    /// The day they did.
    #[serde(default)]
    pub said_on: Option<Date>,
    /// How often it was put on another day. Counted here, never sent.
    #[serde(default)]
    pub moves: u8,
    /// Why it is on another day; asked from the second time on.
    #[serde(default)]
    pub moved_because: String,
}

impl Meeting {
    /// One that is to come, and of which nothing more is known.
    pub fn planned(of: MeetingKind, on: Date) -> Self {
        Self {
            of,
            on,
            at: None,
            place: String::new(),
            remote: false,
            invited: Vec::new(),
            attended: Vec::new(),
            apologies: Vec::new(),
            going_well: ElementText::default(),
            hard: ElementText::default(),
            talk_about: ElementText::default(),
            agenda: ElementText::default(),
            family_view: ElementText::default(),
            what_changed: ElementText::default(),
            decisions: BTreeMap::new(),
            distance: None,
            next_on: None,
            state: MeetingState::Planned,
            minutes: Minutes::Draft,
            comment: ElementText::default(),
            said_by: None,
            said_on: None,
            moves: 0,
            moved_because: String::new(),
        }
    }

    /// Whether it is the closing review, and over: held, or not wanted by the family.
    pub fn ends_review(&self) -> bool {
        self.of == MeetingKind::Closing && matches!(self.state, MeetingState::Held | MeetingState::NotWanted)
    }

    /// Everybody whom it names.
    pub fn guests(&self) -> impl Iterator<Item = &Guest> {
        self.invited.iter().chain(&self.attended).chain(self.apologies.iter().map(|apology| &apology.who))
    }
}

fn bad(pointer: &str, detail: impl Into<String>) -> FieldError {
    FieldError { pointer: pointer.into(), detail: detail.into() }
}

/// Looks a meeting through. `day_is_new` where it is new, or was put on another day just now.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_meeting(meeting: &Meeting, today: Date, day_is_new: bool) -> Result<(), Vec<FieldError>> {
    let held = meeting.state == MeetingState::Held;
    let said = matches!(meeting.minutes, Minutes::Agreed | Minutes::Disagreed);
    let blank = |text: &str| text.trim().is_empty();
    let nameless = |guest: &Guest| matches!(guest, Guest::Other { name } if blank(name) || name.chars().count() > LINE);
    let bad_decision = |one: &Decision| blank(&one.text) || one.text.chars().count() > WORDS;
    let wrong = [
        (
            meeting.state == MeetingState::Planned && day_is_new && meeting.on < today,
            bad("/on", "Choose a day that is not over."),
        ),
        (held && meeting.on > today, bad("/on", "A meeting that was held is not still to come. Check the day.")),
        (held && meeting.attended.is_empty(), bad("/attended", "Say who came.")),
        (meeting.place.chars().count() > LINE, bad("/place", format!("There is room for {LINE} characters."))),
        (meeting.invited.len() > MOST_GUESTS, bad("/invited", format!("Ask at most {MOST_GUESTS} people."))),
        (meeting.attended.len() > MOST_GUESTS, bad("/attended", format!("Name at most {MOST_GUESTS} people."))),
        (meeting.apologies.len() > MOST_GUESTS, bad("/apologies", format!("Name at most {MOST_GUESTS} people."))),
        (meeting.guests().any(nameless), bad("/invited", "Say who they are, in a few words.")),
        (
            meeting.apologies.iter().any(|one| one.update.chars().count() > WORDS),
            bad("/apologies", format!("There is room for {WORDS} characters.")),
        ),
        (
            meeting.decisions.values().any(bad_decision),
            bad("/decisions", format!("Write each decision in at most {WORDS} characters, or take it out.")),
        ),
        (
            meeting.decisions.len() > MOST_DECISIONS,
            bad("/decisions", format!("There is room for {MOST_DECISIONS} decisions.")),
        ),
        (
            meeting.moved_because.chars().count() > LINE,
            bad("/moved_because", format!("There is room for {LINE} characters.")),
        ),
        (meeting.next_on.is_some_and(|next| next <= meeting.on), bad("/next_on", "The next one comes after this one.")),
        (meeting.minutes != Minutes::Draft && !held, bad("/minutes", "Minutes are shared once the meeting was held.")),
        (said && meeting.said_by.is_none(), bad("/said_by", "Say which adult said so.")),
        (said && meeting.said_on.is_none(), bad("/said_on", "Say on which day.")),
        (meeting.said_on.is_some_and(|on| on > today), bad("/said_on", "This day is still to come.")),
        (
            meeting.minutes == Minutes::Disagreed && blank(meeting.comment.as_str()),
            bad("/comment", "Write what the family says, in its own words."),
        ),
    ];
    let wrong: Vec<FieldError> = wrong.into_iter().filter_map(|(is, what)| is.then_some(what)).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// What a change may not do to a meeting, and what it counts: another day once without a word, from the second time on with a
/// reason; no other words in minutes that the family has spoken to.
///
/// # Errors
/// What has to be put right first.
pub fn moved(before: &Meeting, after: &mut Meeting) -> Result<(), FieldError> {
    if before.of != after.of {
        return Err(bad("/of", "What a meeting is for stays. Plan another one."));
    }
    let planned = before.state == MeetingState::Planned && after.state == MeetingState::Planned;
    if planned && before.on != after.on {
        let why = after.moved_because.trim();
        if before.moves > 0 && (why.is_empty() || why == before.moved_because.trim()) {
            return Err(bad("/moved_because", "It was moved before. Say why it moves this time."));
        }
        after.moves = before.moves.saturating_add(1);
    }
    let spoken = matches!(before.minutes, Minutes::Agreed | Minutes::Disagreed);
    if spoken && before.minutes == after.minutes && !same_minutes(before, after) {
        return Err(bad(
            "/minutes",
            "The family has spoken to these minutes. Put them back to draft, change them, and share them again.",
        ));
    }
    Ok(())
}

/// Whether two say the same in what the family agrees to when it agrees to minutes. That a decision became an action changes no word.
fn same_minutes(one: &Meeting, other: &Meeting) -> bool {
    let decisions = |meeting: &Meeting| -> Vec<(Uuid, String)> {
        meeting.decisions.iter().map(|(id, decision)| (*id, decision.text.clone())).collect()
    };
    one.on == other.on
        && one.attended == other.attended
        && one.family_view == other.family_view
        && one.what_changed == other.what_changed
        && decisions(one) == decisions(other)
}
