//! Fills the demo zone where it is not there yet.

use doorstep_backend::usecase::seed::{self, NewZone};

use super::{DemoZone, agreements, letters, load};
use crate::commands::Failure;
use crate::local::Local;

/// Fills the demo zone as it looks today; one that is there stays as it is.
///
/// # Errors
/// When the tables do not answer.
pub async fn seed(local: &Local) -> Result<(), Failure> {
    let DemoZone { zone, calendar, organisations, locations, services } =
        load(local.clock.today()).map_err(Failure::work)?;
    let new = NewZone { zone, calendar, organisations, locations, services };
    let filled = seed::seed(&*local.tables, &*local.clock, &*local.ids, &new).await.map_err(Failure::work)?;
    if filled {
        letters::write(local, &new.zone.id).await?;
        agreements::write(local, &new.zone.id).await?;
    }
    Ok(())
}
