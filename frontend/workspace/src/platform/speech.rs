//! What the browser knows about languages: plural classes and the names of days and months, from its `Intl`.

use std::cell::RefCell;

use doorstep_shared::date::Date;
use doorstep_shared::lang::Lang;
use doorstep_shared::words::{DatePart, Plural, Speech};
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

const DAY_MILLISECONDS: f64 = 86_400_000.0;

/// Plurals and dates of one language. The browser's objects are kept apart, as only one thread may touch them.
pub struct IntlSpeech(pub Lang);

thread_local! {
    /// The formats made so far: each costs the browser some milliseconds.
    static FORMATS: RefCell<Vec<(Lang, DatePart, Function)>> = const { RefCell::new(Vec::new()) };
    static PLURALS: RefCell<Vec<(Lang, Intl::PluralRules)>> = const { RefCell::new(Vec::new()) };
}

/// English is Britain's, and Arabic has Latin digits, as every number on our screens.
fn locales(lang: Lang) -> Array {
    let locale = match lang {
        Lang::En => "en-GB",
        Lang::Pl => "pl",
        Lang::Ar => "ar-u-nu-latn",
    };
    Array::of1(&JsValue::from_str(locale))
}

fn options(part: DatePart) -> Object {
    let wanted: &[(&str, &str)] = match part {
        DatePart::Weekday => &[("weekday", "long")],
        DatePart::WeekdayShort => &[("weekday", "short")],
        DatePart::Month => &[("month", "long")],
        DatePart::DayOfMonth => &[("day", "numeric"), ("month", "long")],
        DatePart::DayMonthYear => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
    };
    let options = Object::new();
    for (name, value) in wanted.iter().chain(&[("timeZone", "UTC")]) {
        // Setting a property of a fresh object does not fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

fn format_of(lang: Lang, part: DatePart) -> Function {
    FORMATS.with_borrow_mut(|formats| {
        if let Some((.., format)) = formats.iter().find(|(l, p, _)| (*l, *p) == (lang, part)) {
            return format.clone();
        }
        let format = Intl::DateTimeFormat::new(&locales(lang), &options(part)).format();
        formats.push((lang, part, format.clone()));
        format
    })
}

impl Speech for IntlSpeech {
    fn plural(&self, n: u32) -> Plural {
        PLURALS.with_borrow_mut(|plurals| {
            if !plurals.iter().any(|(lang, _)| *lang == self.0) {
                plurals.push((self.0, Intl::PluralRules::new(&locales(self.0), &Object::new())));
            }
            let name = plurals.iter().find(|(lang, _)| *lang == self.0).map(|(_, rules)| rules.select(f64::from(n)));
            name.map_or(Plural::Other, |name| Plural::from_name(&String::from(name)))
        })
    }

    fn date(&self, date: Date, part: DatePart) -> String {
        let moment = JsValue::from_f64(f64::from(date.days()) * DAY_MILLISECONDS);
        format_of(self.0, part)
            .call1(&JsValue::UNDEFINED, &moment)
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }
}
