//! The keepers' list: which entries a choice holds, in which order and under which headings.

use doorstep_shared::api::desk::list_entries::{Entries, EntryLine};
use doorstep_shared::date::Date;
use doorstep_shared::directory::{Freshness, State};
use doorstep_shared::id::LocationId;

/// Which entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Everything that wants a check, however long.
    #[default]
    ToCheck,
    /// Due for a check.
    Due,
    /// Overdue: sinking in the families' list.
    Overdue,
    /// Too old to show: off the families' list.
    Left,
    /// Never checked by anybody here.
    Never,
    /// With suggestions that wait for an answer.
    Suggested,
    /// Somebody is writing a change.
    Drafts,
    /// They rest.
    Paused,
    /// Hidden from families.
    Hidden,
    /// They are over.
    Finished,
    /// All.
    All,
}

impl Show {
    /// All choices, in the order people should read them.
    pub const ALL: &'static [Self] = &[
        Self::ToCheck,
        Self::Due,
        Self::Overdue,
        Self::Left,
        Self::Never,
        Self::Suggested,
        Self::Drafts,
        Self::Paused,
        Self::Hidden,
        Self::Finished,
        Self::All,
    ];

    /// Its word in the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::ToCheck => "to-check",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Left => "off-the-list",
            Self::Never => "never-checked",
            Self::Suggested => "suggested",
            Self::Drafts => "drafts",
            Self::Paused => "paused",
            Self::Hidden => "hidden",
            Self::Finished => "finished",
            Self::All => "all",
        }
    }

    /// Its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::ToCheck => "To check",
            Self::Due => "Due",
            Self::Overdue => "Overdue",
            Self::Left => "Off the list",
            Self::Never => "Never checked here",
            Self::Suggested => "Suggested changes",
            Self::Drafts => "Drafts",
            Self::Paused => "Paused",
            Self::Hidden => "Hidden",
            Self::Finished => "Finished",
            Self::All => "All",
        }
    }

    /// Whether an entry is among them.
    pub fn holds(self, entry: &EntryLine, today: Date) -> bool {
        let rests = entry.state.rests(today);
        // A rest whose last day has passed is over.
        let runs = entry.state.goes_on() && !rests;
        match self {
            Self::ToCheck => runs && entry.freshness != Freshness::Checked,
            Self::Due => runs && entry.freshness == Freshness::Due,
            Self::Overdue => runs && entry.freshness == Freshness::Sinking,
            Self::Left => runs && entry.freshness == Freshness::Left,
            Self::Never => runs && entry.checked.is_none(),
            Self::Suggested => entry.suggestions > 0,
            Self::Drafts => entry.drafts > 0,
            Self::Paused => rests,
            Self::Hidden => matches!(entry.state, State::Hidden { .. }),
            Self::Finished => matches!(entry.state, State::Finished { .. }),
            Self::All => true,
        }
    }

    fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|show| show.key() == key)
    }
}

/// By what entries are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// By where they are.
    #[default]
    Venue,
    /// By how much they want somebody.
    State,
}

/// What is asked of the list. Lives in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Which entries.
    pub show: Show,
    /// By what they are put together.
    pub by: By,
    /// Only those at one place.
    pub venue: Option<LocationId>,
    /// Only those of one's own organisation.
    pub own: bool,
    /// Words in their name, what they say or who runs them.
    pub words: String,
}

impl Asked {
    /// Reads it from the parts of an address's query.
    pub fn read(part: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            show: part("show").and_then(|key| Show::parse(&key)).unwrap_or_default(),
            by: if part("by").as_deref() == Some("state") { By::State } else { By::Venue },
            venue: part("venue").and_then(|id| id.parse().ok()),
            own: part("whose").as_deref() == Some("ours"),
            words: part("q").unwrap_or_default(),
        }
    }

    /// The parts of an address's query, only what differs from the first choice.
    pub fn write(&self) -> Vec<(&'static str, String)> {
        let mut parts = Vec::new();
        if self.show != Show::default() {
            parts.push(("show", self.show.key().to_owned()));
        }
        if self.by == By::State {
            parts.push(("by", "state".to_owned()));
        }
        if let Some(venue) = &self.venue {
            parts.push(("venue", venue.to_string()));
        }
        if self.own {
            parts.push(("whose", "ours".to_owned()));
        }
        if !self.words.trim().is_empty() {
            parts.push(("q", self.words.trim().to_owned()));
        }
        parts
    }

    /// Whether an entry is asked for, leaving aside which state it is in.
    fn holds_but_for_state(&self, entry: &EntryLine) -> bool {
        let here = self.venue.is_none_or(|venue| entry.venues.contains(&venue));
        here && (!self.own || entry.own) && has_words(entry, &self.words)
    }

    /// How many entries each choice of state would show, as everything else is chosen.
    pub fn counts(&self, entries: &Entries) -> Vec<(Show, usize)> {
        let among: Vec<&EntryLine> = entries.items.iter().filter(|e| self.holds_but_for_state(e)).collect();
        Show::ALL.iter().map(|show| (*show, among.iter().filter(|e| show.holds(e, entries.today)).count())).collect()
    }

    /// The entries asked for, put together under headings.
    pub fn groups<'a>(&self, entries: &'a Entries) -> Vec<Group<'a>> {
        let among = entries.items.iter().filter(|e| self.holds_but_for_state(e) && self.show.holds(e, entries.today));
        let mut groups: Vec<Group<'a>> = match self.by {
            By::Venue => by_venue(among, entries, self.venue),
            By::State => by_state(among, entries.today),
        };
        for group in &mut groups {
            group.entries.sort_by_key(|e| (!e.own, e.due_on, e.name.to_lowercase()));
        }
        groups.retain(|group| !group.entries.is_empty());
        groups
    }
}

/// Some entries under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The heading.
    pub title: String,
    /// The place they are all at; none where that is not what they have in common.
    pub venue: Option<LocationId>,
    /// The entries, one's own organisation's first, then what is due longest.
    pub entries: Vec<&'a EntryLine>,
}

/// An entry at several places stands under each, so that whoever goes round a place finds all of it.
fn by_venue<'a>(
    among: impl Iterator<Item = &'a EntryLine>,
    entries: &'a Entries,
    only: Option<LocationId>,
) -> Vec<Group<'a>> {
    let among: Vec<&EntryLine> = among.collect();
    let mut groups: Vec<Group<'a>> = entries
        .venues
        .iter()
        .filter(|venue| only.is_none_or(|only| only == venue.id))
        .map(|venue| Group {
            title: venue.name.clone(),
            venue: Some(venue.id),
            entries: among.iter().copied().filter(|e| e.venues.contains(&venue.id)).collect(),
        })
        .collect();
    // Where one's own organisation is, then where most is to be done.
    groups.sort_by_cached_key(|group| {
        let own = group.entries.iter().filter(|e| e.own).count();
        (core::cmp::Reverse(own), core::cmp::Reverse(group.entries.len()), group.title.to_lowercase())
    });
    let nowhere = among.iter().copied().filter(|e| e.venues.is_empty()).collect();
    groups.push(Group { title: "No place: online, by phone or at home".into(), venue: None, entries: nowhere });
    groups
}

fn by_state<'a>(among: impl Iterator<Item = &'a EntryLine>, today: Date) -> Vec<Group<'a>> {
    const ORDER: &[(Show, &str)] = &[
        (Show::Left, "Off the families’ list: too long unchecked"),
        (Show::Overdue, "Overdue: sinking in the families’ list"),
        (Show::Due, "Due for a check"),
        (Show::Paused, "Paused"),
        (Show::Hidden, "Hidden from families"),
        (Show::Finished, "Finished"),
    ];
    let mut groups: Vec<Group<'a>> =
        ORDER.iter().map(|(_, title)| Group { title: (*title).into(), venue: None, entries: Vec::new() }).collect();
    let mut rest = Group { title: "Checked".into(), venue: None, entries: Vec::new() };
    for entry in among {
        match ORDER.iter().position(|(show, _)| show.holds(entry, today)).and_then(|n| groups.get_mut(n)) {
            Some(group) => group.entries.push(entry),
            None => rest.entries.push(entry),
        }
    }
    groups.push(rest);
    groups
}

/// Whether all the words begin words of the entry, whatever their case.
fn has_words(entry: &EntryLine, words: &str) -> bool {
    let text = [&entry.name, &entry.line, &entry.organisation_name].map(|t| t.to_lowercase()).join(" ");
    let said: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let wanted = words.to_lowercase();
    wanted
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .all(|w| said.iter().any(|s| s.starts_with(w)))
}

/// How many entries want a check: of one's own organisation where it runs any, or else of all.
pub fn to_check(entries: &Entries) -> usize {
    let any_own = entries.items.iter().any(|e| e.own);
    entries.items.iter().filter(|e| (e.own || !any_own) && Show::ToCheck.holds(e, entries.today)).count()
}

/// A place and how much goes on there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceLine {
    /// The place; none for entries that have none.
    pub venue: Option<LocationId>,
    /// What people call it.
    pub name: String,
    /// How many entries run there.
    pub all: usize,
    /// How many of them want a check.
    pub due: usize,
}

/// The places to go round, those where most wants a check first.
pub fn places(entries: &Entries) -> Vec<PlaceLine> {
    let among = entries.items.iter().filter(|e| e.state.goes_on() && !e.state.rests(entries.today));
    let mut places: Vec<PlaceLine> = by_venue(among, entries, None)
        .into_iter()
        .filter(|group| !group.entries.is_empty())
        .map(|group| PlaceLine {
            due: group.entries.iter().filter(|e| Show::ToCheck.holds(e, entries.today)).count(),
            all: group.entries.len(),
            venue: group.venue,
            name: group.title,
        })
        .collect();
    places.sort_by_cached_key(|place| {
        (core::cmp::Reverse(place.due), core::cmp::Reverse(place.all), place.name.to_lowercase())
    });
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use doorstep_shared::api::desk::list_entries::Venue;
    use doorstep_shared::directory::{Check, CheckerRole, Kind, Visibility};
    use doorstep_shared::set::Set;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn place(n: u8) -> LocationId {
        format!("01920000-0000-7000-8000-0000000001{n:02}").parse().expect("an id")
    }

    fn entry(n: u8, name: &str, freshness: Freshness, venues: &[u8], own: bool) -> EntryLine {
        EntryLine {
            id: format!("01920000-0000-7000-8000-0000000000{n:02}").parse().expect("an id"),
            version: 1,
            name: name.into(),
            kind: Kind::Group,
            organisation: None,
            organisation_name: if own { "Our centre".into() } else { "Others".into() },
            venues: venues.iter().copied().map(place).collect(),
            state: State::Active,
            visibility: Visibility::Public,
            freshness,
            checked: Some(Check { on: date("2027-01-01"), by: CheckerRole::Provider, parts: Set::EMPTY }),
            due_on: Some(date("2027-05-01").plus_days(i32::from(n))),
            line: "Every Tuesday, 10am to 11:30am. Free".into(),
            own,
            drafts: 0,
            suggestions: 0,
        }
    }

    fn directory() -> Entries {
        let mut paused = entry(5, "Toy library", Freshness::Left, &[1], true);
        paused.state = State::Paused { reason: "Half-term".into(), since: date("2027-06-01"), until: None };
        let mut never = entry(6, "Quiet play", Freshness::Due, &[], false);
        never.checked = None;
        never.suggestions = 2;
        Entries {
            letters: 0,
            today: date("2027-06-08"),
            items: vec![
                entry(1, "Baby massage", Freshness::Checked, &[1], true),
                entry(2, "Story time", Freshness::Due, &[1, 2], false),
                entry(3, "Dads’ Saturday", Freshness::Sinking, &[1], true),
                entry(4, "Jobs club", Freshness::Left, &[2], false),
                paused,
                never,
            ],
            venues: vec![
                Venue { id: place(2), name: "Library".into() },
                Venue { id: place(1), name: "Children’s Centre".into() },
            ],
        }
    }

    fn named(groups: &[Group<'_>]) -> Vec<(String, Vec<String>)> {
        let names = |g: &Group<'_>| g.entries.iter().map(|e| e.name.clone()).collect();
        groups.iter().map(|g| (g.title.clone(), names(g))).collect()
    }

    #[test]
    fn a_choice_counts_what_it_would_show() {
        let all = directory();
        let counts: Vec<usize> = Asked::default().counts(&all).into_iter().map(|(_, n)| n).collect();
        // To check, due, overdue, off the list, never, suggested, drafts, paused, hidden, finished, all.
        assert_eq!(counts, [4, 2, 1, 1, 1, 1, 0, 1, 0, 0, 6]);
        let ours = Asked { own: true, ..Asked::default() };
        assert_eq!(ours.counts(&all).first(), Some(&(Show::ToCheck, 1)));
        assert_eq!(to_check(&all), 1, "of our own, where we run any");
    }

    #[test]
    fn entries_stand_by_venue_with_our_own_first() {
        let all = directory();
        let found = named(&Asked::default().groups(&all));
        let expected = [
            ("Children’s Centre", vec!["Dads’ Saturday", "Story time"]),
            ("Library", vec!["Story time", "Jobs club"]),
            ("No place: online, by phone or at home", vec!["Quiet play"]),
        ];
        let expected: Vec<(String, Vec<String>)> =
            expected.iter().map(|(t, n)| ((*t).into(), n.iter().map(|n| (*n).into()).collect())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn entries_stand_by_state_with_what_is_worst_first() {
        let all = directory();
        let asked = Asked { show: Show::All, by: By::State, ..Asked::default() };
        let titles: Vec<String> = named(&asked.groups(&all)).into_iter().map(|(title, _)| title).collect();
        assert_eq!(
            titles,
            [
                "Off the families’ list: too long unchecked",
                "Overdue: sinking in the families’ list",
                "Due for a check",
                "Paused",
                "Checked"
            ]
        );
    }

    #[test]
    fn places_are_gone_round_where_most_is_due() {
        let lines: Vec<(String, usize, usize)> =
            places(&directory()).into_iter().map(|place| (place.name, place.due, place.all)).collect();
        let none = "No place: online, by phone or at home".to_owned();
        assert_eq!(lines, [("Children’s Centre".into(), 2, 3), ("Library".into(), 2, 2), (none, 1, 1)]);
    }

    #[test]
    fn words_find_by_their_beginnings() {
        let all = directory();
        for (words, found) in [("", 6), ("stor", 1), ("TIME story", 1), ("our", 3), ("tory", 0), ("tuesday 10am", 6)] {
            let asked = Asked { show: Show::All, words: words.into(), ..Asked::default() };
            assert_eq!(asked.counts(&all).last().map(|(_, n)| *n), Some(found), "{words}");
        }
    }

    #[test]
    fn an_address_keeps_what_is_asked() {
        let asked =
            Asked { show: Show::Never, by: By::State, venue: Some(place(1)), own: true, words: "dads & mums".into() };
        let parts = asked.write();
        let read = Asked::read(|name| parts.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone()));
        assert_eq!(read, asked);
        assert_eq!(Asked::default().write(), []);
        assert_eq!(Asked::read(|_| Some("nonsense".into())), Asked { words: "nonsense".into(), ..Asked::default() });
    }
}
