//! Who connects to whom, as a picture and in sentences, from the rules on screen.
//!
//! The first two roles stand side by side. Above them is who connects to them, below them what they
//! connect to; an arrow to or from the left one runs on the left, one for the right one on the
//! right, so that none crosses another's label. Every party and every arrow has its place by the
//! dataset and the deployment model alone: a filter has arrows come and go, and moves nothing. The
//! build script works these places out ([`frame`]), so that the page does not carry what does.
//!
//! Flows with the same ends and status are one arrow. A flow that both roles list, one as outbound
//! and one as inbound, is one as well, and names the rules of both.

mod draw;
mod flows;
mod layout;
mod measure;
#[cfg(test)]
mod tests;

pub use draw::{Attribute, Canvas, draw, line_class};
pub use layout::{frame, label_area, name_area};

use flows::{End, labels, on_screen};

use crate::dataset::Dataset;
use crate::evaluation::{Evaluation, Selection, Status};
use crate::text::listed;

/// The picture. Lengths are in its own units, from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagram {
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// Who is in it, whatever is on screen.
    pub parties: Vec<Party>,
    /// What is on screen.
    pub arrows: Vec<Arrow>,
    /// What the kinds of lines mean.
    pub samples: Vec<Sample>,
}

/// One who connects, or is connected to.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// The id of the far end that it is; of the role, where no far end stands for that.
    pub id: &'static str,
    /// Its name, in lines that fit.
    pub name: Vec<&'static str>,
    /// Where its box is.
    pub area: Area,
    /// Where its name's first line stands.
    pub name_y: i32,
    /// Whether the rules on screen are those of its hosts.
    pub is_own: bool,
    /// Whether no arrow on screen touches it.
    pub is_idle: bool,
}

/// All that one party opens to another with one status.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// The id of the party that opens connections.
    pub source: &'static str,
    /// The id of the party that they arrive at.
    pub destination: &'static str,
    /// What its rules are.
    pub status: Status,
    /// Its line and its head, as SVG writes paths; empty where the picture has no room for it.
    pub path: String,
    /// What passes through it, from top to bottom.
    pub labels: Vec<Label>,
    /// The ids of all rules that it stands for, with spaces between.
    pub rules: String,
    /// The same in words.
    pub text: String,
}

/// A port and its service above an arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Protocol and port.
    pub port: String,
    /// The service.
    pub service: &'static str,
    /// The ids of the rules that it stands for, with spaces between.
    pub rules: String,
    /// The middle of what it stands on.
    pub x: i32,
    /// What it stands on.
    pub y: i32,
}

/// A short line, and what such lines mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The meaning.
    pub status: Status,
    /// What line and word cover.
    pub area: Area,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
}

/// How high a label's line is, and a name's.
const LABEL_LINE: i32 = 13;
const NAME_LINE: i32 = 16;

/// The kinds of lines, by their number in a frame.
const KINDS: [Status; 4] = [
    Status::Required,
    Status::Conditional,
    Status::Optional,
    Status::Deprecated,
];

impl Diagram {
    /// The picture of what is on screen, everything in its place in a [`frame`]: one of the dataset
    /// for the deployment model that is selected.
    pub fn new(
        frame: &[u16],
        dataset: &Dataset,
        selection: &Selection,
        evaluation: &Evaluation<'_>,
    ) -> Self {
        let flows = on_screen(dataset, evaluation);
        let mut frame = frame.iter();
        let mut next = || frame.next().map_or(0, |number| i32::from(*number));
        let (width, height) = (next(), next());
        let mut touched = Vec::new();
        let mut arrows = Vec::new();
        for _ in 0..next() {
            let ends = [next() as usize, next() as usize];
            let status = KINDS[next() as usize & 3];
            let (x, mut y) = (next(), next());
            let mut corners = Vec::new();
            for _ in 0..next() {
                corners.push((next(), next()));
            }
            let mut labels = labels(&flows, ends, status);
            if labels.is_empty() {
                continue;
            }
            let source = End::of(dataset, ends[0]);
            let destination = End::of(dataset, ends[1]);
            let (mut rules, mut words) = (String::new(), Vec::new());
            y -= LABEL_LINE * labels.len() as i32;
            for label in &mut labels {
                y += LABEL_LINE;
                (label.x, label.y) = (x, y);
                words.push(format!("{} {}", label.port, label.service));
                if !rules.is_empty() {
                    rules.push(' ');
                }
                rules.push_str(&label.rules);
            }
            let text = msg_fmt!(
                diagram_arrow,
                source = source.name,
                destination = destination.name,
                ports = listed(&words),
                status = status.label()
            )
            .to_string();
            touched.extend(ends);
            arrows.push(Arrow {
                source: source.id,
                destination: destination.id,
                status,
                path: path(&corners),
                labels,
                rules,
                text,
            });
        }
        let mut parties = Vec::new();
        for _ in 0..next() {
            let at = next() as usize;
            let end = End::of(dataset, at);
            let mut area = || Area {
                x: next(),
                y: next(),
                width: next(),
                height: next(),
            };
            let area = area();
            let (name_y, split) = (next(), next() as usize);
            let mut name = vec![end.name];
            if let (Some(first), Some(second)) = (end.name.get(..split), end.name.get(split + 1..))
                && split > 0
            {
                name = vec![first, second];
            }
            parties.push(Party {
                id: end.id,
                name,
                area,
                name_y,
                is_own: match &selection.role {
                    Some(role) => end.role == Some(role),
                    None => end.role.is_some(),
                },
                is_idle: !touched.contains(&at),
            });
        }
        let mut samples = Vec::new();
        for _ in 0..next() {
            samples.push(Sample {
                status: KINDS[next() as usize & 3],
                area: Area {
                    x: next(),
                    y: next(),
                    width: next(),
                    height: NAME_LINE,
                },
            });
        }
        Self {
            width,
            height,
            parties,
            arrows,
            samples,
        }
    }
}

/// A line with round corners and an arrow's head, as SVG writes paths. The two strokes of the head
/// start at the tip, where a dashed line's pattern starts anew.
fn path(corners: &[(i32, i32)]) -> String {
    const ROUND: i32 = 6;
    const LONG: i32 = 6;
    const WIDE: i32 = 4;
    let mut text = String::new();
    let mut before: Option<(i32, i32)> = None;
    for (at, &(x, y)) in corners.iter().enumerate() {
        let Some((from_x, from_y)) = before.replace((x, y)) else {
            text += &format!("M{x} {y}");
            continue;
        };
        let (way_x, way_y) = ((x - from_x).signum(), (y - from_y).signum());
        if let Some((to_x, to_y)) = corners.get(at + 1) {
            let (from_x, from_y) = (x - ROUND * way_x, y - ROUND * way_y);
            let to_x = x + ROUND * (to_x - x).signum();
            let to_y = y + ROUND * (to_y - y).signum();
            text += &format!("L{from_x} {from_y}Q{x} {y} {to_x} {to_y}");
            continue;
        }
        let (back_x, back_y) = (x - LONG * way_x, y - LONG * way_y);
        let (aside_x, aside_y) = (WIDE * way_y, WIDE * way_x);
        let (left_x, left_y) = (back_x + aside_x, back_y + aside_y);
        let (right_x, right_y) = (back_x - aside_x, back_y - aside_y);
        text += &format!("L{x} {y}M{x} {y}L{left_x} {left_y}M{x} {y}L{right_x} {right_y}");
    }
    text
}
