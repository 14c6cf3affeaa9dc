//! What a message lets the centre put right in one press: read from its words, shown beside what the entry says, and made only
//! when a person agrees. Whatever can be read in two ways is not offered; then somebody opens the editor.

mod contact;
mod cost;
mod text;
mod times;

use super::change::FieldChange;
use super::field::Field;
use crate::directory::Service;
use crate::inbox::{Matter, Message, MessageKind};

/// The changes of an entry that a message asks for, at most one a field. Only what the sender ticked is looked for; who runs a
/// service and ticks nothing may have meant days, times or the cost. A number or an address is looked for only where it was
/// ticked: people leave their own, to be called back.
pub fn offers(message: &Message, service: &Service) -> Vec<FieldChange> {
    if !matches!(message.kind, MessageKind::Wrong | MessageKind::ProviderChanged) || message.matters.has(Matter::Closed)
    {
        return Vec::new();
    }
    let any = message.kind == MessageKind::ProviderChanged && message.matters.is_empty();
    let about = |matter: Matter| (any && matter != Matter::Contact) || message.matters.has(matter);
    let said = text::read(&message.text);
    let mut after = service.clone();
    let mut fields = Vec::new();
    let mut put = |matter: Matter, field: Field, change: &mut dyn FnMut(&mut Service) -> bool| {
        if about(matter) && change(&mut after) {
            fields.push(field);
        }
    };
    put(Matter::Times, Field::Schedules, &mut |s| {
        assign(said.as_ref().and_then(|said| times::read(said, &s.schedules)), &mut s.schedules)
    });
    put(Matter::Cost, Field::Cost, &mut |s| assign(said.as_ref().and_then(cost::read), &mut s.cost));
    put(Matter::Contact, Field::Contacts, &mut |s| assign(contact::read(&message.text, &s.contacts), &mut s.contacts));
    let change = |field: Field| FieldChange { field, base: field.value(service), new: field.value(&after) };
    fields.into_iter().map(change).collect()
}

/// The part of the public form that a field belongs to, of those that are read from messages.
pub fn matter_of(field: Field) -> Option<Matter> {
    match field {
        Field::Schedules => Some(Matter::Times),
        Field::Cost => Some(Matter::Cost),
        Field::Contacts => Some(Matter::Contact),
        _ => None,
    }
}

/// Puts a value that says something new.
fn assign<T: PartialEq>(found: Option<T>, place: &mut T) -> bool {
    match found {
        Some(found) if found != *place => {
            *place = found;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
