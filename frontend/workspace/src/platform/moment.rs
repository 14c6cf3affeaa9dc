//! Moments, and ids that are in the order of time.

use doorstep_shared::date::Date;
use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// A moment in RFC 3339 as the clocks in England said it: "8 June 2027 at 09:30".
pub fn london(moment: &str) -> String {
    let options = Object::new();
    let wanted = [
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("timeZone", "Europe/London"),
    ];
    for (name, value) in wanted {
        // Setting a property of a fresh object does not fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let at = js_sys::Date::parse(moment);
    if at.is_nan() {
        return String::new();
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str("en-GB")), &options).format();
    format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(at)).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// This moment, in RFC 3339.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// A moment in RFC 3339 as milliseconds since 1970; 0 where it cannot be read.
pub fn milliseconds(moment: &str) -> f64 {
    let at = js_sys::Date::parse(moment);
    if at.is_nan() { 0.0 } else { at }
}

/// The day it is in England; none where the clock cannot be read.
pub fn today() -> Option<Date> {
    let options = Object::new();
    // Setting a property of a fresh object does not fail.
    let _ = Reflect::set(&options, &JsValue::from_str("timeZone"), &JsValue::from_str("Europe/London"));
    // Swedes write the year first, as we do in files.
    let format = Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str("sv-SE")), &options).format();
    let text = format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(js_sys::Date::now())).ok()?.as_string()?;
    text.parse().ok()
}

/// A new id for a change of many: a UUID of version 7.
pub fn new_batch_id() -> String {
    // The first 48 bits are the time; the rest is that of a random one.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970 fit")]
    let time = format!("{:012x}", js_sys::Date::now() as u64);
    let random = super::random_id();
    let rest = random.get(15..).unwrap_or("000-8000-000000000000");
    format!("{}-{}-7{rest}", time.get(..8).unwrap_or_default(), time.get(8..12).unwrap_or_default())
}
