//! Telling people of plans. A message is written down with what causes it, or by the day's work, under a name that follows from what
//! it tells to whom. The sender takes one after the other, asks the rules once more, hands it over and writes down what came of it.
//! It may be stopped anywhere and begun again: nothing is lost, nothing is sent twice.

mod ask;
mod day;
mod record;
mod sender;
mod shown;
mod write;

pub use day::{Prepared, prepare};
pub use record::{DigestLine, Notice, Queued, RingRow, Stand, Telling, To, What};
pub use sender::{LEASE, MOST_TRIES, Report, Sender};
pub use shown::shown;
pub use write::{at_once, queue};

use doorstep_shared::directory::Zone;

use crate::port::{Clock, Deliver, Ids, StoreError, Tables};
use crate::store::records;

/// What telling works with, whatever the zone.
#[derive(Clone, Copy)]
pub struct Round<'a> {
    /// The tables.
    pub tables: &'a dyn Tables,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// New ids.
    pub ids: &'a dyn Ids,
    /// Who carries.
    pub deliver: &'a dyn Deliver,
    /// Where the workspace is: scheme and host, no path.
    pub address: &'a str,
}

impl Round<'_> {
    async fn zones(&self) -> Result<Vec<Zone>, StoreError> {
        let mut all = Vec::new();
        for zone in records::zones(self.tables).await? {
            all.extend(records::zone(self.tables, &zone).await?);
        }
        Ok(all)
    }

    /// Writes down what is due today, in every zone. One that cannot be done keeps no other from being done.
    ///
    /// # Errors
    /// When the zones cannot be read.
    pub async fn prepare_all(&self) -> Result<(), StoreError> {
        for zone in self.zones().await? {
            match Box::pin(prepare(self.tables, self.clock, self.ids, &zone)).await {
                Ok(done) => {
                    tracing::info!(zone = %zone.id, plans = done.plans, written = done.written, failed = done.failed, "what is due in plans is written down")
                }
                Err(error) => {
                    tracing::error!(zone = %zone.id, %error, "what is due in plans is not written down; it will be tried again")
                }
            }
        }
        Ok(())
    }

    /// Sends what waits, in every zone. One that cannot be done keeps no other from being done.
    ///
    /// # Errors
    /// When the zones cannot be read.
    pub async fn send_all(&self) -> Result<(), StoreError> {
        for zone in self.zones().await? {
            let Self { tables, clock, ids, deliver, address } = *self;
            let sender = Sender { tables, clock, ids, deliver, zone: &zone, address };
            match Box::pin(sender.run()).await {
                Ok(done) if done == Report::default() => {}
                Ok(done) => {
                    tracing::info!(zone = %zone.id, sent = done.sent, person = done.person, failed = done.failed, again = done.again, aside = done.aside, left = done.left, "messages are sent")
                }
                Err(error) => {
                    tracing::error!(zone = %zone.id, %error, "messages are not sent; they will be tried again")
                }
            }
        }
        Ok(())
    }
}
