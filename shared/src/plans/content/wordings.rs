//! Every wording of a plan's content with its id: for translators, for paper, and for the tests that read them all.

use super::assessment::{Domain, Element, Prompt};
use super::catalogue::{Area, CatalogueVersion, items};
use super::child_voice::{CHILD_QUESTIONS, ChildAnswer};
use super::rating::Rating;
use super::safe_routes::SAFE_ROUTES;
use super::scales::{Concern, Confidence};
use super::who::View;
use crate::set::Member as _;

/// One wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Where it belongs: `A1.plain`, `C-H.name`, `concern.0`.
    pub id: String,
    /// The English.
    pub text: &'static str,
    /// Whether families read it; else it is for staff.
    pub for_families: bool,
}

/// All of them, in the order of the pages they stand on.
pub fn wordings() -> Vec<Wording> {
    let mut all = Vec::new();
    let mut put = |id: String, text: &'static str, for_families: bool| all.push(Wording { id, text, for_families });
    for area in Area::ALL {
        put(format!("{}.title", area.key()), area.title(), true);
        put(format!("{}.lead", area.key()), area.lead(), true);
    }
    for version in CatalogueVersion::ALL {
        for item in items(*version) {
            let id = item.id;
            put(format!("{id}.plain"), item.plain, true);
            put(format!("{id}.short"), item.short, false);
            put(format!("{id}.school-will"), item.school_will, true);
        }
    }
    for rating in Rating::ALL {
        put(format!("rating.{}", rating.key()), rating.plain(), true);
    }
    for question in &CHILD_QUESTIONS {
        put(format!("child.{}", question.id), question.ask, true);
        put(format!("child.{}.how", question.id), question.how, true);
    }
    for answer in ChildAnswer::ALL {
        put(format!("child.answer.{}", answer.key()), answer.plain(), true);
    }
    for domain in Domain::ALL {
        put(format!("domain.{}", domain.key()), domain.title(), true);
    }
    for prompt in Prompt::ALL {
        put(format!("prompt.{}", prompt.key()), prompt.plain(), true);
    }
    for view in View::ALL {
        put(format!("view.{}", view.key()), view.plain(), true);
    }
    for element in Element::ALL {
        let (name, think) = element.plain();
        put(format!("{}.name", element.key()), name, true);
        put(format!("{}.think", element.key()), think, true);
        put(format!("{}.short", element.key()), element.short(), false);
    }
    for step in Concern::all() {
        put(format!("concern.{}", step.number()), step.words(), true);
    }
    for step in Confidence::all() {
        put(format!("confidence.{}", step.number()), step.words(), true);
    }
    let panel = SAFE_ROUTES;
    for (name, text) in [
        ("title", panel.title),
        ("lead", panel.lead),
        ("afterwards", panel.afterwards),
        ("number-missing", panel.number_missing),
        ("banner", panel.banner),
    ] {
        put(format!("safe-routes.{name}"), text, true);
    }
    for route in panel.routes {
        put(format!("safe-routes.{}.when", route.id), route.when, true);
        put(format!("safe-routes.{}.what", route.id), route.what, true);
    }
    for (n, text) in panel.for_staff.iter().enumerate() {
        put(format!("safe-routes.staff.{}", n + 1), text, false);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_wording_has_an_id_of_its_own_and_something_to_say() {
        let all = wordings();
        let ids: BTreeSet<&str> = all.iter().map(|w| w.id.as_str()).collect();
        assert_eq!(ids.len(), all.len());
        assert!(all.iter().all(|w| !w.text.trim().is_empty() && w.text.trim() == w.text));
        // Area titles and leads, items thrice, the rest.
        assert!(all.len() > 10 * 2 + 59 * 3 + 21 * 3, "{}", all.len());
    }

    #[test]
    fn no_two_items_say_the_same() {
        let all = wordings();
        for part in [".plain", ".short", ".school-will"] {
            let of: Vec<&str> = all.iter().filter(|w| w.id.ends_with(part)).map(|w| w.text).collect();
            assert_eq!(of.iter().collect::<BTreeSet<_>>().len(), of.len(), "{part}");
        }
    }

    #[test]
    fn sentences_end_and_are_short() {
        for w in wordings().iter().filter(|w| w.id.ends_with(".plain") || w.id.ends_with(".school-will")) {
            assert!(w.text.ends_with('.'), "{}", w.id);
            let sentences: Vec<&str> = w.text.split_terminator(['.', '?', '!']).collect();
            for sentence in &sentences {
                let words = sentence.split_whitespace().count();
                assert!(words <= 22, "{}: {words} words: {sentence}", w.id);
            }
            assert!(w.id.ends_with(".plain") || sentences.len() == 1, "{}: one sentence", w.id);
        }
    }

    #[test]
    #[cfg(feature = "editing")]
    fn families_read_no_jargon() {
        use crate::editing::{Hint, hints};
        for w in wordings().iter().filter(|w| w.for_families) {
            let jargon = hints("/description", w.text).into_iter().find(|h| matches!(h, Hint::Jargon { .. }));
            assert_eq!(jargon, None, "{}: {}", w.id, w.text);
        }
    }

    /// The measure is a rough one and needs a longer text, so each part is read as a whole.
    #[test]
    #[cfg(feature = "editing")]
    fn families_read_it_at_about_nine() {
        let age = |pick: &dyn Fn(&str) -> bool| {
            let all = wordings();
            let text: Vec<&str> = all.iter().filter(|w| w.for_families && pick(&w.id)).map(|w| w.text).collect();
            crate::editing::reading(&text.join("\n")).age
        };
        for part in [".plain", ".school-will", ".think", ".how"] {
            assert!(
                age(&|id| id.ends_with(part)).is_some_and(|a| a <= 9),
                "{part}: {:?}",
                age(&|id| id.ends_with(part))
            );
        }
        for area in Area::ALL {
            let letter = area.letter();
            let of_area = age(&|id| id.starts_with(letter) && id.ends_with(".plain"));
            assert!(of_area.is_some_and(|a| a <= 9), "{letter}: {of_area:?}");
        }
        assert!(age(&|id| id.starts_with("safe-routes")).is_some_and(|a| a <= 9));
    }
}
