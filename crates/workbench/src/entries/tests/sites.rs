use super::*;
use ports_network::sites::MAX_SITES;

#[test]
fn a_site_that_is_added_is_shown_and_says_what_it_adds() {
    let state = after([add(), name(1, "Berlin"), add()]);
    assert_eq!(titles(&state), ["Berlin", "Site 2"]);
    assert_eq!(state.site, 1);
    assert_eq!(
        said(&state),
        "Site 2 adds 1 opening. Its addresses are also added to 2 openings of the management platform."
    );
}

#[test]
fn the_chosen_sites_hosts_see_its_entries_and_the_platforms_all() {
    let registries = SiteField::Addresses("registries".into());
    let state = after(two()).reduce(of_site(2, registries, "203.0.113.2"));
    let seen = |state: &EntriesState, role: &'static str, end: &'static str| {
        let seen = state.endpoints.of(&role.into());
        let parsed = seen.entries(&end.into());
        parsed.map_or(0, |parsed| parsed.addresses.len())
    };
    let of_site = |state: &EntriesState| seen(state, "workload-cluster", "registries");
    let of_platform = |state: &EntriesState| seen(state, "management-platform", "workload-cluster");
    assert_eq!((of_site(&state), of_platform(&state)), (1, 2));
    let state = state.reduce(EntriesAction::ChooseSite(0));
    assert_eq!((of_site(&state), of_platform(&state)), (0, 2));
    let state = state.reduce(EntriesAction::ChooseSite(usize::MAX));
    assert_eq!((state.site, of_site(&state)), (1, 1));
}

#[test]
fn a_removed_site_comes_back_in_its_place() {
    let before = after(two()).reduce(EntriesAction::ChooseSite(0));
    let state = before.clone().reduce(EntriesAction::RemoveSite(1));
    assert_eq!(titles(&state), ["Oslo"]);
    assert_eq!(said(&state), "Berlin is removed. Undo brings it back.");
    let state = state.reduce(EntriesAction::Undo);
    assert_eq!(said(&state), "Berlin is back.");
    assert_eq!(
        (&state.entries, &state.own, &state.endpoints, state.site),
        (&before.entries, &before.own, &before.endpoints, 0)
    );
}

#[test]
fn a_site_that_comes_back_shares_its_number_with_none_that_was_added_since() {
    let state = [EntriesAction::RemoveSite(2), add(), EntriesAction::Undo]
        .into_iter()
        .fold(after(two()), Reducible::reduce);
    let numbers: Vec<u32> = state.entries.sites.iter().map(|site| site.number).collect();
    assert_eq!(titles(&state), ["Berlin", "Oslo", "Site 2"]);
    assert_eq!(numbers, [1, 3, 2]);
}

#[test]
fn sites_that_are_added_never_share_a_number_whatever_numbers_came_with_a_link() {
    for (link, kept) in [
        ("typed&sites/4294967295/name=Max", 0),
        ("typed&sites/1000000/name=Max", 1),
        ("typed&sites/1000000/name=Max&sites/1/name=One", 2),
    ] {
        let state = Rc::new(EntriesState::new(ports_data::dataset(), Some(""), link));
        let state = [add(), add(), add()]
            .into_iter()
            .fold(state, Reducible::reduce);
        let again = UserEntries::read(state.entries.pairs(), ports_data::dataset());
        assert_eq!(again.sites.len(), kept + 3, "{link}");
        assert_eq!(again.sites, state.entries.sites, "{link}");
    }
}

#[test]
fn no_site_comes_into_a_full_plan() {
    let state = after([add(), name(1, "First"), EntriesAction::RemoveSite(1), add()]);
    let mut full = EntriesState::clone(&state);
    let sites = &mut Rc::make_mut(&mut full.entries).sites;
    for number in 2..=MAX_SITES as u32 {
        sites.push(Site {
            number,
            ..Site::default()
        });
    }
    full.parse();
    let mut state = Rc::new(full);
    for action in [add(), EntriesAction::Undo] {
        state = state.reduce(action);
        assert_eq!(state.entries.sites.len(), MAX_SITES);
        assert_eq!(said(&state), "A plan has room for 1000 sites.");
    }
    let state = [
        EntriesAction::RemoveSite(1),
        EntriesAction::Undo,
        EntriesAction::RemoveSite(1),
    ]
    .into_iter()
    .fold(state, Reducible::reduce);
    assert_eq!(state.removed.len(), 2, "what found no room is still there");
}

#[test]
fn what_was_forgotten_comes_back_as_a_whole() {
    let before = after(two()).reduce(enter(EntryField::Customer, "Example"));
    let forgotten = before.clone().reduce(EntriesAction::Forget);
    assert!(forgotten.entries.is_blank() && forgotten.own.is_empty());
    let back = forgotten.reduce(EntriesAction::Undo);
    assert_eq!(
        (&back.entries, &back.own, said(&back)),
        (&before.entries, &before.own, "Your entries are back.")
    );
}

#[test]
fn an_opened_plan_takes_the_place_of_the_entries_which_come_back() {
    let before = after(two());
    let rome = open(&[("name", "Other"), ("sites/7/name", "Rome")]);
    let state = before.clone().reduce(rome);
    assert_eq!((titles(&state), state.site), (vec!["Rome".to_owned()], 0));
    assert_eq!(
        said(&state),
        "The plan is open. Undo brings your entries from before back."
    );
    let back = state.reduce(EntriesAction::Undo);
    assert_eq!(back.entries, before.entries);
    assert_eq!(said(&after([open(&[])])), "The plan is open.");
}

#[test]
fn a_refused_file_changes_nothing_but_what_is_said() {
    let before = after(two());
    let problem = "It is not JSON.".to_owned();
    let state = before.clone().reduce(EntriesAction::RefuseFile(problem));
    assert_eq!(
        said(&state),
        "The file was not opened, and nothing has changed. It is not JSON."
    );
    assert_eq!(
        (&state.entries, &state.removed),
        (&before.entries, &before.removed)
    );
}

#[test]
fn the_site_that_is_entered_at_is_the_one_that_is_shown() {
    let state = after(two());
    assert_eq!(state.site, 1);
    let state = state.reduce(nodes(1, "10.1.0.0/24"));
    assert_eq!(state.site, 0);
    let place = state.endpoints.place(&"workload-cluster".into());
    assert_eq!(place.map(|site| site.name.as_str()), Some("Berlin"));
    // A number that no site has any more changes none.
    let after = state.clone().reduce(nodes(7, "10.7.0.0/24"));
    assert_eq!((&after.entries, after.site), (&state.entries, 0));
}

#[test]
fn removing_a_site_leaves_the_one_that_is_shown_shown() {
    let state = after(two()).reduce(EntriesAction::RemoveSite(1));
    assert_eq!((titles(&state), state.site), (vec!["Oslo".to_owned()], 0));
    let state = state.reduce(EntriesAction::RemoveSite(1));
    assert_eq!(titles(&state), ["Oslo"], "it is gone already");
}

#[test]
fn what_a_paste_filled_in_goes_with_one_undo() {
    let before = after(two()).reduce(EntriesAction::ChooseSite(0));
    let pasted = [("sites/1/name", "Berlin"), ("sites/5/name", "Rome")];
    let EntriesAction::Open(entries) = open(&pasted) else {
        panic!("a plan");
    };
    let fill = EntriesAction::Fill(entries, "2 rows filled in.".to_owned());
    let filled = before.clone().reduce(fill.clone());
    assert_eq!(titles(&filled), ["Berlin", "Rome"]);
    assert_eq!(said(&filled), "2 rows filled in.");
    let back = filled.reduce(EntriesAction::Undo);
    assert_eq!((&back.entries, &back.own), (&before.entries, &before.own));

    let first = state().reduce(fill.clone());
    let back = first.reduce(EntriesAction::Undo);
    assert!(back.entries.is_blank(), "{:?}", back.entries);

    // What a link brought is the reader's own then, and the own ones stay in reach.
    let saved = Some("sites%2F1%2Fname=Berlin");
    let linked = EntriesState::new(ports_data::dataset(), saved, "typed&sites/7/name=Rome");
    let filled = Rc::new(linked).reduce(fill);
    assert_eq!(
        said(&filled),
        "2 rows filled in. What came with the link is kept now. Undo brings your own entries back."
    );
}
