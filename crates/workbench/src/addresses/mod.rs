//! The reader's addresses: a field for each endpoint that is asked about.

mod field;

use ports_components::Shared;
use ports_components::glossary::text_with_term;
use ports_components::selection::use_selection;
use ports_core::dataset::{Endpoint, EndpointId};
use ports_core::evaluation::Evaluation;
use ports_core::upgrade::Upgrade;
use yew::prelude::*;

use crate::entries::{EntryField, Persistence, use_entries};

pub use field::{AddressField, AddressNotes};

/// The props of [`Addresses`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AddressesProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// The upgrade, if one is asked for.
    pub upgrade: Option<Shared<Upgrade<'static>>>,
    /// The endpoints that the roles' own hosts are, where the format's rules name them.
    pub near: Vec<&'static EndpointId>,
}

/// A fieldset with a field for each endpoint that the rules on screen, the upgrade, or the format's
/// rules name.
#[component]
pub fn Addresses(props: &AddressesProps) -> Html {
    let entries = use_entries();
    let selection = use_selection();
    let is_asked_about = |endpoint: &&'static Endpoint| {
        let id = &endpoint.id;
        props.evaluation.names(id)
            || props
                .upgrade
                .as_ref()
                .is_some_and(|upgrade| upgrade.names(id))
            || props.near.contains(&id)
    };
    let field = |endpoint: &'static Endpoint| {
        let id = &endpoint.id;
        let chosen = &selection.selection;
        let lists = selection.dataset.published.iter();
        let published = lists.filter(|list| list.holds(id, &chosen.deployment, &chosen.version));
        html! {
            <AddressField
                key={id.as_str()}
                id={format!("pp-address-{id}")}
                label={endpoint.name.as_str()}
                hint={endpoint.description.as_str()}
                placeholder={msg!(addresses_any)}
                text={entries.address_text(id).to_owned()}
                notes={AddressNotes::of(entries.shared.entries(id))}
                field={EntryField::Addresses(id.clone())}
                dispatcher={entries.dispatcher()}
                published={published.collect::<Vec<_>>()}
            />
        }
    };
    let persistence = match entries.persistence {
        Persistence::Saved => msg!(addresses_kept),
        Persistence::FromLink => msg!(addresses_linked),
        Persistence::Refused => msg!(addresses_refused),
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
