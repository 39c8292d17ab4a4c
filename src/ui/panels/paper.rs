//! The change request on paper: on no screen, and all there is in print once it was asked for.

use crate::domain::export::{COLUMNS, Sheet, TITLE};
use crate::ui::html::Builder;

/// How many of the sheet's columns stand in one, below each other: a page has no room for all.
const TOGETHER: [usize; 8] = [1, 2, 2, 4, 1, 4, 1, 2];

/// The sheet, as a table whose header every page repeats.
pub(crate) fn paper(to: &mut Builder, sheet: &Sheet) {
    to.open("section", "pp-sheet");
    to.leaf("h1", "", TITLE);
    for (name, fact) in &sheet.facts {
        to.leaf_said("p", "", format!("{name}: {}", fact.as_str()));
    }
    to.open("table", "");
    to.open("thead", "");
    line(to, "th", &|column| COLUMNS[column].to_owned());
    to.close();
    to.open("tbody", "");
    for row in &sheet.rows {
        line(to, "td", &|column| row[column].words());
    }
    to.close_to(2);
    for note in &sheet.notes {
        to.leaf_said("p", "", note.as_str().to_owned());
    }
    to.close();
}

fn line(to: &mut Builder, tag: &'static str, words: &dyn Fn(usize) -> String) {
    to.open("tr", "");
    let mut column = 0;
    for count in TOGETHER {
        to.open(tag, "");
        for _ in 0..count {
            to.leaf_said("div", "", words(column));
            column += 1;
        }
        to.close();
    }
    to.close();
}
