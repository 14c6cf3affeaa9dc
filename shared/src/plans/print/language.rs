//! Languages in their own names: those that many families in England speak. Others stand with their code.

const NAMES: [(&str, &str); 30] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("bfi", "British Sign Language"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("ckb", "کوردی"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("gu", "ગુજરાતી"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("it", "Italiano"),
    ("lt", "Lietuvių"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("so", "Soomaali"),
    ("sq", "Shqip"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("zh", "中文"),
];

/// A language in its own name, where it is one of these.
pub fn own_name(code: &str) -> Option<&'static str> {
    NAMES.binary_search_by(|(known, _)| (*known).cmp(code)).ok().and_then(|at| NAMES.get(at)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_found_by_their_codes() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0), "in order, or some would not be found");
        assert_eq!((own_name("so"), own_name("ur"), own_name("tlh")), (Some("Soomaali"), Some("اردو"), None));
    }
}
