//! Which releases have the same ports.

use crate::connections::{ConnectionGroup, ConnectionKey, ConnectionStatus, connections};
use crate::dataset::Dataset;
use crate::evaluation::{Evaluation, Selection, evaluate};
use crate::release::{Release, ReleaseCoverage};

/// The known release lines around the chosen release that have the same connections with the same status, as
/// the first and the last of them; none where there is only one, or where the release is on no known line. A
/// line counts when its last release is like its first.
pub(super) fn same_lines<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'_>,
    groups: &[ConnectionGroup<'_>],
) -> Option<(&'d Release, &'d Release)> {
    if evaluation.answer != ReleaseCoverage::Known || groups.is_empty() {
        return None;
    }
    let chosen = ports(groups);
    let has_same = |release: Release| {
        let there = Selection {
            version: release,
            ..selection.clone()
        };
        let evaluation = evaluate(dataset, &there);
        ports(&connections(dataset, &there, &evaluation)) == chosen
    };
    let is_same = |line: &Release| has_same(line.clone()) && has_same(line.last_of_line());
    let lines = &dataset.lines;
    let line = selection.version.line_of();
    let at = lines.iter().position(|known| known.line_of() == line)?;
    // A candidate for the first release of a line may still be like the line before it.
    if !is_same(&lines[at]) {
        return None;
    }
    let (mut first, mut last) = (at, at);
    while first > 0 && is_same(&lines[first - 1]) {
        first -= 1;
    }
    while last + 1 < lines.len() && is_same(&lines[last + 1]) {
        last += 1;
    }
    (first < last).then(|| (&lines[first], &lines[last]))
}

/// What the hosts have to allow or may, whatever for.
fn ports(groups: &[ConnectionGroup<'_>]) -> Vec<(ConnectionKey, ConnectionStatus)> {
    let connections = groups.iter().flat_map(|group| &group.connections);
    connections.map(|one| (one.key(), one.status)).collect()
}
