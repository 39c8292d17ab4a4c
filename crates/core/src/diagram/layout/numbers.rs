//! The layout as numbers.

use super::super::KINDS;
use super::{ABOVE, Layout};

impl Layout<'_> {
    /// In the order in which [`Diagram::new`](crate::diagram::Diagram::new) reads them.
    pub(super) fn numbers(&self) -> Vec<u16> {
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
