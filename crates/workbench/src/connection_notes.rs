//! What the table of connections says of what the reader entered: it is in the first part of the page, which
//! knows no addresses.

use ports_components::Shared;
use ports_components::notes::{ConnectionNote, ConnectionNotes, NotesContext};
use ports_components::selection::use_selection;
use ports_core::connections::{Connection, connections};
use ports_core::dataset::Dataset;
use ports_core::evaluation::{Evaluation, Selection};
use ports_formats::Ruleset;
use ports_network::addresses::AddressBook;
use yew::prelude::*;

use crate::entries::use_entries;

/// The most addresses that a row names.
const MOST_NAMED: usize = 3;

/// Sets the notes of the app: at each connection the addresses that are entered for its far end, and that its
/// port is open to any address, as far as `told` says so.
#[hook]
pub fn use_connection_notes(evaluation: &Shared<Evaluation<'static>>, told: &[Ruleset<'static>]) {
    let selection = use_selection();
    let entries = use_entries();
    let context = use_context::<NotesContext>();
    let notes = notes(
        selection.dataset,
        &selection.selection,
        evaluation,
        &entries.endpoints,
        told,
    );
    use_effect_with(notes, move |notes| {
        if let Some(context) = context {
            context.set(Some(Shared::new(notes.clone())));
        }
    });
}

/// What is known of each connection; nothing of those that nothing is known of.
fn notes(
    dataset: &'static Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'static>,
    endpoints: &AddressBook,
    told: &[Ruleset<'static>],
) -> ConnectionNotes {
    let groups = connections(dataset, selection, evaluation);
    let all = groups.iter().flat_map(|group| &group.connections);
    let mut notes = ConnectionNotes::default();
    for connection in all {
        let note = ConnectionNote {
            addresses: addresses(connection, endpoints).into(),
            open_to_any: open_to_any(connection, told).map(AttrValue::from),
        };
        if note != ConnectionNote::default() {
            notes.0.push((connection.key(), note));
        }
    }
    notes
}

/// The addresses that are entered for a connection's far end, as its hosts see them: the first few, and how many
/// more there are.
fn addresses(connection: &Connection<'static>, endpoints: &AddressBook) -> String {
    let book = endpoints.of(connection.role);
    let parsed = connection.far.endpoint.and_then(|far| book.entries(far));
    let Some(parsed) = parsed else {
        return String::new();
    };
    let all = &parsed.addresses;
    let named = all.iter().take(MOST_NAMED).map(ToString::to_string);
    let mut named: Vec<String> = named.collect();
    if all.len() > MOST_NAMED {
        let more = all.len() - MOST_NAMED;
        named.push(msg_fmt!(ports_more_addresses, number = more).to_string());
    }
    named.join(msg!(list_comma))
}

/// That a connection's port is open to any address, and because of whom.
fn open_to_any(connection: &Connection<'static>, told: &[Ruleset<'static>]) -> Option<String> {
    if !connection.is_included() {
        return None;
    }
    let port = (connection.direction, connection.protocol, connection.ports);
    let mut sets = told.iter().filter(|set| set.role == connection.role);
    let open = sets.find_map(|set| {
        let mut open = set.open_ports.iter();
        open.find(|open| (open.direction, open.protocol, open.ports) == port)
    })?;
    Some(msg_fmt!(snippets_wide, ends = open).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::evaluation::evaluate;
    use ports_core::link::SnippetOptions;
    use ports_formats::rulesets;

    fn of(query: &str, entered: &[(&'static str, &str)]) -> Vec<(String, ConnectionNote)> {
        let dataset = ports_data::dataset();
        let selection = ports_core::link::read(query, dataset).selection;
        let evaluation = evaluate(dataset, &selection);
        let mut book = AddressBook::default();
        for (end, text) in entered {
            book.enter((*end).into(), text);
        }
        let options = SnippetOptions::default();
        let sets = rulesets(dataset, &selection, &evaluation, &book, &options);
        let notes = notes(dataset, &selection, &evaluation, &book, &sets);
        let mut notes: Vec<(String, ConnectionNote)> = notes
            .0
            .into_iter()
            .map(|(key, note)| (format!("{} {}", key.ports, key.far), note))
            .collect();
        notes.sort_by(|one, other| one.0.cmp(&other.0));
        notes
    }

    const CLUSTER: &str = "deployment=self-hosted&role=workload-cluster&version=4.2";

    #[test]
    fn a_connection_has_the_addresses_of_its_far_end_the_first_few_by_name() {
        let notes = of(
            CLUSTER,
            &[
                ("registries", "192.0.2.7, registry.example.com"),
                (
                    "updates",
                    "192.0.2.1 192.0.2.2 192.0.2.3 192.0.2.4 192.0.2.5",
                ),
            ],
        );
        let addresses = |name: &str| -> &str {
            let mut notes = notes.iter();
            let found = notes.find(|(known, _)| known == name);
            found.map_or("", |(_, note)| &note.addresses)
        };
        assert_eq!(
            addresses("443 registries"),
            "192.0.2.7, registry.example.com"
        );
        assert_eq!(
            addresses("443 updates"),
            "192.0.2.1, 192.0.2.2, 192.0.2.3, +2"
        );
        assert_eq!(addresses("443 vcenter"), "");
    }

    #[test]
    fn every_connection_of_a_port_that_is_open_says_so_in_the_words_of_the_snippet() {
        let notes = of(CLUSTER, &[("registries", "192.0.2.7")]);
        let open: Vec<&str> = notes
            .iter()
            .filter(|(_, note)| note.open_to_any.is_some())
            .map(|(name, _)| name.as_str())
            .collect();
        // The deprecated port to the platform and SSH are in no snippet.
        assert_eq!(
            open,
            [
                "443 management-platform",
                "443 registries",
                "443 updates",
                "443 vcenter"
            ]
        );
        let said = notes[0].1.open_to_any.as_deref().unwrap_or_default();
        assert_eq!(
            said,
            "Any address: outbound tcp/443 is open to any address because of: \
             Management platform, vCenter, Application update servers."
        );
    }
}
