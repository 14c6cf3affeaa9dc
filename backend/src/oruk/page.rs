//! Pages by number.

use doorstep_shared::api::oruk::{Form, Page, Paging};

/// The part of a list that a page holds, of at most `most` records.
pub fn cut<T>(all: &[T], paging: Paging, most: u32) -> &[T] {
    let size = paging.size(most) as usize;
    let start = size.saturating_mul(paging.page as usize - 1).min(all.len());
    &all[start..start.saturating_add(size).min(all.len())]
}

/// The lines of an answer without pages, or those of the page that was asked for.
pub fn lines<T>(all: &[T], paging: Paging, most: u32) -> &[T] {
    if paging.asked { cut(all, paging, most) } else { &all[..all.len().min(Paging::LINES_MAX as usize)] }
}

/// What is told of a list in the form asked for.
pub fn told<T>(all: &[T], paging: Paging, most: u32, form: Form) -> &[T] {
    match form {
        Form::Json => cut(all, paging, most),
        Form::Ndjson => lines(all, paging, most),
    }
}

/// A page around its records.
pub fn page<T>(contents: Vec<T>, total: usize, paging: Paging, most: u32) -> Page<T> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let pages = number(total).div_ceil(paging.size(most));
    Page {
        total_items: number(total),
        total_pages: pages,
        page_number: paging.page,
        size: number(contents.len()),
        first_page: paging.page == 1,
        last_page: paging.page >= pages,
        empty: contents.is_empty(),
        contents,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paging(page: u32, per_page: u32) -> Paging {
        Paging { page, per_page: Some(per_page), asked: true }
    }

    #[test]
    fn a_page_beyond_the_end_is_empty_and_the_last() {
        let all = [1, 2, 3];
        let beyond = page(cut(&all, paging(3, 2), 200).to_vec(), 3, paging(3, 2), 200);
        assert_eq!(
            (beyond.total_pages, beyond.size, beyond.empty, beyond.last_page, beyond.first_page),
            (2, 0, true, true, false)
        );
        let none = page(cut::<u8>(&[], paging(1, 2), 200).to_vec(), 0, paging(1, 2), 200);
        assert_eq!((none.total_pages, none.empty, none.first_page, none.last_page), (0, true, true, true));
    }

    proptest! {
        #[test]
        fn pages_give_each_record_once(count in 0..500_usize, size in 1..=200_u32) {
            let all: Vec<usize> = (0..count).collect();
            let pages = page(Vec::<usize>::new(), count, paging(1, size), 200).total_pages;
            let walked: Vec<usize> = (1..=pages).flat_map(|n| cut(&all, paging(n, size), 200).to_vec()).collect();
            prop_assert_eq!(walked, all);
        }
    }
}
