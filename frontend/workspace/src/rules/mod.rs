//! What the screens decide without a browser: words for dates, what a filter keeps, what a key does. Tested natively.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "natively only the tests call it"))]

pub mod base64;
pub mod check;
pub mod date_text;
pub mod entries;
pub mod plan_values;
pub mod plan_words;
pub mod say;
pub mod school_year;
pub mod settings;
pub mod shingles;
