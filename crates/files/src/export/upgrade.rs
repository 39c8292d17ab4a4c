//! An upgrade as a sheet: what to open before, what stays, and what may be closed afterwards.

use std::iter;

use super::cell::{Cell, Plain};
use super::change_request::{RequestSection, short};
use super::connection::required;
use super::flows::{documents, file_name, flow, passages, selected};
use super::sheet::{
    Column, DATASET_VERSION, DATE, FLOWS, Holds, OPENINGS, PORTS, Part, Place, Row, SELECTION,
    Sheet, ShortColumn, TEAM, column, name,
};
use ports_core::connections::ConnectionStatus;
use ports_core::dataset::{Dataset, Rule};
use ports_core::evaluation::Selection;
use ports_core::release::ReleaseCoverage;
use ports_core::upgrade::{Change, Step, Upgrade};
use ports_network::sites::{PlanAddresses, Totals};

/// The columns of an upgrade.
pub const UPGRADE_COLUMNS: &[Column] = &[
    column("step", msg!(column_step), 14, Place::Data),
    column(TEAM, msg!(column_team), 14, Place::Table),
    column("source", msg!(column_source), 18, Place::Table),
    column(
        "source_addresses",
        msg!(column_source_addresses),
        24,
        Place::Table,
    ),
    column("destination", msg!(column_destination), 18, Place::Table),
    column(
        "destination_addresses",
        msg!(column_destination_addresses),
        24,
        Place::Table,
    ),
    column("protocol", msg!(column_protocol), 9, Place::Table),
    column("port", msg!(column_port), 8, Place::Table),
    column("direction", msg!(column_direction), 10, Place::Table),
    column("service", msg!(column_service), 10, Place::Data),
    column("purpose", msg!(column_purpose), 34, Place::Table),
    column(
        "status_before",
        msg!(column_status_before),
        12,
        Place::Table,
    ),
    column("status_after", msg!(column_status_after), 12, Place::Table),
    column("why", msg!(column_reason), 44, Place::Table),
    column("when_it_is_safe", msg!(column_safe), 44, Place::Table),
    column("source_document", msg!(column_sources), 28, Place::Data),
    column("sources", msg!(column_source_links), 60, Place::Sources),
    column("rule_id", msg!(column_rule), 40, Place::Sources),
];

/// Those of the short table.
const SHORT: &[ShortColumn] = &[
    short(msg!(column_team), Holds::One(TEAM)),
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
    short(msg!(column_safe), Holds::One("when_it_is_safe")),
];

/// The steps in their order, each with its title and the sentence for nothing to do.
const STEPS: [(Step, &str, &str); 3] = [
    (Step::Open, msg!(step_open), msg!(step_open.none)),
    (Step::Stay, msg!(step_stay), msg!(step_stay.none)),
    (Step::Close, msg!(step_close), msg!(step_close.none)),
];

const LEGEND: &[(&str, &str)] = &[
    (msg!(step_open), msg!(step_open.about)),
    (msg!(step_stay), msg!(step_stay.about)),
    (msg!(step_close), msg!(step_close.about)),
    (msg!(cell_not_listed), msg!(legend_not_listed)),
    (msg!(cell_not_entered), msg!(legend_not_entered)),
    ("'", msg!(legend_apostrophe)),
];

impl Sheet {
    /// An upgrade for these teams. A row is one flow; `plan` is the name of the plan, and `date` is the reader's, as in `2026-11-22`.
    pub fn of_upgrade(
        dataset: &Dataset,
        selection: &Selection,
        upgrade: &Upgrade<'_>,
        teams: &[RequestSection<'_>],
        plan: &str,
        date: &str,
    ) -> Self {
        let (from, to) = (&upgrade.from, &upgrade.to);
        // Together, because spreadsheets take `4.10` alone for the number 4.1.
        let product = |version| Plain::new(&format!("{} {version}", dataset.product));
        let version = Plain::new(&dataset.dataset_version);
        // A search, and whatever else hides rules from the screen, hides nothing from an upgrade.
        let selected = selected(dataset, &selection.without_filters());
        let notes_on_releases = [from, to].into_iter().filter_map(|release| {
            ReleaseCoverage::of(release, &dataset.lines)
                .note(release)
                .map(|note| Plain::new(&note))
        });
        let mut all = Totals::default();
        let parts = STEPS.map(|step| part(dataset, upgrade, teams, step, &mut all));
        Self {
            title: match upgrade.is_downgrade() {
                true => msg!(sheet_downgrade),
                false => msg!(sheet_upgrade),
            },
            facts: vec![
                (name("from", msg!(fact_from)), product(from)),
                (name("to", msg!(fact_to)), product(to)),
                (DATASET_VERSION, version.clone()),
                (DATE, Plain::new(date)),
                (SELECTION, Plain::new(&selected)),
            ],
            notes: iter::once(Plain::new(&upgrade.summary(dataset)))
                .chain(notes_on_releases)
                .collect(),
            columns: UPGRADE_COLUMNS,
            short: SHORT,
            part: name("step", msg!(column_step)),
            counted: &[FLOWS, OPENINGS, PORTS],
            parts: parts.into(),
            counts: counts(&all),
            legend: LEGEND,
            product: product(to),
            dataset: version,
            date: date.to_owned(),
            file: file_name(dataset, selection, plan, None, &format!("{from}-to-{to}")),
        }
    }
}

impl<'a> RequestSection<'a> {
    /// The teams for each role that an upgrade is about: one for each site, or one named like the
    /// role.
    pub fn of_upgrade(
        dataset: &'a Dataset,
        upgrade: &Upgrade<'_>,
        plan: &'a PlanAddresses,
    ) -> Vec<Self> {
        Self::of_roles_where(dataset, plan, |role| {
            let mut changes = upgrade.changes.iter();
            changes.any(|change| change.connection.role == role)
        })
    }
}

/// The rows of one step; their totals are added to `all`.
fn part(
    dataset: &Dataset,
    upgrade: &Upgrade<'_>,
    teams: &[RequestSection<'_>],
    (step, title, empty): (Step, &str, &'static str),
    all: &mut Totals,
) -> Part {
    let (mut rows, mut totals) = (Vec::new(), Totals::default());
    for team in teams {
        for change in upgrade.list(step) {
            let connection = &change.connection;
            let Some(rule) = connection.rules().first().copied() else {
                continue;
            };
            if connection.role == team.role {
                totals.add(rule, required(rule), 1);
                rows.push(row(title, dataset, team, upgrade, change, rule));
            }
        }
    }
    all.join(&totals);
    Part {
        name: Plain::new(title),
        empty,
        counts: counts(&totals),
        rows,
        notes: Vec::new(),
    }
}

fn counts(totals: &Totals) -> Vec<u32> {
    vec![totals.flows, totals.openings(), totals.ports()]
}

/// A row for a change of a team; `rule` is one of those of its connection.
fn row(
    step: &str,
    dataset: &Dataset,
    team: &RequestSection<'_>,
    upgrade: &Upgrade<'_>,
    change: &Change<'_>,
    rule: &Rule,
) -> Row {
    let connection = &change.connection;
    let rules = connection.rules();
    let passages = passages(dataset, rules.iter().copied());
    let flow = flow(dataset, rule, connection.far.endpoint, team.endpoints);
    let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    let mut row = vec![Cell::text(step), Cell::text(&team.name)];
    row.extend(flow.cells());
    row.extend([
        Cell::text(connection.direction.label()),
        Cell::text(&connection.services().join(msg!(list_semicolon))),
        Cell::text(&change.purposes_said()),
        status(change.before),
        status(change.after),
        Cell::text(&change.why(dataset, upgrade)),
        match change.safe_when(dataset, upgrade) {
            when if when.is_empty() => Cell::Missing(""),
            when => Cell::text(&when),
        },
        documents(&passages),
        Cell::Passages(passages),
        Cell::text(&ids.join(msg!(list_semicolon))),
    ]);
    row
}

/// What a connection is to one of the two releases.
fn status(status: Option<ConnectionStatus>) -> Cell {
    match status {
        Some(status) => Cell::text(status.label()),
        None => Cell::Missing(msg!(cell_not_listed)),
    }
}
