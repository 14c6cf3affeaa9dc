//! Messages to people. Until a zone has a channel of its own they are only kept to be looked at.

use async_trait::async_trait;
use doorstep_shared::api::desk::list_messages::Message;
use doorstep_shared::id::ZoneId;

use super::StoreError;

/// Where messages go.
#[async_trait]
pub trait Messages: Send + Sync {
    /// Sends a message, unless one with its id was sent before. Gives the one that stands: so a repeat names what was named.
    async fn send(&self, zone: &ZoneId, message: &Message) -> Result<Message, StoreError>;
}
