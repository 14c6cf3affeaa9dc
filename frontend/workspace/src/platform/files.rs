//! Files that somebody chooses, and files that are handed to them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::document;

/// A file that somebody chose.
#[derive(Clone)]
pub struct Chosen(File);

impl Chosen {
    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size, in bytes, which is known without reading it.
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    /// A stretch of its bytes; nothing of the rest is read.
    pub async fn bytes(&self, from: u64, to: u64) -> Option<Vec<u8>> {
        let part = self.0.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
        let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}

/// The file in the file box that an event comes from.
pub fn chosen(event: &Event) -> Option<Chosen> {
    event.target()?.dyn_into::<HtmlInputElement>().ok()?.files()?.get(0).map(Chosen)
}

/// Hands a file to the person, as a download.
pub fn hand_over(name: &str, bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken hold of the bytes by then.
    Url::revoke_object_url(&address).ok()
}
