//! `doorstep serve`: the app, the API and the engine in one process.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use clap::Args;
use doorstep_api_public::{App, Web};
use doorstep_backend::clock::SystemClock;
use doorstep_backend::http::private::{self, Feeds, PrivateState};
use doorstep_backend::http::public::PublicState;
use doorstep_backend::http::{Limits, dress};
use doorstep_backend::outside::{Bounds, WebClient};
use doorstep_backend::port::Nudge;
use doorstep_backend::reader::Reader;
use doorstep_backend::store::CursorKey;
use doorstep_backend::store::records;
use doorstep_backend::usecase::import::interrupted;
use doorstep_backend::usecase::inbox::mark_waiting;
use doorstep_backend::usecase::outbox;
use doorstep_backend::usecase::publish::catch_up;
use doorstep_backend::usecase::pull::FeedRules;
use doorstep_shared::date::{Date, Time};
use jiff::SignedDuration;
use tokio::net::TcpListener;

use super::import::println;
use super::{Failure, Place};
use crate::consumer;
use crate::daily;
use crate::demo;
use crate::local::{Local, Opening};
use crate::provider::DemoProvider;
use crate::sign_in::{self, Doors};

/// Serve the app on this machine.
#[derive(Args)]
pub struct Serve {
    /// The port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Start without the demo zone.
    #[arg(long)]
    empty: bool,
    /// Keep everything in memory: all is gone at the end.
    #[arg(long)]
    memory: bool,
    /// The folder with the app's files; `cargo start` builds it.
    #[arg(long, value_name = "DIR", env = "DOORSTEP_WEB", default_value = "target/web")]
    web: PathBuf,
    /// Pretend that it is this London time now, such as 2027-06-08T09:30; for demonstrations and tests.
    #[arg(long, value_name = "TIME", value_parser = london_time)]
    now: Option<(Date, Time)>,
    /// The sign-in provider's address (OpenID Connect), for a zone that is not the demo.
    #[arg(long, value_name = "URL", requires = "oidc_client_id")]
    oidc_issuer: Option<String>,
    /// What the provider calls this server. Its secret is read from DOORSTEP_OIDC_CLIENT_SECRET.
    #[arg(long, value_name = "ID", requires = "oidc_issuer")]
    oidc_client_id: Option<String>,
    /// Let feeds come from this machine too, and without TLS; for tests.
    #[arg(long, hide = true)]
    feeds_from_this_machine: bool,
    #[command(flatten)]
    place: Place,
}

/// Feeds may come from every public host that a zone names.
fn feeds(this_machine: bool) -> Result<Feeds, Failure> {
    let client = WebClient::public_only(Bounds::FEED, this_machine).map_err(Failure::work)?;
    Ok(Feeds { fetch: Arc::new(client), rules: FeedRules { hosts: vec!["*".into()], this_machine } })
}

fn london_time(text: &str) -> Result<(Date, Time), String> {
    let (date, time) = text.split_once('T').unwrap_or((text, "09:00"));
    let date = date.parse().map_err(|e| format!("{e}"))?;
    let time = time.parse().map_err(|e| format!("{e}"))?;
    Ok((date, time))
}

impl Serve {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let web = Web::open(&self.web).map_err(|error| {
            Failure::work(format_args!("The app's files are not there ({error}): run cargo start, which builds them."))
        })?;
        let listener = listen(self.port).await?;
        let opening = Opening {
            place: &self.place,
            memory: self.memory,
            create: true,
            doing: "A Doorstep server",
            clock: self.now.map(|(date, time)| SystemClock::starting_at(date, time)),
        };
        let local = Local::open(opening).await?;
        if !self.empty {
            demo::seed(&local).await?;
        }
        warn_of_interrupted(&local).await?;
        outbox::drain(&*local.tables, &*local.files, &*local.clock).await.map_err(Failure::work)?;
        catch_up(&*local.tables, &*local.files, &*local.clock).await.map_err(Failure::work)?;
        mark_waiting(&*local.tables, &*local.clock, &*local.ids).await.map_err(Failure::work)?;

        let address = format!("http://{}", listener.local_addr().map_err(Failure::work)?);
        let named = self.oidc_issuer.zip(self.oidc_client_id);
        let doors = sign_in::doors(&local, &address, &web, named).await?;
        let people = doors.people.clone();
        let feeds = feeds(self.feeds_from_this_machine)?;
        daily::start(&local, feeds.clone(), &address);
        daily::start_sending(&local, &address);
        let router = router(&local, Arc::new(web), Arc::new(consumer::start(&local)), doors, feeds);
        println(&format!("Doorstep is open at {address}"));
        sign_in::introduce(&address, &people);
        axum::serve(listener, router).with_graceful_shutdown(stop()).await.map_err(Failure::work)?;
        local.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

async fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(|error| {
        Failure::work(format_args!(
            "Port {port} cannot be used ({error}): choose another with --port, or 0 for a free one."
        ))
    })
}

/// Both halves in one process, from the same routers as in the cloud.
fn router(local: &Local, web: Arc<Web>, nudge: Arc<dyn Nudge>, doors: Doors, feeds: Feeds) -> Router {
    // A change is seen on the next request: reading the pointer is reading one small file.
    let reader = Arc::new(Reader::new(local.files.clone(), local.clock.clone(), SignedDuration::ZERO));
    let state = PublicState {
        reader,
        clock: local.clock.clone(),
        cursors: Arc::new(CursorKey::new(local.cursor_key)),
        inbox: local.inbox.clone(),
        ids: local.ids.clone(),
    };
    let public = doorstep_api_public::router(App { state, web });
    let private = private::router(PrivateState {
        tables: local.tables.clone(),
        clock: local.clock.clone(),
        ids: local.ids.clone(),
        nudge,
        sign_in: doors.sign_in,
        feeds,
        mark_key: local.mark_key,
    });
    // The demo's provider is another server in all but its address: its errors are the protocol's, not ours.
    let provider = doors.provider.map(DemoProvider::router).unwrap_or_default();
    dress(private.merge(public), Limits::default(), local.clock.clone(), local.ids.clone()).merge(provider)
}

/// An import that was cut off leaves whole entries; somebody should decide about the rest.
async fn warn_of_interrupted(local: &Local) -> Result<(), Failure> {
    for zone in records::zones(&*local.tables).await.map_err(Failure::work)? {
        for batch in interrupted(&*local.tables, &zone).await.map_err(Failure::work)? {
            println(&format!(
                "An import into {zone} was cut off. Import the same file again to finish it, or take it back: cargo \
                 doorstep undo-import {}",
                batch.id
            ));
        }
    }
    Ok(())
}

/// Until somebody stops it.
async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}
