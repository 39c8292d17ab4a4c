//! The order of connections: what is needed most is read first.

use super::{Connection, ConnectionGroup, ConnectionStatus};
use crate::dataset::Dataset;
use crate::evaluation::Selection;

/// The connections by role and direction. Roles stand in the dataset's order. Of the directions of a role,
/// the one with what is required comes first; in each, required connections are followed by conditional,
/// optional, deprecated and ended ones, and by those to check. Else the dataset's order stays.
pub(super) fn grouped<'d>(
    all: Vec<Connection<'d>>,
    dataset: &'d Dataset,
    selection: &Selection,
) -> Vec<ConnectionGroup<'d>> {
    let mut groups: Vec<ConnectionGroup> = Vec::new();
    for role in &dataset.roles {
        let mut of_role: Vec<ConnectionGroup> = Vec::new();
        for connection in all.iter().filter(|one| *one.role == role.id) {
            let mut known = of_role.iter_mut();
            match known.find(|group| group.direction == connection.direction) {
                Some(group) => group.insert(connection.clone()),
                None => of_role.push(ConnectionGroup {
                    role: &role.id,
                    side: dataset.side(&selection.deployment, &role.id),
                    direction: connection.direction,
                    connections: vec![connection.clone()],
                }),
            }
        }
        let (first, rest): (Vec<_>, Vec<_>) =
            of_role.into_iter().partition(ConnectionGroup::has_required);
        groups.extend(first);
        groups.extend(rest);
    }
    groups
}

impl<'d> ConnectionGroup<'d> {
    /// Inserts a connection behind those that are needed as much. A sort would be a tenth of all this to
    /// download.
    fn insert(&mut self, connection: Connection<'d>) {
        let mut known = self.connections.iter();
        let at = known.position(|known| known.status > connection.status);
        let at = at.unwrap_or(self.connections.len());
        self.connections.insert(at, connection);
    }

    fn has_required(&self) -> bool {
        let mut connections = self.connections.iter();
        connections.any(|connection| connection.status == ConnectionStatus::Required)
    }
}
