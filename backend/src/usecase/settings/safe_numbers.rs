//! Whom a worker rings when a child may not be safe, as it is typed.

use doorstep_shared::api::desk::save_settings::NewSafeNumbers;
use doorstep_shared::date::Date;
use doorstep_shared::directory::{SafeLead, SafeNumbers};
use doorstep_shared::editing;
use doorstep_shared::problem::FieldError;

use crate::usecase::entry::EntryError;

/// Most characters of a name.
const NAME_MOST: usize = 100;
/// What is said of a number that cannot be one.
const NO_NUMBER: &str = "Write a phone number with its area code, such as 01632 960777.";

/// Reads it. That somebody sent it means that it was looked through today.
///
/// # Errors
/// What cannot be a number, or names nobody.
pub fn read(sent: &NewSafeNumbers, today: Date) -> Result<SafeNumbers, EntryError> {
    let mut errors = Vec::new();
    let mut say = |pointer: String, detail: &str| errors.push(FieldError { pointer, detail: detail.into() });
    let council = match sent.council.trim() {
        "" => String::new(),
        typed => editing::phone(typed).unwrap_or_else(|| {
            say("/safe_numbers/council".into(), NO_NUMBER);
            String::new()
        }),
    };
    let mut leads: Vec<SafeLead> = Vec::new();
    for (at, lead) in sent.leads.iter().enumerate() {
        let name = lead.name.trim();
        if name.is_empty() || name.chars().count() > NAME_MOST {
            say(format!("/safe_numbers/leads/{at}/name"), "Write who it is, in at most 100 characters.");
        }
        let phone = editing::phone(&lead.phone);
        if phone.is_none() {
            say(format!("/safe_numbers/leads/{at}/phone"), NO_NUMBER);
        }
        if leads.iter().any(|known| known.organisation == lead.organisation) {
            say(format!("/safe_numbers/leads/{at}/name"), "An organisation has one lead here.");
        }
        leads.push(SafeLead {
            organisation: lead.organisation,
            name: name.to_owned(),
            phone: phone.unwrap_or_default(),
        });
    }
    if !errors.is_empty() {
        return Err(EntryError::Invalid(errors));
    }
    Ok(SafeNumbers { council, leads, checked_on: Some(today) })
}
