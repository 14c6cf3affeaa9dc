//! Who takes part, in a form: a tick for each organisation, the likely ones first, and under it the signature.

use doorstep_shared::api::desk::agreements::{Agreements, Partner};
use doorstep_shared::id::OrganisationId;
use doorstep_shared::plans::agreement::Signature;
use leptos::prelude::*;

use super::signatures::Signing;
use super::writing::Sheet;
use crate::rules::say;
use crate::ui::{FieldError, Tick, Wrong, described_by};

/// One organisation.
#[derive(Clone, Copy)]
struct Row {
    organisation: OrganisationId,
    name: StoredValue<String>,
    likely: bool,
    takes_part: RwSignal<bool>,
    signing: Signing,
}

/// All of them.
#[derive(Clone, Copy)]
pub struct Rows(StoredValue<Vec<Row>>);

impl Rows {
    /// Begun with what is kept.
    pub fn new(all: &Agreements, parties: &[OrganisationId], signed: &[Signature]) -> Self {
        let elsewhere: Vec<OrganisationId> = (all.memoranda.iter().map(|m| &m.parties))
            .chain(all.sharing.iter().map(|s| &s.parties))
            .flatten()
            .copied()
            .collect();
        let row = |partner: &Partner| Row {
            organisation: partner.id,
            name: StoredValue::new(partner.name.clone()),
            likely: partner.in_team || parties.contains(&partner.id) || elsewhere.contains(&partner.id),
            takes_part: RwSignal::new(parties.contains(&partner.id)),
            signing: Signing::new(signed.iter().find(|s| s.organisation == partner.id)),
        };
        Self(StoredValue::new(all.partners.iter().map(row).collect()))
    }

    fn taking_part(self) -> Vec<Row> {
        self.0.with_value(|rows| rows.iter().filter(|row| row.takes_part.get()).copied().collect())
    }

    /// Who takes part, as ticked. Reactive.
    pub fn parties(self) -> Vec<OrganisationId> {
        self.taking_part().iter().map(|row| row.organisation).collect()
    }

    /// The signatures of those who take part; none of whoever has not begun one.
    ///
    /// # Errors
    /// What is missing from those that were begun.
    pub fn signatures(self) -> Result<Vec<Signature>, Vec<Wrong>> {
        let (mut signed, mut wrong) = (Vec::new(), Vec::new());
        for row in self.taking_part() {
            match row.name.with_value(|name| row.signing.read(row.organisation, name)) {
                Ok(signature) => signed.extend(signature),
                Err(why) => wrong.extend(why),
            }
        }
        if wrong.is_empty() { Ok(signed) } else { Err(wrong) }
    }

    /// All that is written, for comparing. Reactive.
    pub fn typed(self) -> String {
        let one = |row: Row| format!("{} {}", row.organisation, row.signing.typed());
        self.taking_part().into_iter().map(one).collect()
    }

    /// The rows, drawn.
    pub fn draw(self, sheet: Sheet) -> impl IntoView + use<> {
        const ID: &str = "agreement-parties";
        let (likely, others): (Vec<Row>, Vec<Row>) =
            self.0.with_value(|rows| rows.iter().copied().partition(|row| row.likely));
        let error = sheet.error(ID);
        let bad = Memo::new(move |_| error.with(Option::is_some));
        let described = described_by("", false, &format!("{ID}-error"), bad);
        let draw = move |rows: &[Row]| rows.iter().map(|row| drawn(*row, sheet)).collect_view();
        let (first, rest) = (draw(&likely), draw(&others));
        let nobody_likely = likely.is_empty();
        let words = {
            let count = say::count(others.len(), "other organisation", "other organisations");
            let ticks: Vec<RwSignal<bool>> = others.iter().map(|row| row.takes_part).collect();
            move || match ticks.iter().filter(|tick| tick.get()).count() {
                0 => format!("{count} of the zone"),
                n => format!("{count} of the zone, {n} chosen"),
            }
        };
        let folded = (!others.is_empty()).then(|| {
            view! { <details class="more" open=nobody_likely><summary>{words}</summary><div class="stack tight">{rest}</div></details> }
        });
        view! {
            <fieldset id=ID tabindex="-1" class=move || if bad.get() { "field wide-field bad" } else { "field wide-field" } aria-describedby=described>
                <legend>"Who takes part?"</legend>
                <FieldError id=format!("{ID}-error") error=error/>
                <div class="stack tight">{first}{folded}</div>
            </fieldset>
        }
    }
}

fn drawn(row: Row, sheet: Sheet) -> impl IntoView {
    let name = row.name.get_value();
    let signing = move || row.takes_part.get().then(|| row.signing.draw(row.organisation, row.name.get_value(), sheet));
    view! { <div class="stack tight"><Tick value=row.takes_part label=name/>{signing}</div> }
}
