//! Filters. Each asks one question of an entry; the answer is yes, no or not known.

use super::query::Query;
use crate::date::Now;
use crate::directory::{AgeRange, Category, Channel, LifeStage};
use crate::fact::Fact;
use crate::published::{Entry, ListFile};
use crate::schedule::day_fact;
use crate::set::Set;

crate::closed_list! {
    /// A filter, in the order in which a search that finds nothing tries to do without.
    FilterName {
        /// On a certain day.
        Day = "day",
        /// How to attend.
        Attend = "attend",
        /// Where help reaches the family.
        Channel = "channel",
        /// What it is about.
        Category = "category",
        /// Costs nothing.
        Free = "free",
        /// For a stage of family life.
        Stage = "stage",
        /// For a child's age.
        Age = "age_months",
        /// A language spoken.
        Spoken = "spoken",
        /// Access to the venue.
        Access = "access",
    }
}

/// What the filters of a query say of one entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Filters it surely does not pass.
    pub no: Set<FilterName>,
    /// Filters of which it is not known whether it passes them.
    pub unknown: Set<FilterName>,
}

impl Verdict {
    /// Asks every filter that is set.
    pub fn of(list: &ListFile, entry: &Entry, query: &Query, now: Now) -> Self {
        let mut verdict = Self::default();
        let mut put = |name, fact| match fact {
            Fact::Yes => {}
            Fact::No => verdict.no.insert(name),
            Fact::Unknown => verdict.unknown.insert(name),
        };
        if let Some(day) = query.day {
            put(FilterName::Day, day_fact(&entry.schedules, &list.calendar, day, now.date));
        }
        if !query.attend.is_empty() {
            put(FilterName::Attend, Fact::maybe(entry.attend.map(|a| a.meets(query.attend))));
        }
        if !query.channel.is_empty() {
            put(FilterName::Channel, Fact::maybe(entry.channels.map(|c| c.meets(query.channel))));
        }
        if let Some(category) = query.category {
            put(FilterName::Category, about(entry, category));
        }
        if query.free {
            put(FilterName::Free, entry.price.free());
        }
        if let Some(stage) = query.stage {
            put(FilterName::Stage, at_stage(entry, stage));
        }
        if let Some(months) = query.age_months {
            put(FilterName::Age, at_age(entry, months));
        }
        if let Some(code) = query.spoken {
            put(FilterName::Spoken, Fact::maybe(entry.languages.as_ref().map(|l| l.contains(&code))));
        }
        if !query.access.is_empty() {
            put(FilterName::Access, access(list, entry, query));
        }
        verdict
    }

    /// Whether the entry is kept when some filters are left off.
    pub fn passes(self, without: Set<FilterName>, show_unknown: bool) -> bool {
        let held = |set: Set<FilterName>| set.iter().all(|f| without.has(f));
        held(self.no) && (show_unknown || held(self.unknown))
    }
}

/// The filters that are set.
pub(super) fn asked(query: &Query) -> Set<FilterName> {
    let set = [
        (FilterName::Day, query.day.is_some()),
        (FilterName::Attend, !query.attend.is_empty()),
        (FilterName::Channel, !query.channel.is_empty()),
        (FilterName::Category, query.category.is_some()),
        (FilterName::Free, query.free),
        (FilterName::Stage, query.stage.is_some()),
        (FilterName::Age, query.age_months.is_some()),
        (FilterName::Spoken, query.spoken.is_some()),
        (FilterName::Access, !query.access.is_empty()),
    ];
    set.into_iter().filter(|(_, on)| *on).map(|(name, _)| name).collect()
}

/// An entry nobody has sorted yet may be about anything.
fn about(entry: &Entry, category: Category) -> Fact {
    if entry.categories.is_empty() { Fact::Unknown } else { Fact::of(entry.categories.has(category)) }
}

fn at_stage(entry: &Entry, stage: LifeStage) -> Fact {
    if stage == LifeStage::Pregnancy && entry.categories.has(Category::Pregnancy) {
        return Fact::Yes;
    }
    if let Some(stages) = known_stages(entry) {
        return Fact::of(stages.has(stage));
    }
    match (entry.ages, stage.months()) {
        (Some(ages), Some((from, to))) => Fact::of(ages.overlaps(from, to)),
        _ => Fact::Unknown,
    }
}

fn at_age(entry: &Entry, months: u16) -> Fact {
    match (entry.ages, known_stages(entry)) {
        (None, Some(stages)) => {
            Fact::of(stages.iter().filter_map(LifeStage::months).any(|(from, to)| from <= months && months <= to))
        }
        (ages, _) => AgeRange::welcomes(ages, months),
    }
}

fn known_stages(entry: &Entry) -> Option<Set<LifeStage>> {
    entry.stages.filter(|s| !s.is_empty())
}

/// All that is asked must be there at one and the same place. Where there is no place to go to, nothing has to be
/// entered: help by phone, online or at home is never hidden for its stairs.
fn access(list: &ListFile, entry: &Entry, query: &Query) -> Fact {
    if entry.places.is_empty() {
        let goes_nowhere = entry.channels.is_some_and(|c| !c.is_empty() && !c.has(Channel::Place));
        return if goes_nowhere { Fact::Yes } else { Fact::Unknown };
    }
    list.places(entry)
        .map(|place| query.access.iter().map(|feature| place.access(feature)).fold(Fact::Yes, Fact::and))
        .fold(Fact::No, Fact::or)
}
