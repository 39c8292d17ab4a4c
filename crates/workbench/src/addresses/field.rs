//! A field for addresses.

use ports_components::button::aria_bool;
use ports_components::selection::use_selection;
use ports_core::dataset::{EndpointId, Published};
use ports_core::text::counted;
use ports_network::addresses::ParsedAddresses;
use yew::prelude::*;

use crate::entries::{EntriesAction, EntriesDispatcher, EntryField};
use crate::field::{entering, said_id};

/// How many wrong entries are named under a field.
const ERRORS_SHOWN: usize = 5;

/// What is said about the addresses in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressNotes {
    /// What was read; none for a blank field.
    summary: Option<AttrValue>,
    /// The first wrong entries, each with the reason.
    errors: Vec<AttrValue>,
    /// How many more wrong entries there are.
    more: usize,
}

impl AddressNotes {
    /// What there is to say about what was parsed from a field, if anything was ever entered.
    pub fn of(parsed: Option<&ParsedAddresses>) -> Self {
        let Some(parsed) = parsed.filter(|parsed| !parsed.is_blank()) else {
            return Self::default();
        };
        let mut read = vec![counted(parsed.addresses.len(), msg!(counted_entries))];
        if parsed.redundant > 0 {
            read.push(msg_fmt!(addresses_redundant, number = parsed.redundant).to_string());
        }
        if parsed.comments > 0 {
            let comments = counted(parsed.comments, msg!(counted_comments));
            read.push(msg_fmt!(addresses_comments, comments = comments).to_string());
        }
        let errors = parsed.errors.iter().take(ERRORS_SHOWN);
        Self {
            summary: Some(read.join(msg!(between_items)).into()),
            errors: errors.map(|error| error.to_string().into()).collect(),
            more: parsed.errors.len().saturating_sub(ERRORS_SHOWN),
        }
    }
}

/// The props of an [`AddressField`].
#[derive(Clone, PartialEq, Properties)]
pub struct AddressFieldProps {
    /// The id of its element.
    pub id: AttrValue,
    /// What it is called: the endpoint's name.
    pub label: AttrValue,
    /// What the endpoint is.
    pub hint: AttrValue,
    /// What holds while it is empty.
    pub placeholder: AttrValue,
    /// Its text.
    pub text: AttrValue,
    /// What is said about the addresses in it.
    pub notes: AddressNotes,
    /// Which entry it is for.
    pub field: EntryField,
    /// Changes the entry.
    pub dispatcher: EntriesDispatcher,
    /// The lists of addresses that are published for the endpoint; none where they are not offered.
    #[prop_or_default]
    pub published: Option<Vec<&'static Published>>,
}

/// A field for addresses, with what was read from it.
#[component]
pub fn AddressField(props: &AddressFieldProps) -> Html {
    let AddressFieldProps {
        id,
        label,
        hint,
        placeholder,
        text,
        notes,
        ..
    } = props;
    let oninput = entering(&props.field, &props.dispatcher);
    let rows = match text.split('\n').count() > 2 {
        true => "6",
        false => "2",
    };
    let said = html! {
        <div id={said_id(id)} role="status">
            { for notes.summary.iter().map(|summary| html! { <p class="pp-hint">{ summary }</p> }) }
            { for notes.errors.iter().map(|error| html! { <p class="pp-error">{ error }</p> }) }
            if notes.more > 0 {
                <p class="pp-error">
                    { msg_fmt!(addresses_wrong_more, number = notes.more).to_string() }
                </p>
            }
        </div>
    };
    html! {
        <div class="pp-address">
            <label class="pp-label" for={id}>{ label }</label>
            <p class="pp-hint">{ hint }</p>
            <textarea
                class="pp-input"
                {id}
                aria-describedby={said_id(id)}
                aria-invalid={aria_bool(!notes.errors.is_empty())}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                {placeholder}
                {rows}
                value={text}
                {oninput}
            />
            if let (Some(lists), EntryField::Addresses(endpoint)) = (&props.published, &props.field) {
                <div>
                    { for lists.iter().copied().map(|list| html! {
                        <PublishedList
                            {list}
                            endpoint={endpoint.clone()}
                            endpoint_name={label}
                            dispatcher={&props.dispatcher}
                        />
                    }) }
                    { said }
                </div>
            } else {
                { said }
            }
        </div>
    }
}

/// The props of a [`PublishedList`].
#[derive(Clone, PartialEq, Properties)]
struct PublishedListProps {
    list: &'static Published,
    endpoint: EndpointId,
    endpoint_name: AttrValue,
    dispatcher: EntriesDispatcher,
}

/// Addresses that are published for an endpoint, with a button that adds them to its field.
#[component]
fn PublishedList(props: &PublishedListProps) -> Html {
    let PublishedListProps { list, .. } = props;
    let dataset = use_selection().dataset;
    let onclick = {
        let (endpoint, dispatcher) = (props.endpoint.clone(), props.dispatcher.clone());
        let list = *list;
        move |_| dispatcher.dispatch(EntriesAction::AddPublished(endpoint.clone(), list))
    };
    let label = msg_fmt!(
        addresses_add,
        list = list.name,
        number = list.addresses.len()
    );
    // The name begins with what is seen, for those who say it to the browser.
    let rest = msg_fmt!(addresses_add_to, end = props.endpoint_name);
    html! {
        <p class="pp-hint">
            <button class="pp-button" type="button" {onclick}>
                { label.to_string() }
                <span class="pp-unseen">{ rest.to_string() }</span>
            </button>
            { format!(" {}", list.said(dataset)) }
        </p>
    }
}
