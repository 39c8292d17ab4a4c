//! Several tabs that share what the browser keeps.

use super::*;
use ports_network::entries::merge;
use proptest::prelude::*;

pub(super) fn read(text: &str) -> EntriesAction {
    let theirs = decoding::decode_kept(text, ports_data::dataset());
    EntriesAction::Read(Box::new(theirs))
}

/// A tab, which saves each change as the provider does.
struct Tab {
    state: Rc<EntriesState>,
    saved: u32,
}

impl Tab {
    fn open(store: &str, fragment: &str) -> Self {
        let state = EntriesState::new(ports_data::dataset(), Some(store), fragment);
        Self {
            saved: state.revision,
            state: Rc::new(state),
        }
    }

    /// What happens to the entries, and what is then in the store.
    fn act(&mut self, action: EntriesAction, store: &mut String) {
        self.state = Rc::clone(&self.state).reduce(action);
        if self.state.revision == self.saved || self.state.persistence == Persistence::FromLink {
            return;
        }
        self.saved = self.state.revision;
        let theirs = decoding::decode_kept(store, ports_data::dataset());
        let merged = merge(&self.state.kept, &self.state.entries, &theirs);
        *store = merged.entries.encode();
        let saving = Saving {
            from: Rc::clone(&self.state.entries),
            kept: merged.entries,
            replaced: merged.is_conflict.then_some(theirs),
            renumbered: merged.renumbered,
        };
        self.state = Rc::clone(&self.state).reduce(EntriesAction::Saved(Box::new(saving)));
    }

    fn hear(&mut self, store: &mut String) {
        let action = read(store);
        self.act(action, store);
    }
}

fn users(text: &str) -> EntriesAction {
    enter(EntryField::Addresses("users".into()), text)
}

fn registries(text: &str) -> EntriesAction {
    enter(EntryField::Addresses("registries".into()), text)
}

#[test]
fn a_tab_that_heard_nothing_erases_nothing() {
    let mut store = String::new();
    let (mut one, mut other) = (Tab::open(&store, ""), Tab::open(&store, ""));
    one.act(users("192.0.2.1"), &mut store);
    one.act(add(), &mut store);
    one.act(name(1, "Berlin"), &mut store);
    // A format alone, an address, a site.
    other.act(EntriesAction::UseFormat("ufw"), &mut store);
    assert_eq!(titles(&other.state), ["Berlin"], "and it is taken over");
    assert_eq!(other.state.address_text(&"users".into()), "192.0.2.1");
    assert_eq!(
        said(&other.state),
        "Changed in another tab, and taken over here."
    );
    let mut third = Tab::open("", "");
    third.act(add(), &mut store);
    third.act(name(2, "Oslo"), &mut store);
    third.act(registries("203.0.113.1"), &mut store);
    let kept = Tab::open(&store, "").state;
    assert_eq!(titles(&kept), ["Berlin", "Oslo"]);
    assert_eq!(kept.address_text(&"users".into()), "192.0.2.1");
    assert_eq!(kept.address_text(&"registries".into()), "203.0.113.1");
    assert_eq!(kept.entries.format.as_deref(), Some("ufw"));
}

#[test]
fn a_tab_alone_is_never_told_of_another_one() {
    let mut store = String::new();
    let mut tab = Tab::open(&store, "");
    let mut actions = two();
    actions.extend([
        users("1"),
        registries("2"),
        users(""),
        users("3"),
        EntriesAction::ChooseSite(0),
        EntriesAction::RemoveSite(1),
        EntriesAction::Undo,
        EntriesAction::Forget,
        EntriesAction::Undo,
    ]);
    for action in actions {
        let shown = Rc::clone(&tab.state).reduce(action.clone());
        tab.act(action, &mut store);
        assert_eq!(said(&tab.state), said(&shown));
        assert!(tab.state.entries.holds_the_same(&shown.entries));
    }
}

#[test]
fn what_another_tab_changes_is_taken_over_and_said_and_not_saved_again() {
    let mut store = String::new();
    let (mut one, mut other) = (Tab::open(&store, ""), Tab::open(&store, ""));
    one.act(users("192.0.2.1"), &mut store);
    let before = other.state.revision;
    other.hear(&mut store);
    assert_eq!(other.state.address_text(&"users".into()), "192.0.2.1");
    assert!(other.state.endpoints.entries(&"users".into()).is_some());
    assert_eq!(
        said(&other.state),
        "Changed in another tab, and taken over here."
    );
    assert_eq!(other.state.revision, before);
    // Heard once more, and of the format alone, nothing is said.
    other.act(EntriesAction::DropMessage, &mut store);
    other.hear(&mut store);
    one.act(EntriesAction::UseFormat("ufw"), &mut store);
    other.hear(&mut store);
    assert_eq!(said(&other.state), "");
    assert_eq!(other.state.entries.format.as_deref(), Some("ufw"));
    // What another tab forgets can be brought back here.
    one.act(EntriesAction::Forget, &mut store);
    other.hear(&mut store);
    assert!(other.state.entries.is_blank());
    other.act(EntriesAction::Undo, &mut store);
    assert_eq!(other.state.address_text(&"users".into()), "192.0.2.1");
}

#[test]
fn what_both_changed_is_said_and_undo_brings_the_others_back() {
    let mut store = String::new();
    let (mut one, mut other) = (Tab::open(&store, ""), Tab::open(&store, ""));
    one.act(users("192.0.2.1"), &mut store);
    other.act(users("192.0.2.2"), &mut store);
    assert!(said(&other.state).starts_with("Another tab changed the same entry"));
    other.act(EntriesAction::Undo, &mut store);
    assert_eq!(other.state.address_text(&"users".into()), "192.0.2.1");
}

#[test]
fn the_chosen_site_stays_the_chosen_one() {
    let mut store = String::new();
    let mut one = Tab::open("", "");
    for action in two() {
        one.act(action, &mut store);
    }
    let mut other = Tab::open(&store, "");
    one.act(EntriesAction::ChooseSite(0), &mut store);
    one.act(EntriesAction::RemoveSite(1), &mut store);
    other.act(EntriesAction::ChooseSite(1), &mut store);
    other.hear(&mut store);
    assert_eq!(titles(&other.state), ["Oslo"]);
    assert_eq!(other.state.site, 0);
    other.act(name(2, "Bergen"), &mut store);
    assert_eq!(titles(&Tab::open(&store, "").state), ["Bergen"]);
}

#[test]
fn a_link_stands_over_what_other_tabs_keep_meanwhile() {
    let mut store = String::new();
    let mut one = Tab::open(&store, "");
    one.act(users("192.0.2.1"), &mut store);
    let mut linked = Tab::open(&store, "typed&at-users=198.51.100.9");
    one.act(registries("203.0.113.1"), &mut store);
    linked.hear(&mut store);
    assert_eq!(linked.state.address_text(&"users".into()), "198.51.100.9");
    assert_eq!(linked.state.address_text(&"registries".into()), "");
    linked.act(users("198.51.100.10"), &mut store);
    assert!(!store.contains("203.0.113.1"), "{store}");
    // As the other tab had it last.
    linked.act(EntriesAction::Undo, &mut store);
    assert_eq!(
        linked.state.address_text(&"registries".into()),
        "203.0.113.1"
    );
}

#[test]
fn what_this_build_does_not_know_stays_over_everything_but_forgetting() {
    let later = "addresses%2Fnewend=192.0.2.9";
    let mut store = format!("addresses%2Fusers=192.0.2.1&{later}");
    let mut tab = Tab::open(&store, "typed&at-users=198.51.100.9");
    for action in [
        users("198.51.100.10"),
        EntriesAction::UseFormat("ufw"),
        add(),
        EntriesAction::RemoveSite(1),
        open(&[("name", "A plan")]),
        EntriesAction::Undo,
    ] {
        tab.act(action, &mut store);
        assert!(store.ends_with(later), "{store}");
    }
    assert!(!tab.state.entries.encode_fragment().contains("newend"));
    tab.act(EntriesAction::Forget, &mut store);
    assert_eq!(store, "format=ufw");
    tab.act(EntriesAction::Undo, &mut store);
    assert!(store.ends_with(later), "{store}");
}

#[test]
fn an_older_value_that_stays_is_not_called_nothing() {
    let state = Rc::new(EntriesState::new(
        ports_data::dataset(),
        Some("addresses/users=192.0.2.1"),
        "",
    ));
    let state = state.reduce(users("192.0.2.2"));
    let state = state.reduce(EntriesAction::NotSaved { keeps_older: true });
    assert_eq!(state.persistence, Persistence::Outdated);
    assert_eq!(state.address_text(&"users".into()), "192.0.2.2");
    // Another tab makes room: this one tries again.
    let before = state.revision;
    let state = state.reduce(read(""));
    assert_eq!(state.address_text(&"users".into()), "192.0.2.2");
    assert_eq!(state.revision, before + 1);
    let state = Rc::clone(&state).reduce(saved(&state));
    assert_eq!(state.persistence, Persistence::Saved);
}

proptest! {
    // A counterexample belongs into a test of its own, and not into a file beside this one.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_two_tabs_do_what_each_entered_last_is_kept(steps in prop::collection::vec((any::<bool>(), 0..4u8, "[1-9]", any::<bool>()), 1..24)) {
        let mut store = String::new();
        let mut tabs = [Tab::open("", ""), Tab::open("", "")];
        let mut last = [String::new(), String::new()];
        let mut sites = [0, 0];
        for (is_second, what, text, is_heard) in steps {
            let at = usize::from(is_second);
            let tab = &mut tabs[at];
            match what {
                0 | 1 => {
                    last[at].clone_from(&text);
                    let field = ["users", "registries"][at];
                    tab.act(enter(EntryField::Addresses(field.into()), &text), &mut store);
                }
                2 => {
                    sites[at] += 1;
                    tab.act(add(), &mut store);
                }
                _ => tab.act(EntriesAction::UseFormat("ufw"), &mut store),
            }
            if is_heard {
                tabs[1 - at].hear(&mut store);
            }
        }
        for tab in &mut tabs {
            tab.hear(&mut store);
        }
        let kept = Tab::open(&store, "").state;
        prop_assert_eq!(kept.address_text(&"users".into()), &last[0]);
        prop_assert_eq!(kept.address_text(&"registries".into()), &last[1]);
        prop_assert_eq!(kept.entries.sites.len(), sites[0] + sites[1]);
        for tab in &tabs {
            prop_assert!(tab.state.entries.holds_the_same(&kept.entries));
        }
    }
}
