//! Which addresses may be asked. An address that somebody typed must not reach what only this server can.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// What the deployment allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedRules {
    /// Hosts that zones may name: `*` for every public one, `*.gov.uk` for all below one, or a whole name. None: no feeds.
    pub hosts: Vec<String>,
    /// Whether this machine may be asked, and without TLS: for tests.
    pub this_machine: bool,
}

/// Why an address is not asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotFetched {
    /// It is no address.
    #[error("“{0}” is not a web address that begins with https://")]
    NotAnAddress(String),
    /// It is not on the zone's list.
    #[error("the host {0} is not among those that this zone's feeds may come from. A coordinator can add it")]
    NotListed(String),
    /// The deployment does not allow it.
    #[error("the host {0} is not allowed by whoever runs this Doorstep")]
    NotAllowed(String),
    /// It is not a public address.
    #[error("the host {0} is not a public one")]
    NotPublic(String),
    /// It asks for a part of the feed only.
    #[error(
        "the address asks for a part of the feed only ({0}). Leave that out: what is not in an answer looks as if it were gone"
    )]
    Filtered(String),
}

/// Parameters by which a feed tells only a part.
const FILTERS: [&str; 6] = ["modified_after", "query", "text", "postcode", "taxonomy_id", "organization_id"];

/// The address, if it may be asked.
///
/// # Errors
/// The reason why not.
pub fn allowed(address: &str, zone_hosts: &[String], rules: &FeedRules) -> Result<Url, NotFetched> {
    let not_an_address = || NotFetched::NotAnAddress(address.chars().take(120).collect());
    let url = Url::parse(address.trim()).map_err(|_| not_an_address())?;
    let host = url.host().ok_or_else(not_an_address)?;
    let name = host.to_string();
    let here = rules.this_machine
        && match &host {
            Host::Domain(name) => *name == "localhost",
            Host::Ipv4(ip) => ip.is_loopback(),
            Host::Ipv6(ip) => ip.is_loopback(),
        };
    let secure = url.scheme() == "https" && url.port().is_none();
    let plain = url.scheme() == "http" && here;
    if !(secure || plain) || !url.username().is_empty() || url.password().is_some() {
        return Err(not_an_address());
    }
    let public = match host {
        Host::Domain(name) => name.contains('.') || here,
        Host::Ipv4(ip) => may_reach(ip.into(), rules.this_machine),
        Host::Ipv6(ip) => may_reach(ip.into(), rules.this_machine),
    };
    if !public {
        return Err(NotFetched::NotPublic(name));
    }
    if !zone_hosts.iter().any(|listed| listed.eq_ignore_ascii_case(&name)) {
        return Err(NotFetched::NotListed(name));
    }
    if !here && !rules.hosts.iter().any(|pattern| fits(pattern, &name)) {
        return Err(NotFetched::NotAllowed(name));
    }
    if let Some((filter, _)) = url.query_pairs().find(|(name, _)| FILTERS.contains(&name.as_ref())) {
        return Err(NotFetched::Filtered(filter.into_owned()));
    }
    Ok(url)
}

fn fits(pattern: &str, host: &str) -> bool {
    let (pattern, host) = (pattern.to_ascii_lowercase(), host.to_ascii_lowercase());
    match pattern.strip_prefix("*") {
        Some("") => true,
        Some(below) => below.starts_with('.') && host.ends_with(below),
        None => pattern == host,
    }
}

/// A host as a zone may name it: a name alone, in small letters.
pub fn good_host(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    (!text.is_empty() && text.len() <= 253 && text.chars().all(good)).then_some(text)
}

/// Whether an address is one that everybody can reach; with `this_machine` also this one.
pub fn may_reach(ip: IpAddr, this_machine: bool) -> bool {
    match ip {
        IpAddr::V4(ip) => (this_machine && ip.is_loopback()) || is_public_4(ip),
        IpAddr::V6(ip) => (this_machine && ip.is_loopback()) || is_public_6(ip),
    }
}

/// RFC 6890 and its later entries: everything that is not for the whole internet is left out.
fn is_public_4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_documentation()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19)))
}

/// Only what is given out to the internet (2000::/3), and of that nothing which leads to an address of the old kind.
fn is_public_6(ip: Ipv6Addr) -> bool {
    let s = ip.segments();
    let global = s[0] & 0xe000 == 0x2000;
    let documentation = (s[0] == 0x2001 && s[1] == 0x0db8) || (s[0] == 0x3fff && s[1] < 0x1000);
    // Teredo and other special ones, 6to4.
    let special = (s[0] == 0x2001 && s[1] < 0x0200) || s[0] == 0x2002;
    global && !documentation && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(hosts: &[&str], this_machine: bool) -> FeedRules {
        FeedRules { hosts: hosts.iter().map(|h| (*h).to_owned()).collect(), this_machine }
    }

    #[test]
    fn only_hosts_that_are_named_and_allowed_are_asked() {
        let zone: Vec<String> =
            ["feeds.city.gov.uk", "127.0.0.1", "localhost", "10.0.0.1", "other.example"].map(Into::into).into();
        let cases = [
            ("https://feeds.city.gov.uk/services?per_page=50", ""),
            ("https://FEEDS.city.gov.uk/services", ""),
            ("http://feeds.city.gov.uk/services", "not a web address"),
            ("https://feeds.city.gov.uk:8443/services", "not a web address"),
            ("https://me:secret@feeds.city.gov.uk/", "not a web address"),
            ("ftp://feeds.city.gov.uk/", "not a web address"),
            ("https://elsewhere.gov.uk/", "not among those"),
            ("https://feeds.city.gov.uk.evil.example/", "not among those"),
            ("https://other.example/", "not allowed"),
            ("https://127.0.0.1/", "not a public one"),
            ("https://2130706433/", "not a public one"),
            ("https://10.0.0.1/", "not a public one"),
            ("https://[::1]/", "not a public one"),
            ("https://[::ffff:10.0.0.1]/", "not a public one"),
            ("https://localhost/", "not a public one"),
            ("https://feeds.city.gov.uk/services?modified_after=2026-01-01", "a part of the feed only"),
            ("services", "not a web address"),
        ];
        for (address, why) in cases {
            let said =
                allowed(address, &zone, &rules(&["*.gov.uk"], false)).map_or_else(|e| e.to_string(), |_| String::new());
            assert!(said.contains(why) && said.is_empty() == why.is_empty(), "{address}: {said}");
        }
        for address in ["http://127.0.0.1:4000/services", "http://localhost:4000/"] {
            assert!(allowed(address, &zone, &rules(&[], true)).is_ok(), "{address}");
            assert!(allowed(address, &zone, &rules(&["*"], false)).is_err(), "{address}");
        }
        assert!(allowed("https://feeds.city.gov.uk/", &zone, &rules(&[], false)).is_err(), "no rule, no feeds");
    }

    #[test]
    fn addresses_that_only_this_server_can_reach_are_not_reached() {
        for shut in [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "64:ff9b::a00:1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "3fff::1",
        ] {
            assert!(!shut.parse().is_ok_and(|ip| may_reach(ip, false)), "{shut}");
        }
        for open in ["8.8.8.8", "100.63.255.255", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1"] {
            assert!(open.parse().is_ok_and(|ip| may_reach(ip, false)), "{open}");
        }
    }
}
