//! The change request: the rules on screen, for those who have to act.

use super::cell::{Cell, Plain};
use super::flows::{self, add, chosen, documents, far_ends, push_flow, serves, text};
use super::sheet::{Column, DATE, Part, Row, Sheet, below, column};
use crate::domain::dataset::{Dataset, Direction, EndpointId, Removal, Requirement, RoleId, Rule};
use crate::domain::endpoints::Endpoints;
use crate::domain::query::{Evaluation, Match, Selection, Status, deprecation};
use crate::domain::sites::{Places, Proxy, Totals};
use crate::domain::text::counted;
use crate::domain::version::Release;

/// The columns of a change request.
pub const COLUMNS: &[Column] = &[
    column("Number", 8),
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
    column("Requirement", 16),
    below("Status", 12),
    below("Since", 12),
    below("Until", 20),
    column("What fails without it", 26),
    column("Source document", 28),
    below("Rule id", 20),
];

/// What is counted of each team.
const COUNTED: &[&str] = &[
    "Flows",
    "Openings",
    "Ports",
    "Required",
    "Optional or conditional",
    "Deprecated",
];

const LEGEND: &[(&str, &str)] = &[
    (
        "Flow",
        "A row: one source, one destination, and the ports between them.",
    ),
    (
        "Opening",
        "A direction, a protocol and a range of ports at one team's firewall, counted once however many flows use it.",
    ),
    ("Port", "A port of a protocol, counted once."),
    ("Required", "The product does not work without it."),
    (
        "Conditional",
        "Needed under the condition that the row states.",
    ),
    ("Optional", "A convenience."),
    (
        "Deprecated",
        "Still there, on its way out; the row says what takes its place.",
    ),
    (
        "not entered",
        "Nobody entered addresses for this end: fill them in before you open anything.",
    ),
    (
        "'",
        "An apostrophe in front of =, +, - or @ keeps a cell from becoming a formula where it is pasted.",
    ),
];

/// A team that has to open something: who manages the enforcement point of some hosts.
#[derive(Clone, Debug, PartialEq)]
pub struct Team<'a> {
    /// What it is called.
    pub name: String,
    /// What its hosts are.
    pub role: &'a RoleId,
    /// The addresses of its hosts and of their far ends.
    pub endpoints: &'a Endpoints,
}

impl<'a> Team<'a> {
    /// The teams for each role that has a rule on screen: for each site, or named like the role.
    pub fn of_roles(
        dataset: &'a Dataset,
        evaluation: &Evaluation<'_>,
        places: &'a Places,
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
        places: &'a Places,
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
        teams: &[Team<'_>],
        date: &str,
    ) -> Self {
        // Together, because spreadsheets take `4.10` alone for the number 4.1.
        let product = Plain::new(&format!("{} {}", dataset.product, selection.version));
        let version = Plain::new(&dataset.dataset_version);
        let mut sheet = Self {
            title: "Network ports: change request",
            facts: vec![
                ("Product version", product.clone()),
                ("Dataset version", version.clone()),
                (DATE, Plain::new(date)),
                ("Selection", Plain::new(&chosen(dataset, selection))),
            ],
            notes: Vec::new(),
            columns: COLUMNS,
            part: "Team",
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
                empty: "Nothing to ask this team for.",
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
            let note = format!("Check {} too. {}", gap.rule.port_label(), gap.reason);
            sheet.notes.push(Plain::new(&note));
        }
        for named in &dataset.roles {
            let is_theirs = |found: &&Match| found.rule.role == named.id;
            let left_out = evaluation.matches.iter().filter(is_theirs).count();
            if left_out > 0 && !teams.iter().any(|team| *team.role == named.id) {
                let note = format!(
                    "Not in here: {} for {}, for which no team was named.",
                    counted(left_out, word!(counted_rules)),
                    dataset.role_name(&named.id)
                );
                sheet.notes.push(Plain::new(&note));
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
    team: &Team<'_>,
    found: &Match<'_>,
    proxy: &Proxy,
) -> Row {
    let mut row = vec![Cell::Number(number)];
    text(&mut row, &team.name);
    flows::push_way_to_proxy(&mut row, dataset, found.rule, team.endpoints, proxy);
    text(&mut row, "HTTPS to what is reached through the proxy");
    text(&mut row, &requirement(found.rule));
    text(&mut row, found.status.label());
    row.push(Cell::Missing("as what goes through it"));
    row.push(Cell::Missing("as what goes through it"));
    row.push(Cell::Missing("all that goes through it"));
    text(&mut row, "Entered by hand");
    text(&mut row, found.rule.id.as_str());
    row
}

fn row(
    number: u32,
    dataset: &Dataset,
    team: &Team<'_>,
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
        None => Cell::Missing("every version"),
    });
    if found.status == Status::Deprecated {
        text(&mut row, &deprecation(dataset, rule));
    } else if let Some(Removal::In(removed)) = &rule.removed_in {
        text(&mut row, &format!("before {removed}"));
    } else {
        row.push(Cell::Missing("no end announced"));
    }
    match &rule.when_blocked {
        Some(blocked) => text(&mut row, blocked),
        None => row.push(Cell::Missing("not stated")),
    }
    text(&mut row, &documents(dataset, rule));
    text(&mut row, rule.id.as_str());
    row
}

fn requirement(rule: &Rule) -> String {
    let mut text = required(rule).label().to_owned();
    if let Some(condition) = rule.condition {
        text.push_str(": needed ");
        text.push_str(&condition);
    }
    text
}

/// What a rule is where it is not deprecated.
pub(super) fn required(rule: &Rule) -> Status {
    match rule.requirement {
        Requirement::Required => Status::Required,
        Requirement::Optional => Status::Optional,
        Requirement::Conditional => Status::Conditional,
    }
}
