//! A feed's own word on when a record was last assured. It is kept as claimed and never counts as a check.

use super::feed::FeedRecord;
use super::{Note, repair};

/// What a feed's dates show, taken together.
#[derive(Default)]
pub(super) struct Claims {
    dated: usize,
    differ: usize,
}

impl Claims {
    /// Fewer dated records prove nothing.
    const MIN: usize = 3;

    /// Notes one record's dates.
    pub fn saw(&mut self, record: &FeedRecord) {
        if let (Some(assured), Some(modified)) = (repair::date(&record.assured), repair::date(&record.modified)) {
            self.dated += 1;
            self.differ += usize::from(assured != modified);
        }
    }

    /// The note, when "assured" means no more than "saved".
    pub fn note(self) -> Option<Note> {
        (self.dated >= Self::MIN && self.differ == 0).then_some(Note::ClaimsAgree { dated: self.dated })
    }
}
