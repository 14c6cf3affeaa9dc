//! Our categories in other directories' words: the terms of Open Referral feeds go in and out through this table.
//!
//! The other vocabulary is Open Eligibility (Findhelp and Hounslow's Open Place both carry it; CC BY-SA 3.0), named by its
//! term names, which are stable where its numbers differ from copy to copy. A term may stand for a part of ours or for more.

use crate::directory::Category;

/// The name of the other vocabulary, as feeds write it before a colon.
pub const OPEN_ELIGIBILITY: &str = "openEligibility";

/// The Open Eligibility terms of a category, the closest first.
pub fn open_eligibility(category: Category) -> &'static [&'static str] {
    match category {
        Category::PlayGroups => &["Early Childhood Intervention", "Recreation"],
        Category::Pregnancy => &["Prenatal Care", "Postnatal Care", "Childbirth Education"],
        Category::BabyFeeding => &["Breastfeeding Support", "Nutrition Education"],
        Category::Health => &["Medical Care", "Checkup & Test", "Dental Care", "Vision Care"],
        Category::MentalHealth => &["Mental Health Care", "Counseling"],
        Category::SpeechLanguage => &["Speech Therapy"],
        Category::Send => &["Special Education", "Developmental Disability"],
        Category::Childcare => &["Childcare", "Preschool", "Daytime Care"],
        Category::Schools => &["Help Find School", "Help Pay for School"],
        Category::Learning => &["Tutoring", "More Education"],
        Category::Reading => &["Books", "Basic Literacy"],
        Category::Clubs => &["Afterschool Care", "Day Camp"],
        Category::Sport => &["Exercise & Fitness", "Physical Activity"],
        Category::Arts => &["Arts", "Music"],
        Category::Youth => &["Youth Development", "Mentoring"],
        Category::Parenting => &["Parenting Education", "Home Visiting", "One-on-One Support"],
        Category::Fathers => &["Fathers"],
        Category::English => &["English as a Second Language (ESL)"],
        Category::AdultLearning => &["Skills & Training", "Computer Class"],
        Category::Work => &["Help Find Work", "Supported Employment", "Job Placement"],
        Category::Money => &["Financial Education", "Government Benefits", "Financial Assistance", "Debt Counseling"],
        Category::Food => &["Food Pantry", "Meals", "Emergency Food", "Community Gardens"],
        Category::Things => &["Clothing", "Baby Supplies", "Home Goods", "Toys & Gifts"],
        Category::Housing => &["Housing Advice", "Help Find Housing", "Maintenance & Repairs"],
        Category::Legal => &["Citizenship & Immigration", "Advocacy & Legal Aid"],
        Category::Safety => &["Physical Safety", "Domestic Violence", "Safe Housing"],
        Category::Bereavement => &["Bereavement", "End-of-Life Care"],
        Category::Carers => &["Relief for Caregivers", "Support for Caregivers"],
        Category::Community => &["Community Support Services", "Volunteer", "Peer Support"],
        Category::Transport => &["Transportation", "Help Pay for Transit"],
        Category::Digital => &["Computer or Internet Access"],
    }
}

/// The category that a term of a feed stands for: its name, with or without a vocabulary before a colon, in any capitals.
pub fn category_of(term: &str) -> Option<Category> {
    use crate::set::Member as _;
    let name = term.rsplit_once(':').map_or(term, |(_, name)| name).trim();
    Category::ALL.iter().copied().find(|category| {
        category.key().eq_ignore_ascii_case(name)
            || open_eligibility(*category).iter().any(|other| other.eq_ignore_ascii_case(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set::Member as _;

    #[test]
    fn every_category_has_terms_and_every_term_one_category() {
        let mut seen = Vec::new();
        for category in Category::ALL {
            assert!(!open_eligibility(*category).is_empty());
            for term in open_eligibility(*category) {
                assert!(!seen.contains(term), "{term} stands twice");
                seen.push(term);
                assert_eq!(category_of(term), Some(*category));
            }
            assert_eq!(category_of(category.key()), Some(*category));
        }
        assert_eq!(category_of("openEligibility:food pantry"), Some(Category::Food));
        assert_eq!(category_of("Astrology"), None);
    }
}
