//! The neutral sheet: what every export writes.

use super::cell::{Cell, Plain};
use crate::domain::dataset::{
    Dataset, Direction, EndpointId, Purpose, Removal, Requirement, RoleId, Rule,
};
use crate::domain::endpoints::Endpoints;
use crate::domain::query::{Evaluation, Match, Selection, Status, deprecation};
use crate::domain::text::put;
use crate::domain::version::Release;

/// What a sheet is.
pub const TITLE: &str = "Network ports: change request";

/// The columns by name.
pub const COLUMNS: [&str; 17] = [
    "Number",
    "Source",
    "Source addresses",
    "Destination",
    "Destination addresses",
    "Protocol",
    "Port",
    "Direction",
    "Service",
    "Purpose",
    "Requirement",
    "Status",
    "Since",
    "Until",
    "What fails without it",
    "Source document",
    "Rule id",
];

/// A row: a cell for each of [`COLUMNS`].
pub type Row = Vec<Cell>;

/// A change request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is about and as of when, each by its name.
    pub facts: [(&'static str, Plain); 4],
    /// What to know beside the rows.
    pub notes: Vec<Plain>,
    /// One for each flow: a rule and one of its far ends.
    pub rows: Vec<Row>,
    /// The name of a file without its end: product, deployment model, role and version.
    pub file: String,
}

impl Sheet {
    /// The rules on screen. `date` is the reader's, as in `2026-11-22`.
    ///
    /// A row is what somebody can enter into a firewall: one source, one destination, one port.
    /// Purposes that share a rule and a far end share the row.
    pub fn of(
        dataset: &Dataset,
        selection: &Selection,
        evaluation: &Evaluation<'_>,
        endpoints: &Endpoints,
        date: &str,
    ) -> Self {
        let product = format!("{} {}", dataset.product, selection.version);
        let mut sheet = Self {
            facts: [
                // Together, because spreadsheets take `4.10` alone for the number 4.1.
                ("Product version", Plain::new(&product)),
                ("Dataset version", Plain::new(&dataset.dataset_version)),
                ("Date", Plain::new(date)),
                ("Selection", Plain::new(&chosen(dataset, selection))),
            ],
            notes: Vec::new(),
            rows: Vec::new(),
            file: file(dataset, selection),
        };
        // As on screen: one direction after the other.
        for direction in Direction::ALL {
            for found in &evaluation.matches {
                if found.rule.direction == direction {
                    sheet.push(dataset, found, endpoints);
                }
            }
        }
        if let Some(note) = evaluation.answer.note(&selection.version) {
            sheet.notes.push(Plain::new(&note));
        }
        for gap in &evaluation.gaps {
            let note = format!("Check {} too. {}", gap.rule.port_label(), gap.reason);
            sheet.notes.push(Plain::new(&note));
        }
        sheet
    }

    /// Adds a rule: a row for each of its far ends.
    fn push(&mut self, dataset: &Dataset, found: &Match<'_>, endpoints: &Endpoints) {
        let mut is_there = false;
        for (index, purpose) in found.purposes.iter().enumerate() {
            for end in &purpose.far_ends {
                let end = Some(&end.endpoint);
                let mut earlier = found.purposes[..index].iter();
                if !earlier.any(|earlier| serves(earlier, end)) {
                    self.push_flow(dataset, found, end, endpoints);
                    is_there = true;
                }
            }
        }
        // What is on screen is in the request, whatever the dataset leaves open about it.
        if !is_there {
            self.push_flow(dataset, found, None, endpoints);
        }
    }

    fn push_flow(
        &mut self,
        dataset: &Dataset,
        found: &Match<'_>,
        end: Option<&EndpointId>,
        endpoints: &Endpoints,
    ) {
        let rule = found.rule;
        let mut row = Row::new();
        row.push(Cell::Number(self.rows.len() as u32 + 1));
        let is_inbound = rule.direction == Direction::Inbound;
        for is_far in [is_inbound, !is_inbound] {
            let (name, end) = if is_far {
                let name = end.map_or("not stated", |end| dataset.endpoint_name(end));
                (name, end)
            } else {
                (dataset.role_name(&rule.role), own_end(dataset, &rule.role))
            };
            text(&mut row, name);
            row.push(addresses(endpoints, end));
        }
        text(&mut row, rule.protocol.as_str());
        row.push(Cell::Ports(rule.ports));
        text(&mut row, rule.direction.as_str());
        text(&mut row, &rule.service);
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
        let mut documents = String::new();
        for citation in &rule.sources {
            if let Some(source) = dataset.source(&citation.source) {
                add(&mut documents, &source.title);
                documents.push_str(": ");
                documents.push_str(&citation.section);
            }
        }
        text(&mut row, &documents);
        text(&mut row, rule.id.as_str());
        self.rows.push(row);
    }
}

/// Whether a purpose is for a far end; all of them are where none is named.
fn serves(purpose: &Purpose, end: Option<&EndpointId>) -> bool {
    let mut ends = purpose.far_ends.iter();
    end.is_none_or(|end| ends.any(|other| other.endpoint == *end))
}

/// The end that a role's own hosts are, where the dataset has one.
fn own_end<'d>(dataset: &'d Dataset, role: &RoleId) -> Option<&'d EndpointId> {
    let mut ends = dataset.endpoints.iter();
    let own = ends.find(|end| end.role.as_ref() == Some(role));
    own.map(|end| &end.id)
}

#[inline(never)]
fn text(row: &mut Row, text: &str) {
    row.push(Cell::Text(Plain::new(text)));
}

/// Adds an item to a list.
fn add(list: &mut String, item: &str) {
    if !list.is_empty() {
        list.push_str("; ");
    }
    list.push_str(item);
}

fn addresses(endpoints: &Endpoints, end: Option<&EndpointId>) -> Cell {
    let (mut entered, mut wrong) = (Vec::new(), 0);
    if let Some(read) = end.and_then(|end| endpoints.entries(end)) {
        entered = read.addresses.clone();
        wrong = read.errors.len();
    }
    Cell::Addresses { entered, wrong }
}

fn requirement(rule: &Rule) -> String {
    let status = match rule.requirement {
        Requirement::Required => Status::Required,
        Requirement::Optional => Status::Optional,
        Requirement::Conditional => Status::Conditional,
    };
    let mut text = status.label().to_owned();
    if let Some(condition) = rule.condition {
        text.push_str(": needed ");
        text.push_str(&condition);
    }
    text
}

/// What was chosen, in words; the version stands elsewhere.
fn chosen(dataset: &Dataset, selection: &Selection) -> String {
    let mut chosen = dataset.deployment_name(&selection.deployment).to_owned();
    let role = selection.role.as_ref();
    add(
        &mut chosen,
        role.map_or("all roles", |role| dataset.role_name(role)),
    );
    if let Some(direction) = selection.direction {
        add(&mut chosen, direction.as_str());
    }
    if !selection.show_deprecated {
        add(&mut chosen, "without deprecated rules");
    }
    if !selection.show_optional {
        add(&mut chosen, "without optional rules");
    }
    if !selection.search.is_empty() {
        put(
            &mut chosen,
            format_args!("; found by “{}”", selection.search),
        );
    }
    chosen
}

/// A name of characters that every system takes.
fn file(dataset: &Dataset, selection: &Selection) -> String {
    let role = selection.role.as_ref();
    let role = role.map_or("all-roles", |role| role.as_str());
    let (product, deployment) = (dataset.product, &selection.deployment);
    let name = format!("{product}-{deployment}-{role}-{}", selection.version);
    let mut file = String::new();
    for byte in name.bytes().take(120) {
        let is_plain = byte.is_ascii_alphanumeric() || byte == b'.';
        file.push(if is_plain {
            byte.to_ascii_lowercase().into()
        } else {
            '-'
        });
    }
    file
}
