//! A web folder as a build leaves it, with tiny files: tests of the server need no app.

use std::fs;
use std::path::Path;

use doorstep_backend::compress;
use serde_json::json;
use tempfile::TempDir;

/// The stylesheet, and its SHA-256 in base64.
const CSS: &str = "body{margin:0}";
const CSS_HASH: &str = "IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc=";

/// The app's program in this folder.
pub const JS: &str = "/a/public.0123456789abcdef.js";

/// Makes the folder.
///
/// # Panics
/// When it cannot be written.
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("a")).expect("a folder in it");
    let css = "/a/doorstep.0123456789abcdef.css";
    let script = "console.log('hello from a test');\n".repeat(20);
    let files = [(JS, script.as_str()), (css, CSS), ("/a/en.0123456789abcdef.pack", "en")];
    for (address, text) in files {
        put(folder.path(), address, text);
    }
    let sizes: serde_json::Map<_, _> =
        files.iter().map(|(address, text)| ((*address).to_owned(), json!({ "raw": text.len() }))).collect();
    let list = json!({
        "js": JS, "css": css, "css_sha256_base64": CSS_HASH, "packs": { "en": files[2].0 }, "sizes": sizes
    });
    fs::write(folder.path().join("assets.json"), list.to_string()).expect("the list");
    folder
}

fn put(folder: &Path, address: &str, text: &str) {
    let path = folder.join(address.trim_start_matches('/'));
    let with = |ending: &str| format!("{}{ending}", path.display());
    fs::write(&path, text).expect("a file");
    fs::write(with(".br"), compress::pack(text.as_bytes()).expect("packs")).expect("a file");
    // Nothing unpacks it: what is served must be the file with this ending.
    fs::write(with(".gz"), format!("gzip of {text}")).expect("a file");
}
