//! What somebody did, in a sentence.

use doorstep_shared::api::desk::plans::Happening;
use doorstep_shared::plans::course::StepKind;
use doorstep_shared::set::Member as _;

use crate::rules::{plan_words, say};

/// The sentence: "Ruth Bell, Link teacher, changed: Goal".
pub fn of(happening: &Happening) -> String {
    let role = happening.role.map(|role| format!(", {},", say::role(role))).unwrap_or_default();
    // What the family says of sharing hangs on the adult who says it; that is not what was changed.
    let entry = happening.entry.filter(|_| happening.what != "share");
    let entry = entry.map(|entry| format!(": {}", entry.kind.words())).unwrap_or_default();
    let did = match happening.what.as_str() {
        "add" => "wrote down",
        "change" => "changed",
        "clash" => "changed the same words as somebody else",
        "decide" => "chose what to keep of two texts",
        "share" => "wrote down what the family says of sharing",
        "team" => "changed the team",
        "nominate" => "named the child",
        "closing-asked" => "asked a second person about the end of the plan",
        "closing-agreed" => "agreed, as the second person",
        "send" => "sent",
        "revoke" => "took a link back",
        "open" => "opened",
        "answer" => "answered",
        step => {
            let taken = StepKind::parse(step).map_or("Something was done", |kind| plan_words::step(kind).0);
            return format!("{}{role} took a step: {taken}", happening.by);
        }
    };
    format!("{}{role} {did}{entry}", happening.by)
}
