//! How many rules each choice would leave on screen.

use super::{Selection, on_screen};
use crate::domain::dataset::{Dataset, DeploymentId, Direction, RoleId};
use crate::domain::version::Release;

/// A role, or none for all of them, and how many rules choosing it would leave.
pub type RoleCount = (Option<RoleId>, usize);

/// For each choice, the rules that would be on screen if it were made and nothing else changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    /// By deployment model, in the dataset's order.
    pub deployments: Vec<(DeploymentId, usize)>,
    /// All roles first, then one by one.
    pub roles: Vec<RoleCount>,
    /// By release line, oldest first.
    pub lines: Vec<(Release, usize)>,
    /// Both directions first, then one by one.
    pub directions: Vec<(Option<Direction>, usize)>,
    /// With the switch for deprecated rules as it is not.
    pub deprecated_flipped: usize,
    /// With the switch for optional rules as it is not.
    pub optional_flipped: usize,
}

/// The counts around `selection`.
pub fn counts(dataset: &Dataset, selection: &Selection) -> Counts {
    let left = |change: &dyn Fn(&mut Selection)| {
        let mut changed = selection.clone();
        change(&mut changed);
        on_screen(dataset, &changed)
    };
    let deployments = dataset.deployments.iter().map(|named| {
        let id = &named.id;
        (id.clone(), left(&|other| other.deployment = id.clone()))
    });
    let roles =
        std::iter::once(None).chain(dataset.roles.iter().map(|named| Some(named.id.clone())));
    let directions = [None, Some(Direction::Inbound), Some(Direction::Outbound)];
    Counts {
        deployments: deployments.collect(),
        roles: roles
            .map(|role| {
                let count = left(&|other| other.role = role.clone());
                (role, count)
            })
            .collect(),
        lines: dataset
            .lines
            .iter()
            .map(|line| (line.clone(), left(&|other| other.version = line.clone())))
            .collect(),
        directions: directions
            .map(|direction| (direction, left(&|other| other.direction = direction)))
            .to_vec(),
        deprecated_flipped: left(&|other| other.show_deprecated = !other.show_deprecated),
        optional_flipped: left(&|other| other.show_optional = !other.show_optional),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::evaluate;

    #[test]
    fn a_count_is_what_making_the_choice_leaves() {
        let dataset = Dataset::embedded();
        let mut selection = Selection::initial(dataset);
        selection.search = "443".to_owned();
        selection.version = Release::line(4, 2);
        let counts = counts(dataset, &selection);
        let by_deployment: Vec<usize> =
            counts.deployments.iter().map(|(_, count)| *count).collect();
        assert_eq!(by_deployment, [4, 4, 4]);
        let by_role: Vec<usize> = counts.roles.iter().map(|(_, count)| *count).collect();
        assert_eq!(by_role, [4, 2, 2]);
        let before_grpc = counts
            .lines
            .iter()
            .find(|(line, _)| *line == Release::line(3, 4));
        assert_eq!(before_grpc.map(|(_, count)| *count), Some(2));
    }

    #[test]
    fn the_switches_count_what_flipping_them_leaves() {
        let dataset = Dataset::embedded();
        let selection = Selection::initial(dataset);
        let all = evaluate(dataset, &selection).matches.len();
        let counts = counts(dataset, &selection);
        assert_eq!(
            (all, counts.deprecated_flipped, counts.optional_flipped),
            (7, 5, 6)
        );
    }
}
