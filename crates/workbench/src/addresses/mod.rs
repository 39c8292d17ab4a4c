//! The addresses: what the reader enters for each endpoint, for all sites and for each, and what is done with
//! all of it. A part of its own.

mod cards;
mod columns;
mod field;
mod focus;
mod grid;
mod missing;
mod notes;
mod paste;
mod published;
mod sheet;
mod toolbar;
mod unnamed;
mod width;

use std::rc::Rc;

use ports_components::Shared;
use ports_components::glossary::text_with_term;
use ports_components::selection::use_selection;
use ports_core::dataset::EndpointId;
use ports_core::evaluation::Evaluation;
use ports_core::upgrade::Upgrade;
use ports_formats::Ruleset;
use ports_network::sites::MAX_SITES;
use yew::prelude::*;

use crate::entries::{EntriesAction, EntryField, Persistence, use_entries};
use crate::field::TextField;
use crate::parts::AddressParts;
use cards::card;
use columns::{Column, Content, InPlay, Place};
use focus::use_focus;
use grid::grid;
use missing::{missing_sentence, said_of_all, without_addresses};
use paste::use_pasting;
use published::published;
use toolbar::Toolbar;
use unnamed::unnamed_question;
use width::use_is_narrow;

/// The entry points.
pub const ADDRESSES: AddressParts = AddressParts {
    view: |evaluation, upgrade, rulesets| {
        let upgrade = upgrade.cloned();
        html! { <Addresses {evaluation} {upgrade} {rulesets} /> }
    },
};

/// The props of [`Addresses`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AddressesProps {
    /// The rules that are shown.
    pub evaluation: Shared<Evaluation<'static>>,
    /// The upgrade, if one is asked for: its endpoints have fields too.
    #[prop_or_default]
    pub upgrade: Option<Shared<Upgrade<'static>>>,
    /// What the hosts of each role have to allow.
    pub rulesets: Shared<Vec<Ruleset<'static>>>,
}

/// The view of the addresses.
#[component]
pub fn Addresses(props: &AddressesProps) -> Html {
    let evaluation = &props.evaluation;
    let selection = use_selection();
    let entries = use_entries();
    let columns = use_columns(props);
    let missing = use_missing(evaluation);
    let pasting = use_pasting(&columns);
    let place = use_node_ref();
    let is_narrow = use_is_narrow(&place);
    // On a narrow screen: which card is shown, from 0 for all sites.
    let shown = use_state_eq(|| 0_usize);
    let focus = use_focus(&place);

    let dispatcher = entries.dispatcher();
    let onadd = {
        let (entries, evaluation) = (entries.clone(), evaluation.clone());
        let (focus, shown) = (focus.clone(), shown.setter());
        Callback::from(move |_| {
            let sites = entries.entries.sites.len();
            if sites < MAX_SITES {
                let number = entries.entries.next_site_number();
                shown.set(sites + 1);
                focus.emit(format!("#pp-site-{number}-name"));
            }
            entries.dispatch(EntriesAction::AddSite(evaluation.clone()));
        })
    };
    let onremove = use_callback(focus.clone(), {
        let dispatcher = dispatcher.clone();
        move |number, focus| {
            focus.emit(UNDO.to_owned());
            dispatcher.dispatch(EntriesAction::RemoveSite(number));
        }
    });
    let onforget = {
        let (dispatcher, focus) = (dispatcher.clone(), focus.clone());
        Callback::from(move |_| {
            focus.emit(UNDO.to_owned());
            dispatcher.dispatch(EntriesAction::Forget);
        })
    };
    let onenter = {
        let shown = shown.setter();
        Callback::from(move |endpoint: EndpointId| {
            shown.set(0);
            focus.emit(format!("#pp-address-{endpoint}"));
        })
    };
    let show = {
        let shown = shown.setter();
        Callback::from(move |place| shown.set(place))
    };
    let message = entries.message.iter().find(|message| {
        let counted = message.evaluation.as_ref();
        counted.is_none_or(|counted| counted == evaluation)
    });
    let plan = &entries.entries;
    let text_field =
        |id, named, text, field| TextField::new(id, named, text, field, &dispatcher).view();
    // A plan without sites is not printed.
    let class = match plan.sites.is_empty() {
        true => "pp-panel pp-idle",
        false => "pp-panel",
    };
    let persistence = match entries.persistence {
        Persistence::Saved => msg!(addresses_kept),
        Persistence::FromLink => msg!(addresses_linked),
        Persistence::Refused => msg!(addresses_refused),
        Persistence::Outdated => msg!(addresses_outdated),
    };
    html! {
        <section {class} aria-labelledby="pp-plan" ref={place}>
            <h2 id="pp-plan">{ msg!(addresses_title) }</h2>
            <div>
                <p class="pp-intro">{ msg!(addresses_intro) }</p>
                <p class="pp-hint">{ text_with_term(msg!(term_cidr), msg!(addresses_write)) }</p>
                <p class="pp-hint pp-keeping">{ persistence }</p>
            </div>
            <div>
                <Toolbar
                    {onadd}
                    onsheet={pasting.open()}
                    {onforget}
                    message={message.map(|message| AttrValue::from(message.text.clone()))}
                />
                { pasting.view() }
            </div>
            if is_narrow {
                { card(&columns, &entries, *shown, &show, pasting.onpaste.clone(), &onremove) }
            } else {
                { grid(&columns, &entries, pasting.onpaste.clone(), &onremove) }
            }
            { said_of_all(
                selection.dataset,
                evaluation,
                &columns,
                &entries,
                missing_sentence(&missing, &selection.options),
            ) }
            { unnamed_question(&selection, &props.rulesets, &onenter) }
            { published(&columns, &selection, &dispatcher) }
            { hints(&columns, !plan.sites.is_empty()) }
            <div class="pp-address-fields">
                { text_field(
                    "pp-plan-name",
                    (msg!(plan_name), msg!(plan_name_hint)),
                    &plan.name,
                    EntryField::PlanName,
                ) }
                { text_field(
                    "pp-plan-customer",
                    (msg!(plan_customer), msg!(plan_customer_hint)),
                    &plan.customer,
                    EntryField::Customer,
                ) }
            </div>
        </section>
    }
}

/// What finds the button that brings back what was removed.
const UNDO: &str = ".pp-undo";

/// The columns of the grid; the same ones for as long as what decides them is.
#[hook]
fn use_columns(props: &AddressesProps) -> Rc<Vec<Column>> {
    let selection = use_selection();
    let entries = use_entries();
    let in_play = InPlay {
        dataset: selection.dataset,
        deployment: &selection.selection.deployment,
        evaluation: &props.evaluation,
        upgrade: props.upgrade.as_deref(),
        rulesets: &props.rulesets,
        options: &selection.options,
    };
    // Rows are rendered anew for other columns, and not for the same ones made anew.
    use_memo(in_play.columns(&entries), Vec::clone)
}

/// The names of the endpoints without an address.
#[hook]
fn use_missing(evaluation: &Shared<Evaluation<'static>>) -> Rc<Vec<&'static str>> {
    let selection = use_selection();
    let entries = use_entries();
    let made_from = (
        evaluation.clone(),
        Rc::clone(&entries.shared),
        Rc::clone(&entries.own),
        selection.options.clone(),
    );
    use_memo(made_from, move |(evaluation, .., options)| {
        let (dataset, chosen) = (selection.dataset, &selection.selection);
        without_addresses(dataset, chosen, evaluation, &entries, options)
    })
}

/// What belongs into each column that is shown.
fn hints(columns: &[Column], has_sites: bool) -> Html {
    let shown = columns.iter().filter(|column| {
        let is_shown = has_sites || column.for_all.is_some();
        is_shown && column.content != Content::Name
    });
    html! {
        <details class="pp-what">
            <summary>{ msg!(addresses_what) }</summary>
            <dl class="pp-format-info">
                { for shown.map(|column| html! {
                    <div key={column.id(Place::All)}>
                        <dt>{ column.name }</dt>
                        <dd>{ column.hint }</dd>
                    </div>
                }) }
            </dl>
        </details>
    }
}
