//! Where somebody goes on after signing in.

use serde::{Deserialize, Serialize};

/// A path on this server: never another one's address, whatever somebody put into a link to the sign-in page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReturnTo(String);

/// A text that is not a path on this server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a path on this server")]
pub struct NotAPath;

impl ReturnTo {
    /// Longest path that is kept, in characters.
    pub const MAX: usize = 1000;
    /// Where one goes without a wish: the workspace.
    pub const DESK: &'static str = "/desk";

    /// Where somebody goes who signed in beside their work: a page that says they can go back to it.
    pub const DONE: &'static str = "/sign-in/done";

    /// The wish, if it is a path on this server that one can go back to; else the workspace.
    pub fn or_desk(wish: Option<&str>) -> Self {
        wish.and_then(|wish| Self::try_from(wish.to_owned()).ok()).unwrap_or_else(|| Self(Self::DESK.to_owned()))
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ReturnTo {
    type Error = NotAPath;

    /// Browsers take `//host` and `/\host` for another server, and leave tabs and line ends out while they read.
    fn try_from(text: String) -> Result<Self, NotAPath> {
        let visible = |byte: u8| byte.is_ascii_graphic() && byte != b'\\';
        let mut start = text.bytes();
        let local = start.next() == Some(b'/') && start.next() != Some(b'/');
        let loops = text != Self::DONE && ["/sign-in", "/sign-out", "/demo-"].iter().any(|path| text.starts_with(path));
        if local && !loops && text.len() <= Self::MAX && text.bytes().all(visible) {
            Ok(Self(text))
        } else {
            Err(NotAPath)
        }
    }
}

impl From<ReturnTo> for String {
    fn from(path: ReturnTo) -> Self {
        path.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_on_this_server_is_gone_back_to() {
        for good in
            ["/", "/desk", "/desk/demo/entries?state=due&q=a%20b", "/desk/demo/s/1#times", "/a//b", "/sign-in/done"]
        {
            assert_eq!(ReturnTo::or_desk(Some(good)).as_str(), good);
        }
        let long = format!("/{}", "a".repeat(ReturnTo::MAX));
        for bad in [
            "",
            "desk",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "\t//evil.example",
            " /desk",
            "/desk /x",
            "https://evil.example/",
            "javascript:alert(1)",
            "/desk\\..\\x",
            "/desk\u{a0}",
            "/désk",
            "/sign-in?return=/desk",
            "/sign-in/callback?code=1",
            "/sign-out",
            &long,
        ] {
            assert_eq!(ReturnTo::or_desk(Some(bad)).as_str(), "/desk", "{bad:?}");
        }
        assert_eq!(ReturnTo::or_desk(None).as_str(), "/desk");
    }
}
