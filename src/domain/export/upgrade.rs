//! An upgrade as a sheet: what to open before, what stays, and what may be closed afterwards.

use super::cell::{Cell, Plain};
use super::flows::{self, add, chosen, documents, push_flow, text};
use super::request::{Team, required};
use super::sheet::{Column, DATE, Part, Row, Sheet, below, column};
use crate::domain::dataset::{Dataset, EndpointId, Rule};
use crate::domain::query::{Selection, Status};
use crate::domain::sites::{Places, Totals};
use crate::domain::upgrade::{Change, Standing, Step, Upgrade};
use crate::domain::version::Answer;

/// The columns of an upgrade.
pub const UPGRADE_COLUMNS: &[Column] = &[
    column("Step", 14),
    below("Team", 14),
    column("Source", 16),
    below("Source addresses", 20),
    column("Destination", 16),
    below("Destination addresses", 20),
    column("Protocol", 9),
    below("Port", 10),
    below("Direction", 10),
    below("Service", 10),
    column("Purpose", 26),
    column("Status before", 12),
    below("Status after", 12),
    column("Why", 30),
    below("When it is safe", 30),
    column("Source document", 28),
    below("Rule id", 20),
];

/// The steps in their order, each with what is said where there is nothing to do.
const STEPS: [(Step, &str, &str); 3] = [
    (Step::Open, "Open before", "Nothing to open before."),
    (Step::Stay, "Stays", "Nothing stays."),
    (
        Step::Close,
        "May be closed afterwards",
        "Nothing to close afterwards.",
    ),
];

const LEGEND: &[(&str, &str)] = &[
    (
        "Open before",
        "Has to be open before the first agent or instance runs the other version.",
    ),
    ("Stays", "Open before and after: leave it as it is."),
    (
        "May be closed afterwards",
        "Not sooner than the row says under “When it is safe”.",
    ),
    ("not listed", "The version does not have it."),
    (
        "not entered",
        "Nobody entered addresses for this end: fill them in before you open anything.",
    ),
    (
        "'",
        "An apostrophe in front of =, +, - or @ keeps a cell from becoming a formula where it is pasted.",
    ),
];

impl Sheet {
    /// An upgrade, for these teams. A row is one flow; `date` is the reader's, as in `2026-11-22`.
    pub fn of_upgrade(
        dataset: &Dataset,
        selection: &Selection,
        upgrade: &Upgrade<'_>,
        teams: &[Team<'_>],
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
                true => "Network ports: downgrade",
                false => "Network ports: upgrade",
            },
            facts: vec![
                ("From", product(from)),
                ("To", product(to)),
                ("Dataset version", version.clone()),
                (DATE, Plain::new(date)),
                ("Selection", Plain::new(&selected)),
            ],
            notes: vec![Plain::new(&upgrade.summary())],
            columns: UPGRADE_COLUMNS,
            part: "Step",
            counted: &["Flows", "Openings", "Ports"],
            parts: Vec::new(),
            counts: Vec::new(),
            legend: LEGEND,
            product: product(to),
            dataset: version,
            date: date.to_owned(),
            file: flows::file(dataset, selection, &format!("{from}-to-{to}")),
        };
        for release in [from, to] {
            if let Some(note) = Answer::of(release, &dataset.lines).note(release) {
                sheet.notes.push(Plain::new(&note));
            }
        }
        let mut all = Totals::default();
        for (step, name, empty) in STEPS {
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
                        rows.push(row(name, dataset, team, upgrade, change, end));
                    }
                }
            }
            sheet.parts.push(Part {
                name: Plain::new(name),
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

impl<'a> Team<'a> {
    /// The teams for each role that an upgrade is about: for each site, or named like the role.
    pub fn of_upgrade(
        dataset: &'a Dataset,
        upgrade: &Upgrade<'_>,
        places: &'a Places,
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
    team: &Team<'_>,
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
        when if when.is_empty() => row.push(Cell::Missing("not to be closed")),
        when => text(&mut row, &when),
    }
    text(&mut row, &documents(dataset, rule));
    text(&mut row, rule.id.as_str());
    row
}

/// What the flows of a rule are to a release.
fn status(rule: &Rule, standing: Standing) -> Cell {
    let status = match standing {
        Standing::Absent => return Cell::Missing("not listed"),
        Standing::Deprecated => Status::Deprecated,
        Standing::Needed => required(rule),
    };
    Cell::Text(Plain::new(status.label()))
}
