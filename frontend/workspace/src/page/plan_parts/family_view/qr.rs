//! A link as a picture that a phone's camera reads.

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet edge that cameras need, in squares.
const EDGE: i32 = 4;

/// The picture; nothing when the text is too long for one.
pub fn qr(text: &str) -> Option<impl IntoView + use<>> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size() + 2 * EDGE;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let _ = write!(path, "M{},{}h1v1h-1z", x + EDGE, y + EDGE);
            }
        }
    }
    Some(view! {
        <svg class="qr" viewBox=format!("0 0 {size} {size}") width="220" height="220" role="img" aria-label="The link as a picture for a camera"
            shape-rendering="crispEdges">
            <rect width=size height=size fill="#fff"/>
            <path d=path fill="#000"/>
        </svg>
    })
}
