//! Somebody at the workspace: signed in as a browser would be, through the demo's provider.

use doorstep_shared::search::percent_encode;
use serde_json::Value;

use crate::http::{Answer, ask};
use crate::server::Server;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Desk {
    host: String,
    /// `name=value` of the session's cookie.
    pub cookie: String,
    /// What goes with every change.
    pub csrf: String,
}

/// The demo people, by what they are in the demo zone.
pub const PEOPLE: [(&str, &str); 8] = [
    ("coordinator", "samira-haddad"),
    ("childrens-centre", "joanna-pryce"),
    ("advisor", "dev-anand"),
    ("link-teacher", "ruth-bell"),
    ("reception-teacher", "kwame-osei"),
    ("school-lead", "helen-marsh"),
    ("analyst", "priya-nair"),
    ("provider", "katarzyna-wolska"),
];

impl Desk {
    /// Signs in as the demo person with this role.
    ///
    /// # Panics
    /// When that does not work.
    pub fn of(server: &Server, role: &str) -> Self {
        let (_, person) = PEOPLE.iter().find(|(known, _)| *known == role).expect("a role");
        let back = to_provider_and_back(server.host(), person, "/desk");
        let arrived = ask(server.host(), "GET", &back.callback, &[("cookie", &back.cookie)], b"");
        assert_eq!((arrived.status, arrived.need("location")), (303, "/desk"), "{}", arrived.text());
        Self::holding(server.host(), &cookie(&arrived, "__Host-doorstep=").expect("a session"))
    }

    /// With a session's cookie that was got elsewhere.
    ///
    /// # Panics
    /// When it opens no session.
    pub fn holding(host: &str, cookie: &str) -> Self {
        let session = ask(host, "GET", "/api/v1/session", &[("cookie", cookie)], b"").json();
        let csrf = session["person"]["csrf"].as_str().unwrap_or_else(|| panic!("nobody is signed in: {session}"));
        Self { host: host.to_owned(), cookie: cookie.to_owned(), csrf: csrf.to_owned() }
    }

    /// Gets an address.
    pub fn get(&self, target: &str) -> Answer {
        ask(&self.host, "GET", target, &[("cookie", &self.cookie)], b"")
    }

    /// Makes a change as the app does: from our own page, with the session's token and an idempotency key.
    pub fn change(&self, method: &str, target: &str, key: &str, base: Option<u64>, body: &Value) -> Answer {
        let matched = base.map(|base| format!("\"v{base}\""));
        let mut headers = vec![
            ("cookie", self.cookie.as_str()),
            ("x-doorstep-csrf", self.csrf.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "application/json"),
            ("idempotency-key", key),
        ];
        headers.extend(matched.as_deref().map(|matched| ("if-match", matched)));
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        ask(&self.host, method, target, &headers, &body)
    }
}

/// Somebody who comes back from the provider, and has not arrived yet.
pub struct Back {
    /// The address that the provider sends them to.
    pub callback: String,
    /// `name=value` of the cookie that ties the attempt to the browser.
    pub cookie: String,
}

/// To the provider, a choice there, and back.
///
/// # Panics
/// When the provider does not play along.
pub fn to_provider_and_back(host: &str, person: &str, path: &str) -> Back {
    let mut target = String::from("/sign-in/go?return=");
    percent_encode(path, &mut target);
    let away = ask(host, "GET", &target, &[], b"");
    assert_eq!(away.status, 303, "{}", away.text());
    let cookie = cookie(&away, "__Host-doorstep-sign-in=").expect("a cookie for the attempt");
    Back { callback: choose(host, away.need("location"), person), cookie }
}

/// Chooses a person on the provider's page. Gives the path that it sends them to.
///
/// # Panics
/// When the provider does not play along.
pub fn choose(host: &str, page: &str, person: &str) -> String {
    let there = page.strip_prefix(&format!("http://{host}")).expect("the demo's own provider");
    let form = format!("person={person}");
    let chosen = ask(host, "POST", there, &[("content-type", "application/x-www-form-urlencoded")], form.as_bytes());
    assert_eq!(chosen.status, 303, "{}", chosen.text());
    chosen.need("location").strip_prefix(&format!("http://{host}")).expect("back to us").to_owned()
}

/// `name=value` of a cookie that an answer sets.
pub fn cookie(answer: &Answer, start: &str) -> Option<String> {
    let set = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
    set.map(|(_, value)| value.split(';').next().unwrap_or_default().to_owned()).find(|pair| pair.starts_with(start))
}
