//! The reader's addresses: a field for each endpoint that is asked about.

mod field;

use ports_components::glossary::text_with_term;
use ports_components::selection::SelectionState;
use ports_core::dataset::{Endpoint, EndpointId};
use ports_core::evaluation::Evaluation;
use ports_core::upgrade::Upgrade;
use yew::prelude::*;

use crate::entries::{EntriesContext, EntryField, Persistence};

pub use field::{AddressField, AddressNotes};

/// A fieldset with a field for each endpoint that the rules on screen, the upgrade if one is asked for, or
/// the format's rules name: `local` are the endpoints that the roles' own hosts are. `is_left_out` says
/// of an endpoint without addresses whether what it needs is left out, and not allowed to any.
pub fn addresses(
    entries: &EntriesContext,
    selection: &SelectionState,
    evaluation: &Evaluation<'static>,
    upgrade: Option<&Upgrade<'static>>,
    local: &[&'static EndpointId],
    is_left_out: impl Fn(&Endpoint) -> bool,
) -> Html {
    let dispatcher = entries.dispatcher();
    let is_asked_about = |endpoint: &&'static Endpoint| {
        let id = &endpoint.id;
        evaluation.names(id)
            || upgrade.is_some_and(|upgrade| upgrade.names(id))
            || local.contains(&id)
    };
    let field = |endpoint: &'static Endpoint| {
        let id = &endpoint.id;
        let chosen = &selection.selection;
        let lists = selection.dataset.published.iter();
        let published = lists.filter(|list| list.holds(id, &chosen.deployment, &chosen.version));
        AddressField {
            id: format!("pp-address-{id}"),
            label: &endpoint.name,
            hint: &endpoint.description,
            placeholder: match is_left_out(endpoint) {
                true => msg!(addresses_left_out),
                false => msg!(addresses_any),
            },
            text: entries.address_text(id),
            notes: AddressNotes::of(entries.shared.entries(id)),
            field: EntryField::Addresses(id.clone()),
            dispatcher: &dispatcher,
            published: Some((selection.dataset, published.collect())),
        }
        .view()
    };
    let persistence = match entries.persistence {
        Persistence::Saved => msg!(addresses_kept),
        Persistence::FromLink => msg!(addresses_linked),
        Persistence::Refused => msg!(addresses_refused),
        Persistence::Outdated => msg!(addresses_outdated),
    };
    html! {
        <fieldset class="pp-addresses">
            <legend>{ msg!(addresses_title) }</legend>
            <p class="pp-hint">{ text_with_term(msg!(term_cidr), msg!(addresses_intro)) }</p>
            <p class="pp-hint">{ persistence }</p>
            <div class="pp-address-fields">
                { for selection.dataset.endpoints.iter().filter(is_asked_about).map(field) }
            </div>
        </fieldset>
    }
}
