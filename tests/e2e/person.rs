//! A person with a pointer: what is pressed is counted, and how far is scrolled by hand to see it.

use std::cell::Cell;

use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use serde::Deserialize;
use serde_json::json;

use crate::page::Page;

/// The button of the pointer that presses.
const MAIN_BUTTON: u64 = 0;

/// A person who does a job on the page.
pub struct Person<'p> {
    page: &'p Page,
    presses: Cell<u32>,
    scrolled: Cell<f64>,
}

/// Where something is once it was scrolled to.
#[derive(Deserialize)]
struct Reached {
    /// The middle of it in the window, in CSS pixels.
    x: f64,
    y: f64,
    /// How far the page, and whatever in it scrolls, went for that, in CSS pixels.
    scrolled: f64,
}

/// Scrolls as little as it takes until the first visible thing that a path finds is seen and can be
/// pressed, and returns where it is; nothing where there is none.
const REACH: &str = "
    const found = document.evaluate(arguments[0], document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    let target;
    for (let at = 0; at < found.snapshotLength && !target; at++) {
      const one = found.snapshotItem(at);
      if (one.checkVisibility({ visibilityProperty: true })) target = one;
    }
    if (!target) return null;
    const places = () => {
      const all = [[scrollX, scrollY]];
      for (let up = target.parentElement; up; up = up.parentElement) all.push([up.scrollLeft, up.scrollTop]);
      return all.slice(0, -1);
    };
    const before = places();
    const middle = () => {
      const box = target.getBoundingClientRect();
      return [box.left + box.width / 2, box.top + box.height / 2];
    };
    const isSeen = () => {
      const [x, y] = middle();
      const there = document.elementFromPoint(x, y);
      return !!there && target.contains(there);
    };
    for (const block of ['nearest', 'center']) {
      if (!isSeen()) target.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
    }
    if (!isSeen()) return null;
    const scrolled = places().reduce((sum, [left, top], at) =>
      sum + Math.abs(left - before[at][0]) + Math.abs(top - before[at][1]), 0);
    const [x, y] = middle();
    return { x, y, scrolled };";

impl<'p> Person<'p> {
    /// Somebody who has pressed nothing yet.
    pub fn new(page: &'p Page) -> Self {
        Self {
            page,
            presses: Cell::default(),
            scrolled: Cell::default(),
        }
    }

    /// How often something was pressed or chosen: a list counts once, since a pointer that is held down
    /// opens it and lets go of the option.
    pub fn presses(&self) -> u32 {
        self.presses.get()
    }

    /// How far was scrolled by hand, in CSS pixels.
    pub fn scrolled(&self) -> f64 {
        self.scrolled.get()
    }

    /// Presses what a path finds, having scrolled to it.
    pub async fn press_path(&self, path: &str) {
        let Reached { x, y, .. } = self.reach(path).await;
        let press = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo {
                duration: None,
                x,
                y,
            })
            .then(PointerAction::Down {
                button: MAIN_BUTTON,
            })
            .then(PointerAction::Up {
                button: MAIN_BUTTON,
            });
        let pressed = self.page.session.client.perform_actions(press).await;
        pressed.unwrap_or_else(|error| panic!("pressing {path}: {error}"));
        self.presses.set(self.presses.get() + 1);
    }

    /// Presses a button; one that opens a menu by what it begins with.
    pub async fn press(&self, name: &str) {
        let button = format!("//button[normalize-space()=\"{name}\"]");
        let menu = format!("//summary[starts-with(normalize-space(), \"{name}\")]");
        self.press_path(&format!("{button} | {menu}")).await;
    }

    /// Presses a radio button or a switch by its label.
    pub async fn press_option(&self, label: &str) {
        self.press_path(&format!("//label[span[normalize-space()=\"{label}\"]]"))
            .await;
    }

    /// Chooses in a list.
    pub async fn choose(&self, list: &str, option: &str) {
        let path = format!("//select[@id=//label[normalize-space()=\"{list}\"]/@for]");
        self.reach(&path).await;
        let option = format!(
            "{path}//option[normalize-space()=\"{option}\" or starts-with(normalize-space(), \"{option} \")]"
        );
        self.page.press_path(&option).await;
        self.presses.set(self.presses.get() + 1);
    }

    /// Presses the field with this label and types in it; an endpoint's name for its addresses at all sites.
    pub async fn type_into(&self, label: &str, text: &str) {
        let labelled = format!("//*[@id=//label[normalize-space()=\"{label}\"]/@for]");
        let for_all = format!("//*[@aria-label=\"{label}, all sites\"]");
        self.press_path(&format!("{labelled} | {for_all}")).await;
        self.page.type_on(text).await;
    }

    /// Scrolls until what a path finds is seen.
    pub async fn look_for(&self, path: &str) {
        self.reach(path).await;
    }

    /// The job took at most so many presses, and so many CSS pixels were scrolled by hand.
    pub fn took_at_most(&self, presses: u32, scrolled: f64) {
        let took = (self.presses(), self.scrolled());
        assert!(
            took.0 <= presses && took.1 <= scrolled,
            "{} presses and {} px scrolled; {presses} and {scrolled} are allowed",
            took.0,
            took.1
        );
    }

    async fn reach(&self, path: &str) -> Reached {
        let has = format!(
            "!!document.evaluate({}, document, null, XPathResult.ANY_UNORDERED_NODE_TYPE, null).singleNodeValue",
            json!(path)
        );
        self.page.until_true(path, &has).await;
        let reached = self.page.script(REACH, vec![json!(path)]).await;
        let reached: Option<Reached> = serde_json::from_value(reached).expect("what is returned");
        let reached = reached.unwrap_or_else(|| panic!("{path} cannot be seen"));
        self.scrolled.set(self.scrolled.get() + reached.scrolled);
        reached
    }
}
