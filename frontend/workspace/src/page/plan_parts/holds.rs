//! What the boxes of a form hold, and how they are read.

use doorstep_shared::plans::entry::Body;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::sheet::Sheet;
use crate::ui::Wrong;

/// What a box holds, and so how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text, of at most so many characters.
    Text(usize),
    /// A key of a closed list; with what to say when nothing is chosen.
    Key(&'static str),
    /// A key, or nothing.
    MaybeKey,
    /// A number, or nothing.
    MaybeNumber,
    /// A day; with what to say when there is none.
    Day(&'static str),
    /// A day, or nothing.
    MaybeDay,
    /// Yes or no.
    Flag,
}

impl Sheet {
    /// Notes that a field is read from its box when the form is saved.
    pub fn ask(self, field: &str, holds: Holds) {
        self.asked.update_value(|asked| {
            if asked.iter().all(|(known, _)| known != field) {
                asked.push((field.to_owned(), holds));
            }
        });
    }

    /// What the form says, with `more` done by hand.
    ///
    /// # Errors
    /// What cannot be read, by the id of its box.
    pub fn read(self, more: impl FnOnce(&mut Map<String, Value>, &mut Vec<Wrong>)) -> Result<Body, Vec<Wrong>> {
        let before = self.boxes.begun_from().map(|(body, _)| body).unwrap_or_else(|| self.first.get_value());
        let mut wrong = Vec::new();
        let Ok(Value::Object(mut fields)) = serde_json::to_value(&before) else { return Err(wrong) };
        for (field, holds) in self.asked.get_value() {
            match self.value(&field, &holds) {
                Ok(value) => {
                    fields.insert(field, value);
                }
                Err(why) => wrong.push((self.id(&field), why)),
            }
        }
        more(&mut fields, &mut wrong);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        serde_json::from_value(Value::Object(fields))
            .map_err(|_| vec![(self.id("form"), "Look at the boxes again.".into())])
    }

    fn value(self, field: &str, holds: &Holds) -> Result<Value, String> {
        let text = self.boxes.value(field);
        match holds {
            Holds::Text(most) => match text.chars().count() {
                now if now > *most => Err(format!("There is room for {most} characters. There are {now} now.")),
                _ => Ok(Value::from(text)),
            },
            Holds::Key(missing) if text.is_empty() => Err((*missing).to_owned()),
            Holds::MaybeKey if text.is_empty() => Ok(Value::Null),
            Holds::Key(_) | Holds::MaybeKey => Ok(Value::from(text)),
            Holds::MaybeNumber => Ok(text.parse::<u8>().map_or(Value::Null, Value::from)),
            Holds::Flag => Ok(Value::from(self.boxes.is(field))),
            Holds::Day(_) | Holds::MaybeDay => match (untrack(|| self.boxes.date(field, None).read()), holds) {
                (Ok(Some(day)), _) => serde_json::to_value(day).map_err(|_| String::new()),
                (Ok(None), Holds::Day(missing)) => Err((*missing).to_owned()),
                (Ok(None), _) => Ok(Value::Null),
                (Err(bad), _) => Err(bad.sentence().to_owned()),
            },
        }
    }
}
