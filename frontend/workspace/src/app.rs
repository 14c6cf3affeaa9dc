//! The app: its addresses, and what every screen may ask for.

use doorstep_shared::api::session::{GetSession, Session};
use doorstep_shared::id::ZoneId;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::hooks::use_params_map;
use leptos_router::path;

use crate::api::{self, Change, Trouble};
use crate::frame::{Cover, Frame};
use crate::page;
use crate::ui;

/// Who is at the workspace. Read with [`door`].
#[derive(Clone, Copy)]
pub struct Door {
    /// The session, once it is known; none while it is being asked for.
    pub session: RwSignal<Option<Session>>,
    /// Set when an answer said that nobody is signed in any longer: what is typed stays, behind a way to sign in.
    pub ended: RwSignal<bool>,
    /// Set when somebody locked the screen: the same, by choice.
    pub locked: RwSignal<bool>,
}

/// The door that [`App`] provides.
pub fn door() -> Door {
    expect_context()
}

impl Door {
    /// Asks who is signed in now.
    ///
    /// # Errors
    /// When the answer does not come.
    pub async fn ask(self) -> Result<Session, Trouble> {
        let session = api::send::<GetSession>(&[], &[], &(), Change::None).await?;
        api::hold(&session);
        self.session.set(Some(session.clone()));
        Ok(session)
    }
}

/// The zone in the address.
pub fn zone() -> Option<ZoneId> {
    use_params_map().with(|params| params.get("zone").and_then(|zone| zone.parse().ok()))
}

/// The zone in the address as the API's paths name it.
pub fn zone_name() -> String {
    zone().map(|zone| zone.to_string()).unwrap_or_default()
}

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let door = Door { session: RwSignal::new(None), ended: RwSignal::new(false), locked: RwSignal::new(false) };
    provide_context(door);
    api::on_signed_out(move || door.ended.set(true));
    // Asked once: a session that is renewed later must not draw the screens anew, with what is typed in them.
    let asked = LocalResource::new(move || async move { door.ask().await.map(|session| session.signed_in) });
    view! {
        <Suspense fallback=waiting>
            {move || asked.get().map(|answer| match answer {
                Ok(true) => screens().into_any(),
                Ok(false) => view! { <page::SignedOut/> }.into_any(),
                Err(trouble) => view! { <main class="wrap stack"><ui::Heading text="Workspace"/><ui::TroubleBanner trouble=trouble/></main> }.into_any(),
            })}
        </Suspense>
    }
}

fn waiting() -> impl IntoView {
    view! { <main class="wrap stack">{ui::loading()}</main> }
}

fn screens() -> impl IntoView {
    view! {
        <Router>
            <Cover>
                <Frame>
                    <Routes fallback=page::Missing>
                        <Route path=path!("/desk") view=page::Start/>
                        <Route path=path!("/desk/:zone") view=page::Entries/>
                        <Route path=path!("/desk/:zone/entries") view=page::Entries/>
                        <Route path=path!("/desk/:zone/entries/new") view=page::NewEntry/>
                        <Route path=path!("/desk/:zone/entries/:entry") view=page::Entry/>
                        <Route path=path!("/desk/:zone/entries/:entry/edit") view=page::Edit/>
                        <Route path=path!("/desk/:zone/entries/:entry/running") view=page::Running/>
                        <Route path=path!("/desk/:zone/entries/:entry/history") view=page::History/>
                        <Route path=path!("/desk/:zone/approvals/:entry/:user/edit") view=page::ApproveAndEdit/>
                        <Route path=path!("/desk/:zone/entry/:entry") view=page::Entry/>
                        <Route path=path!("/desk/:zone/check") view=page::Check/>
                        <Route path=path!("/desk/:zone/approvals") view=page::Approvals/>
                        <Route path=path!("/desk/:zone/approvals/:entry/:user") view=page::OneApproval/>
                        <Route path=path!("/desk/:zone/inbox") view=page::Inbox/>
                        <Route path=path!("/desk/:zone/gaps") view=page::Gaps/>
                        <Route path=path!("/desk/:zone/duplicates") view=page::Duplicates/>
                        <Route path=path!("/desk/:zone/bulk") view=page::Bulk/>
                        <Route path=path!("/desk/:zone/bulk/closure") view=page::Closure/>
                        <Route path=path!("/desk/:zone/bulk/phone") view=page::PhoneNumber/>
                        <Route path=path!("/desk/:zone/messages") view=page::Messages/>
                        <Route path=path!("/desk/:zone/settings") view=page::Settings/>
                        <Route path=path!("/desk/:zone/agreements") view=page::Agreements/>
                        <Route path=path!("/desk/:zone/settings/calendar") view=page::SchoolCalendar/>
                        <Route path=path!("/desk/:zone/people") view=page::People/>
                        <Route path=path!("/desk/:zone/day") view=page::Day/>
                        <Route path=path!("/desk/:zone/families") view=page::Families/>
                        <Route path=path!("/desk/:zone/families/new") view=page::Nominate/>
                        <Route path=path!("/desk/:zone/registers") view=page::Registers/>
                        <Route path=path!("/desk/:zone/registers/new") view=page::NewSeries/>
                        <Route path=path!("/desk/:zone/registers/menu") view=page::Menu/>
                        <Route path=path!("/desk/:zone/registers/:series") view=page::OneRegister/>
                        <Route path=path!("/desk/:zone/clashes") view=page::Clashes/>
                        <Route path=path!("/desk/:zone/plans/:plan/print") view=page::PlanPrint/>
                        <ParentRoute path=path!("/desk/:zone/plans/:plan") view=page::PlanFrame>
                            <Route path=path!("") view=page::PlanOverview/>
                            <Route path=path!("about") view=page::plan_parts::AboutMe/>
                            <Route path=path!("readiness") view=page::plan_parts::Readiness/>
                            <Route path=path!("assessment") view=page::plan_parts::Assessment/>
                            <Route path=path!("goals") view=page::plan_parts::Goals/>
                            <Route path=path!("meetings") view=page::plan_parts::Meetings/>
                            <Route path=path!("handover") view=page::plan_parts::HandoverPage/>
                            <Route path=path!("sessions") view=page::plan_parts::Sessions/>
                            <Route path=path!("services") view=page::plan_parts::Services/>
                            <Route path=path!("family") view=page::plan_parts::FamilyView/>
                            <Route path=path!("notes") view=page::plan_parts::Notes/>
                            <Route path=path!("wizard") view=page::plan_parts::Wizard/>
                            <Route path=path!("team") view=page::PlanTeam/>
                            <Route path=path!("history") view=page::PlanHistory/>
                            <Route path=path!("clashes") view=page::PlanClashes/>
                            <Route path=path!("contact") view=page::plan_parts::WriteContact/>
                        </ParentRoute>
                        <Route path=path!("/desk/:zone/imports") view=page::Imports/>
                        <Route path=path!("/desk/:zone/imports/:batch") view=page::Import/>
                    </Routes>
                </Frame>
            </Cover>
        </Router>
    }
}
