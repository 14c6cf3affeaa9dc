//! A record of a demo file while it is turned into one of the directory's.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::files::File;

/// Why a demo file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// It is not JSON, or not a list of records.
    #[error("the demo file {file} cannot be read: {source}")]
    File {
        /// Its name.
        file: &'static str,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A record does not fit the directory's types.
    #[error("the demo record {at} does not fit: {source}")]
    Record {
        /// The record's short word.
        at: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// One of the demo files' own keys holds something else than it should.
    #[error("the demo record {at} holds something strange under {key}")]
    Shape {
        /// The record's short word.
        at: String,
        /// The key.
        key: &'static str,
    },
}

/// A record, or an object inside one.
#[derive(Clone, Debug)]
pub struct Record {
    /// The short word it goes by in messages.
    pub name: String,
    /// What it holds.
    pub map: Map<String, Value>,
}

impl Record {
    /// The records of a file that holds a list of them.
    pub fn list(file: &File) -> Result<Vec<Self>, DemoError> {
        let maps: Vec<Map<String, Value>> =
            serde_json::from_str(file.text).map_err(|source| DemoError::File { file: file.name, source })?;
        Ok(maps.into_iter().map(|map| Self { name: name_of(&map, file.name), map }).collect())
    }

    /// The one record of a file.
    pub fn single(file: &File) -> Result<Self, DemoError> {
        let map = serde_json::from_str(file.text).map_err(|source| DemoError::File { file: file.name, source })?;
        Ok(Self { name: name_of(&map, file.name), map })
    }

    /// Takes a key of the demo files out, as what it should hold.
    pub fn take<T: DeserializeOwned>(&mut self, key: &'static str) -> Result<Option<T>, DemoError> {
        let Some(value) = self.map.remove(key) else { return Ok(None) };
        serde_json::from_value(value).map(Some).map_err(|_| self.strange(key))
    }

    /// Puts a value in, ready for the directory's types.
    pub fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.map.insert(key.to_owned(), value.into());
    }

    /// Works on the object under a key, where there is one.
    pub fn inside(
        &mut self,
        key: &'static str,
        work: impl FnOnce(&mut Self) -> Result<(), DemoError>,
    ) -> Result<(), DemoError> {
        if let Some(map) = self.take(key)? {
            let mut inner = Self { name: self.name.clone(), map };
            work(&mut inner)?;
            self.put(key, inner.map);
        }
        Ok(())
    }

    /// Works on every object of the list under a key, where there is one.
    pub fn inside_each(
        &mut self,
        key: &'static str,
        mut work: impl FnMut(&mut Self) -> Result<(), DemoError>,
    ) -> Result<(), DemoError> {
        let Some(maps) = self.take::<Vec<Map<String, Value>>>(key)? else { return Ok(()) };
        let mut done = Vec::with_capacity(maps.len());
        for map in maps {
            let mut inner = Self { name: self.name.clone(), map };
            work(&mut inner)?;
            done.push(Value::Object(inner.map));
        }
        self.put(key, done);
        Ok(())
    }

    /// The record as one of the directory's.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, DemoError> {
        let Self { name, map } = self;
        serde_json::from_value(Value::Object(map)).map_err(|source| DemoError::Record { at: name, source })
    }

    /// The error that a key holds something strange.
    pub fn strange(&self, key: &'static str) -> DemoError {
        DemoError::Shape { at: self.name.clone(), key }
    }
}

fn name_of(map: &Map<String, Value>, file: &str) -> String {
    map.get("id").and_then(Value::as_str).unwrap_or(file).to_owned()
}
