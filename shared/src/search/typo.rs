//! How far two words are apart, counted as a slip of the finger: a letter too many, missing, wrong, or two swapped
//! (optimal string alignment).

use super::fold::LONGEST;

/// Slips forgiven in a word of so many letters: none in short words, where one letter makes another word.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// A word's letters at hand.
pub(super) struct Letters {
    chars: [char; LONGEST],
    len: usize,
}

impl Letters {
    /// The letters of a word that is not too long.
    pub fn of(word: &str) -> Option<Self> {
        let mut chars = ['\0'; LONGEST];
        let mut len = 0;
        for c in word.chars() {
            *chars.get_mut(len)? = c;
            len += 1;
        }
        Some(Self { chars, len })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The slips between two words, if there are at most `most`.
    pub fn slips(&self, other: &Self, most: usize) -> Option<usize> {
        let (a, b) = (&self.chars[..self.len], &other.chars[..other.len]);
        if a.len().abs_diff(b.len()) > most {
            return None;
        }
        let mut before_last = [0_usize; LONGEST + 1];
        let mut last = [0_usize; LONGEST + 1];
        for (j, cell) in last.iter_mut().enumerate() {
            *cell = j;
        }
        for i in 1..=a.len() {
            let mut row = [0_usize; LONGEST + 1];
            row[0] = i;
            let mut least = i;
            for j in 1..=b.len() {
                let wrong = usize::from(a[i - 1] != b[j - 1]);
                let mut cost = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + wrong);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    cost = cost.min(before_last[j - 2] + 1);
                }
                row[j] = cost;
                least = least.min(cost);
            }
            // A swap looks back two rows, so one row above the limit may still come back to it; two may not.
            if least > most + 1 {
                return None;
            }
            before_last = last;
            last = row;
        }
        Some(last[b.len()]).filter(|slips| *slips <= most)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slips(a: &str, b: &str, most: usize) -> Option<usize> {
        Letters::of(a).expect("short").slips(&Letters::of(b).expect("short"), most)
    }

    #[test]
    fn slips_are_counted_as_people_make_them() {
        let cases = [
            ("speech", "speech", Some(0)),
            ("speach", "speech", Some(1)),
            ("suport", "support", Some(1)),
            ("supportt", "support", Some(1)),
            ("freind", "friend", Some(1)),
            ("brestfeding", "breastfeeding", Some(2)),
            ("counciling", "counselling", None),
            ("مدرسه", "مدارس", Some(2)),
            ("", "ab", Some(2)),
        ];
        for (a, b, apart) in cases {
            assert_eq!(slips(a, b, 2), apart, "{a} {b}");
        }
    }

    #[test]
    fn a_word_that_is_too_long_is_left_alone() {
        assert!(Letters::of(&"a".repeat(LONGEST)).is_some());
        assert!(Letters::of(&"a".repeat(LONGEST + 1)).is_none());
    }

    proptest! {
        #[test]
        fn the_way_back_is_as_long(a in "[abc]{0,8}", b in "[abc]{0,8}", most in 0..3_usize) {
            prop_assert_eq!(slips(&a, &b, most), slips(&b, &a, most));
            prop_assert_eq!(slips(&a, &b, most), slips(&a, &b, 20).filter(|s| *s <= most));
            prop_assert_eq!(slips(&a, &a, most), Some(0));
        }

        #[test]
        fn one_swap_is_one_slip(word in "[a-f]{2,10}", at in 0..9_usize) {
            let mut swapped: Vec<char> = word.chars().collect();
            let at = at.min(swapped.len() - 2);
            swapped.swap(at, at + 1);
            let swapped: String = swapped.into_iter().collect();
            prop_assert_eq!(slips(&word, &swapped, 2), Some(usize::from(word != swapped)));
        }
    }
}
