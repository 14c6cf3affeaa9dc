//! Installing once: a second run finds its mark and does nothing.

use crate::failure::Failure;
use std::fs;
use std::path::Path;

/// Does the work unless the mark says that it was done for the same key.
///
/// # Errors
/// Those of the work; the mark is set only when it succeeded.
pub fn once(mark: &Path, key: &str, work: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    if fs::read_to_string(mark).is_ok_and(|done| done == key) {
        return Ok(());
    }
    let _ = fs::remove_file(mark);
    work()?;
    fs::write(mark, key).map_err(|error| Failure::file(mark, &error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn work_is_done_once_a_key_and_again_after_a_failure() {
        let mark = std::env::temp_dir().join(format!("doorstep-once-{}", std::process::id()));
        let times = Cell::new(0);
        let work = || {
            times.set(times.get() + 1);
            Ok(())
        };
        once(&mark, "1", work).unwrap();
        once(&mark, "1", work).unwrap();
        assert_eq!(times.get(), 1);
        once(&mark, "2", || Err(Failure::work("no"))).unwrap_err();
        once(&mark, "1", work).unwrap();
        assert_eq!(times.get(), 2, "a failure leaves no mark");
        fs::remove_file(&mark).unwrap();
    }
}
