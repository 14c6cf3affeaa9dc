//! The readiness catalogue: ten areas of small everyday things, each with what it means at home and what school will do.
//!
//! Nothing is added up. Whoever rates says what they see, in words ([`Rating`](super::Rating)); the ratings of parents, of
//! staff and of the child stand side by side. A version never changes once it is in use: a plan keeps the version it was
//! begun with, so that an old answer is still read beside the words it answered.

mod area;
mod childs_side;
mod goal;
mod id;
mod learning;
mod other_sides;

pub use area::{Area, Raters};
pub use goal::{EyfsArea, EyfsGoal};
pub use id::{ItemId, NotAnItemId};

use core::fmt;

crate::closed_list! {
    /// A version of the catalogue. New ones go to the end; old ones stay for the plans that carry them.
    CatalogueVersion {
        /// The first.
        V1 = "v1",
    }
}

impl CatalogueVersion {
    /// The version that new plans begin with.
    pub const NEWEST: Self = Self::V1;
}

/// One thing to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id, the same in every version that has it.
    pub id: ItemId,
    /// What it says to families, in English.
    pub plain: &'static str,
    /// What it is called among professionals.
    pub short: &'static str,
    /// The goal of the Early Years Foundation Stage that it belongs to; none for home and for what adults do.
    pub goal: Option<EyfsGoal>,
    /// What school will do about it, in one sentence.
    pub school_will: &'static str,
}

impl Item {
    const fn new(
        (area, number): (Area, u8),
        goal: Option<EyfsGoal>,
        plain: &'static str,
        short: &'static str,
        school_will: &'static str,
    ) -> Self {
        Self { id: ItemId::known(area, number), plain, short, goal, school_will }
    }

    /// Whether whoever says yes to it should be led to the family's own pages: the one about worries.
    pub fn leads_to_wellbeing(&self) -> bool {
        self.id == ItemId::known(Area::FamilyReady, 7)
    }
}

/// The items of a version, in the order of its areas.
pub fn items(version: CatalogueVersion) -> impl Iterator<Item = &'static Item> {
    let parts: [&'static [Item]; 3] = match version {
        CatalogueVersion::V1 => [childs_side::V1, learning::V1, other_sides::V1],
    };
    parts.into_iter().flatten()
}

/// V21: the item with this id in this version, if the version has it.
pub fn item(version: CatalogueVersion, id: ItemId) -> Option<&'static Item> {
    items(version).find(|item| item.id == id)
}

/// An id that the plan's version of the catalogue does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownItem {
    /// The version.
    pub version: CatalogueVersion,
    /// The id.
    pub id: ItemId,
}

impl core::error::Error for UnknownItem {}

impl fmt::Display for UnknownItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let version = crate::set::Member::key(self.version);
        write!(f, "{} is not in version {version} of the list. Reload the page and choose again.", self.id)
    }
}

/// V21: the same for whoever writes an answer down.
///
/// # Errors
/// When the version has no such item.
pub fn known_item(version: CatalogueVersion, id: ItemId) -> Result<&'static Item, UnknownItem> {
    item(version, id).ok_or(UnknownItem { version, id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn the_first_version_has_59_items_in_ten_areas() {
        let count = |area: Area| items(CatalogueVersion::V1).filter(|i| i.id.area() == area).count();
        let counts: Vec<_> = Area::ALL.iter().map(|a| (a.letter(), count(*a))).collect();
        let expected =
            [('A', 7), ('B', 6), ('C', 5), ('D', 5), ('E', 6), ('F', 5), ('G', 6), ('H', 6), ('I', 7), ('J', 6)];
        assert_eq!(counts, expected);
        let ids: Vec<ItemId> = items(CatalogueVersion::V1).map(|i| i.id).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "in order, each id once");
        for (n, id) in ids.iter().enumerate() {
            let first_of_area = n == 0 || ids[n - 1].area() != id.area();
            let expected = if first_of_area { 1 } else { ids[n - 1].number() + 1 };
            assert_eq!(id.number(), expected, "{id}: no number is left out");
        }
    }

    #[test]
    fn v21_an_item_must_be_in_the_plans_version() {
        let version = CatalogueVersion::NEWEST;
        for there in ["A1", "A7", "E6", "J6"] {
            let id = there.parse().expect("an id");
            assert_eq!(known_item(version, id).map(|i| i.id), Ok(id));
        }
        for not_there in ["A8", "B7", "J7", "E99"] {
            let id = not_there.parse().expect("an id");
            assert_eq!(known_item(version, id), Err(UnknownItem { version, id }));
        }
        let id = "A8".parse().expect("an id");
        assert_eq!(
            UnknownItem { version, id }.to_string(),
            "A8 is not in version v1 of the list. Reload the page and choose again."
        );
    }

    #[test]
    fn the_childs_development_has_goals_and_the_adults_part_has_none() {
        for item in items(CatalogueVersion::V1) {
            let development = item.id.area() <= Area::CuriousAndPlayful;
            assert_eq!(item.goal.is_some(), development, "{}", item.id);
        }
        let goals: std::collections::BTreeSet<EyfsArea> =
            items(CatalogueVersion::V1).filter_map(|i| i.goal).map(EyfsGoal::area).collect();
        assert_eq!(goals.len(), 7, "each of the seven areas of learning is looked at");
    }

    #[test]
    fn one_item_leads_to_the_familys_own_pages() {
        let leads: Vec<String> =
            items(CatalogueVersion::V1).filter(|i| i.leads_to_wellbeing()).map(|i| i.id.to_string()).collect();
        assert_eq!(leads, ["I7"]);
    }
}
