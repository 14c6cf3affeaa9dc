//! How people sign in on one machine: with the demo's own provider where the demo filled the data folder, with a real one
//! where one is named, and else not at all.

use std::sync::Arc;

use doorstep_api_public::Web;
use doorstep_backend::clock::SystemRandom;
use doorstep_backend::config;
use doorstep_backend::http::plain::Style;
use doorstep_backend::http::private::SignIn;
use doorstep_backend::identity::{Provider, Settings};
use doorstep_backend::outside::{Bounds, WebClient};
use doorstep_backend::store::records;
use doorstep_shared::directory::Zone;

use crate::commands::{Failure, println};
use crate::demo::{self, DemoPerson};
use crate::local::Local;
use crate::provider::DemoProvider;

/// The ways in.
pub struct Doors {
    /// For the private half.
    pub sign_in: SignIn,
    /// The demo's own provider, where there is one.
    pub provider: Option<DemoProvider>,
    /// Whom one may be there.
    pub people: Vec<DemoPerson>,
}

/// The ways into a server at this address. `named` is a real provider and what it calls us.
///
/// # Errors
/// When the tables do not answer.
pub async fn doors(local: &Local, address: &str, web: &Web, named: Option<(String, String)>) -> Result<Doors, Failure> {
    let (random, style) = (Arc::new(SystemRandom), Style::new(web.css()));
    let nobody = SignIn { address: address.into(), style: style.clone(), ..SignIn::nobody(random.clone()) };
    if let Some((issuer, client_id)) = named {
        let settings = Settings {
            issuer,
            client_id,
            client_secret: config::client_secret(),
            prompt: config::prompt(),
            back: format!("{address}/sign-in/callback"),
        };
        let sign_in = SignIn { provider: Some(provider(settings, local)?), ..nobody };
        return Ok(Doors { sign_in, provider: None, people: Vec::new() });
    }
    let Some(zone) = demo_zone(local).await? else {
        return Ok(Doors { sign_in: nobody, provider: None, people: Vec::new() });
    };
    let people = demo::settle(local, &zone, &DemoProvider::issuer(address)).await?;
    demo::settle_plans(local, &zone).await?;
    let demo = DemoProvider::new(address, people.clone(), local.clock.clone(), random, style).map_err(Failure::work)?;
    let sign_in = SignIn { provider: Some(provider(demo.settings(), local)?), demo: true, ..nobody };
    Ok(Doors { sign_in, provider: Some(demo), people })
}

/// Says whom one may be in the demo.
pub fn introduce(address: &str, people: &[DemoPerson]) {
    if people.is_empty() {
        return;
    }
    println(&format!(
        "\nThe workspace is at {address}/desk. In the demo you may sign in as any of these, without a password:"
    ));
    for person in people {
        println(&format!("  {:<18} {}", person.name, person.about));
    }
}

/// The zone that the demo made, if this folder has it.
async fn demo_zone(local: &Local) -> Result<Option<Zone>, Failure> {
    for id in records::zones(&*local.tables).await.map_err(Failure::work)? {
        let zone = records::zone(&*local.tables, &id).await.map_err(Failure::work)?;
        if let Some(zone) = zone.filter(|zone| zone.demo) {
            return Ok(Some(zone));
        }
    }
    Ok(None)
}

fn provider(settings: Settings, local: &Local) -> Result<Arc<Provider>, Failure> {
    let web = WebClient::new(Bounds::PROVIDER).map_err(Failure::work)?;
    Ok(Arc::new(Provider::new(settings, Arc::new(web), local.clock.clone())))
}
