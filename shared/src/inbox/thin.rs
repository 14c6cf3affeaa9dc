//! Searches that found little: what is kept of the words, and from how many on they may be looked at.
//!
//! Families type names, numbers and addresses into search boxes. None of that may be kept, so a search is first cut down
//! to a few plain words, and then nobody sees it before it was made five times in one week.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::search::{fold, is_stop_word};

/// Most words that are kept of one search.
pub const WORDS_MOST: usize = 5;
/// A search that was made less often than this in a week is shown to nobody.
pub const LEAST: u32 = 5;
/// From so many digits on, a number may be a phone, a card or a date of birth.
const DIGITS: usize = 3;

/// One search that found little, as it is kept: its words and the week it was made in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThinSearch {
    /// Folded words, in the order typed, with a space between them.
    pub words: String,
    /// The Monday of the week.
    pub week: Date,
    /// Whether somebody pressed "tell the centre".
    #[serde(default)]
    pub told: bool,
}

/// What may be kept of a search: at most five folded words, none of which looks like a name, a phone number, an e-mail or
/// web address, a postcode or any long number. Nothing when nothing is left.
pub fn scrub(typed: &str) -> Option<String> {
    let chunks: Vec<&str> = typed.split(|c: char| c.is_whitespace() || ",;()\"“”".contains(c)).collect();
    let chunks: Vec<&str> = chunks.into_iter().filter(|chunk| !chunk.is_empty()).collect();
    let mut kept: Vec<String> = Vec::new();
    let mut before = "";
    let mut sentence_begins = true;
    for (at, chunk) in chunks.iter().enumerate() {
        let next = chunks.get(at + 1).copied().unwrap_or("");
        let starts = core::mem::replace(&mut sentence_begins, chunk.ends_with(['.', '!', '?', ':']));
        let drop = is_address(chunk)
            || is_number(chunk)
            || is_half_of_number(chunk, before, next)
            || is_postcode(chunk)
            || is_outward(chunk) && is_inward(next)
            || is_inward(chunk) && is_outward(before)
            || introduces_name(before)
            || !starts && is_capitalised(chunk, &chunks)
            || names_street(chunk, next);
        before = chunk;
        if drop {
            continue;
        }
        let folded = fold(chunk);
        let words = folded.split(' ').filter(|word| tells_something(word));
        kept.extend(words.filter(|word| !kept_already(&kept, word)).map(String::from).collect::<Vec<_>>());
    }
    kept.truncate(WORDS_MOST);
    (!kept.is_empty()).then(|| kept.join(" "))
}

fn kept_already(kept: &[String], word: &str) -> bool {
    kept.iter().any(|other| other == word)
}

/// A word that is worth counting and names nobody.
fn tells_something(word: &str) -> bool {
    let letters = word.chars().count();
    let named = FIRST_NAMES.binary_search(&word).is_ok() || TITLES.contains(&word);
    (2..=24).contains(&letters) && !is_stop_word(word) && !named && !digits_over(word)
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

fn digits_over(text: &str) -> bool {
    digits(text) >= DIGITS
}

/// An e-mail or web address, or the name of an account.
fn is_address(chunk: &str) -> bool {
    let dotted = chunk.trim_matches('.').split('.').filter(|part| part.chars().count() >= 2).count() >= 2
        && chunk.chars().any(char::is_alphabetic)
        && !chunk.chars().next().is_some_and(char::is_numeric);
    chunk.contains(['@', '/', '\\', '_', '=']) || chunk.starts_with("www.") || dotted
}

/// A phone number, a date, an amount, a house number with its letter: anything of three digits, or of several numbers.
fn is_number(chunk: &str) -> bool {
    digits_over(chunk) || chunk.starts_with('+') || chunk.split(['.', '-', ':']).filter(|p| digits(p) > 0).count() >= 3
}

/// A number that goes on in the number beside it: "07 700".
fn is_half_of_number(chunk: &str, before: &str, next: &str) -> bool {
    let only = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_numeric() || "-.+".contains(c));
    only(chunk) && (only(before) || only(next)) && digits(chunk) + digits(before).max(digits(next)) >= DIGITS
}

/// The first half of a postcode, such as `SW1A`.
fn is_outward(chunk: &str) -> bool {
    let folded = fold(chunk);
    let letters = folded.chars().take_while(char::is_ascii_alphabetic).count();
    let rest = folded.get(letters..).unwrap_or("");
    let first = rest.chars().next().is_some_and(|c| c.is_ascii_digit());
    (1..=2).contains(&letters) && first && rest.len() <= 2 && rest.is_ascii()
}

/// A key stage or a school year: by itself it looks like half a postcode and is none.
fn is_school_year(chunk: &str) -> bool {
    let folded = fold(chunk);
    ["ks", "y"].iter().any(|start| folded.strip_prefix(start).is_some_and(|rest| rest.len() == 1))
}

/// The second half of a postcode, such as `1AA`.
fn is_inward(chunk: &str) -> bool {
    let folded = fold(chunk);
    let bytes = folded.as_bytes();
    bytes.len() == 3 && bytes[0].is_ascii_digit() && bytes[1..].iter().all(u8::is_ascii_alphabetic)
}

/// A postcode in one piece, or its first half alone.
fn is_postcode(chunk: &str) -> bool {
    let folded = fold(chunk).replace(' ', "");
    let split = folded.len().checked_sub(3).filter(|at| folded.is_char_boundary(*at));
    let whole = split.is_some_and(|at| is_outward(&folded[..at]) && is_inward(&folded[at..]));
    whole || is_outward(chunk) && !is_school_year(chunk)
}

/// Words behind which a name comes.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "miss",
    "ms",
    "mx",
    "dr",
    "prof",
    "sir",
    "called",
    "named",
    "imie",
    "pan",
    "pani",
    "pana",
    "اسمي",
    "اسمه",
    "اسمها",
    "السيد",
    "السيده",
    "الدكتور",
];

fn introduces_name(before: &str) -> bool {
    TITLES.contains(&fold(before).as_str())
}

/// A capital inside a sentence that is not written in capitals throughout: most likely a name. Somebody whose phone begins
/// every word with a capital loses these words; nobody loses a name.
fn is_capitalised(chunk: &str, all: &[&str]) -> bool {
    let capital = |text: &str| {
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let known = ["English", "Polish", "Arabic", "Urdu", "Bengali", "Romanian", "Punjabi", "Ukrainian", "Somali"];
    capital(chunk) && all.len() > 1 && !known.contains(&chunk)
}

/// The name of a street: "12 Station Road" loses its road and what stands before it.
fn names_street(chunk: &str, next: &str) -> bool {
    let street = |text: &str| STREETS.contains(&fold(text).as_str());
    street(chunk) || street(next)
}

const STREETS: &[&str] = &[
    "road", "rd", "street", "avenue", "ave", "lane", "crescent", "terrace", "gardens", "grove", "ulica", "ul", "شارع",
];

/// First names that are common in England, folded and sorted. Those that are also everyday words (Grace, Will, May …) are
/// left out: they name nobody by themselves.
const FIRST_NAMES: &[&str] = &[
    "aaliyah",
    "abdul",
    "abdullah",
    "adam",
    "agnieszka",
    "ahmad",
    "ahmed",
    "aisha",
    "alan",
    "alex",
    "alexander",
    "alexandra",
    "alfie",
    "ali",
    "alice",
    "alina",
    "amelia",
    "amina",
    "amy",
    "andrea",
    "andrew",
    "andrzej",
    "angela",
    "anna",
    "anne",
    "anthony",
    "arthur",
    "ayesha",
    "barbara",
    "beata",
    "benjamin",
    "bogdan",
    "brian",
    "carol",
    "caroline",
    "catherine",
    "charles",
    "charlie",
    "charlotte",
    "chloe",
    "christine",
    "christopher",
    "claire",
    "daniel",
    "darren",
    "david",
    "deborah",
    "dominik",
    "donna",
    "dorota",
    "edward",
    "elena",
    "elizabeth",
    "ella",
    "ellie",
    "emily",
    "emma",
    "ethan",
    "evelyn",
    "ewa",
    "fatima",
    "fatma",
    "florence",
    "freddie",
    "gary",
    "george",
    "grzegorz",
    "hannah",
    "harriet",
    "harry",
    "hassan",
    "heather",
    "helen",
    "henry",
    "hussain",
    "ibrahim",
    "imran",
    "ioana",
    "isabella",
    "isla",
    "ismail",
    "jack",
    "jacob",
    "jake",
    "jakub",
    "james",
    "jan",
    "jane",
    "janet",
    "jason",
    "jennifer",
    "jessica",
    "joan",
    "joanna",
    "john",
    "jonathan",
    "joseph",
    "joshua",
    "julia",
    "julie",
    "karen",
    "katarzyna",
    "katherine",
    "kevin",
    "khadija",
    "khalid",
    "kimberley",
    "krzysztof",
    "laura",
    "lauren",
    "layla",
    "leah",
    "leo",
    "lewis",
    "liam",
    "linda",
    "lisa",
    "louise",
    "lucas",
    "lucy",
    "magdalena",
    "malgorzata",
    "marcin",
    "margaret",
    "maria",
    "mariam",
    "mariusz",
    "martin",
    "maryam",
    "mateusz",
    "matthew",
    "megan",
    "michael",
    "michal",
    "michelle",
    "mohamed",
    "mohammad",
    "mohammed",
    "monika",
    "muhammad",
    "mustafa",
    "natalie",
    "nathan",
    "nicola",
    "nicole",
    "noah",
    "noor",
    "oliver",
    "olivia",
    "omar",
    "oscar",
    "patricia",
    "patrick",
    "paul",
    "pauline",
    "pawel",
    "peter",
    "philip",
    "phoebe",
    "piotr",
    "rachel",
    "rebecca",
    "richard",
    "robert",
    "ryan",
    "sally",
    "samantha",
    "samuel",
    "sandra",
    "sara",
    "sarah",
    "scarlett",
    "sharon",
    "simon",
    "sophia",
    "sophie",
    "stanislaw",
    "stephanie",
    "stephen",
    "steven",
    "stuart",
    "susan",
    "thomas",
    "tomasz",
    "tracy",
    "victoria",
    "wendy",
    "william",
    "wojciech",
    "yasmin",
    "yusuf",
    "zainab",
    "zoe",
    "zofia",
    "ابراهيم",
    "احمد",
    "امينه",
    "حسن",
    "حسين",
    "خالد",
    "خديجه",
    "زينب",
    "ساره",
    "عايشه",
    "عبد",
    "عبدالله",
    "علي",
    "عمر",
    "فاطمه",
    "ليلي",
    "محمد",
    "محمود",
    "مريم",
    "مصطفي",
    "نور",
    "ياسمين",
    "يوسف",
];

/// How often words were looked for in a week: five times or more, or there is no such value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Counted {
    words: String,
    week: Date,
    times: u32,
    told: u32,
}

impl Counted {
    /// The words, in the order in which most people typed them.
    pub fn words(&self) -> &str {
        &self.words
    }
    /// The Monday of the week.
    pub fn week(&self) -> Date {
        self.week
    }
    /// How often, [`LEAST`] or more.
    pub fn times(&self) -> u32 {
        self.times
    }
    /// How many of them pressed "tell the centre"; nought where that were fewer than [`LEAST`].
    pub fn told(&self) -> u32 {
        self.told
    }
    /// The same words in any order have the same mark.
    pub fn mark(&self) -> String {
        mark(&self.words)
    }
}

/// What stands for the same words in any order.
pub fn mark(words: &str) -> String {
    let mut words: Vec<&str> = words.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Searches by week and words, the latest week and the most frequent first. What was looked for less than five times in its
/// week is left out, so that it cannot be shown.
pub fn counted(searches: impl IntoIterator<Item = ThinSearch>) -> Vec<Counted> {
    let mut groups: BTreeMap<(Date, String), BTreeMap<String, (u32, u32)>> = BTreeMap::new();
    for search in searches {
        let group = groups.entry((search.week, mark(&search.words))).or_default();
        let count = group.entry(search.words).or_default();
        count.0 += 1;
        count.1 += u32::from(search.told);
    }
    let mut all: Vec<Counted> = groups
        .into_iter()
        .filter_map(|((week, _), orders)| {
            let (times, told) = orders.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            // Of several orders equally frequent, the first by letters: the same searches always show alike.
            let words = orders.into_iter().rev().max_by_key(|(_, (n, _))| *n).map(|(words, _)| words)?;
            (times >= LEAST).then_some(Counted { words, week, times, told: if told >= LEAST { told } else { 0 } })
        })
        .collect();
    all.sort_by(|a, b| (b.week, b.times, &a.words).cmp(&(a.week, a.times, &b.words)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_looked_for_is_kept_in_plain_words() {
        for (typed, kept) in [
            ("Sling library", Some("sling library")),
            ("SWIMMING LESSONS", Some("swimming lessons")),
            ("autism support for a 3 year old", Some("autism support year old")),
            ("groups for under 5s", Some("groups under 5s")),
            ("ks2 tutoring in English", Some("ks2 tutoring english")),
            ("drop-in, Tuesday", Some("drop")),
            ("basen dla niemowląt", Some("basen niemowlat")),
            ("سباحة للأطفال", Some("سباحه للاطفال")),
            ("play play play", Some("play")),
            ("one two three four five six seven eight", Some("one two three four five")),
            ("", None),
            ("for the", None),
            ("x", None),
        ] {
            assert_eq!(scrub(typed).as_deref(), kept, "{typed}");
        }
    }

    #[test]
    fn what_may_name_a_person_is_dropped() {
        for (typed, kept) in [
            ("ann.smith@group.example help", Some("help")),
            ("help ann@group", Some("help")),
            ("call 07700 900 123", Some("call")),
            ("call 07 70 09", Some("call")),
            ("+44 7700900123", None),
            ("housing SW1A 1AA", Some("housing")),
            ("housing sw1a1aa", Some("housing")),
            ("food bank zz1", Some("food bank")),
            ("born 12/03/2021 nursery", Some("born nursery")),
            ("born 3.4.21", Some("born")),
            ("nhs 943 476 5919", Some("nhs")),
            ("my son Oskar needs speech", Some("son needs speech")),
            ("joanna speech", Some("speech")),
            ("mrs brzezinska reception", Some("reception")),
            ("pani kowalska", None),
            ("speech for child called tariq", Some("speech child")),
            ("12 station road nursery", Some("12 nursery")),
            ("www.group.example", None),
            ("group.example club", Some("club")),
            ("محمد نطق", Some("نطق")),
            ("QQ123456C benefits", Some("benefits")),
        ] {
            assert_eq!(scrub(typed).as_deref(), kept, "{typed}");
        }
    }

    #[test]
    fn the_names_are_folded_and_in_order() {
        for name in FIRST_NAMES.iter().chain(TITLES).chain(STREETS) {
            assert_eq!(fold(name), *name);
        }
        for pair in FIRST_NAMES.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
    }

    fn week(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn searches(words: &str, on: &str, times: usize) -> Vec<ThinSearch> {
        vec![ThinSearch { words: words.into(), week: week(on), told: false }; times]
    }

    #[test]
    fn four_are_nobody_and_five_are_shown() {
        let mut all = searches("sling library", "2027-06-07", 4);
        assert_eq!(counted(all.clone()), []);
        all.extend(searches("library sling", "2027-06-07", 1));
        let shown = counted(all.clone());
        assert_eq!((shown[0].words(), shown[0].times(), shown.len()), ("sling library", 5, 1));
        // Two weeks of four are not eight.
        let mut two = searches("sling", "2027-06-07", 4);
        two.extend(searches("sling", "2027-06-14", 4));
        assert_eq!(counted(two), []);
    }

    #[test]
    fn who_told_the_centre_is_counted_from_five_on_too() {
        let mut all = searches("sling", "2027-06-07", 6);
        for search in all.iter_mut().take(4) {
            search.told = true;
        }
        assert_eq!(counted(all.clone())[0].told(), 0);
        all[4].told = true;
        assert_eq!(counted(all)[0].told(), 5);
    }

    proptest! {
        #[test]
        fn nothing_kept_holds_a_number_an_address_or_more_than_five_words(typed in "\\PC{0,60}|[a-z0-9@. ]{0,60}|[A-Z0-9 +-]{0,40}") {
            if let Some(kept) = scrub(&typed) {
                let words: Vec<&str> = kept.split(' ').collect();
                prop_assert!((1..=WORDS_MOST).contains(&words.len()), "{}", kept);
                prop_assert_eq!(&fold(&kept), &kept, "only folded words");
                for word in words {
                    prop_assert!(!digits_over(word) && !word.contains(['@', '.', '+', '/']), "{}", kept);
                    prop_assert!(FIRST_NAMES.binary_search(&word).is_err(), "{}", kept);
                }
            }
        }

        #[test]
        fn a_postcode_or_a_phone_number_is_dropped_wherever_it_stands(
            before in "[a-z]{3,8}", letters in "[A-Z]{1,2}", digit in 0_u8..10, inward in "[0-9][A-Z]{2}", space in any::<bool>(),
            phone in "0[0-9]{4}", rest in "[0-9]{6}",
        ) {
            let gap = if space { " " } else { "" };
            for secret in [format!("{letters}{digit}{gap}{inward}"), format!("{phone}{gap}{rest}")] {
                let kept = scrub(&format!("{before} {secret}")).unwrap_or_default();
                prop_assert!(!kept.chars().any(|c| c.is_ascii_digit()), "{secret} left {kept}");
                let kept = scrub(&format!("{secret} {before}")).unwrap_or_default();
                prop_assert!(!kept.chars().any(|c| c.is_ascii_digit()), "{secret} left {kept}");
            }
        }

        #[test]
        fn nothing_below_five_is_ever_shown(made in prop::collection::vec((0_usize..4, 0_i32..3, any::<bool>()), 0..60)) {
            let words = ["a b", "b a", "c", "d"];
            let searches: Vec<ThinSearch> = made
                .iter()
                .map(|(w, n, told)| ThinSearch { words: words[*w].into(), week: week("2027-06-07").plus_days(n * 7), told: *told })
                .collect();
            for shown in counted(searches.clone()) {
                let same = |s: &&ThinSearch| s.week == shown.week() && mark(&s.words) == shown.mark();
                let times = searches.iter().filter(same).count();
                prop_assert!(times >= LEAST as usize);
                prop_assert_eq!(times as u32, shown.times());
                prop_assert!(shown.told() == 0 || shown.told() >= LEAST);
            }
        }
    }
}
