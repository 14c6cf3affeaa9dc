//! The message packs: the words of one language each.

use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member;
use doorstep_shared::words;

/// Every language's code with its pack.
pub fn packs() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    Lang::ALL.iter().map(|lang| (lang.key(), words::pack(*lang)))
}
