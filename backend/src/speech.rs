//! What the server knows about languages: plural classes and the names of days and months, from the ICU crates.
//!
//! The phone's half asks the browser's `Intl` for the same parts; [`DatePart`] names the options. Both must give one text.

use std::sync::{Arc, OnceLock};

use doorstep_shared::date::Date;
use doorstep_shared::lang::Lang;
use doorstep_shared::plans::family::Tongue;
use doorstep_shared::plans::school::long_date;
use doorstep_shared::words::{DatePart, Plural, Speech, Words};
use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{E, M, MD, YMD};
use icu_datetime::input::Date as IcuDate;
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules};

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

/// Plurals and dates of one language.
///
/// The data is compiled in, so loading it cannot fail; a test loads every language. Without it every number would be
/// `other` and a date would read `2026-11-24`.
pub struct IcuSpeech {
    plurals: Option<PluralRules>,
    dates: Option<Dates>,
}

struct Dates {
    weekday: Formatter<E>,
    weekday_short: Formatter<E>,
    month: Formatter<M>,
    day_of_month: Formatter<MD>,
    day_month_year: Formatter<YMD>,
}

/// English is Britain's, and Arabic has Latin digits, as every number on our screens.
fn locale_of(lang: Lang) -> Locale {
    match lang {
        Lang::En => locale!("en-GB"),
        Lang::Pl => locale!("pl"),
        Lang::Ar => locale!("ar-u-nu-latn"),
    }
}

impl Dates {
    fn load(lang: Lang) -> Result<Self, DateTimeFormatterLoadError> {
        let prefs = (&locale_of(lang)).into();
        Ok(Self {
            weekday: Formatter::try_new(prefs, E::long())?,
            weekday_short: Formatter::try_new(prefs, E::short())?,
            month: Formatter::try_new(prefs, M::long())?,
            day_of_month: Formatter::try_new(prefs, MD::long())?,
            day_month_year: Formatter::try_new(prefs, YMD::long())?,
        })
    }

    fn format(&self, date: &IcuDate<Gregorian>, part: DatePart) -> String {
        match part {
            DatePart::Weekday => self.weekday.format(date).to_string(),
            DatePart::WeekdayShort => self.weekday_short.format(date).to_string(),
            DatePart::Month => self.month.format(date).to_string(),
            DatePart::DayOfMonth => self.day_of_month.format(date).to_string(),
            DatePart::DayMonthYear => self.day_month_year.format(date).to_string(),
        }
    }
}

impl IcuSpeech {
    /// The knowledge of this language.
    pub fn new(lang: Lang) -> Self {
        Self { plurals: PluralRules::try_new_cardinal((&locale_of(lang)).into()).ok(), dates: Dates::load(lang).ok() }
    }
}

/// A day as the family's pages write it: V29 "6 September 2027" in English, and as it is written in the other languages, with
/// digits that stand on English papers, too.
pub fn family_day(tongue: Tongue, date: Date) -> String {
    let locale = match tongue {
        Tongue::English => return long_date(date),
        Tongue::Polish => locale!("pl"),
        Tongue::Arabic => locale!("ar-u-nu-latn"),
        Tongue::Urdu => locale!("ur-u-nu-latn"),
        Tongue::Bengali => locale!("bn-u-nu-latn"),
        Tongue::Somali => locale!("so"),
        Tongue::Romanian => locale!("ro"),
    };
    let civil = date.civil();
    let day = IcuDate::try_new_gregorian(civil.year().into(), civil.month().unsigned_abs(), civil.day().unsigned_abs());
    match (Formatter::try_new((&locale).into(), YMD::long()), day) {
        (Ok(formatter), Ok(day)) => formatter.format(&day).to_string(),
        _ => long_date(date),
    }
}

impl Speech for IcuSpeech {
    fn plural(&self, n: u32) -> Plural {
        match self.plurals.as_ref().map(|rules| rules.category_for(n)) {
            Some(PluralCategory::Zero) => Plural::Zero,
            Some(PluralCategory::One) => Plural::One,
            Some(PluralCategory::Two) => Plural::Two,
            Some(PluralCategory::Few) => Plural::Few,
            Some(PluralCategory::Many) => Plural::Many,
            Some(PluralCategory::Other) | None => Plural::Other,
        }
    }

    fn date(&self, date: Date, part: DatePart) -> String {
        let civil = date.civil();
        let day =
            IcuDate::try_new_gregorian(civil.year().into(), civil.month().unsigned_abs(), civil.day().unsigned_abs());
        match (&self.dates, day) {
            (Some(dates), Ok(day)) => dates.format(&day, part),
            _ => date.to_string(),
        }
    }
}

/// The words of a language as the server speaks them; made once.
pub fn words(lang: Lang) -> Words {
    static EN: OnceLock<Words> = OnceLock::new();
    static PL: OnceLock<Words> = OnceLock::new();
    static AR: OnceLock<Words> = OnceLock::new();
    let once = match lang {
        Lang::En => &EN,
        Lang::Pl => &PL,
        Lang::Ar => &AR,
    };
    once.get_or_init(|| Words::built_in(lang, Arc::new(IcuSpeech::new(lang)))).clone()
}
