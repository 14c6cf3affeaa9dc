//! Other directories' words for what we keep in closed lists. Whole phrases only: "partial wheelchair access" is not
//! "wheelchair access".

use doorstep_shared::directory::{AccessFeature, Attend, Channel};
use doorstep_shared::fact::Fact;
use doorstep_shared::lang::LanguageCode;
use doorstep_shared::set::{Member, Set};

use super::Repair;
use super::ids::normal;
use super::repair::{line, quote};

/// Where help reaches a family.
pub(super) fn channel(word: &str) -> Option<Channel> {
    Some(match normal(word).as_str() {
        "venue" | "at venue" | "place" | "at a place" | "in person" | "face to face" | "location" | "centre" => {
            Channel::Place
        }
        "online" | "virtual" | "internet" | "web" | "video call" => Channel::Online,
        "phone" | "telephone" | "by phone" | "helpline" => Channel::Phone,
        "home visit" | "home visits" | "home" | "at home" | "outreach at home" => Channel::Home,
        _ => return None,
    })
}

/// How a family comes to use a service.
pub(super) fn attend(word: &str) -> Option<Attend> {
    Some(match normal(word).as_str() {
        "drop in" | "drop ins" | "walk in" | "just turn up" | "turn up" => Attend::DropIn,
        "appointment" | "by appointment" | "appointment only" | "book" | "booking" | "booking required" => Attend::Book,
        "self referral" | "self refer" => Attend::SelfRefer,
        "professional referral" | "referral" | "referral only" | "gp referral" => Attend::Referral,
        "membership" | "members only" | "members" => Attend::Membership,
        _ => return None,
    })
}

/// A fact about access to a venue.
pub(super) fn access(word: &str) -> Option<(AccessFeature, Fact)> {
    let word = word.trim();
    if let Some((key, fact)) = word.split_once('=') {
        return Some((AccessFeature::parse(key.trim())?, Fact::parse(fact.trim())?));
    }
    if let Some(feature) = AccessFeature::parse(&slug(word)) {
        return Some((feature, Fact::Yes));
    }
    let (feature, fact) = match normal(word).as_str() {
        "step free access" | "level access" | "ramp access" | "ramped access" | "wheelchair accessible entrance" => {
            (AccessFeature::StepFree, Fact::Yes)
        }
        "wheelchair accessible" | "wheelchair access" | "fully wheelchair accessible" | "full wheelchair access" => {
            (AccessFeature::Wheelchair, Fact::Yes)
        }
        "not wheelchair accessible" | "no wheelchair access" => (AccessFeature::Wheelchair, Fact::No),
        "accessible toilets"
        | "disabled toilet"
        | "disabled toilets"
        | "accessible toilet facilities"
        | "wheelchair accessible toilet" => (AccessFeature::AccessibleToilet, Fact::Yes),
        "changing places" | "changing places toilet" => (AccessFeature::ChangingPlace, Fact::Yes),
        "induction loop" | "hearing induction loop" | "hearing loops" => (AccessFeature::HearingLoop, Fact::Yes),
        "accessible parking" | "disabled parking" | "blue badge parking spaces" | "accessible parking spaces" => {
            (AccessFeature::BlueBadgeParking, Fact::Yes)
        }
        "pram access" | "pushchair access" | "buggy access" => (AccessFeature::Pram, Fact::Yes),
        "baby changing" | "baby changing facilities" => (AccessFeature::BabyChange, Fact::Yes),
        "quiet room" | "quiet area" => (AccessFeature::QuietSpace, Fact::Yes),
        _ => return None,
    };
    Some((feature, fact))
}

/// English names of languages that families here speak, with their codes.
const LANGUAGES: [(&str, &str); 50] = [
    ("albanian", "sq"),
    ("amharic", "am"),
    ("arabic", "ar"),
    ("bengali", "bn"),
    ("british sign language", "bfi"),
    ("bsl", "bfi"),
    ("bulgarian", "bg"),
    ("cantonese", "yue"),
    ("chinese", "zh"),
    ("czech", "cs"),
    ("dari", "prs"),
    ("dutch", "nl"),
    ("english", "en"),
    ("farsi", "fa"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("gujarati", "gu"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("igbo", "ig"),
    ("italian", "it"),
    ("kurdish", "ku"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("malayalam", "ml"),
    ("mandarin", "cmn"),
    ("nepali", "ne"),
    ("pashto", "ps"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("punjabi", "pa"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("slovak", "sk"),
    ("somali", "so"),
    ("sorani", "ckb"),
    ("spanish", "es"),
    ("swahili", "sw"),
    ("sylheti", "syl"),
    ("tamil", "ta"),
    ("tigrinya", "ti"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
    ("welsh", "cy"),
    ("yoruba", "yo"),
    ("sign language", "bfi"),
];

/// A language from its code (`pl`, `PL`, `en-GB`) or its English name.
pub(super) fn language(word: &str) -> Option<LanguageCode> {
    let word = normal(word);
    if let Some((_, code)) = LANGUAGES.iter().find(|(name, _)| *name == word) {
        return code.parse().ok();
    }
    word.split(' ').next().unwrap_or_default().parse().ok()
}

/// A key of our own from the way people write it: "Stay and play" and `stay-and-play` alike.
pub(super) fn slug(word: &str) -> String {
    normal(word).replace(' ', "-")
}

/// The members that some words name, with a note for each word that names none. Nothing named gives no set.
pub(super) fn set<M: Member>(
    raw: &[String],
    about: &'static str,
    parse: impl Fn(&str) -> Option<M>,
    repairs: &mut Vec<Repair>,
) -> Option<Set<M>> {
    let mut found = Set::EMPTY;
    for word in raw.iter().map(|w| line(w)).filter(|w| !w.is_empty()) {
        match M::parse(&slug(&word)).or_else(|| parse(&word)) {
            Some(member) => found.insert(member),
            None => repairs.push(Repair::WordUnknown { about, was: quote(&word) }),
        }
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_phrases_only() {
        assert_eq!(attend("Drop-in"), Some(Attend::DropIn));
        assert_eq!(attend("Professional referral"), Some(Attend::Referral));
        assert_eq!(attend("Assessment"), None);
        assert_eq!(channel("Home visit"), Some(Channel::Home));
        assert_eq!(channel("Information advice and guidance"), None);
        assert_eq!(access("Partial wheelchair access"), None);
        assert_eq!(access("Wheelchair accessible entrance"), Some((AccessFeature::StepFree, Fact::Yes)));
        assert_eq!(access("hearing-loop=no"), Some((AccessFeature::HearingLoop, Fact::No)));
    }

    #[test]
    fn languages_come_as_codes_and_names() {
        for (word, code) in [("pl", "pl"), ("PL", "pl"), ("en-GB", "en"), ("Polish", "pl"), ("BSL", "bfi")] {
            assert_eq!(language(word).map(String::from).as_deref(), Some(code), "{word}");
        }
        assert_eq!(language("Elvish"), None);
        assert_eq!(language(""), None);
        for (name, code) in LANGUAGES {
            assert!(code.parse::<LanguageCode>().is_ok(), "{name}");
        }
    }
}
