//! JSON: the items of a feed, whole, and lenient access to their fields.

use serde_json::error::Category;
use serde_json::{Map, Value};

use super::repair::cut;
use super::{FeedError, Format};

/// Parses a whole document.
pub(super) fn parse(text: &str) -> Result<Value, FeedError> {
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => FeedError::Truncated { line: error.line() },
        _ => FeedError::NotJson { line: error.line(), column: error.column() },
    })
}

/// The page around the items.
pub(super) struct Envelope<'a> {
    fields: &'a Map<String, Value>,
    items: &'a [Value],
}

impl<'a> Envelope<'a> {
    /// The page, if the document is one. Both spellings of the list occur in both versions.
    pub fn of(value: &'a Value) -> Option<Self> {
        let fields = value.as_object()?;
        let items = fields.get("contents").or_else(|| fields.get("content"))?.as_array()?;
        Some(Self { fields, items })
    }

    /// The version, where the names of the counts tell it.
    pub fn version(&self) -> Option<Format> {
        let has = |names: [&str; 2]| names.iter().any(|n| self.fields.contains_key(*n));
        if has(["total_items", "total_pages"]) {
            Some(Format::Oruk3)
        } else if has(["totalElements", "totalPages"]) {
            Some(Format::Oruk1)
        } else {
            None
        }
    }

    fn count(&self, names: [&str; 2]) -> Option<u64> {
        names.iter().find_map(|n| number(self.fields.get(*n)?))
    }

    /// The items, if the page says that they are all there are.
    fn whole(&self) -> Result<&'a [Value], FeedError> {
        let items = self.items.len() as u64;
        let total = self.count(["total_items", "totalElements"]).unwrap_or(items);
        let pages = self.count(["total_pages", "totalPages"]).unwrap_or(1);
        // Some feeds put everything on one page and still count pages; the number of items decides where there is one.
        let known_total = self.count(["total_items", "totalElements"]).is_some();
        if total > items || (!known_total && pages > 1) {
            let page = self.count(["page_number", "number"]).unwrap_or(1).max(1);
            return Err(FeedError::OnePage { page, pages: pages.max(page).max(2), items, total });
        }
        Ok(self.items)
    }
}

/// All items of a feed: those of a page, of a bare array, or the document itself.
pub(super) fn items(value: &Value) -> Result<&[Value], FeedError> {
    if let Some(envelope) = Envelope::of(value) {
        return envelope.whole();
    }
    match value {
        Value::Array(items) => Ok(items),
        Value::Object(fields) if fields.contains_key("name") => Ok(core::slice::from_ref(value)),
        _ => Err(FeedError::UnknownForm),
    }
}

/// The same, for a first look: no matter whether the page is the only one.
pub(super) fn items_unchecked(value: &Value) -> &[Value] {
    match (Envelope::of(value), value) {
        (Some(envelope), _) => envelope.items,
        (None, Value::Array(items)) => items,
        _ => core::slice::from_ref(value),
    }
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// A field as text: the words, the number as written, or nothing.
pub(super) fn text(fields: &Map<String, Value>, name: &str) -> String {
    fields.get(name).map(words).unwrap_or_default()
}

/// The first of these fields that says something.
pub(super) fn first_text(fields: &Map<String, Value>, names: &[&str]) -> String {
    names.iter().map(|n| text(fields, n)).find(|t| !t.trim().is_empty()).unwrap_or_default()
}

/// What an item says, field by field, for people to look at.
pub(super) fn content(item: &Value) -> Vec<(String, String)> {
    let shown = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match item {
        Value::Object(fields) => {
            let said = fields.iter().map(|(name, value)| (name.clone(), cut(shown(value).trim(), 500)));
            said.filter(|(_, text)| !text.is_empty()).take(60).collect()
        }
        other => vec![("item".into(), cut(&shown(other), 500))],
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// A field's texts: those of a list, or the one.
pub(super) fn texts(fields: &Map<String, Value>, name: &str) -> Vec<String> {
    match fields.get(name) {
        Some(Value::Array(items)) => items.iter().map(words).collect(),
        Some(value) => vec![words(value)],
        None => Vec::new(),
    }
}

/// A field's objects: those of a list, or the one.
pub(super) fn objects<'a>(fields: &'a Map<String, Value>, name: &str) -> Vec<&'a Map<String, Value>> {
    match fields.get(name) {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_object).collect(),
        Some(Value::Object(one)) => vec![one],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_of_several_is_not_the_feed() {
        let page = |text: &str| parse(text).and_then(|value| items(&value).map(<[Value]>::len));
        assert_eq!(
            page(r#"{"total_items":9,"total_pages":5,"page_number":1,"contents":[{},{}]}"#),
            Err(FeedError::OnePage { page: 1, pages: 5, items: 2, total: 9 })
        );
        assert_eq!(
            page(r#"{"totalElements":"3","totalPages":2,"number":2,"content":[{}]}"#),
            Err(FeedError::OnePage { page: 2, pages: 2, items: 1, total: 3 })
        );
        assert_eq!(
            page(r#"{"totalPages":2,"content":[{}]}"#),
            Err(FeedError::OnePage { page: 1, pages: 2, items: 1, total: 1 })
        );
        assert_eq!(page(r#"{"totalElements":2,"totalPages":1,"content":[{},{}]}"#), Ok(2));
        assert_eq!(page(r#"{"contents":[{}]}"#), Ok(1));
        assert_eq!(page("[{},{},3]"), Ok(3));
        assert_eq!(page(r#"{"name":"Songs"}"#), Ok(1));
        assert_eq!(page(r#"{"error":"gone"}"#), Err(FeedError::UnknownForm));
    }

    #[test]
    fn the_message_says_what_to_do() {
        let error = FeedError::OnePage { page: 1, pages: 5, items: 2, total: 9 };
        assert_eq!(error.to_string(), "the file is page 1 of 5 and holds 2 of 9 services: get all pages first");
    }
}
