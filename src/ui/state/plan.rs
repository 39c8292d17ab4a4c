//! What can happen to a plan: sites come, go and come back, and nothing that is typed is lost.

use super::*;
use ports_core::link::Pairs;
use proptest::prelude::*;

const NEAR: &str = "workload-cluster";

fn state() -> State {
    let query = "deployment=self-hosted&version=4.2";
    State::new(ports_data::dataset(), query, Around::default())
}

fn after(actions: &[Action]) -> State {
    let mut state = state();
    for action in actions {
        state.apply(action.clone());
    }
    state
}

fn name(text: &str) -> Action {
    Action::SiteName(text.to_owned())
}

fn nodes(text: &str) -> Action {
    Action::SiteAddresses(NEAR.into(), text.to_owned())
}

/// Names and values as a script hands them over.
fn flat(pairs: &[(&str, &str)]) -> String {
    let texts = pairs.iter().flat_map(|(name, value)| [*name, *value]);
    texts.collect::<Vec<_>>().join("\0")
}

fn opened(typed: &[(&str, &str)]) -> Action {
    let choices = flat(&[("deployment", "saas"), ("version", "4.9")]);
    Action::Opened(choices, flat(typed), String::new())
}

fn titles(state: &State) -> Vec<String> {
    state.typed.sites.iter().map(Site::title).collect()
}

/// Two sites, the second one shown.
fn two() -> Vec<Action> {
    vec![
        Action::AddSite,
        name("Berlin"),
        nodes("10.1.0.0/16"),
        Action::AddSite,
        name("Oslo"),
        nodes("10.2.0.0/16"),
    ]
}

#[test]
fn a_site_that_is_added_is_shown_and_says_what_it_adds() {
    let state = after(&[Action::AddSite, name("Berlin"), Action::AddSite]);
    assert_eq!(titles(&state), ["Berlin", "Site 2"]);
    assert_eq!(state.site, 1);
    assert!(state.said.starts_with("Site 2 adds "), "{}", state.said);
    assert!(
        state
            .said
            .contains(" Management platform: its addresses join "),
        "{}",
        state.said
    );
}

#[test]
fn the_chosen_sites_hosts_see_its_entries_and_the_platforms_all() {
    let mut state = after(&two());
    state.apply(Action::SiteAddresses(
        "registries".into(),
        "203.0.113.2".to_owned(),
    ));
    let of_site = |state: &State| {
        let seen = state.endpoints.of(&NEAR.into());
        let entries = seen.entries(&"registries".into());
        entries.map_or(0, |entries| entries.addresses.len())
    };
    let of_platform = |state: &State| {
        let seen = state.endpoints.of(&"management-platform".into());
        let entries = seen.entries(&NEAR.into());
        entries.map_or(0, |entries| entries.addresses.len())
    };
    assert_eq!((of_site(&state), of_platform(&state)), (1, 2));
    state.apply(Action::ChooseSite(0));
    assert_eq!((of_site(&state), of_platform(&state)), (0, 2));
    state.apply(Action::ChooseSite(usize::MAX));
    assert_eq!((state.site, of_site(&state)), (1, 1));
}

#[test]
fn a_removed_site_comes_back_in_its_place() {
    let mut state = after(&two());
    state.apply(Action::ChooseSite(0));
    let before = state.clone();
    state.apply(Action::RemoveSite);
    assert_eq!(titles(&state), ["Oslo"]);
    assert_eq!(state.said, "Berlin is removed. Undo brings it back.");
    state.apply(Action::Undo);
    assert_eq!(state.said, "Berlin is back.");
    assert_eq!(
        (&state.typed, &state.own, &state.endpoints, state.site),
        (&before.typed, &before.own, &before.endpoints, 0)
    );
}

#[test]
fn a_site_that_comes_back_shares_its_number_with_none_that_was_added_since() {
    let mut actions = two();
    actions.extend([Action::RemoveSite, Action::AddSite, Action::Undo]);
    let state = after(&actions);
    let numbers: Vec<u32> = state.typed.sites.iter().map(|site| site.number).collect();
    assert_eq!(titles(&state), ["Berlin", "Oslo", "Site 2"]);
    assert_eq!(numbers, [1, 3, 2]);
}

#[test]
fn no_site_comes_into_a_full_plan() {
    let mut actions = vec![Action::AddSite, name("First"), Action::RemoveSite];
    actions.push(Action::AddSite);
    let mut state = after(&actions);
    while state.typed.sites.len() < MAX_SITES {
        let number = state.next_number();
        state.typed.sites.push(Site {
            number,
            ..Site::default()
        });
        state.own.push(AddressBook::default());
    }
    for action in [Action::AddSite, Action::Undo] {
        state.apply(action);
        assert_eq!(state.typed.sites.len(), MAX_SITES);
        assert_eq!(state.said, "A plan has room for 1000 sites.");
    }
    state.apply(Action::RemoveSite);
    state.apply(Action::Undo);
    state.apply(Action::RemoveSite);
    assert_eq!(state.removed.len(), 2, "what found no room is still there");
}

#[test]
fn what_was_forgotten_comes_back_as_a_whole() {
    let mut actions = two();
    actions.push(Action::Customer("Example".to_owned()));
    let before = after(&actions);
    actions.push(Action::Forget);
    let forgotten = after(&actions);
    assert!(forgotten.typed.is_blank() && forgotten.own.is_empty());
    actions.push(Action::Undo);
    let back = after(&actions);
    assert_eq!(
        (&back.typed, &back.own, &back.said[..]),
        (&before.typed, &before.own, "Your entries are back.")
    );
}

#[test]
fn an_opened_plan_takes_the_place_of_choices_and_entries_which_come_back() {
    let mut actions = two();
    let before = after(&actions);
    actions.push(opened(&[("name", "Other"), ("sites/7/name", "Rome")]));
    let state = after(&actions);
    assert_eq!(state.selection.deployment.as_str(), "saas");
    assert_eq!(state.version_text, "4.9");
    assert_eq!((titles(&state), state.site), (vec!["Rome".to_owned()], 0));
    assert_eq!(
        state.said,
        "The plan is open. Undo brings your entries from before back."
    );
    actions.push(Action::Undo);
    assert_eq!(after(&actions).typed, before.typed);
    assert_eq!(after(&[opened(&[])]).said, "The plan is open.");
}

#[test]
fn a_refused_file_changes_nothing_but_what_is_said() {
    let before = after(&two());
    let problem = "It is not JSON.".to_owned();
    let mut state = before.clone();
    state.apply(Action::Opened(String::new(), String::new(), problem));
    assert_eq!(
        state.said,
        "The file was not opened, and nothing has changed. It is not JSON."
    );
    assert_eq!(
        (&state.typed, &state.selection, &state.removed),
        (&before.typed, &before.selection, &before.removed)
    );
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let one = prop_oneof![
        4 => Just(Action::AddSite),
        3 => Just(Action::RemoveSite),
        3 => Just(Action::Undo),
        1 => Just(Action::Forget),
        2 => (0usize..5).prop_map(Action::ChooseSite),
        2 => "[a-c]{0,2}".prop_map(Action::SiteName),
        1 => "[0-9x]{0,3}".prop_map(Action::Clusters),
        1 => "[0-9]{0,6}".prop_map(Action::ProxyPort),
        2 => "[0-9./, x]{0,12}".prop_map(|text| nodes(&text)),
        1 => ".{0,3}".prop_map(Action::PlanName),
        1 => Just(opened(&[("sites/2/name", "Rome"), ("sites/9/clusters", "3")])),
        1 => Just(opened(&[])),
        1 => Just(Action::Opened(String::new(), String::new(), "It is wrong.".to_owned())),
        1 => Just(Action::Share),
    ];
    prop::collection::vec(one, 0..40)
}

proptest! {
    #[test]
    fn whatever_happens_in_whatever_order_the_plan_holds_together(actions in actions()) {
        let mut state = state();
        for action in actions {
            let before = state.clone();
            let is_removal = matches!(action, Action::RemoveSite | Action::Forget);
            state.apply(action);
            // What was read is what is typed, and one of the sites is shown.
            let own: Vec<AddressBook> = state.typed.sites.iter().map(Site::read).collect();
            prop_assert_eq!(&state.own, &own);
            prop_assert!(state.site < own.len().max(1));
            let mut again = state.clone();
            again.read_addresses();
            prop_assert_eq!(&state.endpoints, &again.endpoints);
            // What is kept is read back, site for site.
            let pairs: Pairs = state.typed.pairs();
            let read = UserEntries::read(pairs.clone(), state.dataset);
            prop_assert_eq!(read.notices, Vec::<String>::new());
            prop_assert_eq!(UserEntries::read(pairs.clone(), state.dataset).pairs(), pairs);
            if is_removal && state.removed.len() > before.removed.len() {
                let mut undone = state.clone();
                undone.apply(Action::Undo);
                prop_assert_eq!(&undone.typed, &before.typed);
                prop_assert_eq!(&undone.own, &before.own);
            }
        }
    }
}
