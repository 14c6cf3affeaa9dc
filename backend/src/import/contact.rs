//! Web addresses, e-mail addresses and phone numbers.

use doorstep_shared::directory::{Contact, Link};
use url::{Host, Url};

use super::Repair;
use super::feed::FeedContact;
use super::repair::{line, quote, tidy};

/// A web address put right: its scheme added or completed, spaces encoded. None when it cannot be one.
pub(super) fn url(raw: &str) -> Option<String> {
    let text = tidy(raw);
    let text = text.trim_matches(|c| matches!(c, '<' | '>' | '"' | '\'' | ',' | ';' | ' '));
    let (scheme, rest) = split_scheme(text)?;
    let address = format!("{scheme}://{rest}");
    let parsed = Url::parse(&address).ok()?;
    let Some(Host::Domain(host)) = parsed.host() else { return None };
    let good_host = host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && host.rsplit('.').next().is_some_and(|top| {
            top.len() > 1 && top.bytes().all(|b| b.is_ascii_alphabetic() || top.starts_with("xn--"))
        });
    let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    if !good_host || !parsed.username().is_empty() || parsed.password().is_some() || rest[..host_end].contains(' ') {
        return None;
    }
    // What needs no change stays as people wrote it.
    Some(if address.is_ascii() && !address.contains(' ') { address } else { parsed.into() })
}

fn split_scheme(text: &str) -> Option<(&'static str, &str)> {
    for scheme in ["https", "http"] {
        let Some(rest) = text.get(..scheme.len()).filter(|s| s.eq_ignore_ascii_case(scheme)).map(|s| &text[s.len()..])
        else {
            continue;
        };
        if rest.starts_with(':') || rest.starts_with("//") {
            let rest = rest.trim_start_matches([':', '/', ' ']);
            let lower = rest.get(..6).unwrap_or_default().to_ascii_lowercase();
            if lower.starts_with("http:") || lower == "https:" {
                return split_scheme(rest);
            }
            return (!rest.is_empty()).then_some((scheme, rest));
        }
    }
    let rest = text.trim_start_matches('/');
    let host = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let port = |port: &str| port.starts_with(|c: char| c.is_ascii_digit());
    let other_scheme = host.split_once(':').is_some_and(|(name, after)| !name.contains('.') || !port(after));
    (!rest.is_empty() && !other_scheme).then_some(("https", rest))
}

/// The address of a link in a text: web, mail or phone; in brackets it must not hold any.
pub(super) fn href(raw: &str) -> Option<String> {
    let text = tidy(raw);
    let scheme = text.split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest.trim()));
    match scheme.as_ref().map(|(scheme, rest)| (scheme.as_str(), *rest)) {
        Some(("mailto", rest)) => {
            let (to, more) = rest.split_once('?').map_or((rest, ""), |(to, more)| (to, more));
            let to = email(&to.replace("%20", " "))?;
            let more = if more.is_empty() { String::new() } else { format!("?{}", more.replace(' ', "%20")) };
            Some(bracketless(&format!("mailto:{to}{more}")))
        }
        Some(("tel", rest)) => {
            let digits: String = rest.replace("%20", "").chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            (digits.len() > 2).then(|| format!("tel:{digits}"))
        }
        _ if text.starts_with(['/', '#', '.', '?']) => None,
        _ => match email(&text) {
            Some(address) => Some(format!("mailto:{address}")),
            None => url(&text).map(|address| bracketless(&address)),
        },
    }
}

fn bracketless(address: &str) -> String {
    address.replace('(', "%28").replace(')', "%29")
}

/// A simple look at an e-mail address: something, one @, a domain with a dot.
pub(super) fn email(raw: &str) -> Option<String> {
    let text = tidy(raw);
    let text = text.trim_matches(|c| matches!(c, '<' | '>' | '"' | '\'' | ',' | ';' | '.' | ' '));
    let text = text.get(..7).filter(|s| s.eq_ignore_ascii_case("mailto:")).map_or(text, |s| text[s.len()..].trim());
    let (name, domain) = text.split_once('@')?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\"@\\".contains(c);
    let label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_alphanumeric() || c == '-');
    let good = !name.is_empty()
        && name.chars().all(plain)
        && domain.contains('.')
        && domain.split('.').all(label)
        && domain.rsplit('.').next().is_some_and(|top| top.len() > 1);
    good.then(|| text.into())
}

/// A phone number as people write it, without "Tel:" in front.
fn phone(raw: &str) -> Option<String> {
    let text = line(raw);
    let lower = text.to_ascii_lowercase();
    let skip = ["telephone", "phone", "tel"].iter().find(|word| lower.starts_with(*word)).map_or(0, |word| word.len());
    let text = text[skip..].trim_start_matches([':', '.', ' ']);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 3 && text.chars().count() <= 100).then(|| text.into())
}

/// The web addresses of a record. An e-mail address among them goes to the contacts.
pub(super) fn links(raw: &[String], contacts: &mut Vec<Contact>, repairs: &mut Vec<Repair>) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for field in raw {
        for part in several(field) {
            match (url(part), email(part)) {
                (Some(address), _) => {
                    if address != part {
                        repairs.push(Repair::UrlRepaired { was: quote(part), now: quote(&address) });
                    }
                    if !links.iter().any(|l| l.url == address) {
                        links.push(Link { label: String::new(), url: address });
                    }
                }
                (None, Some(email)) => {
                    if !contacts.iter().any(|c| c.email == email) {
                        contacts.push(Contact { email, public: true, ..Contact::default() });
                    }
                }
                (None, None) => repairs.push(Repair::UrlDropped { was: quote(part) }),
            }
        }
    }
    links
}

/// Several addresses in one field, where each of them looks like one; otherwise the field as it is.
fn several(field: &str) -> Vec<&str> {
    let field = field.trim();
    let parts: Vec<&str> =
        field.split_whitespace().map(|p| p.trim_matches([',', ';'])).filter(|p| !p.is_empty()).collect();
    let clear = |p: &&str| p.starts_with("http://") || p.starts_with("https://") || p.starts_with("www.");
    if parts.len() > 1 && parts.iter().all(clear) {
        parts
    } else if field.is_empty() {
        Vec::new()
    } else {
        vec![field]
    }
}

/// The contacts of a record, each once.
pub(super) fn contacts(raw: &[FeedContact], repairs: &mut Vec<Repair>) -> Vec<Contact> {
    let mut contacts: Vec<Contact> = Vec::new();
    let mut add = |contact: Contact| {
        let empty = contact.phone.is_empty() && contact.email.is_empty() && contact.name.is_empty();
        if !empty && !contacts.contains(&contact) {
            contacts.push(contact);
        }
    };
    for entry in raw {
        let emails = emails(&entry.email, repairs);
        let number = phone(&entry.phone);
        if number.is_none() && !entry.phone.trim().is_empty() {
            repairs.push(Repair::PhoneDropped { was: quote(&entry.phone) });
        }
        let mut emails = emails.into_iter();
        add(Contact {
            name: quote(&line(&entry.name)),
            title: quote(&line(&entry.title)),
            phone: number.unwrap_or_default(),
            email: emails.next().unwrap_or_default(),
            public: true,
        });
        emails.for_each(|email| add(Contact { email, public: true, ..Contact::default() }));
    }
    contacts
}

/// The e-mail addresses of a field: one as a rule, several where each of them is good.
fn emails(field: &str, repairs: &mut Vec<Repair>) -> Vec<String> {
    if field.trim().is_empty() {
        return Vec::new();
    }
    if let Some(address) = email(field) {
        if address != field {
            repairs.push(Repair::EmailTidied { now: address.clone() });
        }
        return vec![address];
    }
    let parts: Vec<&str> = field.split([',', ';', '/', ' ', '\n']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let good: Vec<String> = parts.iter().filter(|p| p.contains('@')).filter_map(|p| email(p)).collect();
    if good.is_empty() {
        repairs.push(Repair::EmailDropped { was: quote(field) });
    } else {
        good.iter().for_each(|now| repairs.push(Repair::EmailTidied { now: now.clone() }));
    }
    good
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_addresses_are_put_right_or_refused() {
        let cases = [
            ("https://a.example", Some("https://a.example")),
            ("http://A.example/x?y=1#z", Some("http://A.example/x?y=1#z")),
            ("www.alder.example/page", Some("https://www.alder.example/page")),
            ("alder.example", Some("https://alder.example")),
            ("http:www.alder.example", Some("http://www.alder.example")),
            ("https:/alder.example", Some("https://alder.example")),
            ("https://http://alder.example", Some("http://alder.example")),
            ("HTTPS://alder.example", Some("https://alder.example")),
            ("alder.example:8080/x", Some("https://alder.example:8080/x")),
            ("https://alder.example/a b.pdf", Some("https://alder.example/a%20b.pdf")),
            (" https://alder.example, ", Some("https://alder.example")),
            ("Alder Community Centre", None),
            ("alder", None),
            ("https://alder", None),
            ("https://127.0.0.1/", None),
            ("hi@alder.example", None),
            ("https://me:pass@alder.example", None),
            ("javascript:alert(1)", None),
            ("mailto:hi@alder.example", None),
            ("ftp://alder.example", None),
            ("https://", None),
            ("n/a", None),
            ("", None),
        ];
        for (raw, good) in cases {
            assert_eq!(url(raw).as_deref(), good, "{raw}");
        }
    }

    #[test]
    fn email_addresses_are_looked_at_simply() {
        let cases = [
            ("hi@alder.example", Some("hi@alder.example")),
            ("\u{a0}hi@alder.example\u{a0}", Some("hi@alder.example")),
            ("mailto:hi@alder.example", Some("hi@alder.example")),
            ("hi@alder", None),
            ("hi at alder.example", None),
            ("a@b@alder.example", None),
            ("@alder.example", None),
            ("hi@.example", None),
        ];
        for (raw, good) in cases {
            assert_eq!(email(raw).as_deref(), good, "{raw}");
        }
        let mut repairs = Vec::new();
        assert_eq!(emails("a@alder.example; b@alder.example", &mut repairs), ["a@alder.example", "b@alder.example"]);
        assert_eq!(repairs.len(), 2);
    }

    #[test]
    fn phone_numbers_stay_as_people_write_them() {
        for (raw, good) in [
            ("Tel: 0117  496 0000", Some("0117 496 0000")),
            ("+44 117 496 0000 ext 2", Some("+44 117 496 0000 ext 2")),
            ("111", Some("111")),
            ("none", None),
            ("", None),
        ] {
            assert_eq!(phone(raw).as_deref(), good, "{raw}");
        }
    }

    #[test]
    fn a_field_may_hold_two_addresses() {
        let mut contacts = Vec::new();
        let mut repairs = Vec::new();
        let raw = [String::from("https://a.example https://b.example"), String::from("hi@a.example")];
        let links = links(&raw, &mut contacts, &mut repairs);
        assert_eq!(
            links.iter().map(|l| l.url.as_str()).collect::<Vec<_>>(),
            ["https://a.example", "https://b.example"]
        );
        assert_eq!(contacts.first().map(|c| c.email.as_str()), Some("hi@a.example"));
        assert_eq!(repairs, []);
    }
}
