//! Whether an entry makes sense, before it is kept. A draft is kept whether it does or not.

use super::{Body, ContactKind, Note, Part, School, Snapshot};
use crate::date::Date;
use crate::directory::Calendar;
use crate::plans::content::{child_question, known_item};
use crate::plans::handover;
use crate::plans::intervention::check_attendance;
use crate::plans::meeting::check_meeting;
use crate::plans::note::takes_notes;
use crate::plans::people::{Adult, Channel, Child, Contact};
use crate::plans::referral::{self, By, check_referral, check_signpost};
use crate::plans::school::check_place;
use crate::plans::section::Section;
use crate::plans::work::{ActionStatus, check_action, check_due_when_made, check_goal};
use crate::problem::FieldError;

/// What an entry is looked at beside.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The day in London.
    pub today: Date,
    /// The zone's school calendar.
    pub calendar: &'a Calendar,
    /// The child's birthday, where the plan holds it.
    pub born: Option<Date>,
    /// Whether the entry is new, or its day was changed just now.
    pub due_is_new: bool,
}

/// Most characters of a name, and of another short line.
const LINE: usize = 200;
/// Most characters of the words of a need, a goal or an action.
const WORDS: usize = 1_000;

/// Looks an entry through.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check(body: &Body, around: &Around<'_>) -> Result<(), Vec<FieldError>> {
    let mut bad = Vec::new();
    match body {
        Body::Home(home) => {
            long(&mut bad, "/meeting", &home.meeting, WORDS);
            if home.languages.len() > 8 {
                say(&mut bad, "/languages", "Name at most eight languages.");
            }
        }
        Body::Child(child) => of_child(&mut bad, child, around.today),
        Body::Adult(adult) => of_adult(&mut bad, adult),
        Body::Contact(contact) => of_contact(&mut bad, contact),
        Body::Place(place) => {
            if let School::Other { name } = &place.school {
                needed(&mut bad, "/school", name, "Say which school.");
                long(&mut bad, "/school", name, LINE);
            }
            if let Some(born) = around.born {
                let problems = check_place(&place.place, born, around.calendar);
                for problem in problems.into_iter().filter(|p| p.stops()) {
                    say(&mut bad, "/place", problem.to_string());
                }
            }
        }
        Body::Snapshot(snapshot) => of_snapshot(&mut bad, snapshot, around.today),
        Body::Distance(distance) => past(&mut bad, "/on", distance.on, around.today),
        Body::Need(need) => {
            needed(&mut bad, "/text", &need.text, "Write it in a few words.");
            long(&mut bad, "/text", &need.text, WORDS);
            long(&mut bad, "/about", &need.about, LINE);
            of_work(&mut bad, need.section);
        }
        Body::Goal(goal) => {
            for wrong in check_goal(goal).err().unwrap_or_default() {
                say(&mut bad, wrong.pointer(), wrong.sentence());
            }
            long(&mut bad, "/text", &goal.text, WORDS);
            long(&mut bad, "/measure", &goal.measure, WORDS);
            long(&mut bad, "/outcome", &goal.outcome, WORDS);
            of_work(&mut bad, goal.section);
        }
        Body::Action(action) => {
            for wrong in check_action(action, around.today).err().unwrap_or_default() {
                say(&mut bad, wrong.pointer(), wrong.sentence());
            }
            let open = action.status.is_open() || action.status == ActionStatus::Proposed;
            if around.due_is_new
                && open
                && let Err(wrong) = check_due_when_made(action.due, around.today)
            {
                say(&mut bad, wrong.pointer(), wrong.sentence());
            }
            long(&mut bad, "/text", &action.text, WORDS);
            long(&mut bad, "/said", &action.said, WORDS);
        }
        Body::Meeting(meeting) => {
            bad.extend(check_meeting(meeting, around.today, around.due_is_new).err().unwrap_or_default());
        }
        Body::Handover(record) => bad.extend(record.check().err().unwrap_or_default()),
        Body::Note(note) => of_note(&mut bad, note, around.today),
        Body::Referral(referral) => bad.extend(check_referral(referral, around.today).err().unwrap_or_default()),
        Body::Signpost(signpost) => bad.extend(check_signpost(signpost, around.today).err().unwrap_or_default()),
        Body::Attendance(attendance) => {
            bad.extend(check_attendance(attendance, around.today).err().unwrap_or_default());
        }
        Body::Pointer(pointer) => past(&mut bad, "/raised_on", pointer.raised_on, around.today),
        Body::AboutMe(_) | Body::Health(_) | Body::Assessment(_) | Body::Element(_) => {}
    }
    if bad.is_empty() { Ok(()) } else { Err(bad) }
}

/// Looks through an entry that is new: what only begins says less than what has gone on for a while.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_new(body: &Body, around: &Around<'_>) -> Result<(), Vec<FieldError>> {
    match body {
        Body::Referral(referral) => referral::check_new(referral, around.today),
        Body::Handover(record) if record.stage != handover::Stage::Draft => {
            let mut bad = Vec::new();
            say(&mut bad, "/stage", handover::NotNext::Order.sentence());
            Err(bad)
        }
        Body::Contact(contact) if !contact.address_before.is_empty() || contact.moved_on.is_some() => {
            let mut bad = check(body, around).err().unwrap_or_default();
            say(&mut bad, "/moved_on", "This is written down by itself when the address changes.");
            Err(bad)
        }
        _ => check(body, around),
    }
}

/// Looks through what an entry is to say beside what it said: of a referral each step is one that the machine knows.
///
/// # Errors
/// Everything that is wrong, field by field.
pub fn check_step(before: &Body, after: &Body, by: By, around: &Around<'_>) -> Result<(), Vec<FieldError>> {
    match (before, after) {
        (Body::Referral(before), Body::Referral(after)) => {
            referral::check_change(before, after, (by, around.today), around.calendar)
        }
        _ => check(after, around),
    }
}

fn of_child(bad: &mut Vec<FieldError>, child: &Child, today: Date) {
    needed(bad, "/legal_name", &child.legal_name, "Write the child’s name.");
    long(bad, "/legal_name", &child.legal_name, LINE);
    long(bad, "/known_as", &child.known_as, LINE);
    if child.born > today || today.days_since(child.born) > 8 * 366 {
        say(bad, "/born", "Check the birthday: a child who starts school is three to five years old.");
    }
}

fn of_adult(bad: &mut Vec<FieldError>, adult: &Adult) {
    needed(bad, "/legal_name", &adult.legal_name, "Write the adult’s name.");
    needed(bad, "/relationship", &adult.relationship, "Say what they are to the child, such as mum or grandad.");
    for (field, text) in
        [("/legal_name", &adult.legal_name), ("/known_as", &adult.known_as), ("/relationship", &adult.relationship)]
    {
        long(bad, field, text, LINE);
    }
}

fn of_contact(bad: &mut Vec<FieldError>, contact: &Contact) {
    let digits = contact.value.bytes().filter(u8::is_ascii_digit).count();
    match contact.channel {
        Channel::Phone | Channel::Text if !(7..=15).contains(&digits) => {
            say(bad, "/value", "Write the whole phone number.");
        }
        Channel::Email if !contact.value.contains('@') => say(bad, "/value", "Write the whole e-mail address."),
        Channel::Post if contact.address.trim().is_empty() => say(bad, "/address", "Write where letters go."),
        _ => {}
    }
    if contact.channel == Channel::Text && !contact.ok_to_text {
        say(bad, "/ok_to_text", "They want texts, but nobody may text them. Put one of the two right.");
    }
    if let (Some(from), Some(until)) = (contact.safe_from, contact.safe_until)
        && until <= from
    {
        say(bad, "/safe_until", "The safe hours end before they begin. Put one of the two right.");
    }
    for (field, text) in [("/value", &contact.value), ("/when", &contact.when)] {
        long(bad, field, text, LINE);
    }
    long(bad, "/address", &contact.address, WORDS);
}

/// V21, V22, and that everybody rates their own side alone.
fn of_snapshot(bad: &mut Vec<FieldError>, snapshot: &Snapshot, today: Date) {
    past(bad, "/taken_on", snapshot.taken_on, today);
    for (id, rated) in &snapshot.items {
        let field = format!("/items/{id}");
        if let Err(unknown) = known_item(snapshot.catalogue, *id) {
            say(bad, &field, unknown.to_string());
        } else if Part::of(*id) != snapshot.part || !id.area().may_rate(snapshot.by) {
            say(bad, &field, "This belongs to somebody else’s view.");
        }
        long(bad, &field, &rated.example, WORDS);
    }
    for (question, answer) in &snapshot.said {
        let field = format!("/said/{question}");
        if child_question(question).is_none() {
            say(bad, &field, "There is no such question.");
        }
        long(bad, &field, answer, WORDS);
    }
}

fn of_note(bad: &mut Vec<FieldError>, note: &Note, today: Date) {
    needed(bad, "/text", note.text.as_str(), "Write a few words.");
    past(bad, "/occurred_on", note.occurred_on, today);
    if !takes_notes(note.section) {
        say(bad, "/section", "Nothing is written here about a safeguarding route. Choose another section.");
    }
    if let Err(wrong) = note.visible.check(today) {
        say(bad, "/visible", wrong.sentence());
    }
    if note.next.as_ref().is_some_and(|next| next.on < today && note.occurred_on == today) {
        say(bad, "/next", "Choose a day that is to come.");
    }
    if (note.of == ContactKind::Addendum) != note.adds_to.is_some() {
        say(bad, "/adds_to", "Say which note this adds to.");
    }
}

fn of_work(bad: &mut Vec<FieldError>, section: Section) {
    if !matches!(section, Section::Learning | Section::Wellbeing) {
        say(bad, "/section", "Choose learning or wellbeing.");
    }
}

fn say(bad: &mut Vec<FieldError>, pointer: &str, detail: impl Into<String>) {
    bad.push(FieldError { pointer: pointer.into(), detail: detail.into() });
}

fn needed(bad: &mut Vec<FieldError>, pointer: &str, text: &str, detail: &str) {
    if text.trim().is_empty() {
        say(bad, pointer, detail);
    }
}

fn long(bad: &mut Vec<FieldError>, pointer: &str, text: &str, most: usize) {
    let now = text.chars().count();
    if now > most {
        say(bad, pointer, format!("There is room for {most} characters. There are {now} now."));
    }
}

fn past(bad: &mut Vec<FieldError>, pointer: &str, day: Date, today: Date) {
    if day > today {
        say(bad, pointer, "This day is still to come.");
    }
}
