//! The cells that describe one flow, and the words for documents and selections.

use super::cell::Cell;
use ports_core::dataset::{Dataset, Direction, EndpointId, PortRange, Purpose, RoleId, Rule};
use ports_core::evaluation::{Match, Selection};
use ports_network::addresses::{AddressBook, Proxy};

/// The cells of a flow, as entered into a firewall: the source and its addresses, the destination
/// and its addresses, protocol, ports, direction and service.
pub(super) type FlowCells = [Cell; 8];

/// The place of the port among them.
pub(super) const PORT: usize = 5;

/// The longest name of a file, in bytes, without its extension.
const MAX_FILE_NAME: usize = 120;

/// The remote endpoints of a rule on screen, each once; a single `None` where the dataset names
/// none, so that the rule has a row all the same.
pub(super) fn remote_endpoints<'d>(found: &Match<'d>) -> Vec<Option<&'d EndpointId>> {
    let mut endpoints = Vec::new();
    for end in found.purposes.iter().flat_map(|purpose| &purpose.far_ends) {
        let endpoint = Some(&end.endpoint);
        if !endpoints.contains(&endpoint) {
            endpoints.push(endpoint);
        }
    }
    if endpoints.is_empty() {
        endpoints.push(None);
    }
    endpoints
}

/// Whether a purpose is for a remote endpoint; every purpose is where none is named.
pub(super) fn serves(purpose: &Purpose, endpoint: Option<&EndpointId>) -> bool {
    endpoint.is_none_or(|endpoint| {
        let mut ends = purpose.far_ends.iter();
        ends.any(|end| end.endpoint == *endpoint)
    })
}

/// The flow between a rule's hosts and a remote endpoint. A proxy connects in the place of the hosts
/// behind it.
pub(super) fn flow(
    dataset: &Dataset,
    rule: &Rule,
    endpoint: Option<&EndpointId>,
    book: &AddressBook,
) -> FlowCells {
    let proxy = endpoint.and_then(|endpoint| book.proxy_of(dataset, rule, endpoint));
    let is_inbound = rule.direction == Direction::Inbound;
    let remote_name = endpoint.map_or(msg!(cell_not_stated), |id| dataset.endpoint_name(id));
    let remote_addresses = match proxy {
        Some(proxy) if is_inbound => Cell::addresses(Some(proxy.entries())),
        _ => addresses(book, endpoint),
    };
    let local = match proxy {
        Some(proxy) if !is_inbound => proxy_cells(proxy),
        _ => own_cells(dataset, &rule.role, book),
    };
    let remote = [Cell::text(remote_name), remote_addresses];
    let [source, destination] = match is_inbound {
        true => [remote, local],
        false => [local, remote],
    };
    let ports = Cell::Ports(rule.ports);
    cells(rule, source, destination, ports, &rule.service)
}

/// The flow from a role's hosts to their proxy.
pub(super) fn flow_to_proxy(
    dataset: &Dataset,
    rule: &Rule,
    book: &AddressBook,
    proxy: &Proxy,
) -> FlowCells {
    let ports = match proxy.port() {
        Some(port) => Cell::Ports(PortRange {
            from: port,
            to: port,
        }),
        None => Cell::Missing(msg!(cell_not_entered)),
    };
    let source = own_cells(dataset, &rule.role, book);
    let service = msg!(cell_proxy_service);
    cells(rule, source, proxy_cells(proxy), ports, service)
}

fn cells(
    rule: &Rule,
    source: [Cell; 2],
    destination: [Cell; 2],
    ports: Cell,
    service: &str,
) -> FlowCells {
    let ([source, source_addresses], [destination, destination_addresses]) = (source, destination);
    [
        source,
        source_addresses,
        destination,
        destination_addresses,
        Cell::text(rule.protocol.as_str()),
        ports,
        Cell::text(rule.direction.label()),
        Cell::text(service),
    ]
}

/// The name and the addresses of a role's own hosts.
fn own_cells(dataset: &Dataset, role: &RoleId, book: &AddressBook) -> [Cell; 2] {
    let mut endpoints = dataset.endpoints.iter();
    let own = endpoints.find(|endpoint| endpoint.role.as_ref() == Some(role));
    [
        Cell::text(dataset.role_name(role)),
        addresses(book, own.map(|own| &own.id)),
    ]
}

/// The name and the addresses of a proxy.
fn proxy_cells(proxy: &Proxy) -> [Cell; 2] {
    [
        Cell::text(Proxy::NAME),
        Cell::addresses(Some(proxy.entries())),
    ]
}

fn addresses(book: &AddressBook, endpoint: Option<&EndpointId>) -> Cell {
    Cell::addresses(endpoint.and_then(|endpoint| book.entries(endpoint)))
}

/// The documents that a rule is from.
pub(super) fn documents(dataset: &Dataset, rule: &Rule) -> String {
    let documents: Vec<String> = rule
        .sources
        .iter()
        .filter_map(|citation| {
            let title = dataset.source(&citation.source)?.title;
            let section = citation.section;
            Some(msg_fmt!(cell_document, title = title, section = section).to_string())
        })
        .collect();
    documents.join(msg!(list_semicolon))
}

/// A selection in words, without the release.
pub(super) fn selected(dataset: &Dataset, selection: &Selection) -> String {
    let role = selection.role.as_ref();
    let role = role.map_or(msg!(selection_all_roles), |role| dataset.role_name(role));
    let mut words = vec![
        dataset.deployment_name(&selection.deployment).to_owned(),
        role.to_owned(),
    ];
    if let Some(direction) = selection.direction {
        words.push(direction.label().to_owned());
    }
    if !selection.show_deprecated {
        words.push(msg!(selection_without_deprecated).to_owned());
    }
    if !selection.show_optional {
        words.push(msg!(selection_without_optional).to_owned());
    }
    if !selection.search.is_empty() {
        words.push(msg_fmt!(selection_found_by, search = selection.search).to_string());
    }
    words.join(msg!(list_semicolon))
}

/// The name of a file without its extension, of characters that every system takes: product,
/// deployment model, role and `suffix`.
pub(super) fn file_name(dataset: &Dataset, selection: &Selection, suffix: &str) -> String {
    let role = selection.role.as_ref();
    let role = role.map_or("all-roles", |role| role.as_str());
    let (product, deployment) = (dataset.product, &selection.deployment);
    let name = format!("{product}-{deployment}-{role}-{suffix}");
    let bytes = name.bytes().take(MAX_FILE_NAME);
    bytes
        .map(|byte| match byte {
            b'.' => '.',
            _ if byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase().into(),
            _ => '-',
        })
        .collect()
}
