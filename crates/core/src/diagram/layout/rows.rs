//! From top to bottom: boxes, and the rows of arrows beside and between them.

use super::super::flows::Node;
use super::super::measure::{broken, name_width};
use super::super::{Area, KINDS, NAME_LINE};
use super::{ABOVE, BELOW, Box, EDGE, GAP, Layout, NAME_ASCENT, PAD, SAMPLE, Stand};

impl Layout<'_> {
    /// Adds the box of a node, as high as its name needs and at least `height`. Returns its height.
    fn put(&mut self, end: usize, (x, width): (i32, i32), y: i32, height: i32) -> i32 {
        let (split, _) = broken(Node::of(self.dataset, end).name);
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
    pub(super) fn stack(&mut self, ends: &[usize], across: (i32, i32), y: &mut i32) {
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

    /// The two roles side by side, with the other endpoints that play them in boxes inside: those of
    /// the right one on top, those of the left one at the bottom, so that the rows between the roles
    /// themselves are beside both.
    pub(super) fn roles(&mut self, ends: &[usize], left: [i32; 2], width: i32, y: &mut i32) {
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
        // Both boxes are as high as all rows together, and their names are beside their own rows.
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

    /// Positions the rows of a stand beside a box that begins at `y` and is `height` high. Returns the
    /// height that the box needs for them.
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

    /// The legend, at the bottom.
    pub(super) fn samples(&mut self, y: &mut i32) {
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
}
