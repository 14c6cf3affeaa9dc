//! The failures that kinds of endpoints can answer with.

use crate::problem::Code;

/// Reading.
pub const READ: &[Code] = &[Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];

/// Reading, with parameters or a body that may make no sense.
pub const ASKED: &[Code] = &[Code::BadRequest, Code::SignedOut, Code::NotFound, Code::Forbidden, Code::Unavailable];

/// Making something.
pub const MADE: &[Code] = &[
    Code::BadRequest,
    Code::SignedOut,
    Code::NotFound,
    Code::Forbidden,
    Code::IdempotencyKeyMissing,
    Code::IdempotencyKeyReused,
    Code::Stale,
    Code::Unavailable,
];

/// Changing something that is there.
pub const CHANGED: &[Code] = &[
    Code::BadRequest,
    Code::SignedOut,
    Code::NotFound,
    Code::Forbidden,
    Code::IdempotencyKeyMissing,
    Code::IdempotencyKeyReused,
    Code::IfMatchMissing,
    Code::Stale,
    Code::Unavailable,
];

/// Keeping a draft.
pub const DRAFTED: &[Code] = &[
    Code::BadRequest,
    Code::SignedOut,
    Code::NotFound,
    Code::Forbidden,
    Code::Stale,
    Code::TooLarge,
    Code::Unavailable,
];
