use super::*;
use crate::set::Member as _;
use proptest::prelude::*;

fn all(on: Date, at: Time) -> [Say; 15] {
    [
        Say::News,
        Say::PlanAgreed,
        Say::ToDo { on },
        Say::ToDoToday,
        Say::ToDoAfter,
        Say::DidItHappen,
        Say::MeetingSoon { on },
        Say::CheckIn,
        Say::ApplyBy { on },
        Say::OfferDay { on },
        Say::ReplyBy { on },
        Say::TeamChanged,
        Say::SharingChanged,
        Say::Looked,
        Say::SessionTomorrow { at },
    ]
}

fn home(lang: TextLang) -> Vec<LanguageCode> {
    vec![lang.key().parse().expect("a language")]
}

/// Names, needs, kinds of service and schools: what must never stand in a message, in any of the languages.
const NEVER: &[&str] = &[
    "amina",
    "hodan",
    "warsame",
    "testcase",
    "speech",
    "language therapy",
    "therapy",
    "autis",
    "debt",
    "food bank",
    "housing",
    "refuge",
    "abuse",
    "violence",
    "social work",
    "protection",
    "safeguard",
    "mental",
    "health",
    "benefit",
    "universal credit",
    "disab",
    "special need",
    "behaviour",
    "primary school",
    "academy",
    "infant",
    "nursery",
    "children’s centre",
    "referral",
    "terapi",
    "przemoc",
    "dług",
    "logoped",
    "przedszkol",
    "datorii",
    "violență",
    "grădini",
    "xadgudub",
    "caafimaad",
    "guryeyn",
    "علاج",
    "عنف",
    "ديون",
    "حضانة",
    "قرض",
    "تشدد",
    "نرسری",
    "ঋণ",
    "সহিংসতা",
    "নার্সারি",
];

proptest! {
    /// The content rule: whatever day and time it holds, in every language.
    #[test]
    fn no_message_holds_a_name_a_need_a_service_or_a_school(days in 18_000..25_000i32, minutes in 0..1440u16) {
        let (on, at) = (Date::from_days(days).expect("a day"), Time::new(minutes / 60, minutes % 60).expect("a time"));
        for lang in TextLang::ALL {
            for say in all(on, at) {
                let Text { text, subject, language } = say.text(&home(*lang));
                prop_assert_eq!(language, *lang);
                let plain = format!("{subject} {text}").to_lowercase();
                for never in NEVER {
                    prop_assert!(!plain.contains(never), "{}: {}: {}", lang.key(), never, text);
                }
                prop_assert!(!plain.contains(['{', '}', '@']) && !plain.contains("http"), "{}", text);
            }
        }
    }
}

#[test]
fn every_language_has_its_own_words_in_its_own_script_and_they_fit_into_two_texts() {
    let (on, at) = ("2027-09-22".parse().expect("a day"), Time::new(16, 0).expect("a time"));
    let arabic = |c: char| ('\u{0600}'..='\u{06ff}').contains(&c);
    let bengali = |c: char| ('\u{0980}'..='\u{09ff}').contains(&c);
    let mut longest = 0;
    for lang in TextLang::ALL {
        let mut seen = std::collections::BTreeSet::new();
        for say in all(on, at) {
            let text = say.text(&home(*lang)).text;
            assert!(seen.insert(text.clone()), "{}: twice: {text}", lang.key());
            let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
            let right = |c: &char| match lang {
                TextLang::Ar | TextLang::Ur => arabic(*c),
                // The full stop of Bengali, "।", is Devanagari's and no letter.
                TextLang::Bn => bengali(*c),
                _ => !arabic(*c) && !bengali(*c) && c.is_alphabetic(),
            };
            assert!(letters.iter().all(right), "{}: {text}", lang.key());
            // A text of signs beyond the Latin ones has 67 a part; two parts are 134. Others have 153 a part.
            let (length, most) = (text.chars().count(), if text.is_ascii() { 306 } else { 268 });
            assert!(length <= most, "{}: {length}: {text}", lang.key());
            longest = longest.max(length);
        }
        assert_eq!(seen.len(), 15);
    }
    println!("messages: {} in {} languages, the longest has {longest} signs", 15, TextLang::ALL.len());
}

#[test]
fn urdu_is_not_arabic_and_drafts_are_marked() {
    let ur = Say::News.text(&home(TextLang::Ur)).text;
    let ar = Say::News.text(&home(TextLang::Ar)).text;
    assert!(ur.contains('ہ') && !ar.contains('ہ'), "letters that only Urdu has");
    let drafts: Vec<&str> = TextLang::ALL.iter().filter(|l| l.is_draft()).map(|l| l.key()).collect();
    assert_eq!(drafts, ["pl", "ar", "ur", "bn", "so", "ro"]);
    assert_eq!(TextLang::Ur.own_name(), "اردو");
}

#[test]
fn ig77_a_language_without_words_is_english_with_the_offer_of_an_interpreter_and_never_mixed() {
    let codes = |all: &[&str]| -> Vec<LanguageCode> { all.iter().map(|c| c.parse().expect("a language")).collect() };
    let interpreter = super::super::words::INTERPRETER;
    for (languages, lang, offered) in [
        (codes(&["ti", "ar"]), TextLang::En, true),
        (codes(&["ar", "en"]), TextLang::Ar, false),
        (codes(&["en", "pl"]), TextLang::En, false),
        (codes(&[]), TextLang::En, false),
        (codes(&["bfi"]), TextLang::En, true),
    ] {
        let text = Say::ToDoToday.text(&languages);
        assert_eq!((text.language, text.text.ends_with(interpreter)), (lang, offered), "{languages:?}: {}", text.text);
    }
}

#[test]
fn days_are_written_with_their_month_in_words() {
    let on = "2027-01-15".parse().expect("a day");
    for (lang, day) in [
        (TextLang::En, "15 January 2027"),
        (TextLang::Pl, "15 stycznia 2027"),
        (TextLang::Ro, "15 ianuarie 2027"),
        (TextLang::So, "15 Janaayo 2027"),
        (TextLang::Ar, "15 يناير 2027"),
        (TextLang::Ur, "15 جنوری 2027"),
        (TextLang::Bn, "15 জানুয়ারি 2027"),
    ] {
        let text = Say::ApplyBy { on }.text(&home(lang)).text;
        assert!(text.contains(day), "{text}");
    }
}
