//! A family's phone: a link, six numbers, a cookie, and the pages behind it.

use axum::body::Body as Bytes;
use axum::http::{HeaderMap, Request, header};
use doorstep_backend::clock::SystemRandom;
use doorstep_backend::usecase::plans::PlanError;
use doorstep_backend::usecase::plans::family;
use doorstep_shared::api::desk::plans::FamilyLinkMade;
use doorstep_shared::id::PersonId;
use doorstep_shared::policy::Actor;
use doorstep_tests::cohort::{MARK_KEY, teacher};

use crate::referrals::house::House;

/// What a page answered.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: u16,
    pub text: String,
    pub headers: HeaderMap,
}

impl Page {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The cookie that was given, as it is sent back, and all that was said of it.
    pub fn cookie(&self) -> Option<(String, String)> {
        let set = self.headers.get(header::SET_COOKIE)?.to_str().ok()?.to_owned();
        Some((set.split(';').next()?.to_owned(), set))
    }

    /// A value of a hidden field, after some text.
    pub fn hidden(&self, after: &str, name: &str) -> String {
        let from = self.text.find(after).unwrap_or_else(|| panic!("{after}: {}", self.text));
        let start = format!("name=\"{name}\" value=\"");
        let rest = &self.text[from..];
        let at = rest.find(&start).unwrap_or_else(|| panic!("{name} after {after}: {rest}")) + start.len();
        rest[at..].split('"').next().unwrap_or_default().to_owned()
    }
}

/// A phone.
pub struct Phone<'a> {
    pub house: &'a House,
    pub cookie: String,
}

/// Makes a link for the mother, as somebody of the team.
pub async fn link(house: &House, who: &Actor, adult: PersonId) -> Result<FamilyLinkMade, PlanError> {
    let (desk, plan) = (house.cohort.desk(who), house.cohort.plan);
    Box::pin(family::make(&desk, &SystemRandom, &MARK_KEY, (plan, adult), &house.cohort.once())).await
}

/// A page, asked for with whatever cookie there is.
pub async fn get(house: &House, path: &str, cookie: &str) -> Page {
    let request = Request::get(path).header("cookie", cookie).header("accept", "text/html");
    let (status, headers, text) = house.browse(request.body(Bytes::empty()).expect("a request")).await;
    Page { status, text, headers }
}

/// A form, sent from our own page.
pub async fn post(house: &House, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Page {
    let plain = |text: &str| -> String {
        text.bytes()
            .map(|b| {
                if b.is_ascii_alphanumeric() || b"-._".contains(&b) {
                    char::from(b).to_string()
                } else {
                    format!("%{b:02X}")
                }
            })
            .collect()
    };
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", plain(name), plain(value))).collect();
    let request = Request::post(path)
        .header("cookie", cookie)
        .header("accept", "text/html")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    let (status, headers, text) = house.browse(request.body(Bytes::from(body.join("&"))).expect("a request")).await;
    Page { status, text, headers }
}

impl<'a> Phone<'a> {
    /// The mother's phone, come in by a link that the link teacher handed over.
    pub async fn of_mother(house: &'a House) -> Self {
        Self::of(house, house.cohort.mother).await
    }

    /// An adult's phone.
    pub async fn of(house: &'a House, adult: PersonId) -> Self {
        let made = link(house, &teacher(), adult).await.expect("a link");
        let came = post(house, &made.path, "", &[("code", &made.code)]).await;
        assert_eq!((came.status, came.location()), (303, "/p"), "{}", came.text);
        let (cookie, _) = came.cookie().expect("a cookie");
        Self { house, cookie }
    }

    pub async fn get(&self, path: &str) -> Page {
        get(self.house, path, &self.cookie).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        post(self.house, path, &self.cookie, fields).await
    }
}
