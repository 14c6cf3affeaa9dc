//! The words of a language, from the pack that the document names.

use std::cell::RefCell;
use std::sync::Arc;

use doorstep_shared::lang::Lang;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::Words;
use gloo_net::http::Request;

use super::document;
use super::speech::IntlSpeech;

thread_local! {
    static KNOWN: RefCell<Vec<Words>> = const { RefCell::new(Vec::new()) };
}

/// The words of a language; none when they cannot be had now.
pub async fn words(lang: Lang) -> Option<Words> {
    if let Some(known) = KNOWN.with_borrow(|known| known.iter().find(|w| w.lang() == lang).cloned()) {
        return Some(known);
    }
    let assets = document()?.query_selector("meta[name=assets]").ok()??.get_attribute("content")?;
    let pairs = assets.split(' ').filter_map(|pair| pair.split_once('='));
    let url = pairs.filter(|(key, _)| *key == lang.key()).map(|(_, url)| url).next()?;
    let bytes = Request::get(url).send().await.ok().filter(|r| r.ok())?.binary().await.ok()?;
    let words = Words::new(lang, bytes, Arc::new(IntlSpeech(lang))).ok()?;
    KNOWN.with_borrow_mut(|known| known.push(words.clone()));
    Some(words)
}
