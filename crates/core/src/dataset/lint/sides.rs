//! Whoever opens the page has rules of their own to load.

use super::Report;
use crate::dataset::{Dataset, Side};

/// A reader who has chosen nothing but the deployment model would get nothing to load.
pub(super) fn default_role_is_the_readers(dataset: &Dataset, report: &mut Report) {
    let role = &dataset.default_role;
    for deployment in &dataset.deployments {
        let place = format!("deployment {}", deployment.id);
        if dataset.side(&deployment.id, role) == Side::Vendor {
            let problem = format!("holds “{role}”, which is chosen at first");
            let fix = "Take it out, or name another default_role";
            report.add(&place, "vendor_roles", problem, fix);
        }
        for (index, role) in deployment.vendor_roles.iter().enumerate() {
            if deployment.vendor_roles[..index].contains(role) {
                let problem = format!("“{role}” is there twice");
                report.add(&place, "vendor_roles", problem, "Name each role once");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::broken;

    #[test]
    fn a_role_that_is_chosen_at_first_and_the_vendors_is_found() {
        let said = broken("default-role-is-the-readers", |dataset| {
            dataset.default_role = "management-platform".into();
            dataset.deployments[1].vendor_roles.clear();
        });
        assert_eq!(
            said,
            [
                "deployment saas, vendor_roles: holds “management-platform”, which is chosen at first. Take it out, or name another default_role. [default-role-is-the-readers]"
            ]
        );
    }

    #[test]
    fn a_role_that_is_the_vendors_twice_is_found() {
        let said = broken("default-role-is-the-readers", |dataset| {
            let roles = &mut dataset.deployments[0].vendor_roles;
            roles.extend(roles.clone());
        });
        assert_eq!(
            said,
            [
                "deployment saas, vendor_roles: “management-platform” is there twice. Name each role once. [default-role-is-the-readers]"
            ]
        );
    }
}
