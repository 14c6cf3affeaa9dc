//! A confidential address is told to no school: what is written there is looked through for it.

/// Fewest letters and digits of a line of an address that is looked for; shorter ones stand in too many texts.
const LEAST: usize = 6;

/// Whether a text tells an address: one of its lines that has a number in it, such as the street or the postcode, however it is
/// spaced and whatever its capitals are.
pub fn tells_address(text: &str, address: &str) -> bool {
    let text = plain(text);
    let lines = address.split(['\n', ',', ';']).map(plain);
    let mut telling = lines.filter(|line| line.chars().count() >= LEAST && line.chars().any(|c| c.is_ascii_digit()));
    telling.any(|line| text.contains(&line))
}

/// Letters and digits alone, in small letters.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_however_it_is_written_and_a_house_number_alone_is_none() {
        let address = "7 Confidential Row\nZZ1 1AA";
        for tells in ["We live at 7 confidential row.", "Post to 7 Confidential  Row", "near ZZ11AA", "zz1-1aa"] {
            assert!(tells_address(tells, address), "{tells}");
        }
        for fine in ["", "She is 7", "Confidential words", "There are 7 children in a row"] {
            assert!(!tells_address(fine, address), "{fine}");
        }
        assert!(!tells_address("anything", "") && !tells_address("Flat 7", "Flat, 7"));
    }
}
