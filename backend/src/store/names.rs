//! What the attributes of an item are called.
//!
//! A record's fields stand beside ours in one flat item, which reads well in the console. A field that has one of our
//! names, or begins with an underscore, is stored with an underscore before it.

use std::borrow::Cow;

/// Partition key.
pub(crate) const PK: &str = "pk";
/// Sort key.
pub(crate) const SK: &str = "sk";
/// The zone an item belongs to.
pub(crate) const ZONE: &str = "zone";
/// An item's version.
pub(crate) const VERSION: &str = "v";
/// Time to live, in seconds since 1970.
pub(crate) const EXPIRES_AT: &str = "expires_at";

const OURS: [&str; 5] = [PK, SK, ZONE, VERSION, EXPIRES_AT];

/// What a record's field is called in the item.
pub(crate) fn stored(field: &str) -> Cow<'_, str> {
    if OURS.contains(&field) || field.starts_with('_') {
        Cow::Owned(["_", field].concat())
    } else {
        Cow::Borrowed(field)
    }
}

/// Which field of the record an attribute is.
pub(crate) fn plain(attribute: &str) -> &str {
    attribute.strip_prefix('_').unwrap_or(attribute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_comes_back_under_its_own_name_and_never_hides_ours() {
        for field in ["name", "pk", "sk", "zone", "v", "expires_at", "_pk", "_", "__v", "Zone", ""] {
            let stored = stored(field);
            assert_eq!(plain(&stored), field);
            assert!(!OURS.contains(&stored.as_ref()), "{field}");
        }
    }
}
