//! What the dataset holds can be drawn.

use super::Report;
use crate::dataset::Dataset;

/// How many roles the diagram has a place for: side by side.
pub const MAX_ROLES: usize = 2;

/// A third role would have no box, and its connections no line.
pub(super) fn drawable_roles(dataset: &Dataset, report: &mut Report) {
    for role in dataset.roles.iter().skip(MAX_ROLES) {
        report.add(
            format_args!("role {}", role.id),
            "id",
            "the diagram has room for two roles, and this is another".to_owned(),
            "Give the layout of the diagram a place for it, or remove it",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::broken;
    use crate::dataset::Named;

    #[test]
    fn a_third_role_is_refused_until_the_diagram_can_draw_it() {
        let said = broken("drawable-roles", |dataset| {
            dataset.roles.push(Named {
                id: "gateway".into(),
                name: "Private Cloud Gateway".into(),
            });
        });
        assert_eq!(
            said,
            [
                "role gateway, id: the diagram has room for two roles, and this is another. Give the layout of the diagram a place for it, or remove it. [drawable-roles]"
            ]
        );
    }
}
