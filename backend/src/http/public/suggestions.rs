//! Messages to the centre as JSON.

use axum::Router;
use axum::http::request::Parts;
use doorstep_shared::api::InZone;
use doorstep_shared::api::new_suggestion::{FormStamp, NewSuggestion};
use doorstep_shared::api::send_suggestion::{NewMessage, SendSuggestion, Taken};
use doorstep_shared::inbox::{Fault, Field, MessageKind, Suggestion, Written};
use doorstep_shared::problem::{Code, FieldError};
use doorstep_shared::set::Member as _;

use super::{PublicState, published};
use crate::http::mount::{Asked, route};
use crate::http::{Failure, mount};
use crate::usecase::inbox::{self, LATEST, NotReceived, Received, SOONEST};

pub(super) fn routes(router: Router<PublicState>) -> Router<PublicState> {
    let router = mount::<NewSuggestion, _, _, _>(router, new);
    route::<SendSuggestion, _, _, _>(router, async |state: PublicState, asked: Asked<SendSuggestion>, _: Parts| {
        send(state, asked).await
    })
}

async fn new(state: PublicState, request: InZone) -> Result<FormStamp, Failure> {
    published(&state, &request.zone).await?;
    let seconds = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(FormStamp {
        stamp: inbox::issue(&state.cursors, &request.zone, state.clock.now(), &*state.ids),
        good_after_seconds: seconds(SOONEST),
        good_for_seconds: seconds(LATEST),
    })
}

async fn send(state: PublicState, asked: Asked<SendSuggestion>) -> Result<Taken, Failure> {
    let (zone, body) = (&asked.request.zone, asked.body);
    let list = published(&state, zone).await?;
    let about = match body.kind {
        MessageKind::Wrong => Some(body.service.ok_or_else(|| missing("service"))?),
        MessageKind::NewService | MessageKind::Tell => None,
        MessageKind::ProviderChanged => {
            return Err(Failure::bad(vec![FieldError::parameter("kind", "One of wrong, new-service, tell.")]));
        }
    };
    if about.is_some_and(|id| list.directory.list().entry(id).is_none()) {
        return Err(Failure::not_found());
    }
    let suggestion = read(&body)?;
    let suggestion = Suggestion { service: about, ..suggestion };
    let sent = Received { zone, lang: body.lang, stamp: &body.stamp, trap: false, suggestion: &suggestion };
    inbox::receive(&*state.inbox, &*state.clock, &state.cursors, sent).await.map_err(refused)?;
    if suggestion.kind == MessageKind::Tell {
        inbox::note(&*state.inbox, &*state.clock, &state.cursors, zone, &suggestion.text, true).await;
    }
    Ok(Taken { taken: true })
}

fn read(body: &NewMessage) -> Result<Suggestion, Failure> {
    let written = Written {
        matters: body.matters.iter().map(|matter| matter.key().into()).collect(),
        name: body.name.clone(),
        text: body.text.clone(),
        contact: body.contact.clone(),
    };
    Suggestion::read(body.kind, body.service, &written)
        .map_err(|faults| Failure::bad(faults.into_iter().map(|(field, fault)| error(field, fault)).collect()))
}

fn error(field: Field, fault: Fault) -> FieldError {
    match fault {
        Fault::Missing => FieldError::parameter(field.key(), "Something must stand here."),
        Fault::TooLong { most, is } => {
            FieldError::parameter(field.key(), format!("At most {most} characters; there are {is}."))
        }
    }
}

fn missing(name: &str) -> Failure {
    Failure::bad(vec![FieldError::parameter(name, "Something must stand here.")])
}

fn refused(why: NotReceived) -> Failure {
    let stamp = |detail: &str| Failure::bad(vec![FieldError::parameter("stamp", detail)]);
    match why {
        NotReceived::TooSoon => stamp("This came sooner than anybody writes. Send it again in a moment."),
        NotReceived::Worn => stamp("This stamp is not good any more. Get a new one and send the same again."),
        NotReceived::Full => Failure::inside(Code::Unavailable, "the letter box of this hour is full"),
        NotReceived::Store(error) => Failure::inside(Code::Unavailable, error.to_string()),
    }
}
