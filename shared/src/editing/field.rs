//! The fields of an entry that a person may change, as a closed list.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize, Serializer, de};
use serde_json::Value;

use super::translate;
use crate::directory::{Made, Service, SourceMark, TextField, TranslationSource};
use crate::lang::Lang;
use crate::set::Member as _;

/// A translated text as a value: what it says, who made it, and from which words.
#[derive(Debug, Serialize, Deserialize)]
struct Translated {
    text: String,
    by: TranslationSource,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<SourceMark>,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $field:ident,)+) => {
        /// A field of an entry that a person may change. Each translated text is a field of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field {
            $($(#[$doc])* $name,)+
            /// A text in another language.
            Translated(Lang, TextField),
        }

        impl Field {
            const OWN: &'static [Self] = &[$(Self::$name),+];

            fn own_key(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => Some(stringify!($field)),)+
                    Self::Translated(..) => None,
                }
            }

            /// Its value in an entry, as JSON. Null is "not known" or "not there".
            pub fn value(self, service: &Service) -> Value {
                let written = match self {
                    $(Self::$name => serde_json::to_value(&service.$field),)+
                    Self::Translated(lang, field) => serde_json::to_value(translated(service, lang, field)),
                };
                // Every field writes: its keys are texts.
                written.unwrap_or_default()
            }

            /// Puts a value into an entry.
            ///
            /// # Errors
            /// When the value cannot be one of this field's.
            pub fn put(self, service: &mut Service, value: Value) -> Result<(), serde_json::Error> {
                match self {
                    $(Self::$name => service.$field = serde_json::from_value(value)?,)+
                    Self::Translated(lang, field) => put_translated(service, lang, field, serde_json::from_value(value)?),
                }
                Ok(())
            }
        }
    };
}

fields! {
    /// The name.
    Name = name,
    /// The summary.
    Summary = summary,
    /// The whole text.
    Description = description,
    /// Who runs it.
    Organisation = organisation,
    /// What kind of thing it is.
    Kind = kind,
    /// What it is about.
    Categories = categories,
    /// Search words.
    Tags = tags,
    /// The aims it serves.
    Aims = aims,
    /// The programmes it belongs to.
    Programmes = programmes,
    /// Needs it answers.
    Needs = needs,
    /// When it is on.
    Schedules = schedules,
    /// Places beside those of the times.
    Locations = locations,
    /// Life stages.
    Stages = stages,
    /// Ages.
    Ages = ages,
    /// Who it is for, in words.
    WhoFor = who_for,
    /// How much is asked before somebody may use it.
    Level = level,
    /// What it costs.
    Cost = cost,
    /// How to attend.
    Attend = attend,
    /// More about how to attend.
    AttendNote = attend_note,
    /// Where help is given.
    Channels = channels,
    /// What to bring.
    Bring = bring,
    /// Languages spoken.
    Languages = languages,
    /// Support for children with special needs.
    SendSupport = send_support,
    /// What that support is.
    SendNote = send_note,
    /// Ways to reach it.
    Contacts = contacts,
    /// Web addresses.
    Links = links,
    /// Whether it runs.
    State = state,
    /// Who may see it.
    Visibility = visibility,
}

fn translated(service: &Service, lang: Lang, field: TextField) -> Option<Translated> {
    let t = service.translation(lang).filter(|t| !t.text(field).is_empty())?;
    let of = t.marks.get(&field).map(|mark| mark.of);
    Some(Translated { text: t.text(field).into(), by: t.made(field), of })
}

fn put_translated(service: &mut Service, lang: Lang, field: TextField, value: Option<Translated>) {
    let Some(Translated { text, by, of }) = value else {
        if service.translations.contains_key(&lang) {
            translate::put(service, lang, field, String::new(), None, TranslationSource::Human);
        }
        return;
    };
    // A text of another maker than its neighbours without a mark: it gets that of today's English.
    let differs = service.translation(lang).is_some_and(|t| t.made != by);
    let of = of.or_else(|| differs.then(|| SourceMark::of(field.of(service))));
    translate::put(service, lang, field, text, of.map(|of| Made { by, of }), by);
}

impl Field {
    /// Every field, in the form's order, the translated texts last.
    pub fn all() -> Vec<Self> {
        let others = Lang::ALL.iter().filter(|lang| **lang != Lang::En);
        let texts = others.flat_map(|lang| TextField::ALL.iter().map(|f| Self::Translated(*lang, *f)));
        Self::OWN.iter().copied().chain(texts).collect()
    }

    /// The fields that are not translated texts: what another directory's feed may say.
    pub fn own() -> &'static [Self] {
        Self::OWN
    }

    /// Its path in the form: `/who_for`, `/translations/pl/name`.
    pub fn path(self) -> String {
        format!("/{self}")
    }

    /// What it is called on the form.
    pub fn label(self) -> String {
        super::label(&self.path())
    }

    /// Whether two values say the same to a reader: of a translation only the text counts.
    pub(super) fn says_the_same(self, a: &Value, b: &Value) -> bool {
        match self {
            Self::Translated(..) => a.get("text") == b.get("text"),
            _ => a == b,
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.own_key()) {
            (Self::Translated(lang, field), _) => write!(f, "translations/{}/{}", lang.key(), field.key()),
            (_, key) => f.write_str(key.unwrap_or_default()),
        }
    }
}

/// A text that names no field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAField;

impl core::error::Error for NotAField {}

impl fmt::Display for NotAField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a field that can be changed, such as name or translations/pl/name")
    }
}

impl FromStr for Field {
    type Err = NotAField;
    fn from_str(text: &str) -> Result<Self, NotAField> {
        if let Some((lang, field)) = text.strip_prefix("translations/").and_then(|rest| rest.split_once('/')) {
            let lang = Lang::parse(lang).filter(|lang| *lang != Lang::En);
            return lang.zip(TextField::parse(field)).map(|(l, f)| Self::Translated(l, f)).ok_or(NotAField);
        }
        Self::OWN.iter().copied().find(|f| f.own_key() == Some(text)).ok_or(NotAField)
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: de::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Field {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Field".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let keys: Vec<String> = Self::all().iter().map(ToString::to_string).collect();
        schemars::json_schema!({ "type": "string", "enum": keys })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_reads_back_from_its_key() {
        for field in Field::all() {
            assert_eq!(field.to_string().parse(), Ok(field));
            assert_ne!(field.label(), field.to_string(), "it has a name people know");
        }
        for bad in [
            "",
            "id",
            "version",
            "checked",
            "edited",
            "origin",
            "translations",
            "translations/en/name",
            "translations/pl/bring",
        ] {
            assert_eq!(bad.parse::<Field>(), Err(NotAField), "{bad}");
        }
    }
}
