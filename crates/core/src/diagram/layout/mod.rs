//! The layout of the diagram, by the dataset and the deployment model alone.
//!
//! ```text
//!        label ┌───────┐                what connects to the two
//!      ┌───────│       │───────┐
//!      │       └───────┘       │
//! ┌────▼────┐             ┌────▼────┐
//! │  left   │────label───▶│  right  │   the first two roles
//! └────┬────┘             └────┬────┘
//!      │ label ┌───────┐ label │
//!      └──────▶│       │◀──────┘        what they connect to
//!              └───────┘
//! ```
//!
//! Every arrow has a row of its own beside the box above or below, or between the two roles; its labels
//! are in that row, above its line. Lines run down outside the labels, in a lane for each status and
//! direction. So no two labels share a place.
//!
//! The layout is for two roles; the lint `drawable-roles` refuses a dataset with a third. The page holds
//! the numbers that come of it, and none of this code.

mod numbers;
mod place;
mod rows;

use super::flows::{Node, home, labels, possible};
use super::measure::{label_width, name_width};
use super::{Area, LABEL_LINE, Label, NAME_LINE, Party, Status};
use crate::dataset::lint::MAX_ROLES;
use crate::dataset::{Dataset, DeploymentId};

/// From the outer edge of the roles to the first lane, and from one lane to the next.
const LANE: i32 = 15;
const NEXT_LANE: i32 = 9;

/// Beside a label: room for the arrow's head, and the gap to a lane.
const HEAD: i32 = 13;
const ASIDE: i32 = 7;

/// From a label's baseline to its line, and from the line to the next label.
const ABOVE: i32 = 5;
const BELOW: i32 = 8;

/// How far letters reach below the baseline.
const DESCENT: i32 = 3;

/// Between boxes; around the two roles; inside a box.
const GAP: i32 = 12;
const MIDDLE_GAP: i32 = 26;
const PAD: i32 = 10;

/// The drawing's own margin, for the thickness of lines.
const EDGE: i32 = 2;

/// How far the line of a role's flow to itself reaches out.
const LOOP: i32 = 12;

/// The length of a line in the legend, with the gap behind it.
pub(super) const SAMPLE: i32 = 28;

/// The positions of every party and every arrow that there may be in a deployment model, as numbers in
/// the order in which [`Diagram::new`](super::Diagram::new) reads them.
pub fn frame(dataset: &Dataset, deployment: &DeploymentId) -> Vec<u16> {
    let flows = possible(dataset, deployment);
    let mut layout = Layout {
        dataset,
        slots: Vec::new(),
        boxes: Vec::new(),
        samples: Vec::new(),
        width: 0,
        height: 0,
        widest: 0,
    };
    let mut ends = Vec::new();
    for role in dataset.roles.iter().take(MAX_ROLES) {
        ends.push(home(dataset, &role.id));
    }
    for flow in &flows {
        let (between, status) = (flow.ends, flow.status);
        let mut slots = layout.slots.iter();
        if slots.any(|slot| (slot.ends, slot.status) == (between, status)) {
            continue;
        }
        let stand = layout.stand(between);
        if stand != Stand::Nowhere {
            ends.extend(between);
        }
        let labels = labels(&flows, between, status);
        for label in &labels {
            layout.widest = layout.widest.max(label_area(label).width);
        }
        layout.slots.push(Slot {
            ends: between,
            status,
            stand,
            count: labels.len() as i32,
            x: 0,
            row: 0,
            line: Vec::new(),
        });
    }
    ends.sort();
    ends.dedup();
    layout.place(&ends);
    layout.numbers()
}

/// The largest area that a label may cover.
pub fn label_area(label: &Label) -> Area {
    let width = label_width(&label.port) + label_width(" ") + label_width(label.service);
    Area {
        x: label.x - width / 2,
        y: label.y + DESCENT - LABEL_LINE,
        width,
        height: LABEL_LINE,
    }
}

/// The largest area that a party's name may cover.
pub fn name_area(party: &Party) -> Area {
    let widths = party.name.iter().map(|line| name_width(line));
    let width = widths.max().unwrap_or(0);
    Area {
        x: party.area.x + (party.area.width - width) / 2,
        y: party.name_y - NAME_ASCENT,
        width,
        height: NAME_LINE * party.name.len() as i32,
    }
}

/// From the top of a name's line to its baseline.
const NAME_ASCENT: i32 = 12;

struct Layout<'d> {
    dataset: &'d Dataset,
    slots: Vec<Slot>,
    boxes: Vec<Box>,
    samples: Vec<(Status, Area)>,
    width: i32,
    height: i32,
    /// The width of the widest label.
    widest: i32,
}

/// The position of an arrow.
struct Slot {
    ends: [usize; 2],
    status: Status,
    stand: Stand,
    /// The number of labels it may have.
    count: i32,
    /// The middle of its labels, and its line below them.
    x: i32,
    row: i32,
    /// The corners of its line, from the source to the destination.
    line: Vec<(i32, i32)>,
}

impl Slot {
    /// From the top of its labels to its line.
    fn height(&self) -> i32 {
        LABEL_LINE * self.count + ABOVE - DESCENT
    }
}

/// Where an arrow's row is.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    /// Between the two roles themselves, or at the box inside one of them.
    Between(Option<usize>),
    /// At the box of another, on the side of the first or the second of the two.
    Beside(usize, usize),
    Nowhere,
}

/// The position of a party.
struct Box {
    end: usize,
    area: Area,
    name_y: i32,
    split: usize,
}

impl Layout<'_> {
    fn role(&self, end: usize) -> Option<usize> {
        let role = Node::of(self.dataset, end).role?;
        let mut drawn = self.dataset.roles.iter().take(MAX_ROLES);
        drawn.position(|known| known.id == *role)
    }

    /// Whether a node is a box inside that of its role.
    fn is_inner(&self, end: usize) -> bool {
        let role = Node::of(self.dataset, end).role;
        role.is_some_and(|role| home(self.dataset, role) != end)
    }

    fn stand(&self, ends: [usize; 2]) -> Stand {
        match ends.map(|end| self.role(end)) {
            [Some(_), Some(_)] => {
                let mut both = ends.into_iter();
                Stand::Between(both.find(|end| self.is_inner(*end)))
            }
            [Some(side), None] => Stand::Beside(ends[1], side),
            [None, Some(side)] => Stand::Beside(ends[0], side),
            [None, None] => Stand::Nowhere,
        }
    }
}
