//! The words after the command.

use std::ffi::OsString;

/// The command, and what is passed on. One leading `--` goes: `cargo start -- --port 4000` and
/// `cargo start --port 4000` mean the same.
pub fn split(args: impl Iterator<Item = OsString>) -> (Option<String>, Vec<OsString>) {
    let mut args = args;
    let command = args.next().and_then(|word| word.into_string().ok());
    let mut rest: Vec<OsString> = args.collect();
    if rest.first().is_some_and(|word| word == "--") {
        rest.remove(0);
    }
    (command, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(of: &[&str]) -> Vec<OsString> {
        of.iter().map(OsString::from).collect()
    }

    #[test]
    fn one_leading_separator_goes_and_later_ones_stay() {
        for (given, command, rest) in [
            (&["start"][..], Some("start"), &[][..]),
            (&["start", "--port", "4000"], Some("start"), &["--port", "4000"]),
            (&["start", "--", "--port", "4000"], Some("start"), &["--port", "4000"]),
            (&["doorstep", "import", "--", "-odd.csv"], Some("doorstep"), &["import", "--", "-odd.csv"]),
            (&[], None, &[]),
        ] {
            let (found, passed) = split(words(given).into_iter());
            assert_eq!((found.as_deref(), passed), (command, words(rest)));
        }
    }
}
