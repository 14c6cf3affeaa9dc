//! What a schedule says of itself in each language.

use std::sync::Arc;

use doorstep_shared::date::{Date, Weekday};
use doorstep_shared::lang::Lang;
use doorstep_shared::schedule::{Exception, ExtraDate, Nth, Repeat, Schedule, Season, Span, sentence};
use doorstep_shared::set::{Member as _, Set};
use doorstep_shared::words::{DatePart, Plural, Speech, Words, pack};

/// As much of three languages as these sentences need.
struct Phrasebook(Lang);

impl Speech for Phrasebook {
    fn plural(&self, n: u32) -> Plural {
        match (self.0, n) {
            (Lang::En | Lang::Pl, 1) => Plural::One,
            (Lang::En, _) => Plural::Other,
            (Lang::Pl, 2..=4) | (Lang::Ar, 3..=10) => Plural::Few,
            (Lang::Pl, _) | (Lang::Ar, 11..=99) => Plural::Many,
            (Lang::Ar, 2) => Plural::Two,
            (Lang::Ar, _) => Plural::Other,
        }
    }
    fn date(&self, date: Date, part: DatePart) -> String {
        let weekday = || match (self.0, date.weekday()) {
            (Lang::En, Weekday::Friday) => "Friday",
            (Lang::En, Weekday::Saturday) => "Saturday",
            (Lang::Pl, Weekday::Saturday) => "sobota",
            (Lang::Ar, Weekday::Saturday) => "السبت",
            other => panic!("{other:?} is not in the phrasebook"),
        };
        let month = match (self.0, date.month()) {
            (Lang::En, 1) => "January",
            (Lang::En, 7) => "July",
            (Lang::En, 12) => "December",
            (Lang::Pl, 7) => "lipca",
            (Lang::Pl, 12) => "grudnia",
            (Lang::Ar, 7) => "يوليو",
            (Lang::Ar, 12) => "ديسمبر",
            other => panic!("{other:?} is not in the phrasebook"),
        };
        match part {
            DatePart::Weekday => weekday().into(),
            DatePart::DayOfMonth => format!("{} {month}", date.day()),
            DatePart::DayMonthYear => format!("{} {month} {}", date.day(), date.year()),
            DatePart::WeekdayShort | DatePart::Month => panic!("no sentence asks for this"),
        }
    }
}

fn words(lang: Lang) -> Words {
    Words::new(lang, pack(lang), Arc::new(Phrasebook(lang))).unwrap_or_else(|e| panic!("{e}"))
}

fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a date"))
}

fn spans(texts: &[&str]) -> Vec<Span> {
    let time = |t: &str| t.parse().unwrap_or_else(|_| panic!("{t} is not a time"));
    let ends = texts.iter().map(|t| t.split_once('-').unwrap_or_else(|| panic!("{t} is not a span")));
    ends.map(|(start, end)| Span::new(time(start), time(end)).unwrap_or_else(|b| panic!("{b}"))).collect()
}

fn weekdays(keys: &str) -> Set<Weekday> {
    keys.split_whitespace().filter_map(Weekday::parse).collect()
}

fn schedule(repeat: Repeat, times: &[&str]) -> Schedule<u16> {
    Schedule {
        repeat,
        times: spans(times),
        valid_from: None,
        valid_to: None,
        season: Season::AllYear,
        not_on_bank_holidays: false,
        except: Vec::new(),
        extra: Vec::new(),
        location: None,
    }
}

fn weekly(days: &str, times: &[&str]) -> Schedule<u16> {
    schedule(Repeat::Weekly(weekdays(days)), times)
}

fn every_weeks(n: u8, days: &str, times: &[&str]) -> Schedule<u16> {
    schedule(Repeat::EveryWeeks { n, days: weekdays(days), from: day("2026-06-01") }, times)
}

fn monthly(nth: Nth, day: Weekday, times: &[&str]) -> Schedule<u16> {
    schedule(Repeat::Monthly { nth, day }, times)
}

fn dates(list: &[&str], times: &[&str]) -> Schedule<u16> {
    schedule(Repeat::Dates(list.iter().map(|d| day(d)).collect()), times)
}

fn in_term(s: Schedule<u16>) -> Schedule<u16> {
    Schedule { season: Season::TermTime, ..s }
}

fn holiday_club() -> Schedule<u16> {
    Schedule {
        season: Season::Holidays,
        not_on_bank_holidays: true,
        valid_to: Some(day("2027-07-20")),
        ..weekly("mo tu we th fr", &["08:00-09:00", "15:15-18:00"])
    }
}

/// A Saturday taken away, one given beside the listed ones, and a bank holiday among them.
fn patchwork() -> Schedule<u16> {
    Schedule {
        not_on_bank_holidays: true,
        except: vec![Exception { on: day("2026-12-12"), reason: "no room".into() }],
        extra: vec![ExtraDate { on: day("2026-12-19"), times: Vec::new() }],
        ..dates(&["2026-12-12", "2026-12-05", "2026-12-25"], &["10:00-12:00"])
    }
}

#[test]
fn english() {
    let saturdays = ["2026-12-05", "2026-12-12", "2026-12-19", "2026-12-26", "2027-01-02", "2027-01-09", "2027-01-16"];
    let from = Schedule { valid_from: Some(day("2026-12-05")), ..weekly("sa", &["10:00-11:00"]) };
    let both = Schedule { valid_to: Some(day("2027-07-20")), ..from.clone() };
    let own_times = ExtraDate { on: day("2026-12-05"), times: spans(&["14:00-16:00"]) };
    let only_extra = Schedule { extra: vec![own_times.clone()], ..in_term(weekly("", &[])) };
    let differing = Schedule { extra: vec![own_times], ..dates(&["2026-12-12"], &["10:00-12:00"]) };
    let cases = [
        (in_term(weekly("tu", &["10:00-11:30"])), "Every Tuesday in term time, 10am to 11:30am"),
        (weekly("tu th", &["13:15-14:45"]), "Every Tuesday and Thursday, 1:15pm to 2:45pm"),
        (weekly("sa su", &[]), "Every Saturday and Sunday, times not known"),
        (weekly("tu we th", &["09:00-12:00"]), "Tuesdays to Thursdays, 9am to midday"),
        (weekly("mo tu we th sa", &[]), "Every Monday, Tuesday, Wednesday, Thursday and Saturday, times not known"),
        (weekly("mo tu we th fr sa su", &["00:00-24:00"]), "Every day, all day"),
        (
            holiday_club(),
            "Mondays to Fridays in the school holidays, 8am to 9am and 3:15pm to 6pm, not on bank holidays, \
             until 20 July 2027",
        ),
        (from, "Every Saturday, 10am to 11am, from 5 December 2026"),
        (both, "Every Saturday, 10am to 11am, from 5 December 2026 to 20 July 2027"),
        (every_weeks(2, "mo th", &["13:15-14:45"]), "Every 2 weeks on Monday and Thursday, 1:15pm to 2:45pm"),
        (every_weeks(1, "mo", &["13:15-14:45"]), "Every Monday, 1:15pm to 2:45pm"),
        (monthly(Nth::First, Weekday::Monday, &["18:00-19:30"]), "First Monday of the month, 6pm to 7:30pm"),
        (monthly(Nth::Last, Weekday::Friday, &[]), "Last Friday of the month, times not known"),
        (dates(&["2026-12-05"], &["10:00-12:00"]), "Saturday 5 December, 10am to midday"),
        (
            dates(&saturdays[..3], &["10:00-12:00"]),
            "On 3 dates: Saturday 5 December, Saturday 12 December and Saturday 19 December, 10am to midday",
        ),
        (dates(&saturdays, &[]), "7 dates from 5 December 2026 to 16 January 2027, times not known"),
        (patchwork(), "On 2 dates: Saturday 5 December and Saturday 19 December, 10am to midday"),
        (only_extra, "Saturday 5 December, 2pm to 4pm"),
        (differing, "On 2 dates: Saturday 5 December and Saturday 12 December, at different times"),
        (weekly("", &["10:00-12:00"]), "Dates not known"),
    ];
    let words = words(Lang::En);
    for (schedule, expected) in cases {
        assert_eq!(sentence(&schedule, &words), expected);
    }
}

#[test]
fn polish() {
    let cases = [
        (in_term(weekly("tu", &["10:00-11:30"])), "W każdy wtorek, poza feriami i wakacjami szkolnymi, 10:00–11:30"),
        (weekly("we", &[]), "W każdą środę, godziny nieznane"),
        (weekly("mo th", &["13:15-14:45"]), "Co tydzień: poniedziałek i czwartek, 13:15–14:45"),
        (weekly("tu we th", &["09:00-12:00"]), "Co tydzień: wtorek–czwartek, 9:00–12:00"),
        (every_weeks(2, "mo th", &["13:15-14:45"]), "Co 2 tygodnie: poniedziałek i czwartek, 13:15–14:45"),
        (every_weeks(6, "su", &["13:15-14:45"]), "Co 6 tygodni: niedziela, 13:15–14:45"),
        (monthly(Nth::First, Weekday::Wednesday, &["18:00-19:30"]), "1. środa miesiąca, 18:00–19:30"),
        (monthly(Nth::Last, Weekday::Wednesday, &["18:00-19:30"]), "Ostatnia środa miesiąca, 18:00–19:30"),
        (
            holiday_club(),
            "Od poniedziałku do piątku, w ferie i wakacje szkolne, 8:00–9:00 i 15:15–18:00, \
             nie w dni ustawowo wolne od pracy, do 20 lipca 2027",
        ),
        (patchwork(), "2 terminy: sobota, 5 grudnia i sobota, 19 grudnia, 10:00–12:00"),
    ];
    let words = words(Lang::Pl);
    for (schedule, expected) in cases {
        assert_eq!(sentence(&schedule, &words), expected);
    }
}

#[test]
fn arabic() {
    let cases = [
        (in_term(weekly("tu", &["10:00-11:30"])), "كل يوم ثلاثاء في أيام الدراسة، من 10 صباحًا إلى 11:30 صباحًا"),
        (weekly("mo th", &[]), "كل أسبوع: الاثنين والخميس، الأوقات غير معروفة"),
        (every_weeks(2, "mo th", &["13:15-14:45"]), "كل أسبوعين: الاثنين والخميس، من 1:15 مساءً إلى 2:45 مساءً"),
        (every_weeks(3, "mo", &["00:00-24:00"]), "كل 3 أسابيع: الاثنين، طوال اليوم"),
        (monthly(Nth::First, Weekday::Monday, &["00:00-24:00"]), "يوم الاثنين الأول من كل شهر، طوال اليوم"),
        (
            holiday_club(),
            "من الاثنين إلى الجمعة في العطل المدرسية، من 8 صباحًا إلى 9 صباحًا ومن 3:15 مساءً إلى 6 مساءً، \
             ما عدا العطل الرسمية، حتى 20 يوليو 2027",
        ),
        (patchwork(), "في يومين: السبت، 5 ديسمبر والسبت، 19 ديسمبر، من 10 صباحًا إلى 12 ظهرًا"),
    ];
    let words = words(Lang::Ar);
    for (schedule, expected) in cases {
        assert_eq!(sentence(&schedule, &words), expected);
    }
}

/// A translation that forgot a place would lose a day or a time without anybody noticing.
#[test]
fn every_day_and_place_is_said_in_every_language() {
    for lang in Lang::ALL {
        let words = words(*lang);
        for weekday in Weekday::ALL {
            let one = weekly(weekday.key(), &["10:00-11:00"]);
            let said: Vec<String> = Nth::ALL
                .iter()
                .map(|nth| sentence(&monthly(*nth, *weekday, &["10:00-11:00"]), &words))
                .chain([sentence(&one, &words)])
                .collect();
            // The five places of a month and every week: six different sentences, each with the time.
            for (i, s) in said.iter().enumerate() {
                assert!(s.contains("10") && !said[..i].contains(s), "{s}");
            }
        }
    }
}
