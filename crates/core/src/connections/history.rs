//! What a connection is to each of the known releases.

use super::{ConnectionKey, ConnectionStatus};
use crate::dataset::{Dataset, DeploymentId, Rule};
use crate::evaluation::Status;
use crate::release::Release;

/// Releases one after the other to which a connection is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span<'d> {
    /// The first of them.
    pub first: &'d Release,
    /// The last of them: a release line, or the release within one with which the span begins.
    pub last: &'d Release,
    /// How many lines there are, and releases within a line with which it changes.
    pub releases: usize,
    /// What the connection is to them; none where they do not have it.
    pub status: Option<ConnectionStatus>,
}

/// What a connection is to the known releases of a deployment model, from the oldest to the newest: to each
/// release line, and from a release within a line on where it ends there. A connection that only the other
/// side lists has no history.
pub fn history<'d>(
    dataset: &'d Dataset,
    deployment: &DeploymentId,
    key: &ConnectionKey,
) -> Vec<Span<'d>> {
    let of_model = |rule: &&Rule| rule.deployments.contains(deployment);
    let mut releases: Vec<&Release> = Vec::new();
    for line in &dataset.lines {
        for rule in dataset.rules.iter().filter(of_model) {
            let before = releases.last().copied();
            let is_within = |end: &&Release| {
                let is_later = before.is_some_and(|before| before.is_before(end));
                is_later && end.is_before(line) && lists(rule, key)
            };
            releases.extend(rule.range().until.filter(is_within));
        }
        releases.push(line);
    }
    let mut spans: Vec<Span> = Vec::new();
    for release in releases {
        let rules = dataset.rules.iter().filter(of_model);
        let statuses = rules
            .filter(|rule| has(rule, key, release))
            .map(|rule| ConnectionStatus::from(Status::of(rule, release)));
        let status = statuses.min();
        match spans.last_mut().filter(|span| span.status == status) {
            Some(span) => {
                span.last = release;
                span.releases += 1;
            }
            None => spans.push(Span {
                first: release,
                last: release,
                releases: 1,
                status,
            }),
        }
    }
    spans
}

/// Whether `rule` lists a connection for some release.
pub(super) fn lists(rule: &Rule, key: &ConnectionKey) -> bool {
    let mut ends = rule.purposes.iter().flat_map(|purpose| &purpose.far_ends);
    is_port(rule, key) && ends.any(|end| end.endpoint == key.far)
}

/// Whether `rule` is for the port of a connection, and for the same hosts.
fn is_port(rule: &Rule, key: &ConnectionKey) -> bool {
    (&rule.role, rule.direction, rule.protocol, rule.ports)
        == (&key.role, key.direction, key.protocol, key.ports)
}

/// Whether `rule` lists a connection for `release`.
fn has(rule: &Rule, key: &ConnectionKey, release: &Release) -> bool {
    is_port(rule, key)
        && rule.is_listed_at(release)
        && rule.purposes_at(release).any(|purpose| {
            let mut ends = purpose.far_ends.iter();
            ends.any(|end| end.endpoint == key.far)
        })
}

impl Span<'_> {
    /// Its releases: `3.4 and earlier`, `4.0`, `4.0 to 4.9`.
    pub fn name(&self, dataset: &Dataset) -> String {
        let first = dataset.line_name(self.first);
        match (self.releases, dataset.lines.first() == Some(self.first)) {
            (1, _) => first,
            (_, true) => msg_fmt!(span_until, last = self.last).to_string(),
            (_, false) => msg_fmt!(span_from, first = self.first, last = self.last).to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connections::connections;
    use crate::evaluation::evaluate;
    use crate::link;

    fn said(query: &str, port: u16, far: &str) -> Vec<String> {
        let dataset = crate::testing::dataset();
        let selection = link::read(query, dataset).selection;
        let groups = connections(dataset, &selection, &evaluate(dataset, &selection));
        let mut all = groups.iter().flat_map(|group| &group.connections);
        let connection = all
            .find(|one| one.ports.contains(port) && one.key().far.as_str() == far)
            .expect("a connection");
        history(dataset, &selection.deployment, &connection.key())
            .iter()
            .map(|span| {
                let status = span.status.map_or("-", ConnectionStatus::label);
                format!("{}: {status}", span.name(dataset))
            })
            .collect()
    }

    #[test]
    fn a_connection_says_what_it_is_to_which_releases() {
        assert_eq!(
            said("version=4.2", 4222, "message-hosts"),
            [
                "3.4 and earlier: Required",
                "4.0 to 4.6: Deprecated",
                "4.6.12 to 4.9: Ended"
            ]
        );
        assert_eq!(
            said("version=4.2", 443, "updates"),
            ["3.4 and earlier: -", "4.0 to 4.9: Required"]
        );
        // One rule follows the other.
        for version in ["3.4", "4.2"] {
            assert_eq!(
                said(&format!("version={version}"), 443, "registries"),
                ["up to 4.9: Required"]
            );
        }
        assert_eq!(
            said("deployment=self-hosted&version=3.4", 443, "vcenter"),
            ["up to 4.9: Required"]
        );
        assert_eq!(
            said(
                "deployment=self-hosted&version=3.4",
                6443,
                "management-platform"
            ),
            ["up to 4.9: -"]
        );
    }
}
