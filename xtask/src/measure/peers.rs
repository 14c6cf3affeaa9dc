//! What comparable services cost their visitors, for `cargo measure --against`.
//!
//! Measured on 22 November 2026 from their public sources: scout-x (Open Communities, commit of October 2023) and
//! Connected Kingston's successor Hounslow Connect (March 2024) as production builds in Chromium 156, the Department for
//! Education's Family Hubs (March 2025) and LocalGov Drupal as shipped assets. Brotli at quality 11. Requests are those
//! to their own server, third parties left out.

use serde_json::{Map, Value};

const FIGURES: [(&str, u64); 15] = [
    ("peer_scout_x_js_brotli_bytes", 161_800),
    ("peer_scout_x_css_brotli_bytes", 300),
    ("peer_scout_x_first_page_bytes", 198_600),
    ("peer_scout_x_first_page_requests", 17),
    ("peer_scout_x_requests_per_search", 1),
    ("peer_scout_x_search_answer_brotli_bytes", 10_100),
    ("peer_hounslow_connect_js_brotli_bytes", 803_700),
    ("peer_hounslow_connect_css_brotli_bytes", 19_500),
    ("peer_hounslow_connect_first_page_bytes", 1_156_000),
    ("peer_hounslow_connect_first_page_requests", 17),
    ("peer_hounslow_connect_requests_per_search", 3),
    ("peer_dfe_family_hubs_js_brotli_bytes", 72_800),
    ("peer_dfe_family_hubs_css_brotli_bytes", 23_100),
    ("peer_dfe_family_hubs_assets_bytes", 95_900),
    ("peer_localgov_drupal_css_brotli_bytes", 25_500),
];

/// The peers' figures by name.
pub fn figures() -> Map<String, Value> {
    FIGURES.iter().map(|(name, figure)| ((*name).to_owned(), Value::from(*figure))).collect()
}
