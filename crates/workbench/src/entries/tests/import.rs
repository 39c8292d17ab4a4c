use super::*;

const LINK: &str = "typed&at-administrators=198.51.100.9";

/// The notice of a link with entries.
const CHECK_THEM: &str =
    "Addresses came with this link. Check them before you use the firewall rules.";

fn administrators(state: &EntriesState) -> &str {
    state.address_text(&"administrators".into())
}

fn started(saved: Option<&str>, fragment: &str) -> Rc<EntriesState> {
    Rc::new(EntriesState::new(ports_data::dataset(), saved, fragment))
}

fn import(fragment: &str) -> EntriesAction {
    EntriesAction::Import(fragment.to_owned())
}

fn typed(text: &str) -> EntriesAction {
    enter(EntryField::Addresses("administrators".into()), text)
}

#[test]
fn saved_entries_are_there_at_the_start_without_a_notice() {
    let state = started(
        Some("addresses%2Fadministrators=192.0.2.77&format=ufw&gone=1"),
        "",
    );
    assert_eq!(administrators(&state), "192.0.2.77");
    assert_eq!(state.entries.format.as_deref(), Some("ufw"));
    assert_eq!(state.persistence, Persistence::Saved);
    assert!(state.import_notices.is_empty());
    assert_eq!(state.revision, 0, "nothing to save");
    let parsed = state.endpoints.entries(&"administrators".into());
    assert_eq!(parsed.map(|parsed| parsed.addresses.len()), Some(1));
}

#[test]
fn a_links_entries_come_with_a_notice_and_leave_what_is_saved_alone() {
    let state = started(Some(""), LINK);
    assert_eq!(administrators(&state), "198.51.100.9");
    assert_eq!(*state.import_notices, [CHECK_THEM]);
    let own = "addresses%2Fadministrators=192.0.2.77&format=ufw";
    let state = started(Some(own), LINK);
    assert_eq!(administrators(&state), "198.51.100.9");
    assert_eq!(state.persistence, Persistence::FromLink);
    assert!(state.import_notices[0].starts_with(CHECK_THEM));
    assert!(state.import_notices[0].contains("Your own come back"));
    assert_eq!(state.entries.format.as_deref(), Some("ufw"));
    assert_eq!(state.revision, 0, "nothing to save");
}

#[test]
fn a_links_entries_are_the_readers_once_one_is_changed_and_not_by_a_format() {
    let state = started(Some(""), LINK).reduce(EntriesAction::UseFormat("ufw"));
    assert_eq!(state.persistence, Persistence::FromLink);
    let state = Rc::clone(&state).reduce(saved(&state));
    assert_eq!(state.persistence, Persistence::FromLink);
    let state = state.reduce(typed("198.51.100.10"));
    assert_eq!(state.persistence, Persistence::Saved);
    let state = state.reduce(EntriesAction::NotSaved { keeps_older: false });
    assert_eq!(state.persistence, Persistence::Refused);
}

#[test]
fn going_back_does_not_bring_a_links_entries_over_what_was_entered_since() {
    let state = started(Some(""), LINK).reduce(typed("198.51.100.10"));
    let back = state.reduce(import(LINK));
    assert_eq!(administrators(&back), "198.51.100.10");
    assert_eq!(back.persistence, Persistence::Saved);
    // Another link is news.
    let other = back.reduce(import("typed&at-administrators=203.0.113.1"));
    assert_eq!(administrators(&other), "203.0.113.1");
}

#[test]
fn a_link_does_not_take_away_what_nothing_saves() {
    let state = started(None, "");
    assert_eq!(state.persistence, Persistence::Refused);
    let state = state
        .reduce(typed("192.0.2.79"))
        .reduce(EntriesAction::NotSaved { keeps_older: false });
    let state = state.reduce(import(LINK));
    assert_eq!(state.import_notices.len(), 1, "and says so");
    assert_eq!(administrators(&state), "192.0.2.79");
    assert_eq!(state.persistence, Persistence::Refused);
    // Where there is nothing to lose, the link's entries are shown.
    let state = started(None, LINK);
    assert_eq!(administrators(&state), "198.51.100.9");
    assert_eq!(*state.import_notices, [CHECK_THEM]);
}

#[test]
fn what_cannot_be_used_of_a_link_is_named_and_costs_nothing_else() {
    let state = started(
        Some(""),
        "typed&at-users=192.0.2.7&at-users=203.0.113.66&at-nobody=192.0.2.1&%3Csvg/onload=1",
    );
    assert_eq!(state.address_text(&"users".into()), "192.0.2.7");
    assert_eq!(state.import_notices.len(), 4, "{:?}", state.import_notices);
    // A link of which nothing is left changes nothing, and says so.
    let state = after(two()).reduce(import("typed&at-nobody=192.0.2.1"));
    assert_eq!(titles(&state), ["Berlin", "Oslo"]);
    assert_eq!(state.import_notices.len(), 1);
}

#[test]
fn an_address_that_brings_nothing_changes_nothing_and_says_nothing() {
    for fragment in ["", "pp-upgrade", "typed&", "typed", "%"] {
        let state = after(two()).reduce(import(fragment));
        assert_eq!(titles(&state), ["Berlin", "Oslo"], "{fragment}");
        assert!(state.import_notices.is_empty(), "{fragment}");
    }
}

#[test]
fn ones_own_entries_come_back_with_undo_whatever_was_done_to_a_links() {
    let own = "sites%2F1%2Fname=Berlin&sites%2F2%2Fname=Oslo&later=1";
    let link = "typed&addresses%2Fregistries=203.0.113.7&sites/7/name=Rome";
    let actions: [fn(&EntriesState) -> Vec<EntriesAction>; 6] = [
        |_| vec![],
        |_| vec![enter(EntryField::Addresses("vcenter".into()), "1")],
        |state| {
            vec![
                enter(EntryField::Addresses("vcenter".into()), "1"),
                saved(state),
            ]
        },
        |_| vec![EntriesAction::Forget],
        |_| vec![EntriesAction::RemoveSite(7), EntriesAction::Undo],
        |_| vec![open(&[("name", "A plan")])],
    ];
    for (index, actions) in actions.iter().enumerate() {
        let mut state = started(Some(own), link);
        for action in actions(&state) {
            state = state.reduce(action);
        }
        let mut undone = 0;
        while titles(&state) != ["Berlin", "Oslo"] {
            assert!(!state.removed.is_empty() && undone < 3, "{index}");
            state = state.reduce(EntriesAction::Undo);
            undone += 1;
        }
        assert_eq!(state.persistence, Persistence::Saved);
        assert_eq!(state.entries.encode(), own, "{index}");
    }
}

#[test]
fn the_first_change_of_a_links_entries_says_that_undo_brings_ones_own_back() {
    let own = "addresses%2Fadministrators=192.0.2.77";
    let state = started(Some(own), LINK).reduce(typed("198.51.100.10"));
    assert!(said(&state).ends_with("Undo brings your own entries back."));
    let undone = state.reduce(EntriesAction::Undo);
    assert_eq!(administrators(&undone), "192.0.2.77");
    // Whoever had none is told nothing.
    let state = started(Some("format=ufw"), LINK).reduce(typed("198.51.100.10"));
    assert_eq!((said(&state), state.removed.len()), ("", 0));
}

#[test]
fn of_a_link_with_many_unknown_names_three_are_named_and_the_rest_is_counted() {
    let names: String = (0..100_000).map(|number| format!("x{number}=1&")).collect();
    let link = format!("typed&{names}addresses/users=192.0.2.1");
    let state = EntriesState::new(ports_data::dataset(), Some(""), &link);
    assert_eq!(state.entries.addresses.len(), 1);
    let notices = &state.import_notices;
    assert_eq!(notices.len(), 5, "and that entries came with the link");
    assert_eq!(notices[3], "And 99997 more.");
}
