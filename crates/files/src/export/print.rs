//! For paper: the sheet as a tree of elements. A page has no room for all columns, so some of them
//! are below each other in one cell.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::sheet::{Column, Part, Sheet};

/// An element of HTML or a text, to be rendered by the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element {
        /// Its name, such as `table`.
        tag: &'static str,
        /// Its class; empty for none.
        class: &'static str,
        /// Its content.
        children: Vec<Node>,
    },
    /// A text.
    Text(String),
}

impl Node {
    /// An element without a class.
    fn element(tag: &'static str, children: Vec<Node>) -> Self {
        Self::Element {
            tag,
            class: "",
            children,
        }
    }

    /// An element that has nothing but text in it.
    fn leaf(tag: &'static str, text: impl Into<String>) -> Self {
        Self::element(tag, vec![Self::Text(text.into())])
    }
}

impl Serialize for Node {
    /// An element is a list of its name, its class and its content; a text is itself.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => to.serialize_str(text),
            Self::Element {
                tag,
                class,
                children,
            } => {
                let mut list = to.serialize_seq(Some(2 + children.len()))?;
                list.serialize_element(tag)?;
                list.serialize_element(class)?;
                for child in children {
                    list.serialize_element(child)?;
                }
                list.end()
            }
        }
    }
}

/// The sheet for paper: one `section` of the class `pp-sheet`.
pub fn paper(sheet: &Sheet) -> Node {
    let mut children = vec![Node::leaf("h1", sheet.title)];
    for (name, fact) in &sheet.facts {
        children.push(named(name.text, fact.as_str()));
    }
    children.push(named(msg!(sheet_in_all), &sheet.totals_in_words()));
    for part in &sheet.parts {
        children.push(Node::leaf("h2", part.name.as_str()));
        if part.rows.is_empty() {
            children.push(Node::leaf("p", part.empty));
        } else {
            children.push(Node::leaf("p", sheet.counts_in_words(&part.counts)));
            children.push(table(sheet.columns, part));
        }
    }
    for note in &sheet.notes {
        children.push(Node::leaf("p", note.as_str()));
    }
    Node::Element {
        tag: "section",
        class: "pp-sheet",
        children,
    }
}

fn named(name: &str, value: &str) -> Node {
    let text = msg_fmt!(name_and_value, name = name, value = value).to_string();
    Node::leaf("p", text)
}

fn table(columns: &[Column], part: &Part) -> Node {
    let names = columns.iter().map(|column| column.name.to_owned());
    let rows = part.rows.iter().map(|row| {
        let words = row.iter().map(|cell| cell.words());
        line("td", columns, words)
    });
    let head = vec![line("th", columns, names)];
    Node::element(
        "table",
        vec![
            Node::element("thead", head),
            Node::element("tbody", rows.collect()),
        ],
    )
}

/// A row of a table: a cell with a `div` for each column that shares it.
fn line(tag: &'static str, columns: &[Column], texts: impl Iterator<Item = String>) -> Node {
    let mut cells: Vec<Vec<Node>> = Vec::new();
    for (column, text) in columns.iter().zip(texts) {
        let text = Node::leaf("div", text);
        match cells.last_mut() {
            Some(cell) if column.is_below => cell.push(text),
            _ => cells.push(vec![text]),
        }
    }
    let cells = cells.into_iter().map(|cell| Node::element(tag, cell));
    Node::element("tr", cells.collect())
}
