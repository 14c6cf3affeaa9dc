//! IG28: whether a letter may go by post. To an address that somebody has just left it may not, whoever it is for: a letter to the
//! old home tells whoever stayed there that there is news, and often where from.

use crate::date::Date;
use crate::plans::people::Contact;

/// For how long nothing is posted to an address that somebody of the family has left, in days.
pub const MOVED_DAYS: i32 = 60;

/// Why nothing is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPost {
    /// Nobody has written an address down.
    NoAddress,
    /// The address is kept from everybody who does not visit.
    Confidential,
    /// Somebody of the family has left this address in the last 60 days.
    LeftLately,
}

/// Whether a letter may be posted to somebody, given how everybody of the family is reached.
///
/// # Errors
/// Why not; then it is handed over.
pub fn may_post(to: &Contact, all: &[&Contact], today: Date) -> Result<(), NoPost> {
    let address = folded(&to.address);
    if address.is_empty() {
        return Err(NoPost::NoAddress);
    }
    if to.address_confidential || all.iter().any(|c| c.address_confidential && folded(&c.address) == address) {
        return Err(NoPost::Confidential);
    }
    let lately = |contact: &&Contact| contact.moved_on.is_some_and(|on| today.days_since(on) < MOVED_DAYS);
    let left = |contact: &&Contact| folded(&contact.address_before) == address;
    match all.iter().copied().chain([to]).filter(lately).any(|contact| left(&contact)) {
        true => Err(NoPost::LeftLately),
        false => Ok(()),
    }
}

/// An address without what people write differently.
fn folded(address: &str) -> String {
    address.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Contact {
    /// Writes down what follows from a change of the address: the one before, and since when.
    pub fn moves(&mut self, before: &Contact, today: Date) {
        (self.address_before, self.moved_on) = (before.address_before.clone(), before.moved_on);
        if !folded(&before.address).is_empty() && folded(&before.address) != folded(&self.address) {
            self.address_before.clone_from(&before.address);
            self.moved_on = Some(today);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::decide::tests::{contact, day};
    use super::*;

    fn living(address: &str) -> Contact {
        Contact { address: address.into(), ..contact(1) }
    }

    #[test]
    fn ig28_no_post_goes_to_an_address_that_was_left_for_sixty_days() {
        let old = living("7 Example Row, ZZ1 1AA");
        let mut moved = living("12 New Street");
        moved.moves(&old, day("2026-11-24"));
        assert_eq!(
            (moved.address_before.as_str(), moved.moved_on),
            ("7 Example Row, ZZ1 1AA", Some(day("2026-11-24")))
        );
        let father = Contact { adult: contact(2).adult, ..living("7 example row  ZZ1 1AA") };
        let all = [&moved, &father];
        for (today, to_father) in
            [("2026-11-24", Err(NoPost::LeftLately)), ("2027-01-22", Err(NoPost::LeftLately)), ("2027-01-23", Ok(()))]
        {
            assert_eq!(may_post(&father, &all, day(today)), to_father, "{today}");
            assert_eq!(may_post(&moved, &all, day(today)), Ok(()), "to the new one at once");
        }
        // Put back by mistake: the address that was left is theirs again, and no letter goes there either.
        let mut back = living("7 Example Row ZZ1 1AA");
        back.moves(&moved, day("2026-11-30"));
        assert_eq!(may_post(&moved, &[&back], day("2026-12-01")), Err(NoPost::LeftLately));
    }

    #[test]
    fn ig27_a_confidential_address_has_no_post_whoever_it_is_for() {
        let refuge = Contact { address_confidential: true, ..living("1 Safe Lane") };
        assert_eq!(may_post(&refuge, &[], day("2026-11-24")), Err(NoPost::Confidential));
        let sister = Contact { adult: contact(2).adult, ..living("1 safe lane") };
        assert_eq!(may_post(&sister, &[&refuge], day("2026-11-24")), Err(NoPost::Confidential));
        assert_eq!(may_post(&living("  "), &[], day("2026-11-24")), Err(NoPost::NoAddress));
    }

    #[test]
    fn writing_an_address_down_for_the_first_time_or_differently_is_no_move() {
        let mut first = living("7 Example Row");
        first.moves(&living(""), day("2026-11-24"));
        assert_eq!((first.address_before.as_str(), first.moved_on), ("", None));
        let mut again = living("7, Example Row");
        again.moves(&first, day("2026-11-25"));
        assert_eq!(again.moved_on, None);
        let mut forged = Contact { moved_on: None, address_before: String::new(), ..living("12 New Street") };
        let held =
            Contact { moved_on: Some(day("2026-11-01")), address_before: "Old".into(), ..living("12 New Street") };
        forged.moves(&held, day("2026-11-25"));
        assert_eq!((forged.address_before.as_str(), forged.moved_on), ("Old", Some(day("2026-11-01"))), "kept");
    }
}
