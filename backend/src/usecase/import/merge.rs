//! One entry, field by field: what stands here, what the source says now, and what it said when it was last taken in. What
//! was changed here since stays, and is remembered, until somebody decides for the source's word.

use std::collections::BTreeMap;

use doorstep_shared::api::desk::imports::{FieldState, Side};
use doorstep_shared::directory::{Contact, Service, State, Visibility};
use doorstep_shared::editing::Field;
use serde_json::Value;

use crate::import::content_hash;

/// What is known of what the source said last.
#[derive(Clone, Copy, Debug)]
pub enum Base<'a> {
    /// Nobody has changed the entry since.
    Unchanged,
    /// The entry as it was then.
    Then(&'a Service),
    /// Somebody has changed it, and what it was then is not known: every difference may be theirs.
    NotKnown,
}

/// A field in which the source differs from the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// The field.
    pub field: Field,
    /// What is known about it.
    pub state: FieldState,
    /// Whose word counts.
    pub side: Side,
}

impl Differs {
    /// A field that only the source changed.
    pub fn by_source(field: Field) -> Self {
        Self { field, state: FieldState::Source, side: Side::Theirs }
    }
}

/// Puts the source's word into an entry. `theirs` becomes the entry as it will be; its origin remembers what was kept.
pub fn merge(theirs: &mut Service, ours: &Service, base: Base<'_>, chosen: &BTreeMap<Field, Side>) -> Vec<Differs> {
    keep_ours(theirs, ours);
    let kept_before = ours.origin.as_ref().map(|o| o.kept.clone()).unwrap_or_default();
    let mut kept = BTreeMap::new();
    let mut found = Vec::new();
    for field in Field::own() {
        let (here, there) = (field.value(ours), field.value(theirs));
        if here == there {
            continue;
        }
        let said = content_hash(&there);
        let state = match kept_before.get(&field.to_string()) {
            Some(then) if *then == said => FieldState::Kept,
            Some(_) => FieldState::Conflict,
            None => changed_by(*field, &here, &there, base),
        };
        let by_itself = if state == FieldState::Source { Side::Theirs } else { Side::Ours };
        let side = chosen.get(field).copied().unwrap_or(by_itself);
        if side == Side::Ours {
            kept.insert(field.to_string(), said);
            // A value of an entry is one of its field's.
            let _ = field.put(theirs, here);
        }
        found.push(Differs { field: *field, state, side });
    }
    if let Some(origin) = &mut theirs.origin {
        origin.kept = kept;
    }
    found
}

/// Who changed a field that nobody has decided about.
fn changed_by(field: Field, here: &Value, there: &Value, base: Base<'_>) -> FieldState {
    match base {
        Base::Unchanged => FieldState::Source,
        Base::NotKnown => FieldState::Conflict,
        Base::Then(then) => {
            let then = field.value(then);
            if then == *here {
                FieldState::Source
            } else if then == *there {
                FieldState::Kept
            } else {
                FieldState::Conflict
            }
        }
    }
}

/// What a feed has no say in: our checks, edits and translations, and what we keep from the public.
pub fn keep_ours(theirs: &mut Service, ours: &Service) {
    theirs.checked = ours.checked;
    theirs.edited = ours.edited;
    theirs.translations.clone_from(&ours.translations);
    if ours.visibility == Visibility::Staff {
        theirs.visibility = Visibility::Staff;
    }
    let hidden = |contact: &Contact| {
        ours.contacts.iter().filter(|c| !c.public).any(|c| {
            (!c.phone.is_empty() && c.phone == contact.phone) || (!c.email.is_empty() && c.email == contact.email)
        })
    };
    for contact in &mut theirs.contacts {
        contact.public &= !hidden(contact);
    }
    // The day of a pause is the day it was first told of; what staff have hidden no feed brings back.
    let same = match (&ours.state, &theirs.state) {
        (State::Hidden { .. } | State::Merged { .. }, _) => true,
        (State::Paused { reason: a, .. }, State::Paused { reason: b, .. }) => a == b,
        (State::Finished { .. }, State::Finished { .. }) => true,
        _ => false,
    };
    if same {
        theirs.state = ours.state.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::test_origin;
    use doorstep_shared::directory::Kind;
    use doorstep_shared::id::ServiceId;
    use uuid::Uuid;

    fn service(name: &str, summary: &str, bring: &str) -> Service {
        let mut service = Service::named(ServiceId::new(Uuid::from_u128(1)), name, Kind::Group);
        service.summary = summary.into();
        service.bring = bring.into();
        service.origin = Some(test_origin());
        service
    }

    fn run(ours: &Service, theirs: &Service, base: Base<'_>, chosen: &[(Field, Side)]) -> (Service, String) {
        let mut out = theirs.clone();
        let found = merge(&mut out, ours, base, &chosen.iter().copied().collect());
        let said = found.iter().map(|d| format!("{} {:?} {:?}", d.field, d.state, d.side)).collect::<Vec<_>>();
        (out, said.join("; "))
    }

    #[test]
    fn what_was_changed_here_stays_and_what_only_the_source_changed_is_taken() {
        let then = service("Songs", "Sing.", "Socks");
        let ours = service("Songs", "Sing with us.", "Socks");
        let theirs = service("Song time", "Sing.", "Shoes");
        let (out, said) = run(&ours, &theirs, Base::Then(&then), &[]);
        assert_eq!(said, "name Source Theirs; summary Kept Ours; bring Source Theirs");
        assert_eq!(
            (out.name.as_str(), out.summary.as_str(), out.bring.as_str()),
            ("Song time", "Sing with us.", "Shoes")
        );

        // The next time the source says the same of it, it is not asked again; when it says something new, it is.
        let (out, said) = run(&out, &theirs, Base::Unchanged, &[]);
        assert_eq!((said.as_str(), out.summary.as_str()), ("summary Kept Ours", "Sing with us."));
        let newer = service("Song time", "Sing and dance.", "Shoes");
        let (out, said) = run(&out, &newer, Base::Unchanged, &[]);
        assert_eq!((said.as_str(), out.summary.as_str()), ("summary Conflict Ours", "Sing with us."));
        let (out, _) = run(&out, &newer, Base::Unchanged, &[(Field::Summary, Side::Theirs)]);
        assert_eq!(out.summary, "Sing and dance.");
        assert!(out.origin.is_some_and(|o| o.kept.is_empty()), "a decision for the source's word ends the keeping");
    }

    #[test]
    fn both_changed_is_a_conflict_and_ours_until_somebody_decides() {
        let (then, ours) = (service("Songs", "Sing.", ""), service("Songs", "Sing with us.", ""));
        let theirs = service("Songs", "Sing and dance.", "");
        assert_eq!(run(&ours, &theirs, Base::Then(&then), &[]).1, "summary Conflict Ours");
        assert_eq!(run(&ours, &theirs, Base::NotKnown, &[]).1, "summary Conflict Ours");
        assert_eq!(run(&then, &theirs, Base::Unchanged, &[]).1, "summary Source Theirs");
        assert_eq!(run(&then, &theirs, Base::Unchanged, &[(Field::Summary, Side::Ours)]).0.summary, "Sing.");
        assert_eq!(run(&ours, &ours, Base::NotKnown, &[]).1, "");
    }
}
