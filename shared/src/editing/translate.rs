//! Translations beside the English they were made from.

use crate::directory::{Made, Service, SourceMark, TextField, Translation, TranslationSource};
use crate::lang::Lang;
use crate::set::Member as _;

/// The translated texts whose English has changed since.
pub fn out_of_date(service: &Service) -> Vec<(Lang, TextField)> {
    let of_lang = |(lang, t): (&Lang, &Translation)| {
        let old = TextField::ALL.iter().filter(|f| t.is_out_of_date(**f, f.of(service)));
        old.map(|f| (*lang, *f)).collect::<Vec<_>>()
    };
    service.translations.iter().flat_map(of_lang).collect()
}

/// Marks the translations of older records with the English they stood beside, where an edit changes that English. Without
/// this nobody could tell afterwards that they are out of date.
pub fn keep_marks(before: &Service, after: &mut Service) {
    for field in TextField::ALL.iter().copied() {
        let of = SourceMark::of(field.of(before));
        if of == SourceMark::of(field.of(after)) {
            continue;
        }
        for (lang, t) in &mut after.translations {
            let same = before.translation(*lang).is_some_and(|was| was.text(field) == t.text(field));
            if same && !t.text(field).is_empty() && !t.marks.contains_key(&field) {
                t.marks.insert(field, Made { by: t.made, of });
            }
        }
    }
}

/// A person wrote this text, or read it through and found it right.
pub(super) fn by_hand(service: &mut Service, lang: Lang, field: TextField, text: String) {
    let made = Made { by: TranslationSource::Human, of: SourceMark::of(field.of(service)) };
    put(service, lang, field, text, Some(made), TranslationSource::Human);
}

/// Puts a translated text in place; the last one that goes takes its language along.
pub(super) fn put(
    service: &mut Service,
    lang: Lang,
    field: TextField,
    text: String,
    made: Option<Made>,
    maker: TranslationSource,
) {
    let t = service.translations.entry(lang).or_insert_with(|| Translation::by(maker));
    t.set(field, text, made);
    if t.is_empty() {
        service.translations.remove(&lang);
    }
}
