//! Words that say little, and words that families and services use for the same thing.

use super::stem::stem;

/// English, Polish and Arabic words that are in every sentence, folded and sorted.
const STOP: &[&str] = &[
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "can", "cant", "co",
    "czy", "dla", "do", "does", "doesnt", "dont", "during", "etc", "find", "for", "from", "gdzie", "get", "has",
    "have", "having", "he", "her", "his", "how", "i", "if", "ill", "im", "in", "into", "is", "isnt", "it", "its",
    "ive", "jak", "jest", "looking", "ma", "me", "moj", "moja", "moje", "moze", "mozna", "my", "na", "near", "nearby",
    "nie", "o", "od", "of", "on", "or", "our", "please", "po", "przez", "przy", "s", "sa", "she", "sie", "so", "some",
    "than", "that", "the", "their", "them", "there", "they", "this", "to", "up", "us", "w", "want", "was", "we",
    "what", "when", "where", "which", "who", "will", "with", "would", "you", "your", "z", "za", "ze", "اذا", "ال",
    "التي", "الذي", "الي", "ان", "او", "اي", "اين", "ثم", "علي", "عن", "في", "قد", "كل", "كيف", "لا", "لم", "ما", "مع",
    "من", "هذا", "هذه", "هل", "هو", "هي", "و", "يا",
];

/// Whether a folded word says too little to be searched.
pub fn is_stop_word(folded: &str) -> bool {
    STOP.binary_search(&folded).is_ok()
}

/// Words for the same thing, a line each; where a line has a `>`, the words before it lead to those behind it, but not
/// back. Only what the labels of the categories do not bring, and only what leads nobody astray.
const SAME: &[&str] = &[
    "asd autism autistic asperger",
    "adhd>neurodiversity",
    "send sen>special disability disabled additional",
    "gp>doctor surgery",
    "esol>english",
    "talk talking speak slt mowa mowienia logopeda نطق كلام>speech",
    "son daughter kid dziecko syn corka طفل>child",
    "mum mom mother",
    "dad father daddy",
    "baby infant newborn",
    "tot toddler",
    "pregnant pregnancy antenatal maternity expecting midwife",
    "breastfeeding breastfeed bottle>feeding",
    "nursery preschool kindergarten przedszkole",
    "wraparound afterschool",
    "creche>childcare",
    "childminder nanny babysitter",
    "job employment",
    "cv career>job",
    "bill loan>debt money",
    "foodbank pantry",
    "hungry>food",
    "sad depressed>depression mental",
    "anxious>anxiety mental",
    "counselling therapy",
    "die died death grief>bereavement loss",
    "abuse violence",
    "rent tenancy landlord homeless eviction>housing",
    "pram buggy pushchair",
    "nappy diaper",
    "visa asylum refugee>immigration",
    "computer internet>digital online",
    "football gym>sport",
    "centre center",
    "deaf bsl hearing",
];

/// Stems of the words a word leads to; itself is not among them.
pub(super) fn same_meaning(folded: &str) -> Vec<String> {
    let own = stem(folded);
    let mut out: Vec<String> = Vec::new();
    for line in SAME {
        let (from, to) = line.split_once('>').unwrap_or((line, line));
        if from.split(' ').any(|w| stem(w) == own) {
            out.extend(to.split(' ').map(stem).filter(|other| *other != own));
        }
    }
    out
}

/// The words that lead somewhere, with repeats.
pub(super) fn words_with_meaning() -> impl Iterator<Item = &'static str> {
    SAME.iter().flat_map(|line| line.split([' ', '>']))
}

/// Ways to write a word that a stemmer would take for another one ("counciling" is not about councils).
const RESPELT: [(&str, &str); 4] = [
    ("counciling", "counselling"),
    ("councilling", "counselling"),
    ("councelling", "counselling"),
    ("councilor", "counsellor"),
];

/// The word that is meant by a known misspelling.
pub(super) fn respelt(folded: &str) -> Option<&'static str> {
    RESPELT.iter().find(|(wrong, _)| *wrong == folded).map(|(_, right)| *right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold::fold;

    #[test]
    fn the_lists_are_folded_and_in_order() {
        for word in STOP.iter().copied().chain(words_with_meaning()) {
            assert_eq!(fold(word), word);
        }
        for pair in STOP.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
    }

    #[test]
    fn words_for_the_same_thing_are_found_in_any_form() {
        assert!(same_meaning("asd").contains(&stem("autism")));
        assert!(same_meaning("talking").contains(&stem("speech")));
        assert!(same_meaning("gp").contains(&stem("doctors")));
        assert!(same_meaning("swimming").is_empty());
        assert_eq!(same_meaning("speech"), [""; 0]);
    }
}
