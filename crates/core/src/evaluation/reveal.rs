//! The selection that shows a rule which another selection hides.

use super::Selection;
use crate::dataset::{Dataset, Rule};

/// The selection nearest to `selection` that shows `rule`: without filters, and of role, deployment
/// model and version only those changed that the rule is not for.
pub fn nearest_selection_showing(
    dataset: &Dataset,
    rule: &Rule,
    selection: &Selection,
) -> Selection {
    let mut nearest = selection.without_filters();
    if nearest.role.as_ref().is_some_and(|role| *role != rule.role) {
        nearest.role = Some(rule.role.clone());
    }
    if !rule.deployments.contains(&nearest.deployment)
        && let Some(deployment) = rule.deployments.first()
    {
        nearest.deployment = deployment.clone();
    }
    // The newest line that has it; a rule that is for none has its own first release.
    if !rule.is_listed_at(&nearest.version) {
        let mut lines = dataset.lines.iter().rev();
        let line = lines.find(|line| rule.range().contains(line));
        if let Some(version) = line.or(rule.since.as_ref()) {
            nearest.version = version.clone();
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::exclusion::exclusions;
    use crate::link;

    /// The link that shows a rule from another one.
    fn shown(id: &str, query: &str) -> String {
        let dataset = crate::testing::dataset();
        let linked = link::read(query, dataset);
        let rule = dataset.rule(&id.into()).expect("the rule");
        let selection = nearest_selection_showing(dataset, rule, &linked.selection);
        let link = link::write(&selection, &linked.options);
        link.replace("&format=nftables", "")
    }

    #[test]
    fn only_what_hides_a_rule_is_given_up() {
        let id = "self-hosted-cluster-in-ssh";
        for (query, nearest) in [
            (
                "deployment=self-hosted&role=all&version=4.2&q=nats",
                "deployment=self-hosted&role=all&version=4.2&q=nats",
            ),
            (
                "deployment=self-hosted&role=workload-cluster&version=4.2&direction=outbound",
                "deployment=self-hosted&role=workload-cluster&version=4.2",
            ),
            (
                "deployment=saas&role=management-platform&version=4.2",
                "deployment=self-hosted&role=workload-cluster&version=4.2",
            ),
        ] {
            assert_eq!(shown(id, query), nearest, "{query}");
        }
    }

    #[test]
    fn every_rule_can_be_shown_from_every_choice() {
        let dataset = crate::testing::dataset();
        for query in [
            "q=no+such+thing",
            "deployment=saas-edge&version=3.4&direction=outbound",
            "deployment=self-hosted&role=management-platform&version=5.0",
            "role=workload-cluster&version=1.0",
        ] {
            let selection = link::read(query, dataset).selection;
            for rule in &dataset.rules {
                let nearest = nearest_selection_showing(dataset, rule, &selection);
                let reasons = exclusions(rule, &nearest);
                assert_eq!(reasons, [], "{query}: {}", rule.id);
            }
        }
    }
}
