//! V34: what a plan never asks for.

use crate::search::fold;

/// Words that would ask about crime, immigration status, religion or sexuality, as [`fold`] writes them. Such a thing is
/// written down only where the family brings it up as a need, as free text in a section that they choose to share.
pub const NOT_ASKED: &[&str] = &[
    // Crime.
    "crime",
    "crimes",
    "criminal",
    "convicted",
    "conviction",
    "convictions",
    "offence",
    "offences",
    "offender",
    "police",
    "prison",
    "probation",
    "arrest",
    "arrested",
    "court",
    "gang",
    "antisocial",
    // Immigration status.
    "immigration",
    "immigrant",
    "immigrants",
    "migrant",
    "migrants",
    "asylum",
    "refugee",
    "refugees",
    "visa",
    "citizen",
    "citizenship",
    "nationality",
    "passport",
    "deported",
    "settled status",
    "residence permit",
    "country of birth",
    "right to remain",
    "leave to remain",
    // Religion.
    "religion",
    "religions",
    "religious",
    "faith",
    "faiths",
    "belief",
    "beliefs",
    "worship",
    "church",
    "mosque",
    "temple",
    "synagogue",
    "gurdwara",
    "pray",
    "prayer",
    "god",
    "christian",
    "muslim",
    "jewish",
    "hindu",
    "sikh",
    "buddhist",
    "halal",
    "kosher",
    // Sexuality.
    "sexuality",
    "sexual",
    "orientation",
    "gay",
    "lesbian",
    "bisexual",
    "heterosexual",
    "lgbt",
    "transgender",
];

/// V34: the first word of a label or a question that asks for what is not asked; none in everything we publish.
pub fn asks_what_is_not_asked(text: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(text));
    NOT_ASKED.iter().copied().find(|word| folded.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::super::wordings;
    use super::*;

    #[test]
    fn v34_nothing_asks_about_crime_immigration_religion_or_sexuality() {
        for wording in wordings() {
            assert_eq!(asks_what_is_not_asked(wording.text), None, "{}: {}", wording.id, wording.text);
            assert_eq!(asks_what_is_not_asked(&wording.id), None, "{}", wording.id);
        }
    }

    #[test]
    fn v34_such_a_question_would_be_found() {
        for (asked, word) in [
            ("What is your immigration status?", "immigration"),
            ("Faith or beliefs", "faith"),
            ("Settled status", "settled status"),
            ("Has anyone been to PRISON?", "prison"),
            ("sexual-orientation", "sexual"),
            ("How does your child settle?", ""),
            ("Is the group faithful to its times?", ""),
        ] {
            assert_eq!(asks_what_is_not_asked(asked).unwrap_or_default(), word, "{asked}");
        }
    }

    #[test]
    fn v34_each_word_is_written_as_it_is_looked_for() {
        assert!(NOT_ASKED.iter().all(|word| fold(word) == *word));
    }
}
