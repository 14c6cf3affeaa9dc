//! Phone numbers, e-mail and web addresses as people type them. What cannot be one is said at once; whether anybody
//! answers there, only a call can tell.

/// Most characters of a web address.
pub(super) const URL_MAX: usize = 500;

/// A phone number as people write it: tidy, in their own groups.
pub fn phone(text: &str) -> Option<String> {
    let text = super::text::line(text);
    let lower = text.to_lowercase();
    let more =
        ["ext", "x", "option", "opt", "(option", "(ext", ",", ";"].iter().filter_map(|word| lower.find(word)).min();
    let main = &lower[..more.unwrap_or(lower.len())];
    let plain = |c: char| c.is_ascii_digit() || "+ ()-.–".contains(c);
    let more_good =
        more.is_none_or(|at| lower[at..].chars().all(|c| c.is_ascii_alphanumeric() || " .,;:()".contains(c)));
    (main.chars().all(plain) && more_good && enough(main)).then_some(text)
}

/// Whether there are as many digits as a number here or abroad has.
fn enough(main: &str) -> bool {
    let digits: String = main.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    let plus = main.trim_start_matches([' ', '(']).starts_with('+');
    let home = |national: &str| matches!(national.len(), 9 | 10) && !national.starts_with('0');
    let abroad = if plus { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    match (abroad, digits.strip_prefix('0')) {
        _ if main.matches('+').count() > 1 => false,
        (Some(abroad), _) => abroad.strip_prefix("44").map_or((8..=15).contains(&abroad.len()), home),
        // Two numbers that everybody knows are short: Childline and the old NHS line.
        (None, Some(national)) => home(national) || matches!(digits.as_str(), "08001111" | "08454647"),
        (None, None) => (3..=6).contains(&digits.len()),
    }
}

/// An e-mail address: something, one @, a domain with a dot.
pub(super) fn email(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.get(..7).filter(|s| s.eq_ignore_ascii_case("mailto:")).map_or(text, |s| text[s.len()..].trim());
    let (name, domain) = text.split_once('@')?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\"@\\".contains(c);
    let dots = !name.starts_with('.') && !name.ends_with('.') && !name.contains("..");
    (!name.is_empty() && dots && name.chars().all(plain) && is_domain(domain) && text.len() <= 254).then(|| text.into())
}

/// A web address; `https://` is added where it was left out.
pub(super) fn url(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let rest = match rest {
        Some(rest) => &text[text.len() - rest.len()..],
        None if lower.contains("://") => return None,
        None => text,
    };
    let (host, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let good = is_domain(name)
        && !port.is_empty()
        && port.bytes().all(|b| b.is_ascii_digit())
        && !tail.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c))
        && rest.len() <= URL_MAX;
    good.then(|| if rest.len() == text.len() { format!("https://{text}") } else { text.into() })
}

fn is_domain(domain: &str) -> bool {
    let label = |l: &str| {
        !l.is_empty()
            && l.len() <= 63
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(label)
        && top.chars().count() > 1
        && (top.starts_with("xn--") || top.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_numbers_have_their_digits() {
        for good in [
            "01632 960160",
            "(01632) 960 160",
            "07700 900123",
            "+44 7700 900123",
            "+44 (0)1632 960160",
            "0044 1632 960160",
            "020 7946 0000",
            "0800 1111",
            "111",
            "116 123",
            "01632 960160 ext 2",
            "01632 960160 x12",
            "01632-960-160",
            "01632 960160 (option 1)",
            "+48 22 123 45 67",
        ] {
            assert_eq!(phone(&format!(" {good} ")).as_deref(), Some(good));
        }
        for bad in [
            "",
            "none",
            "960160960",
            "0163 960",
            "01632 9601601234",
            "12",
            "+44 1632",
            "call us",
            "01632 960160 / 161",
            "01632960160 or email",
            "++44 1632 960160",
            "x",
            "=1+1",
        ] {
            assert_eq!(phone(bad), None, "{bad}");
        }
    }

    #[test]
    fn email_addresses_look_like_one() {
        for good in ["hi@alder.example", "a.b+c@alder.example", "o'neil@alder.example"] {
            assert_eq!(email(good).as_deref(), Some(good));
        }
        assert_eq!(email(" mailto:hi@alder.example ").as_deref(), Some("hi@alder.example"));
        for bad in [
            "",
            "hi",
            "hi@alder",
            "hi at alder.example",
            "a@b@alder.example",
            "@alder.example",
            "a..b@alder.example",
            "hi@-alder.example",
            "hi@alder.example, ho@alder.example",
            "hi@alder.e",
        ] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }

    #[test]
    fn web_addresses_look_like_one() {
        for (typed, read) in [
            ("alder.example", "https://alder.example"),
            ("www.alder.example/page?x=1#y", "https://www.alder.example/page?x=1#y"),
            ("http://alder.example", "http://alder.example"),
            ("HTTPS://alder.example:8080/", "HTTPS://alder.example:8080/"),
        ] {
            assert_eq!(url(typed).as_deref(), Some(read));
        }
        for bad in [
            "",
            "alder",
            "Alder Community Centre",
            "https://",
            "https://alder",
            "ftp://alder.example",
            "javascript:alert(1)",
            "hi@alder.example",
            "https://me:pass@alder.example",
            "https://alder.example/a b",
            "https://127.0.0.1/",
            "https://alder..example",
            "https://alder.example:x",
        ] {
            assert_eq!(url(bad), None, "{bad}");
        }
    }
}
