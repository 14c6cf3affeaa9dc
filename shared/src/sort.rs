//! Sorting that weighs little: each use of the standard library's would add two to four kilobytes to the download.

use core::cmp::Ordering;

/// Puts numbers in the order `compare` says, in place (heap sort). Equal ones may change places.
pub fn sort(items: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
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

/// Sorts a short or nearly sorted list by a key, in place; equal items keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && key(&items[at]) < key(&items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
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

        #[test]
        fn equal_items_keep_their_order(mut items in prop::collection::vec((0u8..5, any::<u32>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, expected);
        }
    }
}
