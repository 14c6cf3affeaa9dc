//! Closed lists of words (life stages, channels …) and small sets of them.

use core::fmt;
use core::marker::PhantomData;
use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeSeq, Serializer};

/// A member of a closed list: at most 32 words, each with a stable key used in files, addresses and feeds.
pub trait Member: Copy + Eq + Sized + 'static {
    /// Every member, in the order people should read them.
    const ALL: &'static [Self];
    /// The stable key, lower case with hyphens.
    fn key(self) -> &'static str;
    /// Its place in [`Member::ALL`]; also its number in the published files, so new members go to the end.
    fn index(self) -> u8;
    /// The member with this key.
    fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|m| m.key() == key)
    }
}

/// Declares a closed list: the enum, its keys, its order, and how it is written (key in JSON, number in files).
#[macro_export]
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$mdoc:meta])* $member:ident = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$mdoc])* $member),+ }

        impl $crate::set::Member for $name {
            const ALL: &'static [Self] = &[$($name::$member),+];
            fn key(self) -> &'static str {
                match self { $($name::$member => $key),+ }
            }
            fn index(self) -> u8 { self as u8 }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                $crate::set::write_member(*self, s)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                $crate::set::read_member(d)
            }
        }

        #[cfg(feature = "openapi")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let keys = [$($key),+];
                schemars::json_schema!({ "type": "string", "enum": keys })
            }
        }
    };
}

/// Writes a member as its key where people may read it, as its number in compact files.
#[doc(hidden)]
pub fn write_member<M: Member, S: Serializer>(member: M, s: S) -> Result<S::Ok, S::Error> {
    if s.is_human_readable() { s.serialize_str(member.key()) } else { s.serialize_u8(member.index()) }
}

/// The reverse of [`write_member`].
#[doc(hidden)]
pub fn read_member<'de, M: Member, D: Deserializer<'de>>(d: D) -> Result<M, D::Error> {
    if d.is_human_readable() {
        d.deserialize_str(KeyVisitor(PhantomData))
    } else {
        let index = u8::deserialize(d)?;
        M::ALL.get(usize::from(index)).copied().ok_or_else(|| de::Error::custom("unknown number in a closed list"))
    }
}

struct KeyVisitor<M>(PhantomData<M>);

impl<M: Member> Visitor<'_> for KeyVisitor<M> {
    type Value = M;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key of a closed list")
    }
    fn visit_str<E: de::Error>(self, key: &str) -> Result<M, E> {
        M::parse(key).ok_or_else(|| E::custom("a word that is not in the list"))
    }
}

/// A set of members of one closed list: one bit each.
pub struct Set<M>(u32, PhantomData<M>);

impl<M: Member> Set<M> {
    /// The empty set.
    pub const EMPTY: Self = Self(0, PhantomData);

    /// Whether the member is in the set.
    pub fn has(self, member: M) -> bool {
        self.0 & (1 << member.index()) != 0
    }
    /// Puts the member in.
    pub fn insert(&mut self, member: M) {
        self.0 |= 1 << member.index();
    }
    /// Takes the member out.
    pub fn remove(&mut self, member: M) {
        self.0 &= !(1 << member.index());
    }
    /// The set with this member too.
    #[must_use]
    pub fn with(mut self, member: M) -> Self {
        self.insert(member);
        self
    }
    /// Whether nothing is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// How many members are in the set.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }
    /// Whether the two sets share a member.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// The members, in the list's order.
    pub fn iter(self) -> impl Iterator<Item = M> {
        M::ALL.iter().copied().filter(move |m| self.has(*m))
    }
}

impl<M> Clone for Set<M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<M> Copy for Set<M> {}
impl<M> PartialEq for Set<M> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<M> Eq for Set<M> {}
impl<M> Default for Set<M> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}
impl<M: Member> FromIterator<M> for Set<M> {
    fn from_iter<I: IntoIterator<Item = M>>(members: I) -> Self {
        let mut set = Self::EMPTY;
        for m in members {
            set.insert(m);
        }
        set
    }
}
impl<M: Member + fmt::Debug> fmt::Debug for Set<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<M: Member> Serialize for Set<M> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if s.is_human_readable() {
            let mut seq = s.serialize_seq(Some(self.len()))?;
            for m in self.iter() {
                seq.serialize_element(m.key())?;
            }
            seq.end()
        } else {
            s.serialize_u32(self.0)
        }
    }
}

impl<'de, M: Member> Deserialize<'de> for Set<M> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        if d.is_human_readable() {
            d.deserialize_seq(KeysVisitor(PhantomData))
        } else {
            let bits = u32::deserialize(d)?;
            let known = if M::ALL.len() >= 32 { u32::MAX } else { (1 << M::ALL.len()) - 1 };
            Ok(Self(bits & known, PhantomData))
        }
    }
}

struct KeysVisitor<M>(PhantomData<M>);

impl<'de, M: Member> Visitor<'de> for KeysVisitor<M> {
    type Value = Set<M>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of keys of a closed list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Set<M>, A::Error> {
        let mut set = Set::EMPTY;
        while let Some(m) = seq.next_element::<KeyOf<M>>()? {
            set.insert(m.0);
        }
        Ok(set)
    }
}

struct KeyOf<M>(M);
impl<'de, M: Member> Deserialize<'de> for KeyOf<M> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_str(KeyVisitor(PhantomData)).map(Self)
    }
}

#[cfg(feature = "openapi")]
impl<M: Member + schemars::JsonSchema> schemars::JsonSchema for Set<M> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("SetOf{}", M::schema_name()).into()
    }
    fn json_schema(g: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let item = g.subschema_for::<M>();
        schemars::json_schema!({ "type": "array", "uniqueItems": true, "items": item })
    }
}
