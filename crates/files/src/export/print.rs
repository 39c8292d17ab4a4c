//! For paper and for the page: the sheet as a tree of elements, with the short table of each part.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::sheet::{Part, Row, Sheet, ShortColumn};
use super::short::ranges;

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
    let facts = sheet.facts.iter();
    let facts = facts.map(|(name, fact)| named(name.text, fact.as_str()));
    // In a line or two: each fact on one of its own takes a quarter of a page.
    let facts: Vec<String> = facts.collect();
    children.push(Node::leaf("p", facts.join(msg!(between_items))));
    children.push(Node::leaf(
        "p",
        named(msg!(sheet_in_all), &sheet.totals_in_words()),
    ));
    children.extend(sheet.missing_in_words().map(marked));
    children.extend(tables(sheet, "h2"));
    let sources = sheet.sources();
    if !sources.is_empty() {
        children.push(Node::leaf("h2", msg!(sheet_sources)));
    }
    for (passage, rows) in sources {
        let (title, section) = (passage.title.as_str(), passage.section.as_str());
        let rows = ranges(&rows);
        let said = msg_fmt!(sheet_source, title = title, section = section, rows = rows);
        children.push(Node::leaf("p", said.to_string()));
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

/// The short table of each part below a heading, with its counts and notes.
pub(crate) fn tables(sheet: &Sheet, heading: &'static str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for part in &sheet.parts {
        nodes.push(Node::leaf(heading, part.name.as_str()));
        if part.rows.is_empty() {
            nodes.push(Node::leaf("p", part.empty));
            continue;
        }
        nodes.push(Node::leaf("p", sheet.counts_in_words(&part.counts)));
        for note in &part.notes {
            nodes.push(Node::leaf("p", note.as_str()));
        }
        nodes.push(table(sheet, part));
    }
    nodes
}

fn named(name: &str, value: &str) -> String {
    msg_fmt!(name_and_value, name = name, value = value).to_string()
}

/// A paragraph on what somebody has to fill in.
fn marked(text: String) -> Node {
    gap("p", text)
}

/// An element with what somebody has to fill in.
fn gap(tag: &'static str, text: String) -> Node {
    Node::Element {
        tag,
        class: GAP,
        children: vec![Node::Text(text)],
    }
}

/// The class of what somebody has to fill in.
const GAP: &str = "pp-unentered";

fn table(sheet: &Sheet, part: &Part) -> Node {
    let names = sheet.short.iter();
    let names = names.map(|column| Node::leaf("th", column.name));
    let head = Node::element("tr", names.collect());
    let rows = part.rows.iter().map(|row| {
        let cells = sheet.short.iter().map(|column| cell(sheet, row, column));
        Node::element("tr", cells.collect())
    });
    Node::element(
        "table",
        vec![
            Node::element("thead", vec![head]),
            Node::element("tbody", rows.collect()),
        ],
    )
}

/// A cell of a table: a `div` for each of its lines.
fn cell(sheet: &Sheet, row: &Row, column: &ShortColumn) -> Node {
    let lines = sheet.pieces(row, column).into_iter();
    let lines = lines.map(|piece| match piece.is_gap {
        true => gap("div", piece.text),
        false => Node::leaf("div", piece.text),
    });
    Node::element("td", lines.collect())
}
