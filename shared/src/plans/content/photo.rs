//! V35: a child's photo is shown only while somebody's permission for that photo stands.

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// V35: the permission to show a photo. It is nobody's other permission: agreeing to a plan or to sharing gives none. `A` is
/// the id of the adult who gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PhotoPermission<A> {
    by: A,
    from: Date,
    #[serde(default)]
    withdrawn: Option<Date>,
}

impl<A> PhotoPermission<A> {
    /// A permission that somebody gives on a day.
    pub fn given(by: A, on: Date) -> Self {
        Self { by, from: on, withdrawn: None }
    }
    /// Who gave it.
    pub fn by(&self) -> &A {
        &self.by
    }
    /// Since when it stands, or stood.
    pub fn from(&self) -> Date {
        self.from
    }
    /// Takes it back, without a reason. Taken back twice, the earlier day counts; a later yes is a new permission.
    pub fn withdraw(&mut self, on: Date) {
        self.withdrawn = Some(self.withdrawn.map_or(on, |before| before.min(on)));
    }
    /// Whether it stands: not before it was given, and no more from the day on which it was taken back.
    pub fn stands(&self, today: Date) -> bool {
        self.from <= today && self.withdrawn.is_none_or(|day| today < day)
    }
}

/// V35: a photo with the permission to show it; one without cannot be written down. `D` is the id of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ProfilePhoto<D, A> {
    file: D,
    permission: PhotoPermission<A>,
}

impl<D, A> ProfilePhoto<D, A> {
    /// A photo and the permission for it.
    pub fn new(file: D, permission: PhotoPermission<A>) -> Self {
        Self { file, permission }
    }
    /// The file, while the permission stands. There is no other way to it.
    pub fn to_show(&self, today: Date) -> Option<&D> {
        self.permission.stands(today).then_some(&self.file)
    }
    /// The permission.
    pub fn permission(&self) -> &PhotoPermission<A> {
        &self.permission
    }
    /// Takes the permission back.
    pub fn withdraw(&mut self, on: Date) {
        self.permission.withdraw(on);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn v35_a_photo_is_shown_while_its_permission_stands() {
        let mut photo = ProfilePhoto::new("photo-1", PhotoPermission::given("mother", day("2027-06-10")));
        assert_eq!(photo.to_show(day("2027-06-09")), None);
        assert_eq!(photo.to_show(day("2027-06-10")), Some(&"photo-1"));
        assert_eq!(photo.to_show(day("2028-07-20")), Some(&"photo-1"));
        photo.withdraw(day("2027-09-01"));
        photo.withdraw(day("2027-10-01"));
        for (today, shown) in [("2027-08-31", true), ("2027-09-01", false), ("2027-10-02", false)] {
            assert_eq!(photo.to_show(day(today)).is_some(), shown, "{today}");
        }
        assert_eq!((*photo.permission().by(), photo.permission().from()), ("mother", day("2027-06-10")));
    }

    #[test]
    fn v35_a_photo_without_a_permission_cannot_be_read() {
        assert!(serde_json::from_str::<ProfilePhoto<String, String>>(r#"{"file":"photo-1"}"#).is_err());
        let photo = ProfilePhoto::new(String::from("f"), PhotoPermission::given(String::from("a"), day("2027-06-10")));
        let json = serde_json::to_string(&photo).expect("write");
        assert_eq!(json, r#"{"file":"f","permission":{"by":"a","from":"2027-06-10","withdrawn":null}}"#);
        assert_eq!(serde_json::from_str::<ProfilePhoto<String, String>>(&json).expect("read"), photo);
    }
}
