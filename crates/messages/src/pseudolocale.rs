//! A language that nobody speaks, for tests: English, readable, with every letter accented and every
//! vowel twice.

/// What stands for the letters, in their order.
const SMALL: &str = "áƀçðéƒĝĥíĵķļḿñóþǫŕšţúṽŵẋýž";
const CAPITAL: &str = "ÁƁÇÐÉƑĜĤÍĴĶĻḾÑÓÞǪŔŠŢÚṼŴẊÝŽ";

/// A text with every letter accented and every vowel twice: about as long as German.
pub fn disguise(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let accented = match letter {
            'a'..='z' => SMALL.chars().nth(letter as usize - 'a' as usize),
            'A'..='Z' => CAPITAL.chars().nth(letter as usize - 'A' as usize),
            _ => None,
        };
        let accented = accented.unwrap_or(letter);
        out.push(accented);
        if matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u') {
            out.extend(accented.to_lowercase());
        }
    }
    out
}
