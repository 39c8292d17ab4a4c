//! What to allow, as a part of a sentence.

use crate::connections::Connection;
use crate::dataset::{Direction, Evidence};
use crate::text::{counted, listed};

/// The connections with one port in one direction.
struct Opening<'a, 'd> {
    direction: Direction,
    port: String,
    connections: Vec<&'a Connection<'d>>,
}

/// What connections allow: `outbound tcp/443 to 4 destinations and inbound tcp/443 from Administrators`; none
/// where there are none.
pub(super) fn allow(connections: &[&Connection<'_>]) -> Option<String> {
    let mut openings: Vec<Opening> = Vec::new();
    for connection in connections {
        let (direction, port) = (connection.direction, connection.port_label());
        let mut known = openings.iter_mut();
        match known.find(|known| (known.direction, &known.port) == (direction, &port)) {
            Some(known) => known.connections.push(connection),
            None => openings.push(Opening {
                direction,
                port,
                connections: vec![connection],
            }),
        }
    }
    let mut last = None;
    let mut said = Vec::new();
    for opening in &openings {
        // The direction holds for what follows it.
        let is_named = last.replace(opening.direction) != Some(opening.direction);
        said.push(opening.said(is_named));
    }
    (!said.is_empty()).then(|| listed(&said))
}

/// One connection, with a name for its port: `outbound tcp/443 to vCenter`.
pub(super) fn flow(connection: &Connection<'_>, port: &str) -> String {
    directed(connection.direction, port, connection.far.name)
}

fn directed(direction: Direction, port: &str, ends: &str) -> String {
    match direction {
        Direction::Inbound => msg_fmt!(answer_inbound, port = port, ends = ends).to_string(),
        Direction::Outbound => msg_fmt!(answer_outbound, port = port, ends = ends).to_string(),
    }
}

impl Opening<'_, '_> {
    fn said(&self, is_direction_named: bool) -> String {
        let (port, ends) = (&self.port, self.ends());
        match (is_direction_named, self.direction) {
            (true, direction) => directed(direction, port, &ends),
            (false, Direction::Inbound) => {
                msg_fmt!(answer_more_inbound, port = port, ends = ends).to_string()
            }
            (false, Direction::Outbound) => {
                msg_fmt!(answer_more_outbound, port = port, ends = ends).to_string()
            }
        }
    }

    /// The name of a single end, or how many there are. An end that no source names is none to count on, and
    /// is said apart.
    fn ends(&self) -> String {
        let is_named = |connection: &&&Connection| {
            let mut uses = connection.uses.iter();
            uses.any(|one| one.end.evidence != Evidence::NotStated)
        };
        let named: Vec<&&Connection> = self.connections.iter().filter(is_named).collect();
        let unnamed = self.connections.len() - named.len();
        let nouns = match self.direction {
            Direction::Inbound => msg!(counted_sources),
            Direction::Outbound => msg!(counted_destinations),
        };
        let named = match &named[..] {
            [] => None,
            [only] => Some(only.far.name.to_owned()),
            all => Some(counted(all.len(), nouns)),
        };
        let unnamed = (unnamed > 0).then(|| counted(unnamed, msg!(counted_unnamed)));
        match (named, unnamed) {
            (Some(named), Some(unnamed)) => {
                msg_fmt!(answer_and_unnamed, ends = named, unnamed = unnamed).to_string()
            }
            (named, unnamed) => named.or(unnamed).unwrap_or_default(),
        }
    }
}
