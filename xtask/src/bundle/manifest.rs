//! `assets.json`: the list of the web files, which the server reads when it starts.

use super::{compress, hash};
use crate::failure::Failure;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const LIST: &str = "assets.json";

/// The list, as written.
pub struct Assets(Value);

impl Assets {
    /// The list in a folder, when it was made from the inputs with this stamp and every file on it is there.
    pub fn load_if(web: &Path, stamp: &str) -> Option<Self> {
        let list: Value = serde_json::from_slice(&fs::read(web.join(LIST)).ok()?).ok()?;
        let complete = list["sizes"].as_object()?.keys().all(|address| {
            let file = web.join(address.trim_start_matches('/'));
            ["", ".br", ".gz"].iter().all(|ending| with_ending(&file, ending).is_file())
        });
        (complete && list["stamp"] == stamp).then_some(Self(list))
    }

    /// The size of one file in bytes; `field` is `bytes`, `brotli_bytes` or `gzip_bytes`, `what` is `js`, `wasm`, `css`, `desk_js` or
    /// `desk_css`.
    pub fn size(&self, what: &str, field: &str) -> Option<u64> {
        self.sized(&self.0[what], field)
    }

    /// The languages that have a pack, with its size.
    pub fn packs(&self, field: &str) -> BTreeMap<String, u64> {
        let packs = self.0["packs"].as_object();
        let sized = |(lang, address): (&String, &Value)| Some((lang.clone(), self.sized(address, field)?));
        packs.into_iter().flatten().filter_map(sized).collect()
    }

    fn sized(&self, address: &Value, field: &str) -> Option<u64> {
        self.0["sizes"][address.as_str()?][field].as_u64()
    }
}

/// The addresses of the files, by what they are.
pub struct Names {
    pub js: String,
    pub wasm: String,
    pub css: String,
    pub desk_js: String,
    pub desk_css: String,
    pub packs: Vec<(String, String)>,
}

/// Writes the files and then their list, so that a list never names a file that is not there.
pub struct Writer {
    web: PathBuf,
    sizes: serde_json::Map<String, Value>,
}

impl Writer {
    /// # Errors
    /// When the folder cannot be made.
    pub fn new(web: &Path) -> Result<Self, Failure> {
        let folder = web.join("a");
        fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
        Ok(Self { web: web.to_owned(), sizes: serde_json::Map::new() })
    }

    /// Writes one file and its two compressed forms; gives its address on the server, `/a/{name}.{hash}.{ending}`.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn add(&mut self, name: &str, ending: &str, content: &[u8]) -> Result<String, Failure> {
        let address = format!("/a/{name}.{}.{ending}", hash::hex(&[content]));
        let file = self.web.join(&address[1..]);
        let brotli = compress::brotli(content)?;
        let gzip = compress::gzip(content)?;
        for (ending, content) in [("", content), (".br", &brotli), (".gz", &gzip)] {
            let file = with_ending(&file, ending);
            fs::write(&file, content).map_err(|error| Failure::file(&file, &error))?;
        }
        let sizes = json!({ "bytes": content.len(), "brotli_bytes": brotli.len(), "gzip_bytes": gzip.len() });
        self.sizes.insert(address.clone(), sizes);
        Ok(address)
    }

    /// Writes the list, and takes away the files of earlier builds.
    ///
    /// # Errors
    /// When the list cannot be written.
    pub fn finish(self, names: Names, css_sha256: String, stamp: &str) -> Result<Assets, Failure> {
        let packs: serde_json::Map<String, Value> =
            names.packs.into_iter().map(|(lang, address)| (lang, address.into())).collect();
        let list = json!({
            "js": names.js, "wasm": names.wasm, "css": names.css, "desk_js": names.desk_js, "desk_css": names.desk_css,
            "css_sha256_base64": css_sha256,
            "packs": packs, "sizes": self.sizes, "stamp": stamp,
        });
        let (file, fresh) = (self.web.join(LIST), self.web.join("assets.json.new"));
        fs::write(&fresh, format!("{list:#}\n"))
            .and_then(|()| fs::rename(&fresh, &file))
            .map_err(|error| Failure::file(&file, &error))?;
        self.forget_earlier();
        Ok(Assets(list))
    }

    /// A file that cannot be removed only takes room, so nothing is said of it.
    fn forget_earlier(&self) {
        for entry in fs::read_dir(self.web.join("a")).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let plain = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz")).unwrap_or(&name);
            if !self.sizes.contains_key(&format!("/a/{plain}")) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
