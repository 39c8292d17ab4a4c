//! Letters beyond ASCII, without the standard library's tables of all of them: these would be a tenth of
//! what the page loads for address fields.

/// Whether a character may be part of a word: no mark, blank or symbol. Beyond ASCII, everything counts
/// that is not in a block of these.
pub(super) fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        '×' | '÷' | '\u{feff}' => false,
        // Marks over the letter before, which is one character with it in a name of DNS.
        '\u{300}'..='\u{36f}' => false,
        // Punctuation, arrows and symbols; brackets and stops of East Asian and of wide letters.
        '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{3004}' => false,
        '\u{3008}'..='\u{3020}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' => false,
        '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' => false,
        '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

/// A text in lower case, where its letters are Latin, Greek or Cyrillic.
pub(super) fn lower(text: &str) -> String {
    text.chars().map(lower_letter).collect()
}

fn lower_letter(c: char) -> char {
    let is_even = u32::from(c).is_multiple_of(2);
    let distance = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ÿ' => return 'ÿ',
        // In pairs, the capital first.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' if is_even => 1,
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ӂ'..='ӎ' if !is_even => 1,
        'Ӏ' => 15,
        _ => 0,
    };
    char::from_u32(u32::from(c) + distance).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_in_lower_case_as_the_standard_library_has_them() {
        let ranges = ['\0'..='\u{17f}', 'Α'..='ώ', 'Ѐ'..='ԯ'];
        for c in ranges.into_iter().flatten() {
            let lower: Vec<char> = c.to_lowercase().collect();
            // One that becomes two stays as it is.
            if let [lower] = lower[..] {
                assert_eq!(lower_letter(c), lower, "{c:?}");
            }
        }
    }

    #[test]
    fn what_stands_around_words_is_no_letter() {
        for c in "\u{a0}«»“”„‘’…–—、。（）［］｛｝「」→•·¿¡£×\u{300}\u{200b}\u{feff}".chars()
        {
            assert!(!is_letter_or_digit(c), "{c:?}");
        }
        for c in "aZ0éßЖ字ａ".chars() {
            assert!(is_letter_or_digit(c), "{c:?}");
        }
    }
}
