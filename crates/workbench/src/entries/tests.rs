//! What can happen to the entries: they come, go and come back, and nothing that is entered is lost.

mod import;
mod sequences;
mod sites;
mod tabs;

use std::rc::Rc;

use ports_components::Shared;
use ports_core::evaluation::{Evaluation, evaluate};
use ports_network::entries::UserEntries;
use ports_network::sites::Site;
use yew::Reducible;

use super::*;

fn state() -> Rc<EntriesState> {
    Rc::new(EntriesState::new(ports_data::dataset(), Some(""), ""))
}

fn after(actions: impl IntoIterator<Item = EntriesAction>) -> Rc<EntriesState> {
    actions.into_iter().fold(state(), Reducible::reduce)
}

/// The rules for a self-hosted Palette 4.2.
fn evaluation() -> Shared<Evaluation<'static>> {
    let dataset = ports_data::dataset();
    let link = ports_core::link::read("deployment=self-hosted&role=all&version=4.2", dataset);
    Shared::new(evaluate(dataset, &link.selection))
}

fn enter(field: EntryField, text: &str) -> EntriesAction {
    EntriesAction::Enter(field, text.to_owned())
}

fn add() -> EntriesAction {
    EntriesAction::AddSite(evaluation())
}

fn of_site(number: u32, field: SiteField, text: &str) -> EntriesAction {
    enter(EntryField::Site(number, field), text)
}

fn name(number: u32, text: &str) -> EntriesAction {
    of_site(number, SiteField::Name, text)
}

fn nodes(number: u32, text: &str) -> EntriesAction {
    of_site(
        number,
        SiteField::Addresses("workload-cluster".into()),
        text,
    )
}

fn open(pairs: &[(&str, &str)]) -> EntriesAction {
    let pairs = pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let entries = UserEntries::read(pairs.collect(), ports_data::dataset());
    EntriesAction::Open(Box::new(entries))
}

fn titles(state: &EntriesState) -> Vec<String> {
    state.entries.sites.iter().map(Site::title).collect()
}

fn said(state: &EntriesState) -> &str {
    state
        .message
        .as_ref()
        .map_or("", |message| message.text.as_str())
}

/// The browser saves what there is.
fn saved(state: &EntriesState) -> EntriesAction {
    EntriesAction::Saved(Box::new(Saving {
        from: Rc::clone(&state.entries),
        kept: UserEntries::clone(&state.entries),
        replaced: None,
        renumbered: Vec::new(),
    }))
}

/// Two sites, the second one shown.
fn two() -> Vec<EntriesAction> {
    vec![
        add(),
        name(1, "Berlin"),
        nodes(1, "10.1.0.0/16"),
        add(),
        name(2, "Oslo"),
        nodes(2, "10.2.0.0/16"),
    ]
}

#[test]
fn published_addresses_go_behind_what_was_entered_with_their_source() {
    let end: EndpointId = "registries".into();
    let list = &ports_data::dataset().published[4];
    let state = after([
        enter(EntryField::Addresses(end.clone()), "192.0.2.1"),
        EntriesAction::AddPublished(end.clone(), list),
    ]);
    let text = state.address_text(&end);
    assert!(
        text.starts_with("192.0.2.1\n# Host names: Palette public addresses, revision 511e7359, read on 2026-11-22. That these are the registries follows from their names. The list may be older than the product.\nregistry.spectrocloud.com\n"),
        "{text}"
    );
    let parsed = state.endpoints.entries(&end).expect("addresses");
    assert_eq!((parsed.addresses.len(), parsed.errors.len()), (8, 0));
}

#[test]
fn forgetting_leaves_nothing_but_the_format_used_last() {
    let state = after([
        enter(EntryField::Addresses("users".into()), "192.0.2.1"),
        enter(EntryField::Setting("near-zone"), "dmz"),
        EntriesAction::UseFormat("ufw"),
        EntriesAction::Forget,
    ]);
    assert!(state.entries.is_blank());
    assert_eq!(*state.endpoints, AddressBook::default());
    assert_eq!(state.entries.format.as_deref(), Some("ufw"));
}

#[test]
fn a_setting_is_entered_and_replaced() {
    let zone = |text| enter(EntryField::Setting("near-zone"), text);
    let state = after([zone("dmz"), zone("lan")]);
    assert_eq!(state.entries.settings.get("near-zone"), "lan");
}

#[test]
fn the_link_is_withdrawn_when_an_entry_changes_and_stays_when_none_does() {
    let share = EntriesAction::Share("https://x/#typed&name=A".to_owned());
    let shared = after([enter(EntryField::PlanName, "A"), share]);
    assert!(shared.link.is_some());
    let chosen = shared.clone().reduce(EntriesAction::ChooseSite(0));
    assert!(chosen.link.is_some());
    let format = shared.clone().reduce(EntriesAction::UseFormat("ufw"));
    assert!(format.link.is_some());
    assert_eq!(
        shared.reduce(name(1, "B")).link,
        chosen.link,
        "no site: no change"
    );
    assert_eq!(chosen.reduce(enter(EntryField::Customer, "B")).link, None);
}

#[test]
fn each_change_is_to_be_saved_and_nothing_else_is() {
    let state = after(two());
    let revision = |action| state.clone().reduce(action).revision - state.revision;
    for action in [
        enter(EntryField::Customer, "x"),
        EntriesAction::UseFormat("ufw"),
        EntriesAction::RemoveSite(2),
        EntriesAction::Forget,
    ] {
        assert_eq!(revision(action.clone()), 1, "{action:?}");
    }
    for action in [
        EntriesAction::ChooseSite(0),
        EntriesAction::Share(String::new()),
        EntriesAction::RefuseFile(String::new()),
        saved(&state),
        EntriesAction::NotSaved { keeps_older: true },
        EntriesAction::Import(String::new()),
        EntriesAction::DropMessage,
    ] {
        assert_eq!(revision(action.clone()), 0, "{action:?}");
    }
}

#[test]
fn what_became_of_the_last_action_is_said_until_the_next_one() {
    let removed = after(two()).reduce(EntriesAction::RemoveSite(2));
    assert_eq!(said(&removed), "Oslo is removed. Undo brings it back.");
    let saved = removed.clone().reduce(saved(&removed));
    assert_eq!(said(&saved), said(&removed), "the browser did that");
    for action in [EntriesAction::ChooseSite(0), EntriesAction::DropMessage] {
        assert_eq!(said(&removed.clone().reduce(action)), "");
    }
}
