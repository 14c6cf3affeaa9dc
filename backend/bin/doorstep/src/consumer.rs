//! The outbox's consumer on one machine: woken after each change, as the tables' stream wakes it in the cloud.

use std::sync::Arc;

use doorstep_backend::port::Nudge;
use doorstep_backend::usecase::outbox;
use tokio::sync::Notify;

use crate::local::Local;

/// Wakes the consumer.
pub struct Wake(Arc<Notify>);

impl Nudge for Wake {
    fn nudge(&self) {
        self.0.notify_one();
    }
}

/// Starts the consumer; it ends with the process. What it could not do stays in the outbox for the next change or start.
pub fn start(local: &Local) -> Wake {
    let woken = Arc::new(Notify::new());
    let (tables, files, clock) = (local.tables.clone(), local.files.clone(), local.clock.clone());
    let wait = woken.clone();
    tokio::spawn(async move {
        loop {
            wait.notified().await;
            if let Err(error) = outbox::drain(&*tables, &*files, &*clock).await {
                tracing::error!(%error, "the outbox could not be emptied; its messages stay");
            }
        }
    });
    Wake(woken)
}
