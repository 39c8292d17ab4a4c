use super::tabs::read;
use super::*;
use proptest::prelude::*;

/// Rows of a sheet are pasted.
fn fill() -> EntriesAction {
    match open(&[("sites/3/name", "Lund"), ("addresses/users", "192.0.2.9")]) {
        EntriesAction::Open(entries) => EntriesAction::Fill(entries, "Filled in.".to_owned()),
        other => other,
    }
}

fn actions() -> impl Strategy<Value = Vec<EntriesAction>> {
    let one = prop_oneof![
        4 => Just(()).prop_map(|()| add()),
        3 => (1u32..6).prop_map(EntriesAction::RemoveSite),
        3 => Just(EntriesAction::Undo),
        1 => Just(EntriesAction::Forget),
        2 => (0usize..5).prop_map(EntriesAction::ChooseSite),
        2 => (1u32..6, "[a-c]{0,2}").prop_map(|(site, text)| name(site, &text)),
        1 => (1u32..6, "[0-9x]{0,3}").prop_map(|(site, text)| of_site(site, SiteField::Clusters, &text)),
        1 => (1u32..6, "[0-9]{0,6}").prop_map(|(site, text)| of_site(site, SiteField::ProxyPort, &text)),
        2 => (1u32..6, "[0-9./, x]{0,12}").prop_map(|(site, text)| nodes(site, &text)),
        1 => "[0-9./, x]{0,12}".prop_map(|text| enter(EntryField::Addresses("users".into()), &text)),
        1 => "[^\\x00]{0,3}".prop_map(|text| enter(EntryField::PlanName, &text)),
        1 => Just(open(&[("sites/2/name", "Rome"), ("sites/9/clusters", "3")])),
        1 => Just(open(&[])),
        1 => Just(fill()),
        1 => Just(EntriesAction::RefuseFile("It is wrong.".to_owned())),
        1 => Just(EntriesAction::Share("#".to_owned())),
        1 => Just(EntriesAction::Import("typed&sites/4/name=Bonn".to_owned())),
        1 => any::<bool>().prop_map(|keeps_older| EntriesAction::NotSaved { keeps_older }),
        1 => Just(read("sites/4/name=Rome&addresses/registries=192.0.2.8&later=1")),
        1 => Just(read("")),
    ];
    prop::collection::vec(one, 0..40)
}

proptest! {
    // A counterexample belongs into a test of its own, and not into a file beside this one.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_in_whatever_order_the_plan_holds_together(actions in actions()) {
        let mut state = state();
        for action in actions {
            let before = state.clone();
            let is_removal = matches!(action, EntriesAction::RemoveSite(_) | EntriesAction::Forget);
            state = state.reduce(action);
            // What was parsed is what was entered, and one of the sites is shown.
            let own: Vec<AddressBook> = state.entries.sites.iter().map(Site::read).collect();
            prop_assert_eq!(&*state.own, &own);
            prop_assert!(state.site < own.len().max(1));
            let mut again = EntriesState::clone(&state);
            again.parse();
            prop_assert_eq!(&state.endpoints, &again.endpoints);
            // What is saved is read back, site for site.
            let saved = state.entries.encode();
            let read = decoding::decode_kept(&saved, ports_data::dataset());
            prop_assert_eq!(&read.notices, &Vec::<String>::new());
            prop_assert_eq!(read.encode(), saved);
            if is_removal && state.removed.len() > before.removed.len() {
                let undone = state.clone().reduce(EntriesAction::Undo);
                prop_assert_eq!(&undone.entries, &before.entries);
                prop_assert_eq!(&undone.own, &before.own);
            }
        }
    }
}
