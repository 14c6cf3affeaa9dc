//! Families type what they say, in a hurry and in their own language. The right entry must be near the top.
#![allow(clippy::expect_used)]

mod directory_of_words;

use directory_of_words::{directory, now};
use doorstep_shared::search::{How, Query};

fn query(text: &str) -> Query {
    Query { text: text.into(), ..Query::default() }
}

/// What is typed, and an entry that must be among the first ten.
const ASKED: &[(&str, &str)] = &[
    // Slips of the finger and of the ear.
    ("todler group", "Tiny Toddlers"),
    ("toddeler", "Tiny Toddlers"),
    ("breast feeding suport", "Milk Café"),
    ("brest feeding", "Milk Café"),
    ("speach therapy", "Speech and Language Drop-in"),
    ("speech therepy", "Speech and Language Drop-in"),
    ("counciling", "Talk It Through Counselling"),
    ("counseling", "Talk It Through Counselling"),
    ("nursary", "Acorn Nursery School"),
    ("libary", "Story Time at the Library"),
    ("pregnent", "Bump and Beyond"),
    ("swiming lessons", "Splash Swimming for Under Fives"),
    ("benifits advice", "Money and Benefits Advice"),
    ("bereavment", "Remembering Together"),
    ("volenteer", "Community Garden"),
    ("domestc abuse", "Safe at Home"),
    ("halal foodbank", "Corner Food Bank"),
    // One word or two.
    ("child minder", "Sunflower Childminders"),
    ("childminding", "Sunflower Childminders"),
    ("foodbank", "Corner Food Bank"),
    ("food bank", "Corner Food Bank"),
    ("play group", "Rainbow Playgroup"),
    ("playgroups", "Rainbow Playgroup"),
    ("afterschool", "After-School Club at St Brigid's"),
    ("after school club", "After-School Club at St Brigid's"),
    ("wheel chair", "Wheelchair Football"),
    ("drop-in", "Speech and Language Drop-in"),
    // Other words for the same thing.
    ("asd", "Spectrum Families"),
    ("autistic", "Spectrum Families"),
    ("gp", "Hill Street Doctors"),
    ("ESOL", "English for Parents"),
    ("send", "Sensory Room"),
    ("my son isn't talking", "Speech and Language Drop-in"),
    ("dads", "Saturday Dads"),
    ("mum group", "New Mothers Meet"),
    ("sling library", "Sling and Carrier Lending"),
    // Any order, any form, any part.
    ("play and stay", "Stay and Play"),
    ("Baby massage classes", "Baby Massage"),
    ("courses parenting", "Strong Parents Course"),
    ("somali", "Welcome Mornings"),
    ("old laundry", "Stay and Play"),
    // Still being typed.
    ("homew", "Homework Club"),
    ("sto", "Story Time at the Library"),
    // Polish and Arabic, by the labels and by translations.
    ("mowa dziecka", "Speech and Language Drop-in"),
    ("zabawa", "Rainbow Playgroup"),
    ("żłobek", "Acorn Nursery School"),
    ("zlobki", "Acorn Nursery School"),
    ("nauka angielski", "English for Parents"),
    ("zasiłków", "Money and Benefits Advice"),
    ("لعب", "Rainbow Playgroup"),
    ("ألعاب", "Toy Swap"),
    ("دروس الانجليزية", "English for Parents"),
    ("للحمل", "Bump and Beyond"),
    ("مدرسة", "Acorn Nursery School"),
];

#[test]
fn the_right_entry_is_among_the_first_ten() {
    let directory = directory();
    let mut missed = Vec::new();
    let mut hits = 0;
    for (text, right) in ASKED {
        let found = directory.search(&query(text), now());
        hits += found.hits.len();
        let names: Vec<&str> =
            found.hits.iter().take(10).map(|h| directory.list().entries[h.entry].name.as_str()).collect();
        if !names.contains(right) {
            missed.push(format!("{text}: {names:?}"));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(hits <= 10 * ASKED.len(), "{hits} hits for {} queries are a flood", ASKED.len());
}

#[test]
fn the_best_entry_comes_first() {
    let directory = directory();
    for (text, right) in [
        ("stay and play", "Stay and Play"),
        ("play group", "Rainbow Playgroup"),
        ("speach therapy", "Speech and Language Drop-in"),
        ("foodbank", "Corner Food Bank"),
        ("child minder", "Sunflower Childminders"),
        ("breast feeding", "Milk Café"),
        ("counciling", "Talk It Through Counselling"),
        ("english class", "English for Parents"),
        ("council", "Council Housing Desk"),
        ("dads", "Saturday Dads"),
        ("swimming", "Splash Swimming for Under Fives"),
    ] {
        let found = directory.search(&query(text), now());
        let first = found.hits.first().map(|h| directory.list().entries[h.entry].name.as_str());
        assert_eq!(first, Some(right), "{text}");
    }
}

#[test]
fn short_words_are_never_bent() {
    let directory = directory();
    for text in ["asd", "cat", "esol", "gym"] {
        for hit in directory.search(&query(text), now()).hits {
            assert!(hit.reasons.iter().all(|r| r.how != How::Typo), "{text} reached {:?}", hit.reasons);
        }
    }
}

#[test]
fn a_word_nobody_knows_is_said_to_be_left_out() {
    let directory = directory();
    let found = directory.search(&query("toddler qwzx"), now());
    assert_eq!(found.matching, 0);
    assert!(!found.hits.is_empty());
    assert!(
        matches!(&found.widened[..], [doorstep_shared::search::Widened::SomeWords { left_out }] if left_out == &["qwzx"])
    );
}
