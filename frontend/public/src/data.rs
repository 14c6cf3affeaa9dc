//! Where the zone's files and the languages' words are, and reading them.

use std::sync::Arc;

use doorstep_shared::id::ZoneId;
use doorstep_shared::lang::Lang;
use doorstep_shared::published::{DetailFile, ListFile};
use doorstep_shared::search::Directory;
use doorstep_shared::set::Member as _;
use doorstep_shared::words::Words;
use web_sys::Element;

use crate::platform::clock::Clock;
use crate::platform::speech::IntlSpeech;
use crate::platform::{fetch, find};

/// What the server wrote into the document for the app.
pub struct Sources {
    /// The zone this document is about.
    pub zone: ZoneId,
    /// The time.
    pub clock: Clock,
    list: String,
    detail: String,
    packs: Vec<(Lang, String)>,
}

impl Sources {
    /// Reads them off the document; none where a part is missing, and then the page stays as the server made it.
    pub fn read(root: &Element) -> Option<Self> {
        let packs = find("meta[name=assets]")?.get_attribute("content")?;
        let packs = packs
            .split(' ')
            .filter_map(|pair| {
                let (lang, url) = pair.split_once('=')?;
                Some((Lang::parse(lang)?, url.into()))
            })
            .collect();
        Some(Self {
            zone: root.get_attribute("data-zone")?.parse().ok()?,
            clock: Clock::set(&root.get_attribute("data-now")?)?,
            list: root.get_attribute("data-list")?,
            detail: root.get_attribute("data-detail")?,
            packs,
        })
    }

    /// The languages one can change to.
    pub fn langs(&self) -> Vec<Lang> {
        self.packs.iter().map(|(lang, _)| *lang).collect()
    }

    /// The zone's list, ready for searching.
    pub async fn directory(&self) -> Option<Arc<Directory>> {
        let bytes = fetch::bytes(&self.list).await?;
        Some(Arc::new(Directory::new(ListFile::read(&bytes).ok()?)))
    }

    /// The full texts.
    pub async fn detail(&self) -> Option<Arc<DetailFile>> {
        let bytes = fetch::bytes(&self.detail).await?;
        Some(Arc::new(DetailFile::read(&bytes).ok()?))
    }

    /// The words of a language.
    pub async fn words(&self, lang: Lang) -> Option<Words> {
        let (_, url) = self.packs.iter().find(|(l, _)| *l == lang)?;
        let bytes = fetch::bytes(url).await?;
        Words::new(lang, bytes, Arc::new(IntlSpeech(lang))).ok()
    }
}
