//! The reader's addresses, one field for each far end on screen.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::domain::dataset::Endpoint;
use crate::domain::endpoints::Entries;
use crate::domain::query::Evaluation;
use crate::domain::text::counted;
use crate::ui::state::{Action, State};

/// How many wrong entries are named under a field.
const ERRORS_SHOWN: usize = 5;

/// A fieldset with a field for each far end that the rules on screen name.
pub(crate) fn addresses(
    state: &State,
    evaluation: &Evaluation<'static>,
    dispatch: &Callback<Action>,
) -> Html {
    let endpoints = state.dataset.endpoints.iter();
    let named = endpoints.filter(|endpoint| evaluation.names(&endpoint.id));
    html! {
        <fieldset class="pp-addresses">
            <legend>{ "Your addresses" }</legend>
            <p class="pp-hint">{ "Addresses and networks, IPv4 and IPv6, separated by commas, spaces or new lines. What is left empty is open to any address. They stay in this page." }</p>
            <div class="pp-address-fields">{ for named.map(|endpoint| field(state, endpoint, dispatch)) }</div>
        </fieldset>
    }
}

fn field(state: &State, endpoint: &'static Endpoint, dispatch: &Callback<Action>) -> Html {
    let id = format!("pp-address-{}", endpoint.id);
    let said_id = format!("{id}-said");
    let typed = dispatch.reform(|event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Action::Addresses(endpoint.id.clone(), text)
    });
    let entries = state.endpoints.entries(&endpoint.id);
    let wrong = entries.is_some_and(|entries| !entries.errors.is_empty());
    html! {
        <div key={endpoint.id.as_str()} class="pp-address">
            <label class="pp-label" for={id.clone()}>{ &*endpoint.name }</label>
            <p class="pp-hint">{ &*endpoint.description }</p>
            <textarea {id} class="pp-input" rows="2" spellcheck="false" autocomplete="off" autocapitalize="off"
                placeholder="any address" aria-describedby={said_id.clone()} aria-invalid={if wrong { "true" } else { "false" }}
                value={state.address_text(&endpoint.id).to_owned()} oninput={typed} />
            <div id={said_id} role="status">{ for entries.filter(|entries| !entries.is_blank()).map(said) }</div>
        </div>
    }
}

/// What was read from a field.
fn said(entries: &Entries) -> Html {
    let mut read = counted(entries.addresses.len(), "entry", "entries");
    if entries.redundant > 0 {
        read.push_str(&format!(
            ", {} left out as covered by another",
            entries.redundant
        ));
    }
    let mut errors: Vec<String> = entries
        .errors
        .iter()
        .take(ERRORS_SHOWN)
        .map(ToString::to_string)
        .collect();
    if entries.errors.len() > ERRORS_SHOWN {
        errors.push(format!(
            "… and {} more.",
            entries.errors.len() - ERRORS_SHOWN
        ));
    }
    html! {
        <>
            <p class="pp-hint">{ read }</p>
            { for errors.into_iter().map(|error| html! { <p class="pp-error">{ error }</p> }) }
        </>
    }
}
