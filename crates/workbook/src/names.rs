//! The names of worksheets.

use ports_files::export::Sheet;

use crate::cells::start;
use crate::cover;
use crate::sources;

/// The longest name of a worksheet, in UTF-16 units.
const MAX_NAME: usize = 31;

/// A name that Excel keeps for itself.
const RESERVED: &str = "history";

/// The names of the parts' worksheets: the parts' names, cut to the length and without the
/// characters that Excel does not take, each once whatever the case.
pub fn sheet_names(sheet: &Sheet) -> Vec<String> {
    let mut taken = vec![
        cover::NAME.to_lowercase(),
        sources::NAME.to_lowercase(),
        RESERVED.to_owned(),
    ];
    let mut names = Vec::new();
    for part in &sheet.parts {
        let plain = part
            .name
            .as_str()
            .replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
        let mut name = trimmed(start(&plain, MAX_NAME), sheet.part.text);
        let mut number = 2;
        while taken.contains(&name.to_lowercase()) {
            let suffix = format!(" {number}");
            name = trimmed(start(&plain, MAX_NAME - suffix.len()), sheet.part.text) + &suffix;
            number += 1;
        }
        taken.push(name.to_lowercase());
        names.push(name);
    }
    names
}

/// A name without blanks and apostrophes at its ends; `default` where nothing is left.
fn trimmed(name: &str, default: &str) -> String {
    match name.trim_matches(|c: char| c == '\'' || c.is_whitespace()) {
        "" => default.to_owned(),
        name => name.to_owned(),
    }
}
