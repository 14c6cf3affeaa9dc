//! What Doorstep does, one use case a module. They know ports and the shared rules, nothing of HTTP or of any engine.

pub mod archive;
pub mod backup;
pub mod bulk;
pub mod daily;
pub mod entry;
pub mod export;
pub mod import;
pub mod inbox;
pub mod link;
pub mod outbox;
pub mod people;
pub mod plans;
pub mod publish;
pub mod pull;
pub mod seed;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod tell;
pub mod working;
