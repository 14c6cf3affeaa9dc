//! What a form sends.

use doorstep_shared::plans::entry::EntryName;
use doorstep_shared::search::percent_decode;
use serde_json::{Map, Value};

use crate::store::Repeat;
use crate::token::TokenHash;
use crate::usecase::plans::family::Seen;

/// Most fields of a form.
const MOST: usize = 200;

/// The fields, as they were sent.
#[derive(Default)]
pub struct Form {
    pairs: Vec<(String, String)>,
}

impl Form {
    /// Reads a form or a query.
    pub fn read(sent: &[u8]) -> Self {
        let pairs = String::from_utf8_lossy(sent)
            .split('&')
            .take(MOST)
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (percent_decode(name), percent_decode(value).replace("\r\n", "\n")))
            .collect();
        Self { pairs }
    }

    /// The first value of a field; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.text(name) == "yes"
    }

    /// All fields whose name begins so, without that beginning.
    pub fn beginning<'a>(&'a self, with: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.pairs.iter().filter_map(move |(name, value)| Some((name.strip_prefix(with)?, value.as_str())))
    }

    /// What was before the person when they wrote.
    pub fn seen(&self) -> Option<Seen> {
        let entry: EntryName = self.text("entry").parse().ok()?;
        Some(Seen { entry, version: self.text("version").parse().ok()? })
    }

    /// The key of this press, so that the same press twice counts once.
    pub fn repeat(&self, page: &str) -> Option<Repeat> {
        let key = self.text("key");
        let good = !key.is_empty() && key.len() <= 64 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let mut parts = vec![page];
        parts.extend(self.pairs.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]));
        good.then(|| Repeat { key: key.to_owned(), body_hash: TokenHash::of(&parts).to_string() })
    }

    /// The name under which what stands in it is kept.
    pub fn name(&self) -> Option<&str> {
        let name = self.text("form");
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'.' || b == b'-';
        (!name.is_empty() && name.len() <= 100 && name.bytes().all(plain)).then_some(name)
    }

    /// What somebody typed: the boxes that begin with `b.`.
    pub fn boxes(&self) -> Map<String, Value> {
        self.beginning("b.").map(|(name, value)| (name.to_owned(), Value::String(value.to_owned()))).collect()
    }

    /// What somebody typed into a box.
    pub fn typed(&self, name: &str) -> &str {
        self.beginning("b.").find(|(found, _)| *found == name).map_or("", |(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_write_it() {
        let form = Form::read(b"b.words=one%0D%0Atwo+%26+three&form=ask&key=0192-a&entry=x&b.a=1&b.a=2");
        assert_eq!((form.typed("words"), form.typed("a"), form.typed("none")), ("one\ntwo & three", "1", ""));
        assert_eq!((form.name(), form.seen().is_none()), (Some("ask"), true));
        assert!(form.repeat("ask").is_some() && Form::read(b"key=").repeat("ask").is_none());
        assert!(Form::read(b"form=../x").name().is_none());
    }
}
