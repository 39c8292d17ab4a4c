//! The change request: the rules on screen, for those who have to act.

use super::cell::{Cell, Plain};
use super::flows::{self, add, chosen, documents, far_ends, push_flow, serves, text};
use super::sheet::{
    Column, DATASET_VERSION, DATE, FLOWS, Name, OPENINGS, PORTS, PRODUCT_VERSION, Part, Row,
    SELECTION, Sheet, below, column, name,
};
use ports_core::dataset::{Dataset, Direction, EndpointId, Removal, Requirement, RoleId, Rule};
use ports_core::evaluation::{Evaluation, Match, Selection, Status, deprecation};
use ports_core::release::Release;
use ports_core::text::counted;
use ports_network::addresses::AddressBook;
use ports_network::sites::{PlanAddresses, Proxy, Totals};

/// The columns of a change request.
pub const COLUMNS: &[Column] = &[
    column("number", msg!(column_number), 8),
    below("team", msg!(column_team), 14),
    column("source", msg!(column_source), 16),
    below("source_addresses", msg!(column_source_addresses), 20),
    column("destination", msg!(column_destination), 16),
    below(
        "destination_addresses",
        msg!(column_destination_addresses),
        20,
    ),
    column("protocol", msg!(column_protocol), 9),
    below("port", msg!(column_port), 10),
    below("direction", msg!(column_direction), 10),
    below("service", msg!(column_service), 10),
    column("purpose", msg!(column_purpose), 26),
    column("requirement", msg!(column_requirement), 16),
    below("status", msg!(column_status), 12),
    below("since", msg!(column_since), 12),
    below("until", msg!(column_until), 20),
    column("what_fails_without_it", msg!(column_when_blocked), 26),
    column("source_document", msg!(column_sources), 28),
    below("rule_id", msg!(column_rule), 20),
];

/// What is counted of each team.
const COUNTED: &[Name] = &[
    FLOWS,
    OPENINGS,
    PORTS,
    name("required", msg!(status_required)),
    name("optional_or_conditional", msg!(count_optional)),
    name("deprecated", msg!(status_deprecated)),
];

const LEGEND: &[(&str, &str)] = &[
    (msg!(legend_flow), msg!(legend_flow.about)),
    (msg!(legend_opening), msg!(legend_opening.about)),
    (msg!(legend_port), msg!(legend_port.about)),
    (msg!(status_required), msg!(legend_required)),
    (msg!(status_conditional), msg!(legend_conditional)),
    (msg!(status_optional), msg!(legend_optional)),
    (msg!(status_deprecated), msg!(legend_deprecated)),
    (msg!(cell_not_entered), msg!(legend_not_entered)),
    ("'", msg!(legend_apostrophe)),
];

/// A team that has to open something: who manages the enforcement point of some hosts.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestSection<'a> {
    /// What it is called.
    pub name: String,
    /// What its hosts are.
    pub role: &'a RoleId,
    /// The addresses of its hosts and of their far ends.
    pub endpoints: &'a AddressBook,
}

impl<'a> RequestSection<'a> {
    /// The teams for each role that has a rule on screen: for each site, or named like the role.
    pub fn of_roles(
        dataset: &'a Dataset,
        evaluation: &Evaluation<'_>,
        places: &'a PlanAddresses,
    ) -> Vec<Self> {
        let mut teams = Vec::new();
        for named in &dataset.roles {
            let mut matches = evaluation.matches.iter();
            if matches.any(|found| found.rule.role == named.id) {
                Self::push(&mut teams, dataset, &named.id, places);
            }
        }
        teams
    }

    /// Adds the teams that act for a role's hosts.
    pub(super) fn push(
        teams: &mut Vec<Self>,
        dataset: &'a Dataset,
        role: &'a RoleId,
        places: &'a PlanAddresses,
    ) {
        for (name, endpoints) in places.of_role(dataset, role) {
            teams.push(Self {
                name: name.to_owned(),
                role,
                endpoints,
            });
        }
    }
}

impl Sheet {
    /// The rules on screen, as the change request of these teams. `date` is the reader's, as in
    /// `2026-11-22`.
    ///
    /// A row is what somebody can enter into a firewall: one source, one destination, one port.
    /// Purposes that share a rule and a far end share the row. A rule of a role that no team acts
    /// for is left out, and a note says so.
    pub fn of(
        dataset: &Dataset,
        selection: &Selection,
        evaluation: &Evaluation<'_>,
        teams: &[RequestSection<'_>],
        date: &str,
    ) -> Self {
        // Together, because spreadsheets take `4.10` alone for the number 4.1.
        let product = Plain::new(&format!("{} {}", dataset.product, selection.version));
        let version = Plain::new(&dataset.dataset_version);
        let mut sheet = Self {
            title: msg!(sheet_request),
            facts: vec![
                (PRODUCT_VERSION, product.clone()),
                (DATASET_VERSION, version.clone()),
                (DATE, Plain::new(date)),
                (SELECTION, Plain::new(&chosen(dataset, selection))),
            ],
            notes: Vec::new(),
            columns: COLUMNS,
            part: name("team", msg!(column_team)),
            counted: COUNTED,
            parts: Vec::new(),
            counts: Vec::new(),
            legend: LEGEND,
            product,
            dataset: version,
            date: date.to_owned(),
            file: flows::file(dataset, selection, &selection.version.to_string()),
        };
        let mut all = Totals::default();
        let mut number = 0;
        for team in teams {
            let mut rows = Vec::new();
            let proxy = team.endpoints.proxy();
            let mut is_behind = false;
            // As on screen: one direction after the other.
            for direction in Direction::ALL {
                for found in evaluation.in_direction(direction) {
                    if found.rule.role != *team.role {
                        continue;
                    }
                    for end in far_ends(found) {
                        number += 1;
                        if let (Some(proxy), Some(end)) = (proxy, end)
                            && proxy.direction == Direction::Outbound
                            && !is_behind
                            && proxy.carries(dataset, found.rule, end)
                        {
                            // However many flows it carries, one leads to it.
                            is_behind = true;
                            rows.push(row_to_proxy(number, dataset, team, found, proxy));
                            number += 1;
                        }
                        rows.push(row(number, dataset, team, found, end));
                    }
                }
            }
            let totals = Totals::of(dataset, evaluation, team.role, proxy, None);
            sheet.parts.push(Part {
                name: Plain::new(&team.name),
                empty: msg!(note_nothing),
                counts: counts(&totals),
                rows,
            });
            all.join(&totals);
        }
        sheet.counts = counts(&all);
        if let Some(note) = evaluation.answer.note(&selection.version) {
            sheet.notes.push(Plain::new(&note));
        }
        for gap in &evaluation.gaps {
            let port = gap.rule.port_label();
            let note = msg_fmt!(note_check_too, port = port, reason = gap.reason);
            sheet.notes.push(Plain::new(&note.to_string()));
        }
        for named in &dataset.roles {
            let is_theirs = |found: &&Match| found.rule.role == named.id;
            let left_out = evaluation.matches.iter().filter(is_theirs).count();
            if left_out > 0 && !teams.iter().any(|team| *team.role == named.id) {
                let note = msg_fmt!(
                    note_no_team,
                    rules = counted(left_out, msg!(counted_rules)),
                    role = dataset.role_name(&named.id)
                );
                sheet.notes.push(Plain::new(&note.to_string()));
            }
        }
        sheet
    }
}

fn counts(totals: &Totals) -> Vec<u32> {
    vec![
        totals.flows,
        totals.openings(),
        totals.ports(),
        totals.required,
        totals.optional,
        totals.deprecated,
    ]
}

/// The way of a team's hosts to their proxy, which carries more than the rule it is listed under.
fn row_to_proxy(
    number: u32,
    dataset: &Dataset,
    team: &RequestSection<'_>,
    found: &Match<'_>,
    proxy: &Proxy,
) -> Row {
    let mut row = vec![Cell::Number(number)];
    text(&mut row, &team.name);
    flows::push_way_to_proxy(&mut row, dataset, found.rule, team.endpoints, proxy);
    text(&mut row, msg!(cell_proxy_purpose));
    text(&mut row, &requirement(found.rule));
    text(&mut row, found.status.label());
    row.push(Cell::Missing(msg!(cell_proxy_since)));
    row.push(Cell::Missing(msg!(cell_proxy_since)));
    row.push(Cell::Missing(msg!(cell_proxy_when_blocked)));
    text(&mut row, msg!(cell_proxy_source));
    text(&mut row, found.rule.id.as_str());
    row
}

fn row(
    number: u32,
    dataset: &Dataset,
    team: &RequestSection<'_>,
    found: &Match<'_>,
    end: Option<&EndpointId>,
) -> Row {
    let rule = found.rule;
    let mut row = vec![Cell::Number(number)];
    text(&mut row, &team.name);
    push_flow(&mut row, dataset, rule, end, team.endpoints);
    let (mut purposes, mut since) = (String::new(), None);
    let mut is_from_start = false;
    for purpose in &found.purposes {
        if serves(purpose, end) {
            add(&mut purposes, &purpose.text);
            match &purpose.since {
                Some(start) if since.is_none_or(|since| start.is_before(since)) => {
                    since = Some(start);
                }
                Some(_) => {}
                None => is_from_start = true,
            }
        }
    }
    text(&mut row, &purposes);
    text(&mut row, &requirement(rule));
    text(&mut row, found.status.label());
    if is_from_start || since.is_none() {
        since = rule.since.as_ref();
    }
    row.push(match since {
        Some(since) => Cell::Since(Release::clone(since)),
        None => Cell::Missing(msg!(cell_every_version)),
    });
    if found.status == Status::Deprecated {
        text(&mut row, &deprecation(dataset, rule));
    } else if let Some(Removal::In(removed)) = &rule.removed_in {
        text(
            &mut row,
            &msg_fmt!(cell_before, release = removed).to_string(),
        );
    } else {
        row.push(Cell::Missing(msg!(cell_no_end)));
    }
    match &rule.when_blocked {
        Some(blocked) => text(&mut row, blocked),
        None => row.push(Cell::Missing(msg!(cell_not_stated))),
    }
    text(&mut row, &documents(dataset, rule));
    text(&mut row, rule.id.as_str());
    row
}

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

/// What a rule is where it is not deprecated.
pub(super) fn required(rule: &Rule) -> Status {
    match rule.requirement {
        Requirement::Required => Status::Required,
        Requirement::Optional => Status::Optional,
        Requirement::Conditional => Status::Conditional,
    }
}
