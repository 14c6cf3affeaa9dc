//! The walls between crates, each with its reason.

use crate::setup::wasm;

/// What a rule forbids. Names end in `*` when every crate that begins so is meant.
pub enum Wall {
    /// A crate, with everything it brings, is built without these. For phones or for this machine.
    Without { of: &'static str, for_phones: bool, these: &'static [&'static str] },
    /// Only these of our crates name that crate in their manifest.
    OnlyFor { that: &'static str, these: &'static [&'static str] },
    /// A crate of ours does not name these in its manifest; tests and build scripts may.
    NotNamed { by: &'static str, these: &'static [&'static str] },
}

/// A wall and why it stands.
pub struct Rule {
    pub wall: Wall,
    pub reason: &'static str,
}

/// The target a wall is about, as cargo names it; nothing means this machine.
pub fn target(for_phones: bool) -> Option<&'static str> {
    for_phones.then_some(wasm::TARGET)
}

/// Every wall.
pub fn all() -> Vec<Rule> {
    use Wall::{NotNamed, OnlyFor, Without};
    const FRAMEWORKS: &[&str] = &[
        "leptos*",
        "axum*",
        "tower*",
        "hyper*",
        "tokio*",
        "lambda_*",
        "aws-*",
        "gloo-*",
        "web-sys",
        "js-sys",
        "rand",
        "getrandom",
        "reqwest",
        "doorstep-backend",
        "doorstep-views",
        "doorstep-engine",
    ];
    let rule = |wall, reason| Rule { wall, reason };
    vec![
        rule(
            Without { of: "doorstep-shared", for_phones: false, these: FRAMEWORKS },
            "the shared rules run everywhere: no framework, no AWS, no input or output, no clock, no randomness",
        ),
        rule(
            Without { of: "doorstep-shared", for_phones: true, these: FRAMEWORKS },
            "on phones the shared rules bring nothing of the browser either: the front passes it in",
        ),
        rule(
            Without {
                of: "doorstep-backend",
                for_phones: false,
                these: &["doorstep-views", "leptos*", "doorstep-engine", "dynoxide-rs"],
            },
            "use cases know no pages, and the embedded engine is for this machine, not for Lambda",
        ),
        rule(
            Without {
                of: "doorstep-views",
                for_phones: false,
                these: &[
                    "doorstep-backend",
                    "doorstep-engine",
                    "dynoxide-rs",
                    "aws-*",
                    "axum*",
                    "tokio*",
                    "leptos_router",
                ],
            },
            "views are pure functions of published data and also run on phones",
        ),
        rule(
            Without {
                of: "doorstep-public",
                for_phones: true,
                these: &["leptos_router", "leptos_meta", "doorstep-backend", "tokio*", "chrono", "wasm-bindgen-test"],
            },
            "a router of our own weighs 38 KB less on every phone, and a title needs no crate",
        ),
        rule(
            Without {
                of: "doorstep-api-public",
                for_phones: false,
                these: &["doorstep-engine", "dynoxide-rs", "rusqlite"],
            },
            "the embedded engine never runs in Lambda",
        ),
        rule(
            Without {
                of: "doorstep-api-private",
                for_phones: false,
                these: &["doorstep-engine", "dynoxide-rs", "rusqlite", "doorstep-views", "leptos*"],
            },
            "the embedded engine never runs in Lambda, and the private API answers data, not pages",
        ),
        rule(
            Without {
                of: "doorstep-outbox",
                for_phones: false,
                these: &["doorstep-engine", "dynoxide-rs", "rusqlite", "doorstep-views", "leptos*"],
            },
            "the embedded engine never runs in Lambda, and the outbox writes files, not pages",
        ),
        rule(
            OnlyFor {
                that: "doorstep-views",
                these: &[
                    "doorstep-api-public",
                    "doorstep",
                    "doorstep-public",
                    "doorstep-family",
                    "doorstep-workspace",
                    "doorstep-tests",
                ],
            },
            "pages are drawn by the public function, the local server and the fronts; nothing else needs them",
        ),
        rule(
            OnlyFor { that: "doorstep-engine", these: &["doorstep", "doorstep-tests"] },
            "the embedded engine is for one machine and for tests",
        ),
        rule(
            OnlyFor { that: "dynoxide-rs", these: &["doorstep-engine", "doorstep", "doorstep-tests"] },
            "the embedded engine has one keeper, so that its version is changed in one place",
        ),
        rule(
            OnlyFor { that: "aws-sdk-dynamodb", these: &["doorstep-backend", "doorstep-tests"] },
            "tables are reached through the store's ports",
        ),
        rule(
            OnlyFor { that: "aws-sdk-s3", these: &["doorstep-backend", "doorstep-tests"] },
            "published files are reached through their port",
        ),
        rule(
            OnlyFor { that: "openidconnect", these: &["doorstep-backend", "doorstep"] },
            "who somebody is comes from one module; the local program has the demo's provider beside it",
        ),
        rule(
            OnlyFor { that: "hyper-rustls", these: &["doorstep-backend"] },
            "one web client asks other servers, with bounds",
        ),
        rule(
            OnlyFor { that: "getrandom", these: &["doorstep-backend"] },
            "randomness is passed in, from the one place that asks the machine for it",
        ),
        rule(
            OnlyFor { that: "leptos_router", these: &["doorstep-workspace"] },
            "only the staff's front may carry a router's weight",
        ),
        rule(
            NotNamed { by: "doorstep-views", these: &["web-sys", "js-sys", "wasm-bindgen*", "gloo-*", "serde_json"] },
            "views know no browser: they are drawn on the server too",
        ),
        rule(
            NotNamed { by: "doorstep-public", these: &["serde_json", "serde-wasm-bindgen", "chrono", "regex"] },
            "published files are postcard: a JSON reader weighs 12 KB on every phone",
        ),
    ]
}
