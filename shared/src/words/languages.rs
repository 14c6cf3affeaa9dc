//! Names of the languages people speak.

use std::borrow::Cow;

use super::Words;
use crate::lang::LanguageCode;

impl Words {
    /// The name of a language somebody speaks; its code where we have no name for it.
    pub fn language(&self, code: LanguageCode) -> Cow<'_, str> {
        Cow::Borrowed(match code.as_str() {
            "en" => self.language_en(),
            "pl" => self.language_pl(),
            "ro" => self.language_ro(),
            "pa" => self.language_pa(),
            "ur" => self.language_ur(),
            "pt" => self.language_pt(),
            "es" => self.language_es(),
            "ar" => self.language_ar(),
            "bn" => self.language_bn(),
            "so" => self.language_so(),
            "fa" => self.language_fa(),
            "ku" => self.language_ku(),
            "tr" => self.language_tr(),
            "ti" => self.language_ti(),
            "am" => self.language_am(),
            "uk" => self.language_uk(),
            "ru" => self.language_ru(),
            "zh" => self.language_zh(),
            "yue" => self.language_yue(),
            "vi" => self.language_vi(),
            "hi" => self.language_hi(),
            "gu" => self.language_gu(),
            "ta" => self.language_ta(),
            "fr" => self.language_fr(),
            "it" => self.language_it(),
            "sq" => self.language_sq(),
            "bg" => self.language_bg(),
            "hu" => self.language_hu(),
            "lt" => self.language_lt(),
            "sk" => self.language_sk(),
            "ps" => self.language_ps(),
            "sw" => self.language_sw(),
            "yo" => self.language_yo(),
            "ne" => self.language_ne(),
            "rom" => self.language_rom(),
            "bfi" => self.language_bfi(),
            other => return Cow::Owned(other.into()),
        })
    }
}
