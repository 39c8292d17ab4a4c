//! The reader's addresses, one field for each far end on screen.

use crate::domain::dataset::Endpoint;
use crate::domain::endpoints::Entries;
use crate::domain::query::Evaluation;
use crate::domain::text::counted;
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, State};

/// How many wrong entries are named under a field.
const ERRORS_SHOWN: usize = 5;

/// A fieldset with a field for each far end that the rules on screen name.
pub(crate) fn addresses(to: &mut Builder, state: &State, evaluation: &Evaluation<'static>) {
    to.open("fieldset", "pp-addresses");
    to.leaf("legend", "", "Your addresses");
    to.leaf("p", "pp-hint", "Addresses and networks, IPv4 and IPv6, separated by commas, spaces or new lines. What is left empty is open to any address. They stay in this page.");
    to.open("div", "pp-address-fields");
    for endpoint in &state.dataset.endpoints {
        if evaluation.names(&endpoint.id) {
            field(to, state, endpoint);
        }
    }
    to.close_to(2);
}

fn field(to: &mut Builder, state: &State, endpoint: &'static Endpoint) {
    let id = format!("pp-address-{}", endpoint.id);
    let said_id = format!("{id}-said");
    let entries = state.endpoints.entries(&endpoint.id);
    let wrong = entries.is_some_and(|entries| !entries.errors.is_empty());
    to.open("div", "pp-address");
    to.key(endpoint.id.as_str());
    to.open("label", "pp-label");
    to.set_to(At::For, id.clone());
    to.text(&endpoint.name);
    to.close();
    to.leaf("p", "pp-hint", &endpoint.description);
    to.open("textarea", "pp-input");
    to.set_to(At::Id, id);
    to.set_to(At::AriaDescribedBy, said_id.clone());
    to.set(At::AriaInvalid, if wrong { "true" } else { "false" });
    to.set(At::Rows, "2");
    to.set(At::Placeholder, "any address");
    to.set(At::AutoComplete, "off");
    to.set(At::AutoCapitalize, "off");
    to.set(At::SpellCheck, "false");
    to.value(state.address_text(&endpoint.id));
    to.on_value(Kind::Input, |text| {
        Action::Addresses(endpoint.id.clone(), text)
    });
    to.close();
    to.open("div", "");
    to.set_to(At::Id, said_id);
    to.set(At::Role, "status");
    if let Some(entries) = entries.filter(|entries| !entries.is_blank()) {
        said(to, entries);
    }
    to.close_to(2);
}

/// What was read from a field.
fn said(to: &mut Builder, entries: &Entries) {
    to.open("p", "pp-hint");
    to.said(counted(entries.addresses.len(), "entry", "entries"));
    if entries.redundant > 0 {
        to.said(format!(
            ", {} left out as covered by another",
            entries.redundant
        ));
    }
    to.close();
    for error in entries.errors.iter().take(ERRORS_SHOWN) {
        to.leaf_said("p", "pp-error", error.to_string());
    }
    if entries.errors.len() > ERRORS_SHOWN {
        let more = format!("… and {} more.", entries.errors.len() - ERRORS_SHOWN);
        to.leaf_said("p", "pp-error", more);
    }
}
