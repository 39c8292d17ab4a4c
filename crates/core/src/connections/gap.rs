//! Connections that only the rules of the other side list, to be checked.

use super::{Connection, ConnectionStatus, ConnectionUse, own_party, party};
use crate::dataset::{Dataset, Direction, EndpointId, Purpose};
use crate::evaluation::{Evaluation, Gap, Selection};

/// Adds a connection to check for each flow of the other side that has no rule here. Where a rule has the
/// same connection after all, there is nothing to check.
pub(super) fn add<'d>(
    all: &mut Vec<Connection<'d>>,
    dataset: &'d Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'d>,
) {
    for gap in &evaluation.gaps {
        let Some(connection) = connection(dataset, selection, gap) else {
            continue;
        };
        let key = connection.key();
        let is_wanted = selection
            .direction
            .is_none_or(|direction| direction == connection.direction);
        if is_wanted && !all.iter().any(|known| known.key() == key) {
            all.push(connection);
        }
    }
}

/// The connection as the hosts of the gap's role see it; none where the other side's role is no endpoint.
fn connection<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    gap: &Gap<'d>,
) -> Option<Connection<'d>> {
    let rule = gap.rule;
    let is_played = |id: &EndpointId| {
        let endpoint = dataset.endpoint(id);
        endpoint.and_then(|endpoint| endpoint.role.as_ref()) == Some(gap.role)
    };
    let with_role = |purpose: &'d Purpose| {
        let ends = purpose.far_ends.iter();
        ends.filter(|end| is_played(&end.endpoint))
            .map(move |end| ConnectionUse { rule, purpose, end })
    };
    let home = dataset.home(&rule.role)?;
    Some(Connection {
        role: gap.role,
        own: own_party(dataset, gap.role),
        far: party(dataset, &home.id),
        direction: match rule.direction {
            Direction::Inbound => Direction::Outbound,
            Direction::Outbound => Direction::Inbound,
        },
        protocol: rule.protocol,
        ports: rule.ports,
        status: ConnectionStatus::Check,
        not_included: None,
        is_found: false,
        uses: rule
            .purposes_at(&selection.version)
            .flat_map(with_role)
            .collect(),
        check: Some(gap.reason),
    })
}
