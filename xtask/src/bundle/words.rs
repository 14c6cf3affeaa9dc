//! The message packs: the words of one language each.

/// Every language's pack with its code. None until the catalogues are compiled.
pub fn packs() -> Vec<(&'static str, &'static [u8])> {
    Vec::new()
}
