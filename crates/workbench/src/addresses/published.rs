//! The addresses that are published for endpoints, in the kind that the chosen format holds.

use ports_components::selection::SelectionState;
use ports_core::dataset::{Dataset, Endpoint, EndpointId, Published};
use ports_formats::{FORMAT_IDS, FormatName, HostNames, format_name};
use ports_network::addresses::{Address, ParsedAddresses};
use yew::prelude::*;

use super::columns::{Column, Content};
use crate::entries::{EntriesAction, EntriesDispatcher};

/// What is offered for an endpoint.
#[derive(Debug, PartialEq)]
struct Offer {
    endpoint: &'static Endpoint,
    /// The lists that the format holds.
    lists: Vec<&'static Published>,
    /// Whether there are others, of host names, which it cannot hold.
    has_others: bool,
}

/// Buttons that add published addresses to the endpoints of the columns, each with its source; why others
/// are not offered. Nothing where none are published.
pub fn published(
    columns: &[Column],
    selection: &SelectionState,
    dispatcher: &EntriesDispatcher,
) -> Html {
    let format = format_name(&selection.options.format).or_else(|| format_name(FORMAT_IDS[0]));
    let Some(format) = format else {
        return Html::default();
    };
    let offers = offers(columns, selection, format);
    if offers.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset class="pp-published">
            <legend>{ msg!(addresses_published) }</legend>
            { for offers.iter().map(|offer| offer.view(format, dispatcher)) }
        </fieldset>
    }
}

fn offers(columns: &[Column], selection: &SelectionState, format: &FormatName) -> Vec<Offer> {
    let (dataset, chosen) = (selection.dataset, &selection.selection);
    let mut offers = Vec::new();
    for column in columns.iter().filter(|column| column.for_all.is_some()) {
        let Content::Addresses(id) = &column.content else {
            continue;
        };
        let all = dataset.published.iter();
        let all = all.filter(|list| list.holds(id, &chosen.deployment, &chosen.version));
        let (names, others): (Vec<_>, Vec<_>) = all.partition(|list| is_of_names(list));
        let takes_names = format.host_names != HostNames::None;
        let has_others = !takes_names && !names.is_empty();
        let mut lists = names;
        lists.retain(|_| takes_names);
        lists.extend(others);
        if let Some(endpoint) = endpoint(dataset, id)
            && (has_others || !lists.is_empty())
        {
            offers.push(Offer {
                endpoint,
                lists,
                has_others,
            });
        }
    }
    offers
}

fn endpoint(dataset: &'static Dataset, id: &EndpointId) -> Option<&'static Endpoint> {
    dataset.endpoints.iter().find(|endpoint| endpoint.id == *id)
}

/// Whether a list has host names.
fn is_of_names(list: &Published) -> bool {
    let addresses = list.addresses.iter();
    let mut parsed = addresses.flat_map(|text| ParsedAddresses::parse_own(text).addresses);
    parsed.any(|address| matches!(address, Address::Host(_)))
}

impl Offer {
    fn view(&self, format: &FormatName, dispatcher: &EntriesDispatcher) -> Html {
        let format = format.name;
        let why = self.has_others.then(|| match self.lists.is_empty() {
            true => msg_fmt!(addresses_add_names_alone, format = format).to_string(),
            false => msg_fmt!(addresses_add_no_names, format = format).to_string(),
        });
        html! {
            <div class="pp-offer" key={self.endpoint.id.as_str()}>
                <p><strong>{ &*self.endpoint.name }</strong></p>
                { for self.lists.iter().map(|list| self.button(list, dispatcher)) }
                { for why.into_iter().map(|why| html! { <p class="pp-hint">{ why }</p> }) }
            </div>
        }
    }

    fn button(&self, list: &'static Published, dispatcher: &EntriesDispatcher) -> Html {
        let onclick = {
            let (endpoint, dispatcher) = (self.endpoint.id.clone(), dispatcher.clone());
            move |_| dispatcher.dispatch(EntriesAction::AddPublished(endpoint.clone(), list))
        };
        let label = msg_fmt!(
            addresses_add,
            list = in_a_sentence(&list.name),
            number = list.addresses.len()
        );
        // The name begins with what is seen, for those who say it to the browser.
        let rest = msg_fmt!(addresses_add_to, end = self.endpoint.name);
        let source = msg_fmt!(addresses_add_source, day = list.read_on).to_string();
        html! {
            <p class="pp-hint">
                <button class="pp-button" type="button" {onclick}>
                    { label.to_string() }
                    <span class="pp-unseen">{ rest.to_string() }</span>
                </button>
                <span>{ source }</span>
                if let Some(note) = &list.note {
                    <span>{ &**note }</span>
                }
            </p>
        }
    }
}

/// A name as it stands inside a sentence: `host names`, but `IPv4 addresses`.
fn in_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_ascii_lowercase() => {
            let rest = &name[first.len_utf8()..];
            format!("{}{rest}", first.to_ascii_lowercase())
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_formats::FORMAT_NAMES;

    /// Every endpoint of the dataset, as a column.
    fn columns() -> Vec<Column> {
        super::super::columns::all_columns(ports_data::dataset(), &[])
    }

    fn offered(query: &str, format: &FormatName) -> Vec<Offer> {
        let selection = SelectionState::new(ports_data::dataset(), query, "");
        offers(&columns(), &selection, format)
    }

    #[test]
    fn a_format_is_offered_what_it_holds_and_says_what_it_does_not() {
        let query = "deployment=saas&version=4.2";
        for format in FORMAT_NAMES {
            let takes_names = format.host_names != HostNames::None;
            let offers = offered(query, format);
            assert!(!offers.is_empty(), "{}", format.id);
            for Offer {
                endpoint,
                lists,
                has_others,
            } in offers
            {
                let all = ports_data::dataset().published.iter();
                let saas = ("saas".into(), "4.2".parse().expect("a release"));
                let all = all.filter(|list| list.holds(&endpoint.id, &saas.0, &saas.1));
                let (names, others): (Vec<_>, Vec<_>) = all.partition(|list| is_of_names(list));
                let expected = if takes_names { names.len() } else { 0 };
                assert_eq!(
                    lists.len(),
                    expected + others.len(),
                    "{} {}",
                    format.id,
                    endpoint.id
                );
                assert_eq!(has_others, !takes_names && !names.is_empty());
            }
        }
        let nftables = format_name("nftables").expect("a format");
        assert_eq!(offered("deployment=self-hosted&version=4.2", nftables), []);
    }

    #[test]
    fn a_name_is_written_as_inside_a_sentence() {
        assert_eq!(in_a_sentence("Host names"), "host names");
        assert_eq!(in_a_sentence("IPv4 addresses, US"), "IPv4 addresses, US");
        assert_eq!(in_a_sentence(""), "");
    }
}
