//! Safe routes: whom to call now. The numbers are those of services all over England, free and open at once.

use doorstep_shared::route::AskScreen;
use doorstep_shared::words::Words;
use leptos::prelude::*;

use crate::page::{Head, Page};
use crate::ui::{Icon, Part, icon, part, phone_address, way};

/// The help page.
pub fn help(page: &Page) -> (Head, Part) {
    let words = &page.words;
    let head =
        Head { title: words.title_plain(words.safe_title()), description: words.about_safe().to_owned(), status: 200 };
    let view = part(view! {
        <div class="stack">
            <h1 tabindex="-1">{words.safe_title().to_owned()}</h1>
            <p class="lead">{words.safe_lead().to_owned()}</p>
        </div>
        {routes(words, page.helper().map(|h| (words.talk_text(&h.name, &h.place), h.phone)))}
        {way(page.ask(&AskScreen::Suggest), words.suggest_service())}
    });
    (head, view)
}

/// The routes as a list: what is the matter, who helps, the number to press. `helper` comes last.
pub fn routes(words: &Words, helper: Option<(String, String)>) -> Part {
    let known: [(&str, &str, &str, &str); 7] = [
        (words.safe_danger(), words.safe_danger_text(), words.police(), "999"),
        (words.safe_worried(), words.safe_worried_text(), "NSPCC", "0808 800 5000"),
        (words.safe_young(), words.safe_young_text(), "Childline", "0800 1111"),
        (words.safe_home(), words.safe_home_text(), "National Domestic Abuse Helpline", "0808 2000 247"),
        (words.safe_low(), words.safe_low_text(), "Samaritans", "116 123"),
        (words.safe_ill(), words.safe_ill_text(), "NHS 111", "111"),
        (words.safe_deaf(), words.safe_deaf_text(), "", ""),
    ];
    let helper = helper.map(|(text, phone)| (words.talk_title().to_owned(), text, String::new(), phone));
    let items: Vec<_> = known
        .into_iter()
        .map(|(title, text, name, phone)| {
            (String::from(title), String::from(text), String::from(name), String::from(phone))
        })
        .chain(helper)
        .map(|(title, text, name, phone)| {
            let address = phone_address(&phone);
            let call = (!phone.is_empty()).then(|| {
                part(view! {
                    <p>
                        <a class="btn" href=address>
                            {icon(Icon::Phone)}
                            {words.call().to_owned()}
                            " "
                            <bdi dir="ltr">{phone}</bdi>
                            <span class="vh">" "{name}</span>
                        </a>
                    </p>
                })
            });
            part(view! { <li class="notice own stack tight"><h2 class="lead">{title}</h2><p>{text}</p>{call}</li> })
        })
        .collect();
    part(view! { <ul class="stack">{items}</ul> })
}
