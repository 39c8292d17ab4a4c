//! Which rows have their details open.

use std::rc::Rc;

use ports_components::selection::SelectionState;
use ports_core::connections::{ConnectionGroup, ConnectionKey};
use yew::prelude::*;

use super::anchors::Anchors;

/// The connections whose details are open. They are kept where the views are chosen: a row stays open while
/// another view, or a narrower window, takes the tables away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    connections: Vec<ConnectionKey>,
    led_to: LedTo,
}

/// What the address led to when it last opened a row: the rule, and how often it was followed.
type LedTo = Option<(&'static str, u32, u32)>;

/// What can happen to the connections whose details are open.
#[derive(Debug)]
pub enum OpenedAction {
    /// The reader pressed the button of a connection's row.
    Toggle(ConnectionKey),
    /// The address leads to a connection.
    Lead(LedTo, ConnectionKey),
}

/// The connections whose details are open, and how they are changed.
pub type OpenedHandle = UseReducerHandle<Opened>;

impl Reducible for Opened {
    type Action = OpenedAction;

    fn reduce(self: Rc<Self>, action: OpenedAction) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match action {
            OpenedAction::Toggle(key) if next.has(&key) => {
                next.connections.retain(|open| *open != key);
            }
            OpenedAction::Toggle(key) => next.connections.push(key),
            OpenedAction::Lead(led_to, key) => {
                next.led_to = led_to;
                if !next.has(&key) {
                    next.connections.push(key);
                }
            }
        }
        Rc::new(next)
    }
}

impl Opened {
    /// How many there are.
    pub fn number(&self) -> usize {
        self.connections.len()
    }

    /// Whether a connection is one of them.
    pub fn has(&self, key: &ConnectionKey) -> bool {
        self.connections.contains(key)
    }
}

/// Opens the connection that the address leads to: at first, whenever it leads to another, and when it is
/// followed anew. The answer is that connection for as long as it is only about to be open.
#[hook]
pub fn use_linked(
    opened: &OpenedHandle,
    state: &SelectionState,
    groups: &Rc<Vec<ConnectionGroup<'static>>>,
) -> Option<ConnectionKey> {
    let rule = state.linked_rule.map(|rule| rule.id.as_str());
    let led_to = rule.map(|rule| (rule, state.target_visit, state.visit));
    let is_new = led_to.is_some() && led_to != opened.led_to;
    let linked = is_new.then(|| linked(state, groups)).flatten();
    {
        let opened = opened.dispatcher();
        use_effect_with((led_to, linked.clone()), move |(led_to, linked)| {
            if let Some(key) = linked {
                opened.dispatch(OpenedAction::Lead(*led_to, key.clone()));
            }
        });
    }
    linked
}

/// The connection that the address leads to.
fn linked(state: &SelectionState, groups: &[ConnectionGroup<'static>]) -> Option<ConnectionKey> {
    let rule = state.linked_rule?.id.as_str();
    let anchors = Anchors::of(groups);
    let mut rows = groups
        .iter()
        .flat_map(|group| &group.connections)
        .zip(&anchors);
    rows.find(|(_, anchors)| anchors.has(rule))
        .map(|(connection, _)| connection.key())
}

#[cfg(test)]
mod tests {
    use ports_core::connections::connections;
    use ports_core::evaluation::evaluate;
    use ports_core::selection::Selection;

    use super::*;

    fn keys() -> Vec<ConnectionKey> {
        let dataset = ports_data::dataset();
        let selection = Selection::initial(dataset);
        let groups = connections(dataset, &selection, &evaluate(dataset, &selection));
        let rows = groups.iter().flat_map(|group| &group.connections);
        rows.map(|connection| connection.key()).collect()
    }

    #[test]
    fn what_a_link_opened_stays_closed_once_the_reader_closed_it() {
        let key = keys().remove(0);
        let led = || OpenedAction::Lead(Some(("a-rule", 0, 0)), key.clone());
        let opened = Rc::new(Opened::default()).reduce(led());
        assert!(opened.has(&key));
        assert_eq!(opened.clone().reduce(led()).number(), 1);
        let closed = opened.reduce(OpenedAction::Toggle(key.clone()));
        assert!(!closed.has(&key));
        assert_eq!(closed.led_to, Some(("a-rule", 0, 0)));
    }

    #[test]
    fn a_press_opens_or_closes_its_own_row_alone() {
        let keys = keys();
        let pressed = |opened: Rc<Opened>, key: &ConnectionKey| {
            opened.reduce(OpenedAction::Toggle(key.clone()))
        };
        let opened = pressed(pressed(Rc::default(), &keys[0]), &keys[1]);
        let opened = pressed(opened, &keys[0]);
        assert!(!opened.has(&keys[0]) && opened.has(&keys[1]));
    }
}
