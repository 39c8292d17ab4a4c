//! An upgrade in a few sentences, as one would say it to whoever manages the firewall.

use super::{Change, FlowChange, Step, Upgrade};
use crate::dataset::{Dataset, Transport};
use crate::text::listed;

impl Upgrade<'_> {
    /// What to open, what stays open between the sides of the product and what has to pass there, and what
    /// may be closed, in a few sentences.
    pub fn summary(&self, dataset: &Dataset) -> String {
        self.sentences(dataset).join(" ")
    }

    /// The same, sentence by sentence: the first says what to open.
    pub fn sentences(&self, dataset: &Dataset) -> Vec<String> {
        let Self { from, to, .. } = self;
        if self.changes.is_empty() {
            return vec![msg!(upgrade_not_yours).to_owned()];
        }
        let mut sentences = Vec::new();
        let open = self.list(Step::Open);
        if !open.is_empty() {
            let said = said(&open);
            sentences.push(msg_fmt!(upgrade_say_open, connections = said).to_string());
        } else if !self.is_empty() {
            sentences.push(msg_fmt!(upgrade_say_nothing_to_open, to = to).to_string());
        } else {
            sentences.push(msg_fmt!(upgrade_nothing, from = from, to = to).to_string());
        }
        sentences.extend(self.stays_open_between_sides(dataset));
        sentences.extend(self.has_to_pass(dataset));
        let close = self.list(Step::Close);
        if !close.is_empty() {
            let noun = self.noun();
            let said = self.closed(&close);
            sentences
                .push(msg_fmt!(upgrade_say_close, noun = noun, connections = said).to_string());
            for said in close.iter().flat_map(|change| change.when_removed(self)) {
                if !sentences.contains(&said) {
                    sentences.push(said);
                }
            }
        }
        if self.changes.iter().any(is_deprecated_in_both) {
            sentences.push(msg!(upgrade_deprecated_both).to_owned());
        }
        sentences
    }

    /// That nothing new has to be opened between two sides of the product, where what is open there carries
    /// more from now on: a sentence for each two, as one side sees it and not a second time as the other does.
    fn stays_open_between_sides(&self, dataset: &Dataset) -> Vec<String> {
        let mut sentences = Vec::new();
        for change in self.carries_more() {
            let connection = &change.connection;
            let is_side = |end: Option<_>| {
                let endpoint = end.and_then(|end| dataset.endpoint(end));
                endpoint.is_some_and(|endpoint| endpoint.role.is_some())
            };
            let is_new = |other: &&Change| other.ends() == change.ends();
            if !(is_side(connection.own.endpoint) && is_side(connection.far.endpoint))
                || self.list(Step::Open).iter().any(is_new)
            {
                continue;
            }
            let said = msg_fmt!(
                upgrade_say_open_already,
                source = connection.source().name,
                destination = connection.destination().name,
                port = connection.port_label()
            )
            .to_string();
            if !sentences.contains(&said) {
                sentences.push(said);
            }
        }
        sentences
    }

    /// What proxies and inspection have to let through, for each protocol that starts with the release that
    /// is wanted on a port that is open already.
    fn has_to_pass(&self, dataset: &Dataset) -> Vec<String> {
        let starts = |transport: &&Transport| {
            let range = transport.range();
            range.contains(&self.to) && !range.contains(&self.from)
        };
        let more = self.carries_more();
        let carries = |transport: &&Transport| {
            more.iter().any(|change| {
                let connection = &change.connection;
                connection.protocol == transport.protocol
                    && connection.ports.contains(transport.port)
            })
        };
        let transports = dataset.transports.iter().filter(starts).filter(carries);
        let said = transports.filter_map(|transport| {
            let over = transport.over?;
            let said = msg_fmt!(upgrade_say_pass, over = over, name = transport.name);
            Some(said.to_string())
        });
        said.collect()
    }

    /// What may be closed: a port alone only where nothing else needs it.
    fn closed(&self, close: &[&Change]) -> String {
        let is_used = |change: &&Change| {
            let one = &change.connection;
            let needs_it = |other: &&Change| {
                other.connection.protocol == one.protocol
                    && other.connection.ports.overlaps(one.ports)
            };
            let mut stay = self
                .changes
                .iter()
                .filter(|other| other.step() != Step::Close);
            stay.any(|other| needs_it(&other))
        };
        if close.iter().any(is_used) {
            return said(close);
        }
        let mut ports: Vec<String> = Vec::new();
        for change in close {
            let port = change.connection.port_label();
            if !ports.contains(&port) {
                ports.push(port);
            }
        }
        listed(&ports)
    }
}

fn is_deprecated_in_both(change: &Change) -> bool {
    (change.was(), change.becomes()) == (FlowChange::Deprecated, FlowChange::Deprecated)
}

/// Connections by port and source, those that both sides list once: `tcp/443 from Workload clusters to
/// Registries and vCenter`.
fn said(changes: &[&Change]) -> String {
    let mut groups: Vec<(String, &str, Vec<&str>)> = Vec::new();
    for change in changes {
        let connection = &change.connection;
        let port = connection.port_label();
        let (source, destination) = (connection.source().name, connection.destination().name);
        let known = groups
            .iter_mut()
            .find(|(known, from, _)| *known == port && *from == source);
        match known {
            Some((_, _, destinations)) if destinations.contains(&destination) => {}
            Some((_, _, destinations)) => destinations.push(destination),
            None => groups.push((port, source, vec![destination])),
        }
    }
    let said = groups.into_iter().map(|(port, source, destinations)| {
        msg_fmt!(
            upgrade_say_connection,
            port = port,
            source = source,
            destinations = listed(&destinations)
        )
        .to_string()
    });
    said.collect::<Vec<_>>().join(msg!(list_semicolon))
}
