//! The connections that the rules on screen allow, as a picture and in sentences.
//!
//! The two roles are side by side. Above them are the endpoints that connect to them, below them those
//! that they connect to; arrows of the left role run on the left, arrows of the right one on the right,
//! so that none crosses another's label. The position of every party and every arrow depends on the
//! dataset and the deployment model alone: a filter adds and removes arrows and moves nothing. The
//! positions are computed when the dataset is built ([`frame`]), so that the page does not carry the
//! layout code.
//!
//! Flows with the same source, destination and status are one arrow. A flow that both roles list, one
//! as outbound and one as inbound, is one arrow as well, with the rules of both.

mod draw;
mod flows;
mod layout;
mod measure;
#[cfg(test)]
mod tests;

pub use draw::{Attribute, Canvas, draw, line_class};
pub use layout::{frame, label_area, name_area};

use flows::{Node, labels, on_screen};

use crate::dataset::Dataset;
use crate::evaluation::{Evaluation, Selection, Status};
use crate::text::listed;

/// The picture. Positions and lengths are in its own units, from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagram {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The endpoints and roles that an arrow touches, and what they are parts of, each in the place that it has
    /// for every choice.
    pub parties: Vec<Party>,
    /// The connections that the rules on screen allow.
    pub arrows: Vec<Arrow>,
    /// The legend: what the kinds of lines mean that there are.
    pub samples: Vec<Sample>,
}

/// A source or destination of connections: an endpoint, or a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// The id of the endpoint; of the role where no endpoint plays it.
    pub id: &'static str,
    /// Its name, broken into lines that fit its box.
    pub name: Vec<&'static str>,
    /// Its box.
    pub area: Area,
    /// The baseline of its name's first line.
    pub name_y: i32,
    /// Whether the rules on screen are for its hosts.
    pub is_own: bool,
}

/// All connections from one party to another whose rules have one status.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// The id of the party that opens connections.
    pub source: &'static str,
    /// The id of the party that they arrive at.
    pub destination: &'static str,
    /// The status of its rules.
    pub status: Status,
    /// Its line and its head, as the data of an SVG path; empty for an arrow between parties that have
    /// no box, which no dataset that passes the lints has.
    pub path: String,
    /// Its ports, from top to bottom.
    pub labels: Vec<Label>,
    /// The ids of its rules, separated by spaces.
    pub rules: String,
    /// The arrow as a sentence.
    pub text: String,
}

/// A port and its service above an arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Protocol and port.
    pub port: String,
    /// The service.
    pub service: &'static str,
    /// The ids of its rules, separated by spaces.
    pub rules: String,
    /// The middle of its baseline.
    pub x: i32,
    /// Its baseline.
    pub y: i32,
}

/// An entry of the legend: a short line, and what such lines mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The meaning.
    pub status: Status,
    /// The area of the line and its word.
    pub area: Area,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
}

impl Area {
    /// Whether all of another rectangle is inside of this one.
    fn surrounds(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.x + self.width >= other.x + other.width
            && self.y + self.height >= other.y + other.height
    }
}

/// The height of a line of a label.
const LABEL_LINE: i32 = 13;

/// The height of a line of a name.
const NAME_LINE: i32 = 16;

/// The kinds of lines. A frame refers to them by index.
const KINDS: [Status; 4] = [
    Status::Required,
    Status::Conditional,
    Status::Optional,
    Status::Deprecated,
];

impl Diagram {
    /// The picture of the rules on screen, laid out by `frame`: the [frame](frame()) of the dataset for
    /// the deployment model that is selected.
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
            let source = Node::of(dataset, ends[0]);
            let destination = Node::of(dataset, ends[1]);
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
        let (mut parties, mut idle) = (Vec::new(), Vec::new());
        for _ in 0..next() {
            let at = next() as usize;
            let end = Node::of(dataset, at);
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
            let party = Party {
                id: end.id,
                name,
                area,
                name_y,
                is_own: match &selection.role {
                    Some(role) => end.role == Some(role),
                    None => end.role.is_some(),
                },
            };
            match touched.contains(&at) {
                true => parties.push(party),
                false => idle.push(party),
            }
        }
        // A role stands around its parts, and is drawn before them.
        idle.retain(|around| parties.iter().any(|part| around.area.surrounds(&part.area)));
        parties.splice(0..0, idle);
        let mut samples = Vec::new();
        for _ in 0..next() {
            let status = KINDS[next() as usize & 3];
            let sample = Sample {
                status,
                area: Area {
                    x: next(),
                    y: next(),
                    width: next(),
                    height: NAME_LINE,
                },
            };
            if arrows.iter().any(|arrow: &Arrow| arrow.status == status) {
                samples.push(sample);
            }
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
