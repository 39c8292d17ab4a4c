//! One row of a change request.

use super::cell::Cell;
use super::change_request::RequestSection;
use super::flows::{FlowCells, PORT, documents, flow, flow_to_proxy, serves};
use super::sheet::Row;
use ports_core::dataset::{Dataset, EndpointId, Purpose, Removal, Requirement, Rule};
use ports_core::evaluation::{Match, Status, deprecation};
use ports_core::release::Release;
use ports_network::addresses::Proxy;

/// The row for the flows of a rule with one remote endpoint.
pub(super) fn row(
    number: u32,
    dataset: &Dataset,
    team: &RequestSection<'_>,
    found: &Match<'_>,
    endpoint: Option<&EndpointId>,
) -> Row {
    let rule = found.rule;
    let purposes: Vec<&Purpose> = found
        .purposes
        .iter()
        .copied()
        .filter(|purpose| serves(purpose, endpoint))
        .collect();
    let texts: Vec<&str> = purposes.iter().map(|purpose| &*purpose.text).collect();
    let mut row = vec![Cell::Number(number), Cell::text(&team.name)];
    row.extend(with_open(
        team,
        rule,
        flow(dataset, rule, endpoint, team.endpoints),
    ));
    row.extend([
        Cell::text(&texts.join(msg!(list_semicolon))),
        Cell::text(&requirement(rule)),
        Cell::text(found.status.label()),
        match since(rule, &purposes) {
            Some(since) => Cell::Since(since.clone()),
            None => Cell::Missing(msg!(cell_every_version)),
        },
        until(dataset, found),
        match &rule.when_blocked {
            Some(blocked) => Cell::text(blocked),
            None => Cell::Missing(msg!(cell_not_stated)),
        },
        Cell::text(&documents(dataset, rule)),
        Cell::text(rule.id.as_str()),
    ]);
    row
}

/// The row for the way of a team's hosts to their proxy, which carries more than the rule that it is
/// listed under.
pub(super) fn row_to_proxy(
    number: u32,
    dataset: &Dataset,
    team: &RequestSection<'_>,
    found: &Match<'_>,
    proxy: &Proxy,
) -> Row {
    let rule = found.rule;
    let mut row = vec![Cell::Number(number), Cell::text(&team.name)];
    row.extend(with_open(
        team,
        rule,
        flow_to_proxy(dataset, rule, team.endpoints, proxy),
    ));
    row.extend([
        Cell::text(msg!(cell_proxy_purpose)),
        Cell::text(&requirement(rule)),
        Cell::text(found.status.label()),
        Cell::Missing(msg!(cell_proxy_since)),
        Cell::Missing(msg!(cell_proxy_since)),
        Cell::Missing(msg!(cell_proxy_when_blocked)),
        Cell::text(msg!(cell_proxy_source)),
        Cell::text(rule.id.as_str()),
    ]);
    row
}

/// The cells of a flow, with one behind its port that says whether the port is open to any address, and
/// because of whom: whatever stands in this row, it is open then.
fn with_open(team: &RequestSection<'_>, rule: &Rule, flow: FlowCells) -> Vec<Cell> {
    let mut cells = Vec::from(flow);
    let open = team.open.iter().find(|open| {
        cells[PORT] == Cell::Ports(open.ports)
            && (open.direction, open.protocol) == (rule.direction, rule.protocol)
    });
    let said = match open {
        Some(open) => Cell::text(&open.to_string()),
        None => Cell::Missing(""),
    };
    cells.insert(PORT + 1, said);
    cells
}

/// The first release that a row applies to: that of its earliest purpose. A purpose without a
/// release is as old as the rule.
fn since<'a>(rule: &'a Rule, purposes: &[&'a Purpose]) -> Option<&'a Release> {
    let mut earliest = None;
    for purpose in purposes {
        let Some(since) = &purpose.since else {
            return rule.since.as_ref();
        };
        if earliest.is_none_or(|earliest| since.is_before(earliest)) {
            earliest = Some(since);
        }
    }
    earliest.or(rule.since.as_ref())
}

/// Up to when a row applies, as far as that is announced.
fn until(dataset: &Dataset, found: &Match<'_>) -> Cell {
    let rule = found.rule;
    match &rule.removed_in {
        _ if found.status == Status::Deprecated => Cell::text(&deprecation(dataset, rule)),
        Some(Removal::In(removed)) => {
            Cell::text(&msg_fmt!(cell_before, release = removed).to_string())
        }
        _ => Cell::Missing(msg!(cell_no_end)),
    }
}

/// The requirement of a rule, with its condition.
fn requirement(rule: &Rule) -> String {
    let requirement = required(rule).label();
    match rule.condition {
        Some(condition) => msg_fmt!(
            cell_condition,
            requirement = requirement,
            condition = condition
        )
        .to_string(),
        None => requirement.to_owned(),
    }
}

/// The status of a rule where it is not deprecated.
pub(super) fn required(rule: &Rule) -> Status {
    match rule.requirement {
        Requirement::Required => Status::Required,
        Requirement::Optional => Status::Optional,
        Requirement::Conditional => Status::Conditional,
    }
}
