//! The stylesheet with its comments and spare white space taken out. Nothing else of it changes.

/// A smaller stylesheet that means the same.
pub fn smaller(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut gap = false;
    while let Some(letter) = rest.next() {
        match letter {
            '/' if rest.peek() == Some(&'*') => {
                rest.next();
                let mut last = ' ';
                for letter in rest.by_ref() {
                    if last == '*' && letter == '/' {
                        break;
                    }
                    last = letter;
                }
                gap = true;
            }
            letter if letter.is_ascii_whitespace() => gap = true,
            quote @ ('"' | '\'') => {
                space(&mut out, &mut gap, quote);
                out.push(quote);
                let mut escaped = false;
                for letter in rest.by_ref() {
                    out.push(letter);
                    if letter == quote && !escaped {
                        break;
                    }
                    escaped = letter == '\\' && !escaped;
                }
            }
            letter => {
                if letter == '}' && out.ends_with(';') {
                    out.pop();
                }
                space(&mut out, &mut gap, letter);
                out.push(letter);
            }
        }
    }
    out
}

/// Keeps one space where it may mean something. Before a colon it does (`nav :focus`), after one it does not.
fn space(out: &mut String, gap: &mut bool, next: char) {
    let idle = out.ends_with(['{', '}', ';', ',', ':']) || out.is_empty() || matches!(next, '{' | '}' | ';' | ',');
    if *gap && !idle {
        out.push(' ');
    }
    *gap = false;
}

#[cfg(test)]
mod tests {
    use super::smaller;

    #[test]
    fn comments_and_spare_space_go_and_meaning_stays() {
        for (given, expected) in [
            ("a { color: red; }\n", "a{color:red}"),
            ("/* why */ a , b\n{ margin: 0 auto ; }", "a,b{margin:0 auto}"),
            ("nav :focus { top: 0 }", "nav :focus{top:0}"),
            ("a::after { content: \"; /* a */  }\" }", "a::after{content:\"; /* a */  }\"}"),
            ("a { content: '\\'  ' ; }", "a{content:'\\'  '}"),
            (
                "@media (width > 40rem) and (hover) { a { inset: calc(1px + 2em) } }",
                "@media (width > 40rem) and (hover){a{inset:calc(1px + 2em)}}",
            ),
            ("a/* x */b { top: 0 }", "a b{top:0}"),
        ] {
            assert_eq!(smaller(given), expected);
        }
    }

    #[test]
    fn a_second_pass_changes_nothing() {
        let once = smaller(include_str!("../../../frontend/styles/doorstep.css"));
        assert_eq!(smaller(&once), once);
        assert!(once.len() < include_str!("../../../frontend/styles/doorstep.css").len());
    }
}
