//! How a view is laid out, in words: what can be seen of it by role and name, how each lies to the one
//! before it, what lies over what, what is out of the window. It holds for every browser, because
//! nothing of it depends on how wide a letter is drawn; `layout.js` looks at the page.
//!
//! ```text
//! 390   1440
//! below below region “Choices”
//! first first   h2 “What do you want to open?”
//! below right   group “Deployment model”
//! first first     radio: “Any” · “SaaS” · “Self-hosted”
//! ```
//!
//! The columns are the widths of the window, and `·` is where it is not seen. `then` is to the right of
//! the one before or on the next line, as words and buttons that wrap are.

use std::fmt::{self, Write};

use serde::Deserialize;
use serde_json::json;

use crate::page::Page;

/// What the page's layout is at one width.
#[derive(Clone, Debug, Deserialize)]
pub struct Layout {
    items: Vec<Item>,
    /// What lies over what, in words.
    over: Vec<String>,
    /// What reaches out of the window or of what it is in, in words.
    wide: Vec<String>,
    /// Whether the page scrolls sideways.
    sideways: bool,
}

/// A landmark, a panel, a heading, a control or a picture.
#[derive(Clone, Debug, Deserialize)]
struct Item {
    depth: usize,
    kind: String,
    name: String,
    /// How it lies to the one before it in the same panel.
    relation: String,
}

impl Item {
    fn is(&self, other: &Self) -> bool {
        (self.depth, &self.kind, &self.name) == (other.depth, &other.kind, &other.name)
    }
}

/// Looks at the page as it stands, or at a part of it. Nothing can be looked at after this: what sticks
/// to the edge of the window no longer does.
pub async fn of(page: &Page, part: &str) -> Layout {
    let script = include_str!("layout.js");
    let layout = page.script(script, vec![json!(part)]).await;
    serde_json::from_value(layout).expect("what the script returns")
}

/// A view at several widths.
#[derive(Default)]
pub struct Widths {
    widths: Vec<(u32, Layout)>,
}

/// One line: an item, and how it lies at each width.
struct Line {
    item: Item,
    relations: Vec<Option<String>>,
}

impl Widths {
    /// Adds what was seen at a width.
    pub fn push(&mut self, width: u32, layout: Layout) {
        self.widths.push((width, layout));
    }

    /// Every item that is seen at any width, in the order of the document.
    fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let count = self.widths.len();
        for (column, (_, layout)) in self.widths.iter().enumerate() {
            let mut at = 0;
            for item in &layout.items {
                let known = lines[at..]
                    .iter()
                    .position(|line| line.item.is(item) && line.relations[column].is_none());
                let place = known.map_or(at, |there| at + there);
                if known.is_none() {
                    let relations = vec![None; count];
                    let item = item.clone();
                    lines.insert(place, Line { item, relations });
                }
                lines[place].relations[column] = Some(item.relation.clone());
                at = place + 1;
            }
        }
        lines
    }
}

/// How long a line may get before what is alike goes on in another one.
const LENGTH: usize = 110;

impl fmt::Display for Widths {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let mut head = String::new();
        for (width, _) in &self.widths {
            write!(head, "{width:<6}")?;
        }
        writeln!(out, "{}", head.trim_end())?;
        let lines = self.lines();
        let mut open: Option<(String, String)> = None;
        for (at, line) in lines.iter().enumerate() {
            let mut start = String::new();
            for relation in &line.relations {
                write!(start, "{:<6}", relation.as_deref().unwrap_or("·"))?;
            }
            write!(start, "{}{}", "  ".repeat(line.item.depth), line.item.kind)?;
            let has_parts = lines
                .get(at + 1)
                .is_some_and(|next| next.item.depth > line.item.depth);
            let name = match line.item.name.as_str() {
                "" => String::new(),
                name => format!("“{name}”"),
            };
            // What is alike and has nothing in it stands in one line.
            match &mut open {
                Some((before, names))
                    if *before == start
                        && !has_parts
                        && !name.is_empty()
                        && start.chars().count() + names.chars().count() + name.chars().count()
                            < LENGTH =>
                {
                    names.push_str(" · ");
                    names.push_str(&name);
                    continue;
                }
                _ => {}
            }
            if let Some((start, names)) = open.take() {
                writeln!(out, "{}", format!("{start} {names}").trim_end())?;
            }
            match has_parts {
                true => writeln!(out, "{}", format!("{start} {name}").trim_end())?,
                false => open = Some((start, name)),
            }
        }
        if let Some((start, names)) = open {
            writeln!(out, "{}", format!("{start} {names}").trim_end())?;
        }
        for (width, layout) in &self.widths {
            if layout.sideways {
                writeln!(out, "at {width}: it scrolls sideways")?;
            }
            for what in &layout.over {
                writeln!(out, "at {width}: one over the other: {what}")?;
            }
            for what in &layout.wide {
                writeln!(out, "at {width}: {what}")?;
            }
        }
        Ok(())
    }
}
