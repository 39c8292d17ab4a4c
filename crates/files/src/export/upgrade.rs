//! An upgrade as a sheet: what to open before, what stays, and what may be closed afterwards.

use super::cell::{Cell, Plain};
use super::flows::{self, add, chosen, documents, push_flow, text};
use super::request::{RequestSection, required};
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

/// The steps in their order, each with what is said where there is nothing to do.
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
    /// An upgrade, for these teams. A row is one flow; `date` is the reader's, as in `2026-11-22`.
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
        // A search, or what else hides rules from the screen, hides nothing from an upgrade.
        let selected = chosen(dataset, &selection.without_filters());
        let mut sheet = Self {
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
            notes: vec![Plain::new(&upgrade.summary())],
            columns: UPGRADE_COLUMNS,
            part: name("step", msg!(column_step)),
            counted: &[FLOWS, OPENINGS, PORTS],
            parts: Vec::new(),
            counts: Vec::new(),
            legend: LEGEND,
            product: product(to),
            dataset: version,
            date: date.to_owned(),
            file: flows::file(dataset, selection, &format!("{from}-to-{to}")),
        };
        for release in [from, to] {
            if let Some(note) = ReleaseCoverage::of(release, &dataset.lines).note(release) {
                sheet.notes.push(Plain::new(&note));
            }
        }
        let mut all = Totals::default();
        for (step, title, empty) in STEPS {
            let mut rows = Vec::new();
            let mut totals = Totals::default();
            for team in teams {
                for change in upgrade.list(step) {
                    if change.rule.role != *team.role {
                        continue;
                    }
                    let mut ends: Vec<&EndpointId> = Vec::new();
                    for flow in &change.flows {
                        if !ends.contains(&flow.end) {
                            ends.push(flow.end);
                        }
                    }
                    totals.add(change.rule, required(change.rule), ends.len() as u32);
                    for end in ends {
                        rows.push(row(title, dataset, team, upgrade, change, end));
                    }
                }
            }
            sheet.parts.push(Part {
                name: Plain::new(title),
                empty,
                counts: counts(&totals),
                rows,
            });
            all.join(&totals);
        }
        sheet.counts = counts(&all);
        sheet
    }
}

impl<'a> RequestSection<'a> {
    /// The teams for each role that an upgrade is about: for each site, or named like the role.
    pub fn of_upgrade(
        dataset: &'a Dataset,
        upgrade: &Upgrade<'_>,
        places: &'a PlanAddresses,
    ) -> Vec<Self> {
        let mut teams = Vec::new();
        for named in &dataset.roles {
            let mut changes = upgrade.changes.iter();
            if changes.any(|change| change.rule.role == named.id) {
                Self::push(&mut teams, dataset, &named.id, places);
            }
        }
        teams
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
    end: &EndpointId,
) -> Row {
    let rule = change.rule;
    let mut row = Row::new();
    text(&mut row, step);
    text(&mut row, &team.name);
    push_flow(&mut row, dataset, rule, Some(end), team.endpoints);
    let mut purposes = String::new();
    for flow in &change.flows {
        if flow.end == end {
            add(&mut purposes, &flow.purpose.text);
        }
    }
    text(&mut row, &purposes);
    row.push(status(rule, change.was));
    row.push(status(rule, change.becomes));
    text(&mut row, &change.why(dataset, upgrade));
    match change.safe_when(dataset, upgrade) {
        when if when.is_empty() => row.push(Cell::Missing(msg!(cell_not_to_be_closed))),
        when => text(&mut row, &when),
    }
    text(&mut row, &documents(dataset, rule));
    text(&mut row, rule.id.as_str());
    row
}

/// What the flows of a rule are to a release.
fn status(rule: &Rule, standing: FlowChange) -> Cell {
    let status = match standing {
        FlowChange::Absent => return Cell::Missing(msg!(cell_not_listed)),
        FlowChange::Deprecated => Status::Deprecated,
        FlowChange::Needed => required(rule),
    };
    Cell::Text(Plain::new(status.label()))
}
