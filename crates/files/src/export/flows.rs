//! Flows as a firewall sees them, and the words for documents and selections.

use super::cell::{Cell, Passage, Plain};
use ports_core::dataset::{Dataset, Direction, EndpointId, PortRange, Protocol, RoleId, Rule};
use ports_core::evaluation::Selection;
use ports_core::text::listed;
use ports_formats::file_name::file_stem;
use ports_network::addresses::{AddressBook, Proxy};

/// A flow, as entered into a firewall. Two flows that are the same are one rule there, whatever they are
/// for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flow {
    /// The name and the addresses of the source.
    pub source: [Cell; 2],
    /// Those of the destination.
    pub destination: [Cell; 2],
    /// The transport protocol.
    pub protocol: Protocol,
    /// The destination ports.
    pub ports: Cell,
    /// Which side opens connections, seen from the hosts of the team.
    pub direction: Direction,
}

impl Flow {
    /// Its cells, in the order of the columns: source, destination, protocol, ports.
    pub fn cells(&self) -> [Cell; 6] {
        let ([source, from], [destination, to]) = (self.source.clone(), self.destination.clone());
        let protocol = Cell::text(self.protocol.as_str());
        [source, from, destination, to, protocol, self.ports.clone()]
    }
}

/// The flow between a rule's hosts and a remote endpoint. A proxy connects in the place of the hosts
/// behind it.
pub(super) fn flow(
    dataset: &Dataset,
    rule: &Rule,
    endpoint: Option<&EndpointId>,
    book: &AddressBook,
) -> Flow {
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
    Flow {
        source,
        destination,
        protocol: rule.protocol,
        ports: Cell::Ports(rule.ports),
        direction: rule.direction,
    }
}

/// The flow from a role's hosts to their proxy.
pub(super) fn flow_to_proxy(
    dataset: &Dataset,
    rule: &Rule,
    book: &AddressBook,
    proxy: &Proxy,
) -> Flow {
    let ports = match proxy.port() {
        Some(port) => Cell::Ports(PortRange {
            from: port,
            to: port,
        }),
        None => Cell::Missing(msg!(cell_not_entered)),
    };
    Flow {
        source: own_cells(dataset, &rule.role, book),
        destination: proxy_cells(proxy),
        protocol: rule.protocol,
        ports,
        direction: rule.direction,
    }
}

/// The name and the addresses of a role's own hosts.
fn own_cells(dataset: &Dataset, role: &RoleId, book: &AddressBook) -> [Cell; 2] {
    let mut endpoints = dataset.endpoints.iter();
    let own = endpoints.find(|endpoint| endpoint.role.as_ref() == Some(role));
    // By the name that the other side's rules call them too: one endpoint, one name.
    let name = own.map_or_else(|| dataset.role_name(role), |own| &own.name);
    [Cell::text(name), addresses(book, own.map(|own| &own.id))]
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

/// The passages of documents that rules are from, each once.
pub(super) fn passages<'a>(
    dataset: &Dataset,
    rules: impl IntoIterator<Item = &'a Rule>,
) -> Vec<Passage> {
    let mut passages = Vec::new();
    for citation in rules.into_iter().flat_map(|rule| &rule.sources) {
        let Some(source) = dataset.source(&citation.source) else {
            continue;
        };
        let passage = Passage {
            title: Plain::new(&source.title),
            section: Plain::new(&citation.section),
            url: Plain::new(&source.url),
        };
        if !passages.contains(&passage) {
            passages.push(passage);
        }
    }
    passages
}

/// Passages of documents as one text.
pub(super) fn documents(passages: &[Passage]) -> Cell {
    let documents: Vec<String> = passages.iter().map(ToString::to_string).collect();
    Cell::text(&documents.join(msg!(list_semicolon)))
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
    let included = selection.included_words();
    if !included.is_empty() {
        words.push(msg_fmt!(selection_with, kinds = listed(&included)).to_string());
    }
    words.join(msg!(list_semicolon))
}

/// The name of a file without its extension: product, deployment model, role and `suffix`, with the name of
/// the plan where it has one, and a team in place of the role where the file is for one.
pub(crate) fn file_name(
    dataset: &Dataset,
    selection: &Selection,
    plan: &str,
    team: Option<&str>,
    suffix: &str,
) -> String {
    let role = selection.role.as_ref();
    let role = role.map_or("all-roles", |role| role.as_str());
    let (product, deployment) = (&*dataset.product, selection.deployment.as_str());
    file_stem(&[product, plan, deployment, team.unwrap_or(role), suffix])
}
