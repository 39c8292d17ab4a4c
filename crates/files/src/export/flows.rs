//! Which flows a rule is: one for each of its far ends, and what stands at both of its ends.

use super::cell::{Cell, Plain};
use super::sheet::Row;
use ports_core::dataset::{Dataset, Direction, EndpointId, PortRange, Purpose, RoleId, Rule};
use ports_core::evaluation::{Match, Selection};
use ports_network::addresses::{AddressBook, ParsedAddresses};
use ports_network::sites::Proxy;

/// The far ends of a rule on screen, each once; none where the dataset names none. What is on
/// screen is in the request, whatever the dataset leaves open about it.
pub(super) fn far_ends<'d>(found: &Match<'d>) -> Vec<Option<&'d EndpointId>> {
    let mut ends = Vec::new();
    for purpose in &found.purposes {
        for end in &purpose.far_ends {
            let end = Some(&end.endpoint);
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
    }
    if ends.is_empty() {
        ends.push(None);
    }
    ends
}

/// Whether a purpose is for a far end; all of them are where none is named.
pub(super) fn serves(purpose: &Purpose, end: Option<&EndpointId>) -> bool {
    let mut ends = purpose.far_ends.iter();
    end.is_none_or(|end| ends.any(|other| other.endpoint == *end))
}

/// The source, the destination and the addresses of both, then protocol, ports, direction and
/// service: what is entered into a firewall.
pub(super) fn push_flow(
    row: &mut Row,
    dataset: &Dataset,
    rule: &Rule,
    end: Option<&EndpointId>,
    endpoints: &AddressBook,
) {
    let proxy = end.and_then(|end| endpoints.proxy_of(dataset, rule, end));
    let is_inbound = rule.direction == Direction::Inbound;
    for is_far in [is_inbound, !is_inbound] {
        // A proxy connects in the place of the hosts behind it.
        if let Some(proxy) = proxy
            && is_far == is_inbound
        {
            text(
                row,
                match end {
                    Some(end) if is_far => dataset.endpoint_name(end),
                    _ => Proxy::NAME,
                },
            );
            row.push(listed(Some(proxy.entries())));
            continue;
        }
        let (name, end) = if is_far {
            let name = end.map_or(msg!(cell_not_stated), |end| dataset.endpoint_name(end));
            (name, end)
        } else {
            (dataset.role_name(&rule.role), own_end(dataset, &rule.role))
        };
        text(row, name);
        row.push(addresses(endpoints, end));
    }
    text(row, rule.protocol.as_str());
    row.push(Cell::Ports(rule.ports));
    text(row, rule.direction.label());
    text(row, &rule.service);
}

/// The same for the way of a role's hosts to their proxy.
pub(super) fn push_way_to_proxy(
    row: &mut Row,
    dataset: &Dataset,
    rule: &Rule,
    endpoints: &AddressBook,
    proxy: &Proxy,
) {
    text(row, dataset.role_name(&rule.role));
    row.push(addresses(endpoints, own_end(dataset, &rule.role)));
    text(row, Proxy::NAME);
    row.push(listed(Some(proxy.entries())));
    text(row, rule.protocol.as_str());
    row.push(match proxy.port() {
        Some(port) => Cell::Ports(PortRange {
            from: port,
            to: port,
        }),
        None => Cell::Missing(msg!(cell_not_entered)),
    });
    text(row, rule.direction.label());
    text(row, msg!(cell_proxy_service));
}

/// The end that a role's own hosts are, where the dataset has one.
fn own_end<'d>(dataset: &'d Dataset, role: &RoleId) -> Option<&'d EndpointId> {
    let mut ends = dataset.endpoints.iter();
    let own = ends.find(|end| end.role.as_ref() == Some(role));
    own.map(|end| &end.id)
}

fn addresses(endpoints: &AddressBook, end: Option<&EndpointId>) -> Cell {
    listed(end.and_then(|end| endpoints.entries(end)))
}

fn listed(entries: Option<&ParsedAddresses>) -> Cell {
    let (mut entered, mut wrong) = (Vec::new(), 0);
    if let Some(read) = entries {
        entered = read.addresses.clone();
        wrong = read.errors.len();
    }
    Cell::Addresses { entered, wrong }
}

/// The documents that a rule is from.
pub(super) fn documents(dataset: &Dataset, rule: &Rule) -> String {
    let mut documents = String::new();
    for citation in &rule.sources {
        if let Some(source) = dataset.source(&citation.source) {
            let (title, section) = (source.title, citation.section);
            let document = msg_fmt!(cell_document, title = title, section = section);
            add(&mut documents, &document.to_string());
        }
    }
    documents
}

/// Adds a cell of text.
pub(super) fn text(row: &mut Row, text: &str) {
    row.push(Cell::Text(Plain::new(text)));
}

/// Adds an item to a list.
pub(super) fn add(list: &mut String, item: &str) {
    if !list.is_empty() {
        list.push_str(msg!(list_semicolon));
    }
    list.push_str(item);
}

/// What was chosen, in words; the version stands elsewhere.
pub(super) fn chosen(dataset: &Dataset, selection: &Selection) -> String {
    let mut chosen = dataset.deployment_name(&selection.deployment).to_owned();
    let role = selection.role.as_ref();
    add(
        &mut chosen,
        role.map_or(msg!(selection_all_roles), |role| dataset.role_name(role)),
    );
    if let Some(direction) = selection.direction {
        add(&mut chosen, direction.label());
    }
    if !selection.show_deprecated {
        add(&mut chosen, msg!(selection_without_deprecated));
    }
    if !selection.show_optional {
        add(&mut chosen, msg!(selection_without_optional));
    }
    if !selection.search.is_empty() {
        let found = msg_fmt!(selection_found_by, search = selection.search);
        add(&mut chosen, &found.to_string());
    }
    chosen
}

/// A file's name without its end, of characters that every system takes: product, deployment
/// model, role and `what`.
pub(super) fn file(dataset: &Dataset, selection: &Selection, what: &str) -> String {
    let role = selection.role.as_ref();
    let role = role.map_or("all-roles", |role| role.as_str());
    let (product, deployment) = (dataset.product, &selection.deployment);
    let name = format!("{product}-{deployment}-{role}-{what}");
    let mut file = String::new();
    for byte in name.bytes().take(120) {
        let is_plain = byte.is_ascii_alphanumeric() || byte == b'.';
        file.push(if is_plain {
            byte.to_ascii_lowercase().into()
        } else {
            '-'
        });
    }
    file
}
