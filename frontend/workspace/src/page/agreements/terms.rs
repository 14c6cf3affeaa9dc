//! What an agreement on sharing says beside who shares what, in a form and on a card.

use doorstep_shared::api::desk::agreements::{Agreements, Partner};
use doorstep_shared::id::OrganisationId;
use doorstep_shared::plans::agreement::{Basis, LawfulBasis, SpecialCondition, Terms};
use doorstep_shared::set::Member;
use leptos::prelude::*;

use super::parties::Rows;
use super::writing::Sheet;
use crate::ui::{Choice, Field, FieldError, PickOne, Takes, Wrong, described_by};

const DPIA: &str = "agreement-terms-dpia";
const RETENTION: &str = "agreement-terms-retention";
const ROUTE: &str = "agreement-terms-breach_route";
const HOURS: &str = "agreement-terms-breach_hours";
const BASES: &str = "agreement-terms-bases";

/// What one partner relies on, as chosen.
#[derive(Clone, Copy)]
struct Relied {
    organisation: OrganisationId,
    name: StoredValue<String>,
    lawful: RwSignal<String>,
    special: RwSignal<String>,
}

/// The terms in a form.
#[derive(Clone, Copy)]
pub struct Writing {
    dpia: RwSignal<String>,
    retention: RwSignal<String>,
    route: RwSignal<String>,
    hours: RwSignal<String>,
    relied: StoredValue<Vec<Relied>>,
    parties: Rows,
}

impl Writing {
    /// Begun with what is kept.
    pub fn new(all: &Agreements, kept: Option<&Terms>, parties: Rows) -> Self {
        let text = |f: fn(&Terms) -> &String| RwSignal::new(kept.map(f).cloned().unwrap_or_default());
        let hours = kept.and_then(|terms| terms.breach_hours).map(|hours| hours.to_string());
        let relied = |partner: &Partner| {
            let basis = kept.and_then(|terms| terms.basis(partner.id));
            let special = basis.and_then(|b| b.special).map(Member::key);
            Relied {
                organisation: partner.id,
                name: StoredValue::new(partner.name.clone()),
                lawful: RwSignal::new(basis.map(|b| b.lawful.key()).unwrap_or_default().to_owned()),
                special: RwSignal::new(special.unwrap_or_default().to_owned()),
            }
        };
        Self {
            dpia: text(|t| &t.dpia),
            retention: text(|t| &t.retention),
            route: text(|t| &t.breach_route),
            hours: RwSignal::new(hours.unwrap_or_default()),
            relied: StoredValue::new(all.partners.iter().map(relied).collect()),
            parties,
        }
    }

    /// All that is written, for comparing. Reactive.
    pub fn typed(self) -> String {
        let texts = [self.dpia, self.retention, self.route, self.hours].map(|text| text.get()).join(" ");
        let one = |relied: &Relied| format!(" {} {}", relied.lawful.get(), relied.special.get());
        texts + &self.relied.with_value(|all| all.iter().map(one).collect::<String>())
    }

    /// The terms.
    ///
    /// # Errors
    /// What cannot be read, by the id of its box.
    pub fn read(self) -> Result<Terms, Wrong> {
        let hours = self.hours.get_untracked();
        let hours = match hours.trim() {
            "" => None,
            typed => Some(
                typed.parse().map_err(|_| (HOURS.to_owned(), "Write a whole number of hours, such as 24".into()))?,
            ),
        };
        let parties = self.parties.parties();
        let basis = |relied: &Relied| {
            Some(Basis {
                organisation: relied.organisation,
                lawful: LawfulBasis::parse(&relied.lawful.get_untracked())?,
                special: SpecialCondition::parse(&relied.special.get_untracked()),
            })
        };
        let of_parties = |all: &Vec<Relied>| {
            all.iter().filter(|relied| parties.contains(&relied.organisation)).filter_map(basis).collect()
        };
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        Ok(Terms {
            dpia: text(self.dpia),
            retention: text(self.retention),
            breach_route: text(self.route),
            breach_hours: hours,
            bases: self.relied.with_value(of_parties),
        })
    }

    /// Its fields.
    pub fn draw(self, sheet: Sheet) -> impl IntoView + use<> {
        let error = sheet.error(BASES);
        let bad = Memo::new(move |_| error.with(Option::is_some));
        let described = described_by("", false, &format!("{BASES}-error"), bad);
        let rows = move || {
            let parties = self.parties.parties();
            let all = self.relied.get_value();
            let mut rows = all.into_iter().filter(|relied| parties.contains(&relied.organisation)).peekable();
            if rows.peek().is_none() {
                return view! { <p class="soft">"First choose who takes part."</p> }.into_any();
            }
            rows.map(relied).collect_view().into_any()
        };
        view! {
            <fieldset id=BASES tabindex="-1" class=move || if bad.get() { "field wide-field bad" } else { "field wide-field" } aria-describedby=described>
                <legend>"What does each partner rely on in law?"</legend>
                <p class="hint">"Councils and maintained schools: usually the public task. The family’s agreement to take part is not a basis in law."</p>
                <FieldError id=format!("{BASES}-error") error=error/>
                <div class="stack tight">{rows}</div>
            </fieldset>
            <Field label="Data protection impact assessment" value=self.dpia hint="Its reference and version" error=sheet.error(DPIA) id=DPIA.to_owned()/>
            <Field label="How long does each partner keep what it got?" takes=Takes::Lines value=self.retention hint="And what happens then" error=sheet.error(RETENTION) id=RETENTION.to_owned()/>
            <Field label="Who is told when something goes wrong with the data?" takes=Takes::Lines value=self.route error=sheet.error(ROUTE) id=ROUTE.to_owned()/>
            <Field label="Within how many hours?" takes=Takes::Number value=self.hours hint="At most 72" error=sheet.error(HOURS) id=HOURS.to_owned()/>
        }
    }
}

fn relied(row: Relied) -> impl IntoView {
    let name = row.name.get_value();
    let group = format!("Law: {name}");
    let lawful = LawfulBasis::ALL.iter().map(|b| Choice::new(b.key(), b.words())).collect();
    let special = SpecialCondition::ALL.iter().map(|c| Choice::new(c.key(), c.words()));
    let special = core::iter::once(Choice::new("", "Nothing that is shared tells of health")).chain(special).collect();
    view! {
        <div class="schedule stack tight" role="group" aria-label=group>
            <PickOne label=name value=row.lawful choices=lawful/>
            <PickOne label="Where it may tell of health" value=row.special choices=special/>
        </div>
    }
}

/// The terms on a card.
pub fn card(all: &Agreements, terms: &Terms) -> impl IntoView + use<> {
    let said = |text: &str| if text.is_empty() { "not said yet".to_owned() } else { text.to_owned() };
    let hours = terms.breach_hours.map(|hours| format!(" Within {hours} hours.")).unwrap_or_default();
    let relied = terms.bases.iter().map(|basis| {
        let name = all.partners.iter().find(|p| p.id == basis.organisation).map(|p| p.name.clone());
        let special = basis.special.map(|c| format!("; {}", c.words())).unwrap_or_default();
        let words = format!("{}{special}", basis.lawful.words());
        view! { <li><b>{name.unwrap_or_else(|| "An organisation that is gone".into())}</b>": "{words}</li> }
    });
    view! {
        <details class="more">
            <summary>"Assessment, law, keeping, breaches"</summary>
            <div class="stack tight">
                <p><b>"Impact assessment: "</b>{said(&terms.dpia)}</p>
                <p><b>"Kept: "</b>{said(&terms.retention)}</p>
                <p><b>"When something goes wrong: "</b>{said(&terms.breach_route)}{hours}</p>
                <ul>{relied.collect_view()}</ul>
            </div>
        </details>
    }
}
