//! Where links to rules lead: a rule may be in several connections, and a connection may have several rules.

use ports_core::connections::{Connection, ConnectionGroup};

/// The anchors of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    /// The rule whose id the row has.
    pub own: Option<&'static str>,
    /// Further rules that lead to it.
    pub others: Vec<&'static str>,
}

impl Anchors {
    /// The anchors of each row, in the order of the groups and their connections. A rule leads to the first
    /// connection that it is the first rule of, or else to the first one that it is in at all; a connection to
    /// check belongs to the rules of the other side and has none.
    pub fn of(groups: &[ConnectionGroup<'static>]) -> Vec<Self> {
        let connections = || groups.iter().flat_map(|group| &group.connections);
        let mut anchors: Vec<Self> = connections().map(|_| Self::default()).collect();
        let mut known: Vec<&str> = Vec::new();
        for (anchor, connection) in anchors.iter_mut().zip(connections()) {
            let first = ids(connection).next().filter(|id| !known.contains(id));
            known.extend(first);
            anchor.own = first;
        }
        for (anchor, connection) in anchors.iter_mut().zip(connections()) {
            for id in ids(connection) {
                if !known.contains(&id) {
                    known.push(id);
                    anchor.others.push(id);
                }
            }
        }
        anchors
    }

    /// Whether links to a rule lead here.
    pub fn has(&self, rule: &str) -> bool {
        self.own == Some(rule) || self.others.contains(&rule)
    }
}

/// The ids of the rules that a connection is listed by.
fn ids(connection: &Connection<'static>) -> impl Iterator<Item = &'static str> {
    let rules = connection.rules().into_iter();
    let is_check = connection.check.is_some();
    rules
        .filter(move |_| !is_check)
        .map(|rule| rule.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports_core::connections::connections;
    use ports_core::evaluation::evaluate;
    use ports_core::link;

    fn of(query: &str) -> (Vec<&'static str>, Vec<Anchors>) {
        let dataset = ports_data::dataset();
        let selection = link::read(query, dataset).selection;
        let evaluation = evaluate(dataset, &selection);
        let matches = evaluation.matches.iter();
        let rules = matches.map(|found| found.rule.id.as_str()).collect();
        (
            rules,
            Anchors::of(&connections(dataset, &selection, &evaluation)),
        )
    }

    #[test]
    fn every_rule_that_applies_leads_to_exactly_one_row() {
        for deployment in ["saas", "saas-edge", "self-hosted"] {
            for role in ["all", "management-platform", "workload-cluster"] {
                for version in ["3.4", "4.2"] {
                    let query = format!("deployment={deployment}&role={role}&version={version}");
                    let (rules, anchors) = of(&query);
                    for rule in rules {
                        let rows = anchors.iter().filter(|anchor| anchor.has(rule));
                        assert_eq!(rows.count(), 1, "{rule} {query}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_rule_leads_to_a_row_of_its_own_where_it_has_one() {
        let (_, anchors) = of("version=4.2");
        let own: Vec<_> = anchors.iter().map(|anchor| anchor.own).collect();
        assert_eq!(
            own,
            [
                Some("saas-cluster-out-https-api"),
                Some("saas-cluster-out-https-grpc"),
                None,
                Some("saas-cluster-out-nats"),
                Some("saas-cluster-in-ssh"),
            ]
        );
        let (_, anchors) = of("version=4.2&role=management-platform&deployment=saas");
        let others: Vec<_> = anchors.iter().map(|anchor| &anchor.others[..]).collect();
        assert_eq!(others, [&[][..], &["saas-mgmt-in-https-grpc"], &[]]);
    }

    #[test]
    fn what_is_to_be_checked_is_nobodys_row() {
        let (_, anchors) = of("deployment=self-hosted&version=4.2");
        assert_eq!(anchors.last(), Some(&Anchors::default()));
    }
}
