//! The paper: its reference and its recipient stand on every page, and so does the number of how many.

use std::sync::Arc;

use doorstep_shared::api::desk::plans::{PrintLine, PrintPart, Printed};
use doorstep_shared::set::Member as _;
use leptos::prelude::*;

use crate::ui::{Tone, tag};

/// The paper. Browsers repeat the head of a table on each page; the table is for that alone.
#[component]
pub fn Sheet(
    /// What is printed.
    printed: Arc<Printed>,
    /// Whether it is in large letters, each part running on behind its label: the school's two sides.
    large: bool,
) -> impl IntoView {
    let (lang, dir) = (printed.lang.key(), printed.lang.dir());
    let parts = printed.parts.iter().map(part).collect_view();
    let draft = printed
        .machine_draft
        .then(|| tag(Tone::Wait, "alert", "Our words here are a machine draft. Nobody has checked them yet."));
    let draft = draft.map(|draft| view! { <p lang="en" dir="ltr">{draft}</p> });
    let numbered = format!("{} … {} …", printed.page, printed.of);
    view! {
        <article class=if large { "sheet large" } else { "sheet" } lang=lang dir=dir aria-label="The print">
            <table role="presentation">
                <thead>
                    <tr><td>
                        <div class="row apart running"><span><bdi>{printed.reference.clone()}</bdi></span><b>{printed.recipient.clone()}</b><span class="numbered soft">{numbered}</span></div>
                    </td></tr>
                </thead>
                <tbody><tr><td>
                    <div class="stack">
                        <h2>{printed.title.clone()}</h2>
                        <p class="soft">{printed.day.clone()}</p>
                        {draft}
                        {parts}
                        <div class="help">{part(&printed.safe_routes)}</div>
                    </div>
                </td></tr></tbody>
            </table>
        </article>
    }
}

fn part(part: &PrintPart) -> impl IntoView + use<> {
    let line = |line: &PrintLine| {
        // What somebody wrote may be in any language; our own words are in that of the print.
        let text = if line.ours {
            view! { <dd>{line.text.clone()}</dd> }.into_any()
        } else {
            view! { <dd class="said" dir="auto" lang="">{line.text.clone()}</dd> }.into_any()
        };
        let label = (!line.label.is_empty()).then(|| view! { <dt>{line.label.clone()}</dt> });
        view! { <div>{label}{text}</div> }
    };
    let lines = part.lines.iter().map(line).collect_view();
    view! { <section class="stack tight print-part"><h3>{part.heading.clone()}</h3><dl class="stack tight">{lines}</dl></section> }
}
