//! Where everything is, by the dataset and the deployment model alone.
//!
//! ```text
//!        label ┌───────┐                who connects to the two
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
//! Every arrow has a row of its own at the box above or below, or between the two; its labels are
//! there, above its line. Lines run down outside the labels, in a lane for each status and way. So
//! there is nothing that two labels could share.
//!
//! A third role has no place of its own: what it opens towards others than the two is said in words
//! alone. A test sees to it that this dataset has no such flow.
//!
//! The page has the numbers that come of it, and nothing of this.

use super::flows::{End, home, labels, possible};
use super::measure::{broken, label_width, name_width};
use super::{Area, KINDS, LABEL_LINE, Label, NAME_LINE, Party, Status};
use crate::dataset::{Dataset, DeploymentId};

/// Where the first lane is, from the outer edge of the two; and the next ones from there.
const LANE: i32 = 15;
const NEXT_LANE: i32 = 9;

/// Between a label and what is beside it: its line's end with the arrow's head, a lane.
const HEAD: i32 = 13;
const ASIDE: i32 = 7;

/// Between what a label stands on and its line; below that and above the next label.
const ABOVE: i32 = 5;
const BELOW: i32 = 8;

/// How far letters reach below what they stand on.
const DESCENT: i32 = 3;

/// Between boxes; around the two roles; inside a box.
const GAP: i32 = 12;
const MIDDLE_GAP: i32 = 26;
const PAD: i32 = 10;

/// The drawing's own margin, for the thickness of lines.
const EDGE: i32 = 2;

/// How far a flow of a role with itself reaches out.
const LOOP: i32 = 12;

/// How long a sample's line is, with the gap behind it.
pub(super) const SAMPLE: i32 = 28;

/// A place for every party and every arrow that there may be in a deployment model, as numbers:
/// [`Diagram::new`](super::Diagram::new) says in which order.
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
    for role in dataset.roles.iter().take(2) {
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

/// What a label covers, at most.
pub fn label_area(label: &Label) -> Area {
    let width = label_width(&label.port) + label_width(" ") + label_width(label.service);
    Area {
        x: label.x - width / 2,
        y: label.y + DESCENT - LABEL_LINE,
        width,
        height: LABEL_LINE,
    }
}

/// What a party's name covers, at most.
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

/// From the top of a name's line to what it stands on.
const NAME_ASCENT: i32 = 12;

struct Layout<'d> {
    dataset: &'d Dataset,
    slots: Vec<Slot>,
    boxes: Vec<Box>,
    samples: Vec<(Status, Area)>,
    width: i32,
    height: i32,
    /// How wide a label may be.
    widest: i32,
}

/// The place of an arrow.
struct Slot {
    ends: [usize; 2],
    status: Status,
    stand: Stand,
    /// How many labels it may have.
    count: i32,
    /// The middle of its labels, and the line below them.
    x: i32,
    row: i32,
    /// The corners of its line, from the source to the destination; none where there is no place.
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

/// The place of a party.
struct Box {
    end: usize,
    area: Area,
    name_y: i32,
    split: usize,
}

impl Layout<'_> {
    fn role(&self, end: usize) -> Option<usize> {
        let role = End::of(self.dataset, end).role?;
        let mut two = self.dataset.roles.iter().take(2);
        two.position(|known| known.id == *role)
    }

    /// Whether an end is a box inside that of its role.
    fn is_inner(&self, end: usize) -> bool {
        let role = End::of(self.dataset, end).role;
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

    /// Gives everything its place.
    fn place(&mut self, ends: &[usize]) {
        let others = ends.iter().filter(|end| self.role(**end).is_none());
        let (upper, lower): (Vec<usize>, Vec<usize>) = others.partition(|end| {
            let mut slots = self.slots.iter();
            slots.any(|slot| slot.stand != Stand::Nowhere && slot.ends[0] == **end)
        });
        // What shares a lane, on either side.
        let key = |slot: &Slot, end| (upper.contains(&end), slot.status, slot.ends[0] == end);
        let mut lanes = [const { Vec::new() }; 2];
        let mut is_looped = false;
        for slot in &self.slots {
            if let Stand::Beside(end, side) = slot.stand {
                let key = key(slot, end);
                if !lanes[side].contains(&key) {
                    lanes[side].push(key);
                }
            }
            is_looped |= self.role(slot.ends[0]).is_some()
                && self.role(slot.ends[0]) == self.role(slot.ends[1]);
        }
        let lane = |side: usize, key: (bool, Status, bool)| {
            let before = lanes[side].iter().take_while(|known| **known != key);
            LANE + NEXT_LANE * before.filter(|known| known.0 == key.0).count() as i32
        };

        // Across.
        let mut stubs = [0; 2];
        for (side, stub) in stubs.iter_mut().enumerate() {
            for key in &lanes[side] {
                *stub = (lane(side, *key) + ASIDE + self.widest + HEAD).max(*stub);
            }
        }
        let (mut role_box, mut other_box) = (0, 0);
        for end in ends {
            let (_, width) = broken(End::of(self.dataset, *end).name);
            let width = width + 2 * PAD;
            match (self.role(*end), self.is_inner(*end)) {
                (None, _) => other_box = width.max(other_box),
                (_, true) => role_box = (width + 2 * PAD).max(role_box),
                _ => role_box = width.max(role_box),
            }
        }
        let between = self.widest + 2 * HEAD + if is_looped { LOOP } else { 0 };
        let width = (stubs[0] + other_box + stubs[1]).max(2 * role_box + between);
        let role_box = (width - between) / 2;
        self.width = width + 2 * EDGE;
        let left = [EDGE, EDGE + width - role_box];
        let stack = (EDGE + stubs[0], width - stubs[0] - stubs[1]);

        // Down.
        let mut y = EDGE;
        self.stack(&upper, stack, &mut y);
        if !upper.is_empty() {
            y += MIDDLE_GAP - GAP;
        }
        let top = y;
        self.roles(ends, left, role_box, &mut y);
        let bottom = y;
        y += MIDDLE_GAP;
        self.stack(&lower, stack, &mut y);
        self.samples(&mut y);
        self.height = y + EDGE;

        // The lines between what has its place now. What is on the left goes to the right: outwards
        // from a box there, and inwards to the other roles.
        let edges = [left[0] + role_box, left[1]];
        for at in 0..self.slots.len() {
            let slot = &self.slots[at];
            let (row, ends) = (slot.row, slot.ends);
            let (x, line) = match slot.stand {
                Stand::Beside(end, side) => {
                    let lane = lane(side, key(slot, end));
                    let lane_x = [EDGE + lane, EDGE + width - lane][side];
                    let box_x = [stack.0, stack.0 + stack.1][side];
                    let from = if upper.contains(&end) { top } else { bottom };
                    let mut line = vec![(lane_x, from), (lane_x, row), (box_x, row)];
                    if ends[0] == end {
                        line.reverse();
                    }
                    let aside = HEAD + self.widest / 2;
                    ([box_x - aside, box_x + aside][side], line)
                }
                Stand::Between(_) => {
                    let [from, to] = ends.map(|end| {
                        let side = self.role(end).unwrap_or(0);
                        let inset = if self.is_inner(end) { PAD } else { 0 };
                        (side, edges[side] - [inset, -inset][side])
                    });
                    let middle = (edges[0] + edges[1]) / 2;
                    if from.0 == to.0 {
                        let inwards = [1, -1][from.0];
                        let (out, above) = (edges[from.0] + inwards * LOOP, row - LABEL_LINE);
                        let line = vec![(from.1, above), (out, above), (out, row), (to.1, row)];
                        (middle + inwards * LOOP / 2, line)
                    } else {
                        (middle, vec![(from.1, row), (to.1, row)])
                    }
                }
                Stand::Nowhere => continue,
            };
            (self.slots[at].x, self.slots[at].line) = (x, line);
        }
    }

    /// The box of an end, as high as its name needs and at least as high as said.
    fn put(&mut self, end: usize, (x, width): (i32, i32), y: i32, height: i32) -> i32 {
        let (split, _) = broken(End::of(self.dataset, end).name);
        let name = NAME_LINE * if split > 0 { 2 } else { 1 };
        let height = height.max(name + 14);
        self.boxes.push(Box {
            end,
            area: Area {
                x,
                y,
                width,
                height,
            },
            name_y: y + (height - name) / 2 + NAME_ASCENT,
            split,
        });
        height
    }

    /// Boxes below each other, from `y` on.
    fn stack(&mut self, ends: &[usize], across: (i32, i32), y: &mut i32) {
        for end in ends {
            let stands = [Stand::Beside(*end, 0), Stand::Beside(*end, 1)];
            let needed = stands.map(|stand| self.rows(stand, 0, 0));
            let height = self.put(*end, across, *y, needed[0].max(needed[1]));
            for stand in stands {
                self.rows(stand, *y, height);
            }
            *y += height + GAP;
        }
    }

    /// The two roles side by side, with what else plays them in boxes inside: those of the right one
    /// on top, those of the left one at the bottom, so that what lies between the roles themselves
    /// is beside both.
    fn roles(&mut self, ends: &[usize], left: [i32; 2], width: i32, y: &mut i32) {
        let top = *y;
        let first = self.boxes.len();
        let mut homes = Vec::new();
        for (side, x) in left.into_iter().enumerate() {
            for end in ends {
                if self.role(*end) == Some(side) && !self.is_inner(*end) {
                    let height = self.put(*end, (x, width), top, 0);
                    homes.push(height);
                }
            }
        }
        let stand = Stand::Between(None);
        let height = homes.iter().copied().max().unwrap_or(0);
        let height = height.max(self.rows(stand, 0, 0));
        self.inside(ends, 1, left, width, y);
        let shared = *y;
        self.rows(stand, shared, height);
        *y += height;
        self.inside(ends, 0, left, width, y);
        // Both boxes are as high as all that, and their names beside what is theirs alone.
        for (side, home) in self.boxes[first..][..homes.len()].iter_mut().enumerate() {
            let room = [(top, shared + height), (shared, *y)][side];
            home.name_y += room.0 - top + (room.1 - room.0 - home.area.height) / 2;
            home.area.height = *y - top;
        }
    }

    /// The boxes inside that of a role.
    fn inside(&mut self, ends: &[usize], side: usize, left: [i32; 2], width: i32, y: &mut i32) {
        for end in ends {
            if self.role(*end) != Some(side) || !self.is_inner(*end) {
                continue;
            }
            let stand = Stand::Between(Some(*end));
            if side == 1 {
                *y += PAD;
            }
            let needed = self.rows(stand, 0, 0);
            let height = self.put(*end, (left[side] + PAD, width - 2 * PAD), *y, needed);
            self.rows(stand, *y, height);
            *y += height;
            if side == 0 {
                *y += PAD;
            }
        }
    }

    /// Gives the rows of a stand their heights in a box from `y` on that is `height` high. How high
    /// the box has to be.
    fn rows(&mut self, stand: Stand, y: i32, height: i32) -> i32 {
        let (mut first, mut span) = (0, 0);
        for slot in self.slots.iter().filter(|slot| slot.stand == stand) {
            if first == 0 {
                first = slot.height();
            } else {
                span += slot.height() + BELOW;
            }
        }
        // The lines around the middle, if there is room.
        let mut line = y + first.max((height - span) / 2);
        let mut is_first = true;
        for slot in self.slots.iter_mut().filter(|slot| slot.stand == stand) {
            if !std::mem::take(&mut is_first) {
                line += slot.height() + BELOW;
            }
            slot.row = line;
        }
        if first == 0 { 0 } else { first + span + BELOW }
    }

    /// What the kinds of lines mean, at the bottom.
    fn samples(&mut self, y: &mut i32) {
        let mut x = EDGE;
        *y += ABOVE;
        for status in KINDS {
            if !self.slots.iter().any(|slot| slot.status == status) {
                continue;
            }
            let width = SAMPLE + name_width(status.label());
            if x > EDGE && x + width > self.width - EDGE {
                x = EDGE;
                *y += NAME_LINE;
            }
            let area = Area {
                x,
                y: *y,
                width,
                height: NAME_LINE,
            };
            self.samples.push((status, area));
            x += width + GAP;
        }
        *y += NAME_LINE;
    }

    fn numbers(&self) -> Vec<u16> {
        let kind = |status| KINDS.iter().position(|known| *known == status).unwrap_or(0) as i32;
        let mut all = vec![self.width, self.height, self.slots.len() as i32];
        for slot in &self.slots {
            all.extend(slot.ends.map(|end| end as i32));
            all.extend([kind(slot.status), slot.x, slot.row - ABOVE]);
            all.push(slot.line.len() as i32);
            for (x, y) in &slot.line {
                all.extend([*x, *y]);
            }
        }
        all.push(self.boxes.len() as i32);
        for one in &self.boxes {
            let area = one.area;
            all.extend([one.end as i32, area.x, area.y, area.width, area.height]);
            all.extend([one.name_y, one.split as i32]);
        }
        all.push(self.samples.len() as i32);
        for (status, area) in &self.samples {
            all.extend([kind(*status), area.x, area.y, area.width]);
        }
        // What lies outside would be a mistake, and is seen by the tests.
        all.into_iter()
            .map(|number| number.clamp(0, 0xffff) as u16)
            .collect()
    }
}
