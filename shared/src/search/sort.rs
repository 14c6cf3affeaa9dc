//! One sort for the whole search: each use of the standard library's would add two to four kilobytes to the download.

use core::cmp::Ordering;

/// Puts numbers in the order `compare` says, in place (heap sort). Equal ones may change places.
pub(super) fn sort(items: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    let len = items.len();
    for at in (0..len / 2).rev() {
        sink(items, at, compare);
    }
    for end in (1..len).rev() {
        items.swap(0, end);
        sink(&mut items[..end], 0, compare);
    }
}

/// Lets an item sink below those that come later.
fn sink(heap: &mut [u32], mut at: usize, compare: &dyn Fn(u32, u32) -> Ordering) {
    loop {
        let mut last = at;
        for child in [2 * at + 1, 2 * at + 2] {
            if child < heap.len() && compare(heap[last], heap[child]).is_lt() {
                last = child;
            }
        }
        if last == at {
            return;
        }
        heap.swap(at, last);
        at = last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts(mut items in prop::collection::vec(any::<u32>(), 0..60)) {
            let mut expected = items.clone();
            expected.sort_unstable_by(|a, b| b.cmp(a));
            sort(&mut items, &|a, b| b.cmp(&a));
            prop_assert_eq!(items, expected);
        }
    }
}
