//! The change request: the rules on screen, as rows that a network team can act on.

use super::cell::Plain;
use super::change_request_row::{row, row_to_proxy};
use super::flows::{file_name, remote_endpoints, selected};
use super::sheet::{
    Column, DATASET_VERSION, DATE, FLOWS, Name, OPENINGS, PORTS, PRODUCT_VERSION, Part, SELECTION,
    Sheet, below, column, name,
};
use ports_core::dataset::{Dataset, Direction, RoleId};
use ports_core::evaluation::{Evaluation, Match, Selection};
use ports_core::text::counted;
use ports_formats::OpenPort;
use ports_network::addresses::AddressBook;
use ports_network::sites::{PlanAddresses, Totals};

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
    below("open_to_any_address", msg!(column_open_to_any), 26),
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

/// The counts of each team.
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

/// A section of a change request: the team that manages the firewall of some hosts.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestSection<'a> {
    /// The team's name.
    pub name: String,
    /// The role of the hosts.
    pub role: &'a RoleId,
    /// The addresses as the hosts see them.
    pub endpoints: &'a AddressBook,
    /// The ports that are open to any address, which is said at them.
    pub open: Vec<OpenPort<'a>>,
}

impl<'a> RequestSection<'a> {
    /// The teams for each role that has a rule on screen: one for each site, or one named like the
    /// role.
    pub fn of_roles(
        dataset: &'a Dataset,
        evaluation: &Evaluation<'_>,
        plan: &'a PlanAddresses,
    ) -> Vec<Self> {
        Self::of_roles_where(dataset, plan, |role| {
            let mut matches = evaluation.matches.iter();
            matches.any(|found| found.rule.role == *role)
        })
    }

    /// The teams that act for the hosts of the roles for which `has_work` holds.
    pub(super) fn of_roles_where(
        dataset: &'a Dataset,
        plan: &'a PlanAddresses,
        has_work: impl Fn(&RoleId) -> bool,
    ) -> Vec<Self> {
        let roles = dataset.roles.iter().map(|role| &role.id);
        roles
            .filter(|role| has_work(role))
            .flat_map(|role| {
                let teams = plan.of_role(dataset, role).into_iter();
                teams.map(move |(name, endpoints)| Self {
                    name: name.to_owned(),
                    role,
                    endpoints,
                    open: Vec::new(),
                })
            })
            .collect()
    }
}

impl Sheet {
    /// The rules on screen as a change request for these teams. `date` is the reader's, as in
    /// `2026-11-22`.
    ///
    /// A row is one rule of a firewall: one source, one destination, one port. Purposes that share a
    /// rule and a remote endpoint share the row. A rule of a role without a team is left out, and a
    /// note says so.
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
        let (mut all, mut number) = (Totals::default(), 0);
        let mut parts = Vec::new();
        for team in teams {
            let part = part(dataset, evaluation, team, &mut number, &mut all);
            parts.push(part);
        }
        Self {
            title: msg!(sheet_request),
            facts: vec![
                (PRODUCT_VERSION, product.clone()),
                (DATASET_VERSION, version.clone()),
                (DATE, Plain::new(date)),
                (SELECTION, Plain::new(&selected(dataset, selection))),
            ],
            notes: notes(dataset, selection, evaluation, teams),
            columns: COLUMNS,
            part: name("team", msg!(column_team)),
            counted: COUNTED,
            parts,
            counts: counts(&all),
            legend: LEGEND,
            product,
            dataset: version,
            date: date.to_owned(),
            file: file_name(dataset, selection, &selection.version.to_string()),
        }
    }
}

/// The rows of one team, numbered after `number`; their totals are added to `all`.
fn part(
    dataset: &Dataset,
    evaluation: &Evaluation<'_>,
    team: &RequestSection<'_>,
    number: &mut u32,
    all: &mut Totals,
) -> Part {
    let mut rows = Vec::new();
    let mut next = || {
        *number += 1;
        *number
    };
    let proxy = team.endpoints.proxy();
    let mut way_to_proxy = proxy.filter(|proxy| proxy.direction == Direction::Outbound);
    // As on screen: one direction after the other.
    let found = Direction::ALL
        .into_iter()
        .flat_map(|direction| evaluation.in_direction(direction))
        .filter(|found| found.rule.role == *team.role);
    for found in found {
        for endpoint in remote_endpoints(found) {
            // However many flows the proxy carries, one leads to it.
            if let Some(endpoint) = endpoint
                && let Some(proxy) =
                    way_to_proxy.take_if(|proxy| proxy.carries(dataset, found.rule, endpoint))
            {
                rows.push(row_to_proxy(next(), dataset, team, found, proxy));
            }
            rows.push(row(next(), dataset, team, found, endpoint));
        }
    }
    let totals = Totals::of(dataset, evaluation, team.role, proxy, None);
    all.join(&totals);
    Part {
        name: Plain::new(&team.name),
        empty: msg!(note_nothing),
        counts: counts(&totals),
        rows,
    }
}

/// The notes: on the release, on gaps of the dataset, and on rules that no team acts for.
fn notes(
    dataset: &Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'_>,
    teams: &[RequestSection<'_>],
) -> Vec<Plain> {
    let mut notes: Vec<String> = evaluation
        .answer
        .note(&selection.version)
        .into_iter()
        .collect();
    for gap in &evaluation.gaps {
        let port = gap.rule.port_label();
        notes.push(msg_fmt!(note_check_too, port = port, reason = gap.reason).to_string());
    }
    for role in &dataset.roles {
        let is_theirs = |found: &&Match| found.rule.role == role.id;
        let left_out = evaluation.matches.iter().filter(is_theirs).count();
        if left_out > 0 && !teams.iter().any(|team| *team.role == role.id) {
            let note = msg_fmt!(
                note_no_team,
                rules = counted(left_out, msg!(counted_rules)),
                role = dataset.role_name(&role.id)
            );
            notes.push(note.to_string());
        }
    }
    notes.iter().map(|note| Plain::new(note)).collect()
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
