//! An upgrade as a sheet: what to open before, what stays, and what may be closed afterwards.

use std::iter;

use super::cell::{Cell, Plain};
use super::change_request::RequestSection;
use super::change_request_row::required;
use super::flows::{documents, file_name, flow, selected};
use super::sheet::{
    Column, DATASET_VERSION, DATE, FLOWS, OPENINGS, PORTS, Part, Row, SELECTION, Sheet, below,
    column, name,
};
use ports_core::dataset::{Dataset, EndpointId, Rule};
use ports_core::evaluation::{Selection, Status};
use ports_core::release::ReleaseCoverage;
use ports_core::upgrade::{Change, FlowChange, Step, Upgrade};
use ports_network::sites::{PlanAddresses, Totals};

/// The columns of an upgrade.
pub const UPGRADE_COLUMNS: &[Column] = &[
    column("step", msg!(column_step), 14),
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
    column("status_before", msg!(column_status_before), 12),
    below("status_after", msg!(column_status_after), 12),
    column("why", msg!(column_why), 30),
    below("when_it_is_safe", msg!(column_safe), 30),
    column("source_document", msg!(column_sources), 28),
    below("rule_id", msg!(column_rule), 20),
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
    /// An upgrade for these teams. A row is one flow; `date` is the reader's, as in `2026-11-22`.
    pub fn of_upgrade(
        dataset: &Dataset,
        selection: &Selection,
        upgrade: &Upgrade<'_>,
        teams: &[RequestSection<'_>],
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
            notes: iter::once(Plain::new(&upgrade.summary()))
                .chain(notes_on_releases)
                .collect(),
            columns: UPGRADE_COLUMNS,
            part: name("step", msg!(column_step)),
            counted: &[FLOWS, OPENINGS, PORTS],
            parts: parts.into(),
            counts: counts(&all),
            legend: LEGEND,
            product: product(to),
            dataset: version,
            date: date.to_owned(),
            file: file_name(dataset, selection, &format!("{from}-to-{to}")),
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
            changes.any(|change| change.rule.role == *role)
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
            if change.rule.role != *team.role {
                continue;
            }
            let mut endpoints: Vec<&EndpointId> = Vec::new();
            for flow in &change.flows {
                if !endpoints.contains(&flow.end) {
                    endpoints.push(flow.end);
                }
            }
            totals.add(change.rule, required(change.rule), endpoints.len() as u32);
            let new = endpoints.into_iter();
            rows.extend(new.map(|endpoint| row(title, dataset, team, upgrade, change, endpoint)));
        }
    }
    all.join(&totals);
    Part {
        name: Plain::new(title),
        empty,
        counts: counts(&totals),
        rows,
    }
}

fn counts(totals: &Totals) -> Vec<u32> {
    vec![totals.flows, totals.openings(), totals.ports()]
}

fn row(
    step: &str,
    dataset: &Dataset,
    team: &RequestSection<'_>,
    upgrade: &Upgrade<'_>,
    change: &Change<'_>,
    endpoint: &EndpointId,
) -> Row {
    let rule = change.rule;
    let flows = change.flows.iter().filter(|flow| flow.end == endpoint);
    let purposes: Vec<&str> = flows.map(|flow| &*flow.purpose.text).collect();
    let mut row = vec![Cell::text(step), Cell::text(&team.name)];
    row.extend(flow(dataset, rule, Some(endpoint), team.endpoints));
    row.extend([
        Cell::text(&purposes.join(msg!(list_semicolon))),
        status(rule, change.was),
        status(rule, change.becomes),
        Cell::text(&change.why(dataset, upgrade)),
        match change.safe_when(dataset, upgrade) {
            when if when.is_empty() => Cell::Missing(msg!(cell_not_to_be_closed)),
            when => Cell::text(&when),
        },
        Cell::text(&documents(dataset, rule)),
        Cell::text(rule.id.as_str()),
    ]);
    row
}

/// The status of the flows of a rule at one of the two releases.
fn status(rule: &Rule, change: FlowChange) -> Cell {
    let status = match change {
        FlowChange::Absent => return Cell::Missing(msg!(cell_not_listed)),
        FlowChange::Deprecated => Status::Deprecated,
        FlowChange::Needed => required(rule),
    };
    Cell::text(status.label())
}
