//! The change request: what is asked for, as rows that a network team can act on.

use super::cell::{Cell, Plain};
use super::connection::requested;
use super::flows::{file_name, selected};
use super::sheet::{
    Column, DATASET_VERSION, DATE, FLOWS, Holds, NUMBER, Name, OPENINGS, PORTS, PRODUCT_VERSION,
    Part, Place, Row, SELECTION, Sheet, ShortColumn, TEAM, column, name,
};
use ports_core::connections::{ConnectionStatus, connections};
use ports_core::dataset::{Dataset, RoleId};
use ports_core::evaluation::{Evaluation, Match, NotIncluded, Selection, end};
use ports_core::text::counted;
use ports_formats::OpenPort;
use ports_network::addresses::AddressBook;
use ports_network::sites::{PlanAddresses, Totals};

/// The columns of a change request.
pub const COLUMNS: &[Column] = &[
    column(NUMBER, msg!(column_number), 8, Place::Data),
    column(TEAM, msg!(column_team), 14, Place::Data),
    column("action", msg!(column_action), 10, Place::Data),
    column("way", msg!(column_way), 10, Place::Joined),
    column("source", msg!(column_source), 16, Place::Table),
    column(
        "source_addresses",
        msg!(column_source_addresses),
        21,
        Place::Table,
    ),
    column("destination", msg!(column_destination), 16, Place::Table),
    column(
        "destination_addresses",
        msg!(column_destination_addresses),
        21,
        Place::Table,
    ),
    column("protocol", msg!(column_protocol), 8, Place::Table),
    column("port", msg!(column_port), 7, Place::Table),
    column(
        "open_to_any_address",
        msg!(column_open_to_any),
        30,
        Place::Data,
    ),
    column("direction", msg!(column_direction), 10, Place::Data),
    column("service", msg!(column_service), 10, Place::Data),
    column("purpose", msg!(column_purpose), 36, Place::Table),
    column("requirement", msg!(column_requirement), 16, Place::Data),
    column("status", msg!(column_status), 11, Place::Table),
    column("since", msg!(column_since), 14, Place::Sources),
    column("until", msg!(column_until), 34, Place::Sources),
    column(
        "what_fails_without_it",
        msg!(column_when_blocked),
        24,
        Place::Table,
    ),
    column("requested_by", msg!(column_requested_by), 12, Place::Blank),
    column("needed_by", msg!(column_needed_by), 10, Place::Blank),
    column("comment", msg!(column_comment), 14, Place::Blank),
    column("source_document", msg!(column_sources), 28, Place::Data),
    column("sources", msg!(column_source_links), 60, Place::Sources),
    column("rule_id", msg!(column_rule), 40, Place::Sources),
    column("rule_ids", msg!(column_rule), 40, Place::Json),
];

/// Those of the short table.
const SHORT: &[ShortColumn] = &[
    short(msg!(column_place), Holds::One(NUMBER)),
    short(
        msg!(column_source),
        Holds::Endpoint("source", "source_addresses"),
    ),
    short(
        msg!(column_destination),
        Holds::Endpoint("destination", "destination_addresses"),
    ),
    short(msg!(column_port), Holds::Port("protocol", "port")),
    short(msg!(column_direction), Holds::One("direction")),
    short(msg!(column_purpose), Holds::One("purpose")),
    short(msg!(column_status), Holds::One("status")),
    ShortColumn {
        is_in_markdown: false,
        ..short(
            msg!(column_when_blocked),
            Holds::One("what_fails_without_it"),
        )
    },
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
    (msg!(count_flows), msg!(legend_flow.about)),
    (msg!(count_openings), msg!(legend_opening.about)),
    (msg!(count_ports), msg!(legend_port.about)),
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
    /// The teams for each role that has a rule that is included: one for each site, or one named like the
    /// role.
    pub fn of_roles(
        dataset: &'a Dataset,
        evaluation: &Evaluation<'_>,
        plan: &'a PlanAddresses,
    ) -> Vec<Self> {
        Self::of_roles_where(dataset, plan, |role| {
            let mut matches = evaluation.included();
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
    /// What is asked for as a change request to these teams. `plan` is the name of the plan, and `date` the
    /// reader's, as in `2026-11-22`.
    ///
    /// A row is one rule of a firewall: one source, one destination, one protocol and one port, whatever
    /// number of rules of the dataset ask for it. A rule of a role without a team is left out, and a
    /// note says so.
    pub fn of(
        dataset: &Dataset,
        selection: &Selection,
        evaluation: &Evaluation<'_>,
        teams: &[RequestSection<'_>],
        plan: &str,
        date: &str,
    ) -> Self {
        // Together, because spreadsheets take `4.10` alone for the number 4.1.
        let product = Plain::new(&format!("{} {}", dataset.product, selection.version));
        let version = Plain::new(&dataset.dataset_version);
        let (mut all, mut number) = (Counts::default(), 0);
        let mut parts = Vec::new();
        let groups = connections(dataset, selection, evaluation);
        for team in teams {
            let mut counts = Counts {
                ports: Totals::of(dataset, evaluation, team.role, team.endpoints.proxy(), None),
                ..Counts::default()
            };
            let mut rows = Vec::new();
            for one in requested(dataset, &groups, team) {
                number += 1;
                counts.add(one.status());
                let mut row = vec![Cell::Number(number), Cell::text(&team.name)];
                row.extend(one.cells(dataset, team, &selection.version));
                rows.push(row);
            }
            all.join(&counts);
            parts.push(part(team, &counts, rows));
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
            short: SHORT,
            part: name(TEAM, msg!(column_team)),
            counted: COUNTED,
            parts,
            counts: all.numbers(),
            legend: LEGEND,
            product,
            dataset: version,
            date: date.to_owned(),
            file: file_name(
                dataset,
                selection,
                plan,
                None,
                &selection.version.to_string(),
            ),
        }
    }
}

/// How much is asked for.
#[derive(Default)]
struct Counts {
    /// The rows, and of them those that are required, optional or conditional, and deprecated.
    rows: u32,
    required: u32,
    optional: u32,
    deprecated: u32,
    /// The ports, by firewall and in all.
    ports: Totals,
}

impl Counts {
    fn add(&mut self, status: ConnectionStatus) {
        self.rows += 1;
        *match status {
            ConnectionStatus::Required => &mut self.required,
            ConnectionStatus::Optional | ConnectionStatus::Conditional => &mut self.optional,
            ConnectionStatus::Deprecated => &mut self.deprecated,
            // Nobody asks for these.
            ConnectionStatus::Ended | ConnectionStatus::Check => return,
        } += 1;
    }

    fn join(&mut self, other: &Self) {
        self.rows += other.rows;
        self.required += other.required;
        self.optional += other.optional;
        self.deprecated += other.deprecated;
        self.ports.join(&other.ports);
    }

    /// In the order of [`COUNTED`].
    fn numbers(&self) -> Vec<u32> {
        vec![
            self.rows,
            self.ports.openings(),
            self.ports.ports(),
            self.required,
            self.optional,
            self.deprecated,
        ]
    }
}

/// What is asked of one team.
fn part(team: &RequestSection<'_>, counts: &Counts, rows: Vec<Row>) -> Part {
    let open = team.open.iter();
    let notes = open.map(|open| Plain::new(&msg_fmt!(note_open, port = open).to_string()));
    Part {
        name: Plain::new(&team.name),
        empty: msg!(note_nothing),
        counts: counts.numbers(),
        rows,
        notes: notes.collect(),
    }
}

/// The notes: on the release, on what has ended and is to be closed, on gaps of the dataset, and on rules that
/// no team acts for.
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
    for found in &evaluation.matches {
        if found.not_included == Some(NotIncluded::Ended) {
            let note = end(dataset, found.rule).join(" ");
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    for gap in &evaluation.gaps {
        let port = gap.rule.port_label();
        notes.push(msg_fmt!(note_check_too, port = port, reason = gap.reason).to_string());
    }
    for role in &dataset.roles {
        let is_theirs = |found: &&Match| found.rule.role == role.id;
        let left_out = evaluation.included().filter(is_theirs).count();
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

/// A column of the short table, which Markdown has too.
pub(super) const fn short(name: &'static str, holds: Holds) -> ShortColumn {
    ShortColumn {
        name,
        holds,
        is_in_markdown: true,
    }
}
