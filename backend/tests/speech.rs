//! The server's half of speaking a language: plurals by the rules of CLDR, and the very texts the browsers' `Intl` gives.
#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use doorstep_backend::speech::{IcuSpeech, words};
use doorstep_shared::date::Date;
use doorstep_shared::directory::AgeRange;
use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::{DatePart, DateStyle, Plural, Speech as _};

/// CLDR's rules for whole numbers, written out by hand.
fn class(lang: Lang, n: u32) -> Plural {
    let (tens, hundreds) = (n % 10, n % 100);
    match lang {
        Lang::En if n == 1 => Plural::One,
        Lang::En => Plural::Other,
        Lang::Pl if n == 1 => Plural::One,
        Lang::Pl if (2..=4).contains(&tens) && !(12..=14).contains(&hundreds) => Plural::Few,
        Lang::Pl => Plural::Many,
        Lang::Ar => match (n, hundreds) {
            (0, _) => Plural::Zero,
            (1, _) => Plural::One,
            (2, _) => Plural::Two,
            (_, 3..=10) => Plural::Few,
            (_, 11..=99) => Plural::Many,
            _ => Plural::Other,
        },
    }
}

#[test]
fn plurals_follow_cldr() {
    for lang in Lang::ALL {
        let speech = IcuSpeech::new(*lang);
        for n in (0..=200).chain([1_000, 1_002, 1_000_000, u32::MAX]) {
            assert_eq!(speech.plural(n), class(*lang, n), "{lang:?} {n}");
        }
    }
}

/// A language's short weekdays from Monday, its months, and its months after a day, as `Intl.DateTimeFormat` gives them.
struct Names {
    lang: Lang,
    comma: &'static str,
    short: &'static str,
    months: &'static str,
    after_day: &'static str,
}

const ENGLISH: &str = "January February March April May June July August September October November December";
const ARABIC: &str = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر";

const NAMES: [Names; 3] = [
    Names { lang: Lang::En, comma: "", short: "Mon Tue Wed Thu Fri Sat Sun", months: ENGLISH, after_day: ENGLISH },
    Names {
        lang: Lang::Pl,
        comma: ",",
        short: "pon. wt. śr. czw. pt. sob. niedz.",
        months: "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
        after_day: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    },
    Names {
        lang: Lang::Ar,
        comma: "،",
        short: "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        months: ARABIC,
        after_day: ARABIC,
    },
];

#[test]
fn a_year_of_dates_reads_as_in_the_browser() {
    for Names { lang, comma, short, months, after_day } in &NAMES {
        let (speech, words) = (IcuSpeech::new(*lang), words(*lang));
        let pick = |list: &'static str, at: usize| list.split(' ').nth(at).expect("a name");
        for after in 0..366 {
            let date = Date::new(2028, 1, 1).expect("a date").plus_days(after);
            let (day, month) = (date.day(), date.month() as usize - 1);
            // The catalogue names the days of the week too, and must agree.
            let weekday = words.weekday(date.weekday());
            let day_of_month = format!("{day} {}", pick(after_day, month));
            for (text, wanted) in [
                (speech.date(date, DatePart::Weekday), weekday.to_owned()),
                (speech.date(date, DatePart::WeekdayShort), pick(short, date.weekday() as usize).into()),
                (speech.date(date, DatePart::Month), pick(months, month).into()),
                (speech.date(date, DatePart::DayOfMonth), day_of_month.clone()),
                (speech.date(date, DatePart::DayMonthYear), format!("{day_of_month} 2028")),
                (words.date(date, DateStyle::DayMonth), format!("{weekday}{comma} {day_of_month}")),
            ] {
                assert_eq!(text, wanted);
            }
        }
    }
}

#[test]
fn polish_and_arabic_speak_of_times_lists_and_ages() {
    let (pl, ar) = (words(Lang::Pl), words(Lang::Ar));
    let time = |text: &str| text.parse().expect("a time");
    let ages = |from, to| Some(AgeRange::new(from, to).expect("a range"));
    for (text, wanted) in [
        (pl.time(time("09:05")), "9:05"),
        (pl.time(time("00:00")), "0:00"),
        (pl.time(time("24:00")), "24:00"),
        (pl.span(time("10:00"), time("13:30")), "10:00–13:30"),
        (pl.list(&["a", "b", "c"]), "a, b i c"),
        (pl.age_range(ages(Some(0), Some(59))), "Poniżej 5 lat"),
        (pl.age_range(ages(Some(36), Some(47))), "Wiek: 3 lata"),
        (pl.age_range(ages(Some(2), Some(59))), "Od 2 miesięcy do 4 lat"),
        (pl.age_range(ages(Some(22), Some(22))), "22 miesiące"),
        (ar.time(time("12:00")), "12 ظهرًا"),
        (ar.time(time("13:15")), "1:15 مساءً"),
        (ar.span(time("10:00"), time("11:30")), "من 10 صباحًا إلى 11:30 صباحًا"),
        (ar.list(&["أ", "ب", "ج"]), "أ وب وج"),
        (ar.age_range(ages(Some(0), Some(23))), "أقل من سنتين"),
        (ar.age_range(ages(Some(24), Some(143))), "من 2 إلى 11 سنة"),
        (ar.age_range(ages(Some(2), Some(59))), "من شهرين إلى 4 سنوات"),
    ] {
        assert_eq!(text, wanted);
    }
}

#[test]
fn words_are_made_once() {
    for lang in Lang::ALL {
        let (first, second) = (words(*lang), words(*lang));
        assert!(!first.time_noon().is_empty());
        assert!(std::ptr::eq(first.time_noon(), second.time_noon()), "the same text in memory");
    }
}
