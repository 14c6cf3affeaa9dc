//! Stands in for the registry's crate `wasm-streams`, of which leptos' server functions use four calls.
//!
//! The real one exports JavaScript classes from every app that links it, and an export cannot be optimised away: about
//! 6 KB on every phone for streams that Doorstep, which has no server functions, never opens. Should something open one
//! after all, it says so in the browser's console instead of doing the wrong thing quietly.
#![warn(missing_docs)]

use core::pin::Pin;
use core::task::{Context, Poll};
use futures_core::Stream;
use wasm_bindgen::{JsValue, throw_str};

const LEFT_OUT: &str = "streams are left out of Doorstep: docs/adr/0003-leave-out-wasm-streams.md";

/// A stream of the browser, as a value that is only passed on.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps the browser's object.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The browser's object.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A Rust stream of its pieces, which throws when it is read.
    pub fn into_stream(self) -> IntoStream {
        IntoStream(self)
    }

    /// A browser's stream from a Rust one: throws.
    pub fn from_stream<S: 'static>(_stream: S) -> Self {
        throw_str(LEFT_OUT)
    }
}

/// What [`ReadableStream::into_stream`] gives.
#[derive(Debug)]
pub struct IntoStream(#[expect(dead_code, reason = "kept open as long as its reader lives")] ReadableStream);

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        throw_str(LEFT_OUT)
    }
}
