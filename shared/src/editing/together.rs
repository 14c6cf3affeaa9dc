//! Two texts side by side, and two people's texts put together.

/// Longest text, in words, that is compared word by word; a longer one counts as changed whole.
const WORDS_MAX: usize = 3000;

/// A stretch of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the first.
    Gone(&'a str),
    /// Only in the second.
    New(&'a str),
}

/// What the second text has that the first has not, and the other way round, word by word.
pub fn compare<'a>(before: &'a str, after: &'a str) -> Vec<Piece<'a>> {
    let (a, b) = (words(before), words(after));
    let mut pieces = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in common(&a, &b).into_iter().chain([(a.len(), b.len())]) {
        pieces.extend(joined(before, &a[i..x]).map(Piece::Gone));
        pieces.extend(joined(after, &b[j..y]).map(Piece::New));
        if let (Some(_), Some(word)) = (a.get(x), b.get(y)) {
            pieces.push(Piece::Same(word));
        }
        (i, j) = (x + 1, y + 1);
    }
    together(after, pieces)
}

/// Words with the white space behind them: put in a row they are the text.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut gap = false;
    for (at, c) in text.char_indices() {
        if gap && !c.is_whitespace() {
            words.push(&text[start..at]);
            start = at;
        }
        gap = c.is_whitespace();
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

/// Words that stand in a row in a text, as one stretch of it.
fn joined<'a>(text: &'a str, words: &[&'a str]) -> Option<&'a str> {
    let (first, last) = (words.first()?, words.last()?);
    let start = first.as_ptr() as usize - text.as_ptr() as usize;
    let end = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
    text.get(start..end)
}

/// Neighbouring words that are the same in one stretch.
fn together<'a>(after: &'a str, pieces: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    let mut out: Vec<Piece<'a>> = Vec::new();
    for piece in pieces {
        let joined = match (out.last(), piece) {
            (Some(Piece::Same(before)), Piece::Same(word)) => joined(after, &[before, word]),
            _ => None,
        };
        match joined {
            Some(longer) => {
                out.pop();
                out.push(Piece::Same(longer));
            }
            None => out.push(piece),
        }
    }
    out
}

/// The longest row of words that both have, as pairs of places.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let same = |x: &str, y: &str| x.trim_end() == y.trim_end();
    let start = a.iter().zip(b).take_while(|(x, y)| same(x, y)).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| same(x, y)).count();
    let (mid_a, mid_b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|i| (i, i)).collect();
    if mid_a.len() <= WORDS_MAX && mid_b.len() <= WORDS_MAX {
        let width = mid_b.len() + 1;
        let mut longest = vec![0_u16; (mid_a.len() + 1) * width];
        for i in (0..mid_a.len()).rev() {
            for j in (0..mid_b.len()).rev() {
                longest[i * width + j] = if same(mid_a[i], mid_b[j]) {
                    longest[(i + 1) * width + j + 1] + 1
                } else {
                    longest[(i + 1) * width + j].max(longest[i * width + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < mid_a.len() && j < mid_b.len() {
            if same(mid_a[i], mid_b[j]) {
                pairs.push((start + i, start + j));
                (i, j) = (i + 1, j + 1);
            } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    pairs.extend((0..end).map(|n| (a.len() - end + n, b.len() - end + n)));
    pairs
}

/// Both people's changes of one text in one: where only one of them changed something, that stands; where both did, theirs
/// stands before mine. A person reads it before it is saved.
pub fn put_together(base: &str, mine: &str, theirs: &str) -> String {
    let (o, a, b) = (words(base), words(theirs), words(mine));
    let (with_a, with_b) = (common(&o, &a), common(&o, &b));
    let mut out: Vec<&str> = Vec::new();
    let (mut i, mut x, mut y) = (0, 0, 0);
    loop {
        // The next word that all three have.
        let next = with_a.iter().filter(|(k, _)| *k >= i).find_map(|(k, at_a)| {
            let found = with_b.iter().find(|(other, at_b)| other == k && *at_b >= y);
            found.filter(|_| *at_a >= x).map(|(_, at_b)| (*k, *at_a, *at_b))
        });
        let (k, at_a, at_b) = next.unwrap_or((o.len(), a.len(), b.len()));
        chunk(&mut out, &o[i..k], &a[x..at_a], &b[y..at_b]);
        let Some(word) = o.get(k) else { break };
        // The white space behind it is that of whoever changed it.
        let (theirs, mine) = (a[at_a], b[at_b]);
        out.push(if theirs == *word { mine } else { theirs });
        (i, x, y) = (k + 1, at_a + 1, at_b + 1);
    }
    let mut text = String::new();
    for word in out {
        if text.ends_with(|c: char| !c.is_whitespace()) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text.trim_end().into()
}

fn chunk<'a>(out: &mut Vec<&'a str>, base: &[&'a str], theirs: &[&'a str], mine: &[&'a str]) {
    let bare = |words: &[&'a str]| words.iter().map(|w| w.trim_end()).collect::<Vec<_>>();
    let (of_base, of_theirs, of_mine) = (bare(base), bare(theirs), bare(mine));
    if of_mine == of_base || of_mine == of_theirs {
        out.extend(theirs);
    } else if of_theirs == of_base {
        out.extend(mine);
    } else {
        out.extend(theirs);
        out.extend(mine);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_shows_the_words_that_differ() {
        assert_eq!(
            compare("A cuddle and some time.", "A cuddle and some quiet time. Her scarf."),
            [Piece::Same("A cuddle and some "), Piece::New("quiet "), Piece::Same("time. "), Piece::New("Her scarf."),]
        );
        assert_eq!(compare("a b c", "a c"), [Piece::Same("a "), Piece::Gone("b "), Piece::Same("c")]);
        assert_eq!(compare("", "x"), [Piece::New("x")]);
        assert_eq!(compare("x", ""), [Piece::Gone("x")]);
        assert_eq!(compare("same", "same"), [Piece::Same("same")]);
    }

    #[test]
    fn both_peoples_words_are_kept() {
        for (base, mine, theirs, both) in [
            (
                "Come and play.",
                "Come and play. Bring a drink.",
                "Do come and play.",
                "Do come and play. Bring a drink.",
            ),
            (
                "A cuddle and quiet.",
                "A cuddle and quiet. Her scarf.",
                "A cuddle and quiet. Her book.",
                "A cuddle and quiet. Her book. Her scarf.",
            ),
            ("one two three", "one three", "one two three four", "one three four"),
            ("one two three", "one 2 three", "one zwei three", "one zwei 2 three"),
            ("same", "same", "other", "other"),
            ("same", "mine", "same", "mine"),
            ("", "mine", "theirs", "theirs mine"),
            ("a\n\nb", "a\n\nb c", "a\n\nx b", "a\n\nx b c"),
            ("one", "one", "", ""),
        ] {
            assert_eq!(put_together(base, mine, theirs), both, "{base} / {mine} / {theirs}");
        }
    }
}
