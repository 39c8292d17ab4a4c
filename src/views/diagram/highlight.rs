//! The highlight of what belongs together.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

/// What stands for rules: rows, parts of the diagram and its sentences, by a list of ids.
const PARTS: &str = "[data-rules]";

/// With a click or a key, what a part stands for may have changed.
const EVENTS: [&str; 6] = [
    "pointerover",
    "pointerleave",
    "focusin",
    "focusout",
    "click",
    "input",
];

/// Highlights what belongs together, in the tables, the diagram and the sentences beside it: whatever
/// stands for the rule that is pointed at, or that has the focus in it. It sets an attribute by itself:
/// rendering the page for every move of a pointer would be a waste. `inside` is some element of the
/// app.
#[hook]
pub fn use_highlight(inside: &NodeRef) {
    let inside = inside.clone();
    use_effect_with((), move |()| {
        let inside = inside.cast::<Element>();
        let app = inside.and_then(|inside| inside.closest(".pp").ok()?);
        let root = app.and_then(|app| app.parent_element());
        let listeners = root.map(|root| listeners(&root));
        move || drop(listeners)
    });
}

/// Listeners on the element that the app is mounted in: pointers leave it, and nothing in it.
fn listeners(root: &Element) -> Vec<EventListener> {
    let highlighted: Rc<RefCell<Vec<Element>>> = Rc::default();
    let listener = |kind| {
        let (around, highlighted) = (root.clone(), Rc::clone(&highlighted));
        EventListener::new(root, kind, move |event| {
            let mut highlighted = highlighted.borrow_mut();
            for part in highlighted.drain(..) {
                let _ = part.remove_attribute("data-lit");
            }
            *highlighted = meant(event).map_or_else(Vec::new, |part| parts_like(&part, &around));
            for part in &*highlighted {
                let _ = part.set_attribute("data-lit", "");
            }
        })
    };
    EVENTS.map(listener).into()
}

/// The part that is pointed at, or that has the focus in it; none when it was left.
fn meant(event: &Event) -> Option<Element> {
    if matches!(&*event.type_(), "pointerleave" | "focusout") {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(PARTS).ok().flatten()
}

/// All parts that stand for one of a part's rules.
fn parts_like(part: &Element, root: &Element) -> Vec<Element> {
    let Ok(all) = root.query_selector_all(PARTS) else {
        return Vec::new();
    };
    let rules = rules_of(part);
    let all = (0..all.length()).filter_map(|index| all.get(index)?.dyn_into().ok());
    all.filter(|other| have_rule_in_common(&rules, &rules_of(other)))
        .collect()
}

/// The ids of the rules that a part stands for.
fn rules_of(part: &Element) -> String {
    part.get_attribute("data-rules").unwrap_or_default()
}

fn have_rule_in_common(rules: &str, other: &str) -> bool {
    rules
        .split(' ')
        .any(|rule| other.split(' ').any(|other| other == rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_belong_together_by_whole_ids() {
        assert!(have_rule_in_common("in-ssh out-ssh", "out-ssh"));
        assert!(!have_rule_in_common("in-ssh out-ssh", "in-ss ssh"));
    }
}
