//! V33: words in a text that make the page say "this is not the place".

mod list;

use crate::search::fold;
use list::TRIGGERS;

/// V33: whether to show the banner that leads to the safe routes beside a text.
///
/// It says yes or no and nothing else: not which word it was, so that nothing can be kept; it tells nobody and refers
/// nobody. Words are whole words, in any case and with any apostrophe. It reads English only, and a "no" means nothing: the
/// routes stand on every page of a plan anyway. That a text says "no violence" shows the banner too; once too often does no
/// harm.
pub fn shows_safe_routes(text: &str) -> bool {
    let folded = format!(" {} ", fold(text));
    TRIGGERS.iter().any(|trigger| {
        folded.match_indices(trigger).any(|(at, found)| {
            let before = folded.get(..at).is_some_and(|b| b.ends_with(' '));
            let after = folded.get(at + found.len()..).is_some_and(|a| a.starts_with(' '));
            before && after
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v33_words_of_harm_show_the_banner() {
        for text in [
            "She told me that he hits her.",
            "HE HITS   HIM",
            "abuse",
            "Bruises, unexplained: bruises on his arms",
            "There was domestic\nviolence last year",
            "I want to die",
            "he said he'd kill himself",
            "self-harm",
            "Self–harming again",
            "dad’s been abusive",
            "(raped)",
            "Äbused",
            "She is scared to go home.",
            "No violence at home.",
        ] {
            assert!(shows_safe_routes(text), "{text}");
        }
    }

    #[test]
    fn v33_false_friends_do_not() {
        for text in [
            "",
            "He loves grapes and drapes a cloth over the table.",
            "The speech therapist comes on Tuesday.",
            "She has many skills, and skips.",
            "He hits the ball and beats the drum.",
            "They sing the greatest hits.",
            "An assault course at the park; knife and fork at lunch.",
            "The dog grooming shop is next door.",
            "He was frightened of the dark and scared of dogs.",
            "She bruised her knee when she fell off the swing.",
            "Had his jabs, a shot in each arm.",
            "We live in Middlesex.",
            "He is starving after nursery!",
            "Whipped cream and a beaten egg.",
            "I could kill for a cup of tea.",
            "Mr Abusaid and Mrs Rapert run the group.",
            "She cuts paper herself with scissors.",
            "Violet plays the violin.",
            "He said hello. Her sister hit. The road",
            "The DIY store cut a key.",
            "تحب ابنتي الرسم",
        ] {
            assert!(!shows_safe_routes(text), "{text}");
        }
    }

    #[test]
    fn v33_each_trigger_is_written_as_it_is_looked_for() {
        for (n, trigger) in TRIGGERS.iter().enumerate() {
            assert_eq!(fold(trigger), *trigger, "folded, or it is never found");
            assert!(shows_safe_routes(trigger));
            assert!(!TRIGGERS[..n].contains(trigger), "{trigger} stands there twice");
            assert!(!shows_safe_routes(&format!("x{trigger}")) || trigger.contains(' '), "{trigger}: whole words only");
        }
    }
}
