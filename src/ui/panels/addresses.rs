//! The reader's addresses, one field for each far end on screen.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::domain::dataset::Endpoint;
use crate::domain::query::Evaluation;
use crate::domain::text::counted;
use crate::ui::state::{Action, State};

/// The state and the answer to it.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The state.
    pub state: Rc<State>,
    /// The answer.
    pub evaluation: Rc<Evaluation>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
}

/// A fieldset with a field for each far end that the rules on screen name.
#[component]
pub(crate) fn Addresses(props: &Props) -> Html {
    let named = |endpoint: &Endpoint| props.evaluation.names(&endpoint.id);
    let endpoints = props
        .state
        .dataset
        .endpoints
        .iter()
        .filter(|endpoint| named(endpoint));
    html! {
        <fieldset class="pp-addresses">
            <legend>{ "Your addresses" }</legend>
            <p class="pp-hint">{ "Addresses and networks, IPv4 and IPv6, separated by commas, spaces or new lines. What is left empty is open to any address. They stay in this page." }</p>
            <div class="pp-address-fields">{ for endpoints.map(|endpoint| field(props, endpoint)) }</div>
        </fieldset>
    }
}

fn field(props: &Props, endpoint: &Endpoint) -> Html {
    let id = format!("pp-address-{}", endpoint.id);
    let said = format!("{id}-said");
    let typed = {
        let endpoint = endpoint.id.clone();
        props.dispatch.reform(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            Action::Addresses(endpoint.clone(), text)
        })
    };
    let text = props.state.address_texts.get(&endpoint.id).cloned();
    let entries = props.state.endpoints.entries(&endpoint.id);
    let wrong = entries.is_some_and(|entries| !entries.errors.is_empty());
    html! {
        <div key={endpoint.id.as_str()} class="pp-address">
            <label class="pp-label" for={id.clone()}>{ &endpoint.name }</label>
            <p class="pp-hint">{ &endpoint.description }</p>
            <textarea {id} class="pp-input" rows="2" spellcheck="false" autocomplete="off" autocapitalize="off"
                placeholder="any address" aria-describedby={said.clone()} aria-invalid={wrong.to_string()}
                value={text.unwrap_or_default()} oninput={typed} />
            <div id={said} role="status">
                if let Some(entries) = entries.filter(|entries| !entries.is_blank()) {
                    <p class="pp-hint">
                        { counted(entries.addresses.len(), "entry", "entries") }
                        if entries.redundant > 0 {
                            { format!(", {} left out as covered by another", entries.redundant) }
                        }
                    </p>
                    { for entries.errors.iter().take(5).map(|error| html! { <p class="pp-error">{ error.to_string() }</p> }) }
                    if entries.errors.len() > 5 {
                        <p class="pp-error">{ format!("… and {} more.", entries.errors.len() - 5) }</p>
                    }
                }
            </div>
        </div>
    }
}
