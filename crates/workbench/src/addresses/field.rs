//! A field for addresses.

use ports_components::button::aria_bool;
use ports_core::dataset::{Dataset, EndpointId, Published};
use ports_core::text::counted;
use ports_network::addresses::ParsedAddresses;
use yew::prelude::*;

use crate::entries::{EntriesAction, EntriesDispatcher, EntryField};
use crate::field::{entering, said_id};

/// How many wrong entries are named under a field, and how many that are read as something else.
const ERRORS_SHOWN: usize = 5;
const READINGS_SHOWN: usize = 5;

/// What is said about the addresses in a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressNotes {
    /// What was read; none for a blank field.
    summary: Option<AttrValue>,
    /// The first entries that are read as something that is not written there.
    readings: Vec<AttrValue>,
    /// How many more of them there are.
    more_readings: usize,
    /// The first wrong entries, each with the reason.
    errors: Vec<AttrValue>,
    /// How many more wrong entries there are.
    more: usize,
}

impl AddressNotes {
    /// What there is to say about what was parsed from a field, if anything was ever entered.
    pub fn of(parsed: Option<&ParsedAddresses>) -> Self {
        let has_something = |parsed: &&ParsedAddresses| !parsed.is_blank() || parsed.comments > 0;
        let Some(parsed) = parsed.filter(has_something) else {
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
        let readings = parsed.readings.iter().take(READINGS_SHOWN);
        Self {
            readings: readings
                .map(|reading| reading.to_string().into())
                .collect(),
            more_readings: parsed.readings.len().saturating_sub(READINGS_SHOWN),
            summary: Some(read.join(msg!(between_items)).into()),
            errors: errors.map(|error| error.to_string().into()).collect(),
            more: parsed.errors.len().saturating_sub(ERRORS_SHOWN),
        }
    }

    /// The lines below the field with this id.
    fn view(&self, id: &str) -> Html {
        html! {
            <div id={said_id(id)} role="status">
                { for self.summary.iter().map(|summary| html! { <p class="pp-hint">{ summary }</p> }) }
                { for self.readings.iter().map(|reading| html! { <p class="pp-hint">{ reading }</p> }) }
                if self.more_readings > 0 {
                    <p class="pp-hint">
                        { msg_fmt!(addresses_wrong_more, number = self.more_readings).to_string() }
                    </p>
                }
                { for self.errors.iter().map(|error| html! { <p class="pp-error">{ error }</p> }) }
                if self.more > 0 {
                    <p class="pp-error">
                        { msg_fmt!(addresses_wrong_more, number = self.more).to_string() }
                    </p>
                }
            </div>
        }
    }
}

/// A field for addresses.
pub struct AddressField<'f> {
    /// The id of its element.
    pub id: String,
    /// What it is called: the endpoint's name.
    pub label: &'static str,
    /// What the endpoint is.
    pub hint: &'static str,
    /// What holds while it is empty.
    pub placeholder: &'static str,
    /// Its text.
    pub text: &'f str,
    /// What is said about the addresses in it.
    pub notes: AddressNotes,
    /// Which entry it is for.
    pub field: EntryField,
    /// Changes the entry.
    pub dispatcher: &'f EntriesDispatcher,
    /// The dataset, and its lists of addresses that are published for the endpoint; none where they are
    /// not offered.
    pub published: Option<(&'static Dataset, Vec<&'static Published>)>,
}

impl AddressField<'_> {
    /// The field, with what was read from it.
    pub fn view(self) -> Html {
        let Self {
            id,
            label,
            hint,
            placeholder,
            text,
            notes,
            field,
            dispatcher,
            published,
        } = self;
        let rows = match text.split('\n').count() > 2 {
            true => "6",
            false => "2",
        };
        let said = notes.view(&id);
        let said = match (published, &field) {
            (Some((dataset, lists)), EntryField::Addresses(endpoint)) => html! {
                <div>
                    { for lists.into_iter().map(|list| {
                        published_list(list, endpoint, label, dataset, dispatcher)
                    }) }
                    { said }
                </div>
            },
            _ => said,
        };
        html! {
            <div class="pp-address" key={id.clone()}>
                <label class="pp-label" for={id.clone()}>{ label }</label>
                <p class="pp-hint">{ hint }</p>
                <textarea
                    class="pp-input"
                    id={id.clone()}
                    aria-describedby={said_id(&id)}
                    aria-invalid={aria_bool(!notes.errors.is_empty())}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    {placeholder}
                    {rows}
                    value={text.to_owned()}
                    oninput={entering(field, dispatcher)}
                />
                { said }
            </div>
        }
    }
}

/// Addresses that are published for an endpoint, with a button that adds them to its field.
fn published_list(
    list: &'static Published,
    endpoint: &EndpointId,
    endpoint_name: &'static str,
    dataset: &Dataset,
    dispatcher: &EntriesDispatcher,
) -> Html {
    let onclick = {
        let (endpoint, dispatcher) = (endpoint.clone(), dispatcher.clone());
        move |_| dispatcher.dispatch(EntriesAction::AddPublished(endpoint.clone(), list))
    };
    let label = msg_fmt!(
        addresses_add,
        list = list.name,
        number = list.addresses.len()
    );
    // The name begins with what is seen, for those who say it to the browser.
    let rest = msg_fmt!(addresses_add_to, end = endpoint_name);
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
