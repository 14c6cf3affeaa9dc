//! The addresses of the public screens: one place that writes and reads them, on both sides.

use crate::id::{ServiceId, ZoneId};
use crate::lang::Lang;
use crate::search::Query;
use crate::set::Member;

/// A public screen of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Search, life stages, what's on today.
    Home,
    /// Results of words and filters.
    Results(Query),
    /// One service.
    Service(ServiceId),
    /// Safe routes: who helps now.
    Help,
}

/// A public address: language, zone, screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The language of the screen.
    pub lang: Lang,
    /// The zone.
    pub zone: ZoneId,
    /// The screen.
    pub screen: Screen,
}

impl Route {
    /// The address: path, and `?` with the query where there is one.
    pub fn address(&self) -> String {
        let mut out = format!("/{}/z/{}/", self.lang.key(), self.zone);
        match &self.screen {
            Screen::Home => {}
            Screen::Results(query) => {
                out.push_str("find");
                let text = query.to_query_string();
                if !text.is_empty() {
                    out.push('?');
                    out.push_str(&text);
                }
            }
            Screen::Service(id) => {
                out.push_str("s/");
                out.push_str(&id.to_string());
            }
            Screen::Help => out.push_str("help"),
        }
        out
    }

    /// Reads an address given as path and query (without `?`). None when it is no public screen.
    pub fn read(path: &str, query: &str) -> Option<Self> {
        let mut parts = path.strip_prefix('/')?.splitn(4, '/');
        let lang = Lang::parse(parts.next()?)?;
        if parts.next()? != "z" {
            return None;
        }
        let zone = parts.next()?.parse().ok()?;
        let screen = match parts.next().unwrap_or("").trim_end_matches('/') {
            "" => Screen::Home,
            "find" => Screen::Results(Query::from_query_string(query).0),
            "help" => Screen::Help,
            rest => Screen::Service(rest.strip_prefix("s/")?.parse().ok()?),
        };
        Some(Self { lang, zone, screen })
    }

    /// The same screen in another language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Self {
        Self { lang, ..self.clone() }
    }

    /// Another screen of the same zone and language.
    #[must_use]
    pub fn to(&self, screen: Screen) -> Self {
        Self { lang: self.lang, zone: self.zone.clone(), screen }
    }
}

/// A page that the server alone makes: a form in which families tell the centre something. The app leaves these addresses
/// to the browser, as [`Route::read`] knows none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskScreen {
    /// "Is this right?" about one service.
    Right(ServiceId),
    /// "Suggest a service".
    Suggest,
    /// "Tell the centre" what was looked for.
    Tell(String),
}

impl AskScreen {
    /// Its address in a zone and language.
    pub fn address(&self, lang: Lang, zone: &ZoneId) -> String {
        let mut out = Route { lang, zone: zone.clone(), screen: Screen::Home }.address();
        match self {
            Self::Right(id) => {
                out.push_str("s/");
                out.push_str(&id.to_string());
                out.push_str("/right");
            }
            Self::Suggest => out.push_str("suggest"),
            Self::Tell(text) => {
                out.push_str("tell");
                if !text.is_empty() {
                    out.push_str("?q=");
                    crate::search::percent_encode(text, &mut out);
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_one_address() {
        let id = "01920000-0000-7000-8000-000000000001".parse().expect("an id");
        let screens = [
            (Screen::Home, "/pl/z/demo/"),
            (Screen::Results(Query::default()), "/pl/z/demo/find"),
            (
                Screen::Results(Query { text: "toddler group".into(), ..Query::default() }),
                "/pl/z/demo/find?q=toddler+group",
            ),
            (Screen::Service(id), "/pl/z/demo/s/01920000-0000-7000-8000-000000000001"),
            (Screen::Help, "/pl/z/demo/help"),
        ];
        for (screen, address) in screens {
            let route = Route { lang: Lang::Pl, zone: "demo".parse().expect("a zone"), screen };
            assert_eq!(route.address(), address);
            let (path, query) = address.split_once('?').unwrap_or((address, ""));
            assert_eq!(Route::read(path, query), Some(route));
        }
    }

    #[test]
    fn the_app_leaves_forms_to_the_browser() {
        let id = "01920000-0000-7000-8000-000000000001".parse().expect("an id");
        let zone = "demo".parse().expect("a zone");
        for (screen, address) in [
            (AskScreen::Right(id), "/pl/z/demo/s/01920000-0000-7000-8000-000000000001/right"),
            (AskScreen::Suggest, "/pl/z/demo/suggest"),
            (AskScreen::Tell(String::new()), "/pl/z/demo/tell"),
            (AskScreen::Tell("sling library?".into()), "/pl/z/demo/tell?q=sling+library%3F"),
        ] {
            assert_eq!(screen.address(Lang::Pl, &zone), address);
            let (path, query) = address.split_once('?').unwrap_or((address, ""));
            assert_eq!(Route::read(path, query), None);
        }
    }

    #[test]
    fn other_addresses_are_nobodys() {
        for path in [
            "/",
            "/fr/z/demo/",
            "/en/demo",
            "/en/z/",
            "/en/z/De mo/",
            "/en/z/demo/s/1",
            "/en/z/demo/find/x",
            "/api/v1/x",
        ] {
            assert_eq!(Route::read(path, ""), None, "{path}");
        }
    }
}
