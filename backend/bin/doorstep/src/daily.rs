//! The day's work on one machine: done at the start, and again when the day changes.

use std::sync::Arc;
use std::time::Duration;

use doorstep_backend::clock::SystemRandom;
use doorstep_backend::http::private::Feeds;
use doorstep_backend::store::messages::OnScreen;
use doorstep_backend::usecase::daily::{Day, run};
use doorstep_backend::usecase::link::Links;
use doorstep_backend::usecase::pull::pull_due;
use doorstep_backend::usecase::tell::Round;

use crate::local::Local;

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_secs(60);

/// How often messages are looked for that wait.
const SEND: Duration = Duration::from_secs(5);

/// Starts sending what waits: on one machine to the screen alone. It ends with the process.
pub fn start_sending(local: &Local, address: &str) {
    let (tables, clock, ids) = (local.tables.clone(), local.clock.clone(), local.ids.clone());
    let screen = OnScreen { tables: tables.clone(), clock: clock.clone(), ids: ids.clone() };
    let address = address.to_owned();
    tokio::spawn(async move {
        let round = Round { tables: &*tables, clock: &*clock, ids: &*ids, deliver: &screen, address: &address };
        let mut prepared = None;
        loop {
            let today = clock.today();
            if prepared != Some(today) {
                match Box::pin(round.prepare_all()).await {
                    Ok(()) => prepared = Some(today),
                    Err(error) => tracing::error!(%error, "what is due in plans could not be looked up"),
                }
            }
            if let Err(error) = Box::pin(round.send_all()).await {
                tracing::error!(%error, "messages could not be looked for");
            }
            tokio::time::sleep(SEND).await;
        }
    });
}

/// Starts it; it ends with the process. What could not be done is tried again at the next look.
pub fn start(local: &Local, feeds: Feeds, address: &str) {
    let (tables, clock, ids) = (local.tables.clone(), local.clock.clone(), local.ids.clone());
    let messages = Arc::new(OnScreen { tables: tables.clone(), clock: clock.clone(), ids: ids.clone() });
    let links = Links {
        tables: tables.clone(),
        clock: clock.clone(),
        ids: ids.clone(),
        random: Arc::new(SystemRandom),
        address: address.to_owned(),
    };
    tokio::spawn(async move {
        let mut done = None;
        loop {
            let today = clock.today();
            if done != Some(today) {
                let day = Day { tables: &*tables, clock: &*clock, ids: &*ids, messages: &*messages, links: &links };
                match Box::pin(run(&day)).await {
                    Ok(_) => done = Some(today),
                    Err(error) => tracing::error!(%error, "the day's work could not be done; it will be tried again"),
                }
                // A feed that fails says so on its own source, and stops nothing else.
                if let Err(error) = Box::pin(pull_due(&*tables, &*feeds.fetch, &*clock, &*ids, &feeds.rules)).await {
                    tracing::error!(%error, "the feeds that are due could not be looked up");
                }
            }
            tokio::time::sleep(LOOK).await;
        }
    });
}
