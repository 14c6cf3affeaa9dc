//! The fields that say as what somebody works: the same for an invitation and for a member.

use doorstep_shared::api::desk::people::{Employer, Terms};
use doorstep_shared::people::{Capability, Role};
use doorstep_shared::set::{self, Member as _};
use leptos::prelude::*;

/// What is typed and chosen, as it stands in the fields.
#[derive(Clone, Copy)]
pub struct Fields {
    /// A role's key.
    pub role: RwSignal<String>,
    /// An organisation's id, or nothing.
    pub organisation: RwSignal<String>,
    /// What they may do beside that.
    pub capabilities: RwSignal<set::Set<Capability>>,
    /// First day.
    pub from: RwSignal<String>,
    /// Last day.
    pub to: RwSignal<String>,
}

impl Fields {
    /// Fields that say this.
    pub fn of(terms: &Terms) -> Self {
        let day =
            |day: Option<doorstep_shared::date::Date>| RwSignal::new(day.map(|d| d.to_string()).unwrap_or_default());
        Self {
            role: RwSignal::new(terms.role.key().to_owned()),
            organisation: RwSignal::new(terms.organisation.map(|id| id.to_string()).unwrap_or_default()),
            capabilities: RwSignal::new(terms.capabilities),
            from: day(terms.from),
            to: day(terms.to),
        }
    }

    /// What they say, or which field makes no sense.
    pub fn read(self) -> Result<Terms, &'static str> {
        let day = |text: String, wrong| {
            let text = text.trim().to_owned();
            if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| wrong) }
        };
        Ok(Terms {
            role: Role::parse(&self.role.get_untracked()).ok_or("Choose a role.")?,
            organisation: self.organisation.get_untracked().parse().ok(),
            capabilities: self.capabilities.get_untracked(),
            from: day(self.from.get_untracked(), "The first day is not a date.")?,
            to: day(self.to.get_untracked(), "The last day is not a date.")?,
        })
    }
}

/// The fields. `id` tells those of one form from another's.
#[component]
pub fn TermsFields(fields: Fields, employers: StoredValue<Vec<Employer>>, id: String) -> impl IntoView {
    let name = move |part: &str| format!("{id}-{part}");
    let roles = Role::STAFF
        .iter()
        .map(|role| {
            let key = role.key();
            view! { <option value=key selected=move || fields.role.get() == key>{role_words(*role)}</option> }
        })
        .collect_view();
    let organisations = employers.with_value(|employers| {
        employers
            .iter()
            .map(|employer| {
                let id = employer.id.to_string();
                let chosen = id.clone();
                view! { <option value=id selected=move || fields.organisation.get() == chosen>{employer.name.clone()}</option> }
            })
            .collect_view()
    });
    let (role, organisation, from, to) = (name("role"), name("organisation"), name("from"), name("to"));
    let capabilities = Capability::ALL
        .iter()
        .map(|capability| {
            let capability = *capability;
            let toggle = move |event| {
                let on = event_target_checked(&event);
                fields.capabilities.update(|held| if on { held.insert(capability) } else { held.remove(capability) });
            };
            view! {
                <label class="row near hold">
                    <input type="checkbox" prop:checked=move || fields.capabilities.get().has(capability) on:change=toggle/>
                    <span>{capability_words(capability)}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <div class="facts-row">
            <p class="field">
                <label for=role.clone()>"Role"</label>
                <select id=role on:change=move |event| fields.role.set(event_target_value(&event))>{roles}</select>
            </p>
            <p class="field">
                <label for=organisation.clone()>"Works for"</label>
                <select id=organisation on:change=move |event| fields.organisation.set(event_target_value(&event))>
                    <option value="">"Nobody in the directory"</option>
                    {organisations}
                </select>
            </p>
            <p class="field">
                <label for=from.clone()>"First day"</label>
                <input id=from type="date" prop:value=fields.from on:input=move |event| fields.from.set(event_target_value(&event))/>
            </p>
            <p class="field">
                <label for=to.clone()>"Last day (empty: no end)"</label>
                <input id=to type="date" prop:value=fields.to on:input=move |event| fields.to.set(event_target_value(&event))/>
            </p>
        </div>
        <fieldset class="stack tight">
            <legend>"May also"</legend>
            {capabilities}
        </fieldset>
    }
}

/// A role, as people say it.
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Coordinator => "Coordinator",
        Role::ChildrensCentre => "Children’s Centre worker",
        Role::Advisor => "Parent advisor",
        Role::LinkTeacher => "Link teacher",
        Role::ReceptionTeacher => "Reception teacher",
        Role::SchoolLead => "School lead",
        Role::Analyst => "Analyst",
        Role::Provider => "Runs services",
        Role::Family => "Family",
    }
}

/// What somebody may do beside their role, as people say it.
pub fn capability_words(capability: Capability) -> &'static str {
    match capability {
        Capability::KeepDirectory => "Keep every entry of the zone",
        Capability::Approve => "Approve what others have written",
        Capability::Import => "Bring in lists of other directories",
        Capability::People => "Invite people and say what they may do",
        Capability::Safeguarding => "Is the school’s designated safeguarding lead",
        Capability::DataProtection => "Answers for data protection in the zone",
    }
}
