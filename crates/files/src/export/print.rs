//! On paper: the sheet as elements and their text, for a script to make.
//!
//! An element is a list of its name, its class and what is in it: further elements, and texts. A
//! page has no room for all columns, so some of them stand below each other.

use super::json::string;
use super::sheet::{Column, Sheet};

pub(super) fn write(sheet: &Sheet) -> String {
    let mut to = Elements(String::new());
    to.open("section", "pp-sheet");
    to.leaf("h1", sheet.title);
    for (name, fact) in &sheet.facts {
        named(&mut to, name.text, fact.as_str());
    }
    let counts = sheet.counts_said(&sheet.counts).to_lowercase();
    named(&mut to, msg!(sheet_in_all), &counts);
    for part in &sheet.parts {
        let counts = sheet.counts_said(&part.counts);
        to.leaf("h2", part.name.as_str());
        if part.rows.is_empty() {
            to.leaf("p", part.empty);
            continue;
        }
        to.leaf("p", &counts);
        to.open("table", "");
        to.open("thead", "");
        line(&mut to, "th", sheet.columns, &|at| {
            sheet.columns[at].name.to_owned()
        });
        to.close();
        to.open("tbody", "");
        for row in &part.rows {
            line(&mut to, "td", sheet.columns, &|at| row[at].words());
        }
        to.close();
        to.close();
    }
    for note in &sheet.notes {
        to.leaf("p", note.as_str());
    }
    to.close();
    to.0
}

fn named(to: &mut Elements, name: &str, value: &str) {
    let said = msg_fmt!(name_and_value, name = name, value = value).to_string();
    to.leaf("p", &said);
}

fn line(to: &mut Elements, tag: &str, columns: &[Column], words: &dyn Fn(usize) -> String) {
    to.open("tr", "");
    for (at, column) in columns.iter().enumerate() {
        if !column.is_below {
            if at > 0 {
                to.close();
            }
            to.open(tag, "");
        }
        to.leaf("div", &words(at));
    }
    to.close();
    to.close();
}

/// Elements as JSON.
struct Elements(String);

impl Elements {
    fn open(&mut self, tag: &str, class: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0.push('[');
        string(&mut self.0, tag);
        self.0.push(',');
        string(&mut self.0, class);
    }

    fn close(&mut self) {
        self.0.push(']');
    }

    fn leaf(&mut self, tag: &str, text: &str) {
        self.open(tag, "");
        self.0.push(',');
        string(&mut self.0, text);
        self.close();
    }
}
