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

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::date::{Date, Time};
    use crate::directory::{AccessFeature, Calendar, Kind};
    use crate::published::{Place, Price, ZoneCard};
    use crate::search::Index;

    fn entry() -> Entry {
        Entry {
            id: "00000000-0000-7000-8000-000000000001".parse().expect("an id"),
            name: "Stay and Play".into(),
            summary: String::new(),
            translations: vec![],
            organisation: None,
            kind: Kind::Group,
            stages: None,
            ages: None,
            categories: Set::EMPTY,
            price: Price::Unknown,
            attend: None,
            channels: None,
            languages: None,
            schedules: vec![],
            places: vec![],
            phone: String::new(),
            pause: None,
            checked: None,
            arrived: None,
            half_life_weeks: 8,
        }
    }

    fn list() -> ListFile {
        let place = |yes: &[AccessFeature], no: &[AccessFeature]| Place {
            name: String::new(),
            address: String::new(),
            postcode: String::new(),
            area: String::new(),
            masked: true,
            point: None,
            access_yes: yes.iter().copied().collect(),
            access_no: no.iter().copied().collect(),
        };
        let (step, pram) = (AccessFeature::StepFree, AccessFeature::Pram);
        let zone = ZoneCard { id: "mill".parse().expect("a zone"), name: String::new(), helper: None, demo: true };
        ListFile {
            zone,
            calendar: Calendar::default(),
            places: vec![place(&[step], &[pram]), place(&[pram], &[step]), place(&[step], &[])],
            organisations: vec![],
            entries: vec![],
            index: Index::default(),
            moved: vec![],
        }
    }

    /// The one filter's answer.
    fn answer(entry: &Entry, query: &Query) -> Fact {
        let now = Now { date: Date::new(2026, 10, 6).expect("a day"), time: Time::MIN };
        let verdict = Verdict::of(&list(), entry, query, now);
        match (verdict.no.is_empty(), verdict.unknown.is_empty()) {
            (false, _) => Fact::No,
            (_, false) => Fact::Unknown,
            _ => Fact::Yes,
        }
    }

    #[test]
    fn nothing_known_is_neither_yes_nor_no() {
        let all = [
            Query { stage: Some(LifeStage::Toddler), ..Query::default() },
            Query { age_months: Some(24), ..Query::default() },
            Query { day: crate::search::DayFilter::parse("mo"), ..Query::default() },
            Query { free: true, ..Query::default() },
            Query { attend: Set::EMPTY.with(crate::directory::Attend::Book), ..Query::default() },
            Query { channel: Set::EMPTY.with(Channel::Place), ..Query::default() },
            Query { spoken: "pl".parse().ok(), ..Query::default() },
            Query { access: Set::EMPTY.with(AccessFeature::Pram), ..Query::default() },
            Query { category: Some(Category::Food), ..Query::default() },
        ];
        for query in all {
            assert_eq!(answer(&entry(), &query), Fact::Unknown, "{query:?}");
            assert_eq!(asked(&query).len(), 1);
        }
    }

    #[test]
    fn a_stage_may_be_told_from_the_ages() {
        let ages = |from, to| AgeRange::new(Some(from), Some(to)).ok();
        let only = |stage| Some(Set::EMPTY.with(stage));
        let (baby, toddler, pregnancy) = (LifeStage::Baby, LifeStage::Toddler, LifeStage::Pregnancy);
        let cases = [
            (None, ages(0, 12), toddler, Fact::Yes),
            (None, ages(0, 11), toddler, Fact::No),
            (only(baby), ages(0, 36), toddler, Fact::No),
            (only(toddler), None, toddler, Fact::Yes),
            (Some(Set::EMPTY), ages(12, 24), toddler, Fact::Yes),
            (None, ages(0, 36), pregnancy, Fact::Unknown),
            (only(pregnancy), None, pregnancy, Fact::Yes),
            (only(baby), None, pregnancy, Fact::No),
        ];
        for (stages, ages, stage, fact) in cases {
            let entry = Entry { stages, ages, ..entry() };
            assert_eq!(answer(&entry, &Query { stage: Some(stage), ..Query::default() }), fact, "{stages:?} {ages:?}");
        }
        let about = Entry { categories: Set::EMPTY.with(Category::Pregnancy), ..entry() };
        assert_eq!(answer(&about, &Query { stage: Some(pregnancy), ..Query::default() }), Fact::Yes);
    }

    #[test]
    fn an_age_may_be_told_from_the_stages() {
        let toddlers = Entry { stages: Some(Set::EMPTY.with(LifeStage::Toddler)), ..entry() };
        for (months, fact) in [(11, Fact::No), (12, Fact::Yes), (35, Fact::Yes), (36, Fact::No)] {
            assert_eq!(answer(&toddlers, &Query { age_months: Some(months), ..Query::default() }), fact, "{months}");
        }
    }

    #[test]
    fn all_that_is_asked_must_be_at_one_place() {
        let (step, pram) = (AccessFeature::StepFree, AccessFeature::Pram);
        let both = Query { access: Set::EMPTY.with(step).with(pram), ..Query::default() };
        let only = |channel| Some(Set::EMPTY.with(channel));
        let cases = [
            (vec![0, 1], None, Fact::No),
            (vec![0, 2], None, Fact::Unknown),
            (vec![2], None, Fact::Unknown),
            (vec![], only(Channel::Online), Fact::Yes),
            (vec![], only(Channel::Place), Fact::Unknown),
            (vec![], None, Fact::Unknown),
        ];
        for (places, channels, fact) in cases {
            let entry = Entry { places: places.clone(), channels, ..entry() };
            assert_eq!(answer(&entry, &both), fact, "{places:?} {channels:?}");
        }
        let step_only = Query { access: Set::EMPTY.with(step), ..Query::default() };
        assert_eq!(answer(&Entry { places: vec![1, 0], ..entry() }, &step_only), Fact::Yes);
    }

    #[test]
    fn what_costs_is_not_free_and_what_is_sorted_elsewhere_is_not_about_it() {
        let paid = Entry { price: Price::Paid("£2".into()), ..entry() };
        assert_eq!(answer(&paid, &Query { free: true, ..Query::default() }), Fact::No);
        let food = Query { category: Some(Category::Food), ..Query::default() };
        let sorted = Entry { categories: Set::EMPTY.with(Category::Money), ..entry() };
        assert_eq!(answer(&sorted, &food), Fact::No);
    }
}
