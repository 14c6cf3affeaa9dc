//! What every page of a family has: its words, the way around, the way out, and where a worry about a child belongs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use axum::http::StatusCode;
use axum::response::Response;
use doorstep_shared::date::Date;
use doorstep_shared::id::{OrganisationId, PersonId, UserId};
use doorstep_shared::plans::entry::{Body, Entry, EntryName};
use doorstep_shared::plans::family::{Say, Tongue, Words};
use doorstep_shared::set::Member as _;
use serde_json::{Map, Value};

use super::{PrivateState, Told};
use crate::clock::in_london;
use crate::http::plain::{Plain, escape};
use crate::port::StoreError;
use crate::speech::family_day;
use crate::usecase::entry::Desk;
use crate::usecase::plans::draft;
use crate::usecase::plans::family::{Inside, Visit};

/// Sends what stands in a form to be kept, two seconds after the last key and when the page goes.
const KEEP: &str = "(()=>{for(const f of document.querySelectorAll('form[data-keep]')){let t;const k=()=>{t&&clearTimeout(t);t=0;\
    navigator.sendBeacon('/p/keep',new URLSearchParams(new FormData(f)))};f.addEventListener('input',()=>{clearTimeout(t);\
    t=setTimeout(k,2000)});f.addEventListener('submit',()=>{clearTimeout(t);t=0});addEventListener('pagehide',()=>{t&&k()})}})()";

/// A page of its own: its title and what is below it.
pub struct Made {
    /// The heading.
    pub title: String,
    /// Below it.
    pub body: String,
}

/// What pages are made from.
pub struct Context<'a> {
    /// The server.
    pub state: &'a PrivateState,
    /// The adult's desk.
    pub desk: &'a Desk<'a>,
    /// What they have before them.
    pub inside: &'a Inside,
    /// Their words.
    pub words: &'static Words,
    /// Their language.
    pub tongue: Tongue,
    /// What came of the last press.
    pub told: Told,
    interpreter: bool,
    drafts: BTreeMap<String, Map<String, Value>>,
}

/// The language of a device: the one that was chosen on it, or the home's; and whether it is to be offered an interpreter.
pub fn tongue_of(visit: &Visit, inside: &Inside) -> (Tongue, bool) {
    let home = inside.whole.entries.iter().find_map(|e| if let Body::Home(home) = &e.body { Some(home) } else { None });
    let (tongue, interpreter) = Tongue::of_home(home);
    (visit.device.tongue.unwrap_or(tongue), interpreter)
}

impl<'a> Context<'a> {
    pub(super) async fn new(
        state: &'a PrivateState,
        desk: &'a Desk<'a>,
        visit: &Visit,
        inside: &'a Inside,
        told: Told,
    ) -> Result<Self, StoreError> {
        let (tongue, interpreter) = tongue_of(visit, inside);
        let drafts = draft::of_plan(desk, visit.plan()).await?;
        Ok(Self { state, desk, inside, words: tongue.words(), tongue, told, interpreter, drafts })
    }

    /// What we say, escaped.
    pub fn say(&self, say: Say) -> String {
        escape(self.words.say(say))
    }

    /// What we say with something of somebody's put in, escaped.
    pub fn with(&self, say: Say, name: &str, value: &str) -> String {
        escape(&self.words.with(say, name, value))
    }

    /// A day in their language, escaped.
    pub fn day(&self, day: Date) -> String {
        escape(&family_day(self.tongue, day))
    }

    /// A moment in London, escaped; empty for a text that is none.
    pub fn moment(&self, at: &str) -> String {
        in_london(at).map(|(day, time)| format!("{}, <bdi>{time}</bdi>", self.day(day))).unwrap_or_default()
    }

    /// Who this is.
    pub fn me(&self) -> PersonId {
        PersonId::new(self.desk.actor.user.uuid())
    }

    /// What the child is called.
    pub fn child(&self) -> String {
        self.inside.child()
    }

    /// Who wrote something: "you", another adult by name, or a worker with their organisation. Escaped.
    pub fn writer(&self, entry: &Entry) -> String {
        if entry.changed_by == self.desk.actor.user {
            return self.say(Say::OfUs);
        }
        let adult = self.inside.adult(PersonId::new(entry.changed_by.uuid()));
        if !adult.is_empty() {
            return theirs(&adult);
        }
        match self.inside.person(entry.changed_by) {
            name if name.is_empty() => self.organisation(entry.organisation),
            name => format!("{}, {}", theirs(&name), self.organisation(entry.organisation)),
        }
    }

    /// A worker by name, escaped.
    pub fn person(&self, id: UserId) -> String {
        theirs(&self.inside.person(id))
    }

    /// An organisation by name, escaped.
    pub fn organisation(&self, id: OrganisationId) -> String {
        if id == self.inside.whole.family_itself() {
            return self.say(Say::TheFamily);
        }
        theirs(&self.inside.organisation(id))
    }

    /// What stands in a box: what was begun there, or what is kept.
    pub fn boxed(&self, form: &str, name: &str, kept: &str) -> String {
        let begun = self.drafts.get(form).and_then(|boxes| boxes.get(name)).and_then(Value::as_str);
        escape(begun.unwrap_or(kept))
    }

    /// Opens a form that does something on a page.
    pub fn form(&self, page: &str, name: &str, of: Option<(EntryName, u64)>) -> String {
        let seen = of.map_or(String::new(), |(entry, version)| {
            format!(
                "<input type=\"hidden\" name=\"entry\" value=\"{entry}\"><input type=\"hidden\" name=\"version\" value=\"{version}\">"
            )
        });
        let keep = if name.is_empty() {
            String::new()
        } else {
            format!("<input type=\"hidden\" name=\"form\" value=\"{name}\">")
        };
        let kept = if name.is_empty() { "" } else { " data-keep" };
        format!(
            "<form class=\"stack\" method=\"post\" action=\"/p/{page}\"{kept}><input type=\"hidden\" name=\"key\" \
             value=\"{}\">{seen}{keep}",
            self.desk.ids.next(),
        )
    }

    /// A box for some words.
    pub fn area(&self, (form, name): (&str, &str), label: Say, kept: &str) -> String {
        let id = format!("{form}-{name}");
        format!(
            "<div class=\"field\"><label for=\"{id}\">{}</label><textarea id=\"{id}\" name=\"b.{name}\" rows=\"3\" maxlength=\"1000\" \
             dir=\"auto\">{}</textarea></div>",
            self.say(label),
            self.boxed(form, name, kept),
        )
    }

    /// A button.
    pub fn button(&self, name: &str, value: &str, label: Say) -> String {
        let called = if name.is_empty() { String::new() } else { format!(" name=\"{name}\" value=\"{value}\"") };
        format!("<button class=\"btn\"{called}>{}</button>", self.say(label))
    }

    /// The whole page.
    pub(super) fn answer(&self, page: &str, made: Made) -> Response {
        let mut top = format!(
            "<form method=\"post\" action=\"/p/leave\" class=\"row apart\"><button class=\"btn\">{}</button></form>",
            self.say(Say::LeaveNow)
        );
        if page.is_empty() {
            if self.tongue.is_draft() {
                let _ = write!(top, "<p class=\"small soft\">{}</p>", self.say(Say::HomeDraft));
            }
            if self.interpreter && self.tongue == Tongue::English {
                let _ = write!(top, "<p class=\"notice own\">{}</p>", self.say(Say::HomeInterpreter));
            }
        } else {
            let _ = write!(top, "<p><a href=\"/p\">{}</a></p>", self.say(Say::NavHome));
        }
        let told = match self.told {
            Told::Nothing => None,
            Told::Saved => Some(("status", Say::Saved)),
            Told::Sent => Some(("status", Say::Sent)),
            Told::Changed => Some(("alert", Say::ChangedMeanwhile)),
            Told::Wrong => Some(("alert", Say::TryAgain)),
        };
        if let Some((role, say)) = told {
            let _ = write!(top, "<p class=\"notice own\" role=\"{role}\">{}</p>", self.say(say));
        }
        let body = format!("{}{}{}", made.body, self.around(page), self.below());
        Plain::new(StatusCode::OK, &made.title)
            .tongue(self.tongue.key(), self.tongue.dir())
            .above(&top)
            .markup(&body)
            .script(KEEP)
            .answer(&self.state.sign_in.style)
    }

    fn around(&self, page: &str) -> String {
        let child = match self.child() {
            child if child.is_empty() => self.say(Say::NavChildAlone),
            child => self.with(Say::NavChild, "who", &child),
        };
        let all = [
            ("", self.say(Say::NavHome)),
            ("goals", self.say(Say::NavGoals)),
            ("child", child),
            ("services", self.say(Say::NavServices)),
            ("meetings", self.say(Say::NavMeetings)),
            ("team", self.say(Say::NavTeam)),
            ("sharing", self.say(Say::NavSharing)),
            ("looked", self.say(Say::NavLooked)),
            ("copy", self.say(Say::NavCopy)),
            ("ask", self.say(Say::NavAsk)),
            ("stop", self.say(Say::NavStop)),
        ];
        let mut nav =
            format!("<nav class=\"below\" aria-label=\"{}\"><ul class=\"stack tight\">", self.say(Say::NavLabel));
        for (place, label) in all {
            let address = if place.is_empty() { "/p".to_owned() } else { format!("/p/{place}") };
            let here = if place == page { " aria-current=\"page\"" } else { "" };
            let _ = write!(nav, "<li class=\"near\"><a href=\"{address}\"{here}>{label}</a></li>");
        }
        nav.push_str("</ul></nav>");
        nav
    }

    /// The language, the lock, and where a worry about a child belongs: IG70.
    fn below(&self) -> String {
        let mut all = format!(
            "<section class=\"notice stack tight\" aria-labelledby=\"safe\"><h2 id=\"safe\">{}</h2><p>{}</p>",
            self.say(Say::SafeTitle),
            self.say(Say::SafeDanger),
        );
        let council = &self.desk.zone.safe_numbers.council;
        let lead = self.desk.zone.safe_numbers.lead(self.inside.whole.school());
        for line in lead.map(|lead| format!("{}, {}", lead.name, lead.phone)).iter().chain(Some(council)) {
            if !line.is_empty() {
                let _ = write!(all, "<p>{}</p>", theirs(line));
            }
        }
        let _ = write!(
            all,
            "<p>{}</p><p>{}</p></section><form method=\"post\" action=\"/p/language\" class=\"field\"><label for=\"tongue\">{}</label>\
             <select id=\"tongue\" name=\"tongue\">",
            self.say(Say::SafeNspcc),
            self.say(Say::SafeNotHere),
            self.say(Say::Language),
        );
        for tongue in Tongue::ALL {
            let chosen = if *tongue == self.tongue { " selected" } else { "" };
            let _ = write!(
                all,
                "<option value=\"{0}\" lang=\"{0}\"{chosen}>{1}</option>",
                tongue.key(),
                escape(tongue.name())
            );
        }
        let _ = write!(
            all,
            "</select><button class=\"btn\">{}</button></form><form method=\"post\" action=\"/p/lock\"><button class=\"btn\">{}</button></form>",
            self.say(Say::ChangeLanguage),
            self.say(Say::Lock),
        );
        all
    }
}

/// What somebody wrote, in whatever language that was.
pub fn theirs(text: &str) -> String {
    format!("<span dir=\"auto\">{}</span>", escape(text))
}

/// The same, as a paragraph with its lines.
pub fn theirs_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escape).collect();
    format!("<p dir=\"auto\">{}</p>", lines.join("<br>"))
}
