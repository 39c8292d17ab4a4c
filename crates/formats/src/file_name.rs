//! The names of files that are saved: what they are for, in characters that every system takes.

use crate::wording::ascii_letters;

/// The longest part of a name, and the longest name without its extension, in bytes.
const MAX_PART: usize = 40;
const MAX_STEM: usize = 210;

/// The name of a file without its extension, of parts such as a product, a role and a version. A part
/// in which nothing is left to write is left out.
///
/// ```
/// use ports_formats::file_name::file_stem;
/// assert_eq!(file_stem(&["Palette", "", "Köln (new)", "4.2"]), "palette-koeln-new-4.2");
/// ```
pub fn file_stem(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| file_part(part));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let mut stem = parts.join("-");
    stem.truncate(MAX_STEM);
    stem
}

/// A part of a name: lower-case letters and digits of ASCII, hyphens between its words, and the full
/// stops of a version.
pub(crate) fn file_part(text: &str) -> String {
    let mut part = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            part.push(c.to_ascii_lowercase());
        } else if let Some(letters) = ascii_letters(c) {
            part += &letters.to_ascii_lowercase();
        } else if c == '.' && part.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            part.push('.');
        } else if !part.is_empty() && !part.ends_with(['-', '.']) {
            part.push('-');
        }
    }
    part.truncate(MAX_PART);
    part.truncate(part.trim_end_matches(['-', '.']).len());
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_says_what_a_file_is_for_in_characters_that_every_system_takes() {
        for (parts, name) in [
            (
                &["Palette", "workload-cluster", "4.2"][..],
                "palette-workload-cluster-4.2",
            ),
            (
                &["Palette", "Berlin / Mitte", "4.0.0-rc.1"],
                "palette-berlin-mitte-4.0.0-rc.1",
            ),
            (&["Palette", "東京", "4.2"], "palette-4.2"),
            (&["Palette", "..", "../../etc", "4.2"], "palette-etc-4.2"),
            (&["Palette", "Łódź v2.", "4.2"], "palette-lodz-v2-4.2"),
        ] {
            assert_eq!(file_stem(parts), name);
        }
    }

    proptest! {
        #[test]
        fn no_name_leaves_its_directory_or_grows_without_end(parts in prop::collection::vec(".{0,80}", 0..6)) {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            let stem = file_stem(&parts);
            prop_assert!(stem.len() <= MAX_STEM);
            prop_assert!(!stem.starts_with(['.', '-']) && !stem.contains(".."), "{}", stem);
            prop_assert!(stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte)), "{}", stem);
        }
    }
}
