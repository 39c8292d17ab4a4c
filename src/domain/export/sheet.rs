//! The neutral sheet: what every export writes.

use super::cell::{Cell, Plain};
use crate::domain::dataset::{
    Dataset, Direction, EndpointId, Purpose, Removal, Requirement, Rule, SourceId,
};
use crate::domain::endpoints::Endpoints;
use crate::domain::query::{Evaluation, Match, Selection, Status, deprecation};
use crate::domain::text::{joined, push_once, put};
use crate::domain::version::Release;

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
pub type Row = [Cell; COLUMNS.len()];

/// A change request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: Plain,
    /// What it is about and as of when, each by its name.
    pub facts: [(&'static str, Plain); 4],
    /// What to know beside the rows.
    pub notes: Vec<Plain>,
    /// One for each flow: a rule and one of its far ends.
    pub rows: Vec<Row>,
    file: String,
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
        let version = selection.version.to_string();
        let facts = [
            // Together, because spreadsheets take `4.10` alone for the number 4.1.
            (
                "Product version",
                Plain::new(&format!("{} {version}", dataset.product)),
            ),
            ("Dataset version", Plain::new(&dataset.dataset_version)),
            ("Date", Plain::new(date)),
            ("Selection", Plain::new(&chosen(dataset, selection))),
        ];
        let mut sheet = Self {
            title: Plain::new(&format!(
                "Network ports of {} {version}: change request",
                dataset.product
            )),
            facts,
            notes: Vec::new(),
            rows: Vec::new(),
            file: file(dataset, selection, &version),
        };
        // As on screen: one direction after the other.
        for direction in Direction::ALL {
            for found in evaluation.in_direction(direction) {
                sheet.push(dataset, found, endpoints);
            }
        }
        sheet.note(dataset, selection, evaluation);
        sheet
    }

    /// The name of a file: product, deployment model, role and version.
    pub fn file_name(&self, extension: &str) -> String {
        format!("{}.{extension}", self.file)
    }

    fn push(&mut self, dataset: &Dataset, found: &Match<'_>, endpoints: &Endpoints) {
        let mut flows: Vec<(Option<&EndpointId>, Vec<&Purpose>)> = Vec::new();
        for purpose in &found.purposes {
            for end in &purpose.far_ends {
                let end = Some(&end.endpoint);
                match flows.iter_mut().find(|(known, _)| *known == end) {
                    Some((_, purposes)) => push_once(purposes, purpose),
                    None => flows.push((end, vec![purpose])),
                }
            }
        }
        // What is on screen is in the request, whatever the dataset leaves open about it.
        if flows.is_empty() {
            flows.push((None, found.purposes.clone()));
        }
        for (end, purposes) in flows {
            let number = self.rows.len() + 1;
            self.rows
                .push(row(dataset, number, found, end, &purposes, endpoints));
        }
    }

    /// Adds what is said above and below the rules on screen, and the documents by their addresses.
    fn note(&mut self, dataset: &Dataset, selection: &Selection, evaluation: &Evaluation<'_>) {
        if let Some(note) = evaluation.answer.note(&selection.version) {
            self.notes.push(Plain::new(&note));
        }
        for gap in &evaluation.gaps {
            let note = format!("Check {} too. {}", gap.rule.port_label(), gap.reason);
            self.notes.push(Plain::new(&note));
        }
        let mut cited: Vec<&SourceId> = Vec::new();
        for found in &evaluation.matches {
            for citation in &found.rule.sources {
                push_once(&mut cited, &citation.source);
            }
        }
        for id in cited {
            if let Some(source) = dataset.source(id) {
                let note = format!(
                    "Source document: {}, {}, {}",
                    source.title, source.publisher, source.url
                );
                self.notes.push(Plain::new(&note));
            }
        }
    }
}

fn row(
    dataset: &Dataset,
    number: usize,
    found: &Match<'_>,
    end: Option<&EndpointId>,
    purposes: &[&Purpose],
    endpoints: &Endpoints,
) -> Row {
    let rule = found.rule;
    let near = dataset.endpoints.iter();
    let near = near
        .filter(|near| near.role.as_ref() == Some(&rule.role))
        .map(|near| &near.id)
        .next();
    let near = (
        text(dataset.role_name(&rule.role)),
        addresses(endpoints, near),
    );
    let far = (
        text(end.map_or("not stated", |end| dataset.endpoint_name(end))),
        addresses(endpoints, end),
    );
    let (source, destination) = match rule.direction {
        Direction::Inbound => (far, near),
        Direction::Outbound => (near, far),
    };
    let mut served = Vec::new();
    for purpose in purposes {
        push_once(&mut served, purpose.text.as_str());
    }
    [
        Cell::Number(number),
        source.0,
        source.1,
        destination.0,
        destination.1,
        text(rule.protocol.as_str()),
        Cell::Ports(rule.ports),
        text(rule.direction.as_str()),
        text(&rule.service),
        text(&joined(&served, "; ", "; ")),
        text(&requirement(rule)),
        status(dataset, found),
        since(rule, purposes),
        until(rule),
        worded(rule.when_blocked.as_deref(), "not stated"),
        text(&documents(dataset, rule)),
        text(rule.id.as_str()),
    ]
}

fn text(text: &str) -> Cell {
    Cell::Text(Plain::new(text))
}

/// A value as it is, or the words for none.
fn worded(value: Option<&str>, none: &str) -> Cell {
    Cell::Worded(value.map(Plain::new), Plain::new(value.unwrap_or(none)))
}

/// A release, behind a word for the same reason as the product's.
fn release(word: &str, release: &Release) -> Cell {
    let release = release.to_string();
    Cell::Worded(
        Some(Plain::new(&release)),
        Plain::new(&format!("{word} {release}")),
    )
}

fn addresses(endpoints: &Endpoints, end: Option<&EndpointId>) -> Cell {
    match end.and_then(|end| endpoints.entries(end)) {
        Some(read) => Cell::Addresses {
            entered: read.addresses.clone(),
            wrong: read.errors.len(),
        },
        None => Cell::Addresses {
            entered: Vec::new(),
            wrong: 0,
        },
    }
}

fn requirement(rule: &Rule) -> String {
    match (rule.requirement, rule.condition) {
        (Requirement::Required, _) => "Required".to_owned(),
        (Requirement::Optional, _) => "Optional".to_owned(),
        (Requirement::Conditional, None) => "Conditional".to_owned(),
        (Requirement::Conditional, Some(condition)) => format!("Conditional: needed {condition}"),
    }
}

fn status(dataset: &Dataset, found: &Match<'_>) -> Cell {
    let label = found.status.label();
    if found.status == Status::Deprecated {
        let words = Plain::new(&deprecation(dataset, found.rule));
        return Cell::Worded(Some(Plain::new(label)), words);
    }
    text(label)
}

/// The first release that the row is for: a purpose may start later than its rule.
fn since(rule: &Rule, purposes: &[&Purpose]) -> Cell {
    let mut first: Option<&Release> = None;
    for purpose in purposes {
        match &purpose.since {
            Some(since) if first.is_none_or(|first| since.is_before(first)) => first = Some(since),
            Some(_) => {}
            None => {
                first = None;
                break;
            }
        }
    }
    match first.or(rule.since.as_ref()) {
        Some(since) => release("from", since),
        None => worded(None, "every version"),
    }
}

fn until(rule: &Rule) -> Cell {
    match &rule.removed_in {
        Some(Removal::In(removed)) => release("before", removed),
        Some(Removal::NotKnown) => Cell::Worded(
            Some(Plain::new("not-known")),
            Plain::new("announced, release not known"),
        ),
        None => worded(None, "no end announced"),
    }
}

fn documents(dataset: &Dataset, rule: &Rule) -> String {
    let mut cited = Vec::new();
    for citation in &rule.sources {
        let title = dataset.source(&citation.source);
        let title = title.map_or(citation.source.as_str(), |source| source.title.as_str());
        cited.push(format!("{title}: {}", citation.section));
    }
    joined(&cited, "; ", "; ")
}

/// What was chosen, in words; the version stands elsewhere.
fn chosen(dataset: &Dataset, selection: &Selection) -> String {
    let role = selection.role.as_ref();
    let mut chosen = format!(
        "{}, {}",
        dataset.deployment_name(&selection.deployment),
        role.map_or("all roles", |role| dataset.role_name(role))
    );
    if let Some(direction) = selection.direction {
        put(&mut chosen, format_args!(", {} only", direction.as_str()));
    }
    if !selection.show_deprecated {
        chosen.push_str(", without deprecated rules");
    }
    if !selection.show_optional {
        chosen.push_str(", without optional rules");
    }
    if !selection.search.is_empty() {
        put(
            &mut chosen,
            format_args!(", found by “{}”", selection.search),
        );
    }
    chosen
}

/// A file's name without its end, of characters that every system takes.
fn file(dataset: &Dataset, selection: &Selection, version: &str) -> String {
    let role = selection.role.as_ref();
    let name = format!(
        "{}-{}-{}-{version}",
        dataset.product,
        selection.deployment,
        role.map_or("all-roles", |role| role.as_str())
    );
    let mut file = String::new();
    for c in name.chars().take(120) {
        file.push(match c {
            '.' | '0'..='9' | 'a'..='z' => c,
            'A'..='Z' => c.to_ascii_lowercase(),
            _ => '-',
        });
    }
    file
}
