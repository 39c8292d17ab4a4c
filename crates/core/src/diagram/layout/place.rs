//! Positions everything: across, down, and then the lines of the arrows.

use super::super::flows::Node;
use super::super::measure::broken;
use super::super::{LABEL_LINE, Status};
use super::{ASIDE, EDGE, GAP, HEAD, LANE, LOOP, Layout, MIDDLE_GAP, NEXT_LANE, PAD, Slot, Stand};

impl Layout<'_> {
    /// Positions the nodes `ends` and all slots.
    pub(super) fn place(&mut self, ends: &[usize]) {
        let others = ends.iter().filter(|end| self.role(**end).is_none());
        let (upper, lower): (Vec<usize>, Vec<usize>) = others.partition(|end| {
            let mut slots = self.slots.iter();
            slots.any(|slot| slot.stand != Stand::Nowhere && slot.ends[0] == **end)
        });
        // The arrows that share a lane, on either side.
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
            let (_, width) = broken(Node::of(self.dataset, *end).name);
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

        // The lines, now that boxes and rows have their positions.
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
}
