//! That something waits in the outbox.

/// Told after each change that may have put something into the outbox. In the cloud the table's stream does the work; on one
/// machine the consumer is woken.
pub trait Nudge: Send + Sync {
    /// Something may wait.
    fn nudge(&self);
}

/// For where somebody else listens.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoNudge;

impl Nudge for NoNudge {
    fn nudge(&self) {}
}
