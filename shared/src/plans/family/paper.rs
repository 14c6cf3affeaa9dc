//! Everything on paper, too: each thing a family can do has a letter, each plan a short number. A worker keys both in.

use crate::id::PlanId;
use crate::set::Member as _;

crate::closed_list! {
    /// Something a family can do, with the letter it has on paper.
    PaperForm {
        /// Say that a step is done, or something about it.
        Steps = "A",
        /// Write "all about me".
        Child = "B",
        /// Say whether they went, and whether it helped.
        Happened = "C",
        /// Say yes or no to a service.
        Service = "D",
        /// Say who may see what.
        Sharing = "E",
        /// Get ready for a meeting.
        Prepare = "F",
        /// Say whether the minutes are right.
        Minutes = "G",
        /// Hide from the other adults that somebody looked.
        Looked = "H",
        /// Ask something.
        Ask = "I",
        /// Stop taking part.
        Stop = "J",
    }
}

/// Digits and letters that are not mixed up when somebody reads them out.
const SIGNS: &[u8; 28] = b"234679ACDEFGHJKLMNPQRTUVWXYZ";

/// The short number of a plan's sheets: six signs of its id and one that tells a slip, such as `7Q2K-4TM`. It opens nothing: it
/// finds a plan among those that a worker already has.
pub fn sheet_number(plan: PlanId) -> String {
    let bytes = *plan.uuid().as_bytes();
    let mut seed = bytes[10..].iter().fold(0_u64, |all, byte| (all << 8) | u64::from(*byte));
    let mut places = [0_usize; 6];
    for place in &mut places {
        *place = usize::try_from(seed % 28).unwrap_or_default();
        seed /= 28;
    }
    let check = places.iter().enumerate().map(|(at, place)| (at + 1) * place).sum::<usize>() % 28;
    let sign = |place: usize| SIGNS.get(place).copied().map_or('2', char::from);
    let all: String = places.into_iter().chain([check]).map(sign).collect();
    let (first, last) = all.split_at(4);
    format!("{first}-{last}")
}

/// Whether what somebody keyed in is the number of this plan's sheets. Small letters, blanks and hyphens do not matter.
pub fn is_sheet_of(typed: &str, plan: PlanId) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect()
    };
    plain(typed) == plain(&sheet_number(plan))
}

impl PaperForm {
    /// The letter.
    pub fn letter(self) -> &'static str {
        self.key()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn plan(n: u128) -> PlanId {
        PlanId::new(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + n))
    }

    #[test]
    fn a_sheet_is_found_by_its_number_and_a_slip_is_noticed() {
        let number = sheet_number(plan(0x1234_5678_9abc));
        assert_eq!(number.len(), 8, "{number}");
        assert!(is_sheet_of(&number, plan(0x1234_5678_9abc)));
        assert!(is_sheet_of(&number.to_lowercase().replace('-', " "), plan(0x1234_5678_9abc)));
        assert!(!is_sheet_of(&number, plan(0x1234_5678_9abd)));
        let mut slip = number.clone().into_bytes();
        slip.swap(0, 1);
        let slip = String::from_utf8(slip).expect("letters");
        assert!(slip == number || !is_sheet_of(&slip, plan(0x1234_5678_9abc)));
    }

    #[test]
    fn numbers_of_different_plans_differ() {
        let mut all: Vec<String> = (0..5_000).map(|n| sheet_number(plan(n * 7_919))).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 5_000);
    }

    #[test]
    fn ig78_each_thing_a_family_can_do_has_its_own_letter() {
        let letters: Vec<&str> = PaperForm::ALL.iter().map(|form| form.letter()).collect();
        assert_eq!(letters, ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]);
    }
}
