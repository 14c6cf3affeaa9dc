//! `doorstep invite`: how a real zone gets its first coordinator.

use std::process::ExitCode;

use clap::Args;
use doorstep_backend::clock::SystemRandom;
use doorstep_backend::store::{By, records};
use doorstep_backend::usecase::people::{Inviting, day_of, invite};
use doorstep_backend::usecase::session::Keeper;
use doorstep_shared::api::desk::people::Terms;
use doorstep_shared::id::ZoneId;
use doorstep_shared::people::Role;
use doorstep_shared::set::{Member as _, Set};

use super::{Failure, Place, println};
use crate::local::{Local, Opening};

/// Make a one-time link for somebody who is to work in a zone.
#[derive(Args)]
pub struct Invite {
    /// The zone, by its short name.
    #[arg(long)]
    zone: ZoneId,
    /// What they are to be: coordinator, childrens-centre, advisor, link-teacher, reception-teacher, school-lead, analyst or
    /// provider.
    #[arg(long, value_parser = role)]
    role: Role,
    /// Whom it is for: a note for those who look after people.
    #[arg(long, value_name = "TEXT", default_value = "")]
    hint: String,
    /// Where browsers find the server.
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:3000")]
    address: String,
    #[command(flatten)]
    place: Place,
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).filter(|role| Role::STAFF.contains(role)).ok_or_else(|| {
        let known: Vec<&str> = Role::STAFF.iter().map(|role| role.key()).collect();
        format!("a role is one of {}", known.join(", "))
    })
}

impl Invite {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let opening = Opening { place: &self.place, memory: false, create: false, doing: "An invitation", clock: None };
        let local = Local::open(opening).await?;
        if records::zone(&*local.tables, &self.zone).await.map_err(Failure::work)?.is_none() {
            return Err(Failure::work(format_args!(
                "There is no zone {0}: bring in its first list with cargo doorstep import FILE --zone {0}, then invite.",
                self.zone
            )));
        }
        let keeper = Keeper { tables: &*local.tables, ids: &*local.ids, random: &SystemRandom, now: local.clock.now() };
        let terms = Terms { role: self.role, organisation: None, capabilities: Set::EMPTY, from: None, to: None };
        let inviting = Inviting {
            by: By::new("invite", Role::Coordinator.key()),
            name: "Whoever looks after this server".into(),
            zone: self.zone.clone(),
            terms,
            hint: self.hint,
        };
        let (invitation, secret) = invite(keeper, inviting, |_| None).await.map_err(Failure::work)?;
        local.close().await;
        let Some(secret) = secret else {
            return Err(Failure::work("The invitation was not made: try again."));
        };
        println(&format!("{}/sign-in?invitation={}", self.address.trim_end_matches('/'), secret.as_str()));
        let until = day_of(invitation.until).map(|day| day.to_string()).unwrap_or_default();
        println(&format!(
            "Send this link to the one person it is for. Whoever opens it first and signs in becomes {} of {}. It is good once, \
             until {until}, and is not shown again.",
            self.role.key(),
            self.zone
        ));
        Ok(ExitCode::SUCCESS)
    }
}
