//! The reader's addresses, one field for each far end on screen.

use super::formats::{fill_field, open_field, open_said};
use crate::ui::html::{At, Builder, Kind};
use crate::ui::state::{Action, Keeping, State};
use ports_core::dataset::{Endpoint, Published};
use ports_core::evaluation::Evaluation;
use ports_core::text::{counted, joined, parts};
use ports_core::upgrade::Upgrade;
use ports_formats::{Format, Ruleset};
use ports_network::addresses::ParsedAddresses;

/// How many wrong entries are named under a field.
const ERRORS_SHOWN: usize = 5;

/// A fieldset with a field for each end that the rules on screen, the upgrade, or the rules of the
/// format name.
pub(crate) fn addresses(
    to: &mut Builder,
    state: &State,
    evaluation: &Evaluation<'static>,
    upgrade: Option<&Upgrade>,
    format: &Format,
    plans: &[Ruleset],
) {
    to.open("fieldset", "pp-addresses");
    to.leaf("legend", "", msg!(addresses_title));
    to.open("p", "pp-hint");
    to.text_around_word(msg!(term_cidr), msg!(addresses_intro));
    to.close();
    to.leaf(
        "p",
        "pp-hint",
        match state.keeping {
            Keeping::Kept => msg!(addresses_kept),
            Keeping::Linked => msg!(addresses_linked),
            Keeping::Refused => msg!(addresses_refused),
        },
    );
    to.open("div", "pp-address-fields");
    for endpoint in &state.dataset.endpoints {
        let is_near = |plan: &Ruleset| plan.local_endpoint == Some(&endpoint.id);
        let is_named = |upgrade: &Upgrade| upgrade.names(&endpoint.id);
        if evaluation.names(&endpoint.id)
            || upgrade.is_some_and(is_named)
            || format.matches_local && plans.iter().any(is_near)
        {
            field(to, state, endpoint);
        }
    }
    to.close();
    to.close();
}

fn field(to: &mut Builder, state: &State, endpoint: &'static Endpoint) {
    let id = format!("pp-address-{}", endpoint.id);
    let entries = state.shared.entries(&endpoint.id);
    let text = state.address_text(&endpoint.id);
    open_field(
        to,
        &id,
        endpoint.id.as_str(),
        &endpoint.name,
        &endpoint.description,
    );
    fill_addresses(to, &id, msg!(addresses_any), text, entries, |text| {
        Action::Addresses(endpoint.id.clone(), text)
    });
    to.open("div", "");
    for list in &state.dataset.published {
        let selection = &state.selection;
        if list.holds(&endpoint.id, &selection.deployment, &selection.version) {
            published(to, state, endpoint, list);
        }
    }
    say_entries(to, &id, entries);
    to.close_to(2);
}

/// The field for addresses itself.
pub(super) fn fill_addresses(
    to: &mut Builder,
    id: &str,
    placeholder: &'static str,
    text: &str,
    entries: Option<&ParsedAddresses>,
    make: impl Fn(String) -> Action + 'static,
) {
    let wrong = entries.is_some_and(|entries| !entries.errors.is_empty());
    to.open("textarea", "pp-input");
    fill_field(to, id, wrong, placeholder, text);
    let is_long = parts(text, b'\n').len() > 2;
    to.set(At::Rows, if is_long { "6" } else { "2" });
    to.on_value(Kind::Input, make);
    to.close();
}

/// What was read from a field for addresses.
pub(super) fn say_entries(to: &mut Builder, id: &str, entries: Option<&ParsedAddresses>) {
    open_said(to, id);
    if let Some(entries) = entries.filter(|entries| !entries.is_blank()) {
        said(to, entries);
    }
    to.close();
}

/// Addresses that are published for an end, at one press of a button.
fn published(
    to: &mut Builder,
    state: &State,
    endpoint: &'static Endpoint,
    list: &'static Published,
) {
    to.open("p", "pp-hint");
    to.open("button", "pp-button");
    to.set(At::Type, "button");
    to.on(Kind::Click, Action::Publish(endpoint.id.clone(), list));
    to.tell(msg_fmt!(
        addresses_add,
        list = list.name,
        number = list.addresses.len()
    ));
    // What is seen starts what is said: who speaks to the browser says what is seen.
    let end = &endpoint.name;
    to.leaf_tell("span", "pp-unseen", msg_fmt!(addresses_add_to, end = end));
    to.close();
    to.said(format!(" {}", list.said(state.dataset)));
    to.close();
}

/// What was read from a field.
fn said(to: &mut Builder, entries: &ParsedAddresses) {
    let mut read = vec![counted(entries.addresses.len(), msg!(counted_entries))];
    if entries.redundant > 0 {
        read.push(msg_fmt!(addresses_redundant, number = entries.redundant).to_string());
    }
    if entries.comments > 0 {
        let comments = counted(entries.comments, msg!(counted_comments));
        read.push(msg_fmt!(addresses_comments, comments = comments).to_string());
    }
    let read = joined(&read, msg!(between_items), msg!(between_items));
    to.leaf_said("p", "pp-hint", read);
    for error in entries.errors.iter().take(ERRORS_SHOWN) {
        to.leaf_said("p", "pp-error", error.to_string());
    }
    if entries.errors.len() > ERRORS_SHOWN {
        let more = entries.errors.len() - ERRORS_SHOWN;
        to.leaf_tell(
            "p",
            "pp-error",
            msg_fmt!(addresses_wrong_more, number = more),
        );
    }
}
