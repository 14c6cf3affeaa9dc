//! The sentences, one file a language. `{day}` and `{time}` are all that is put in.

mod ar;
mod bn;
mod en;
mod pl;
mod ro;
mod so;
mod ur;

use super::lang::TextLang;
use crate::date::Date;

/// In plain English, for those in whose language there are no words.
pub(super) const INTERPRETER: &str = "We can get you an interpreter. It is free.";

/// All words of one language.
pub(super) struct Pack {
    /// Who writes.
    pub sender: &'static str,
    /// The subject of an e-mail.
    pub subject: &'static str,
    /// Whom to ask: the end of every message.
    pub ask: &'static str,
    /// The months as they stand in a date.
    pub months: [&'static str; 12],
    pub news: &'static str,
    pub plan_agreed: &'static str,
    pub to_do: &'static str,
    pub to_do_today: &'static str,
    pub to_do_after: &'static str,
    pub did_it_happen: &'static str,
    pub meeting_soon: &'static str,
    pub check_in: &'static str,
    pub apply_by: &'static str,
    pub offer_day: &'static str,
    pub reply_by: &'static str,
    pub team_changed: &'static str,
    pub sharing_changed: &'static str,
    pub looked: &'static str,
    pub session_tomorrow: &'static str,
}

impl Pack {
    /// "15 January 2027".
    pub fn day(&self, on: Date) -> String {
        let month =
            self.months.get(usize::from(on.month().unsigned_abs()).wrapping_sub(1)).copied().unwrap_or_default();
        format!("{} {month} {}", on.day(), on.year())
    }
}

/// The words of a language.
pub(super) fn pack(lang: TextLang) -> &'static Pack {
    match lang {
        TextLang::En => &en::WORDS,
        TextLang::Pl => &pl::WORDS,
        TextLang::Ar => &ar::WORDS,
        TextLang::Ur => &ur::WORDS,
        TextLang::Bn => &bn::WORDS,
        TextLang::So => &so::WORDS,
        TextLang::Ro => &ro::WORDS,
    }
}
