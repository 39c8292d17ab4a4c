//! The rules of one direction, as a table.
//!
//! On a narrow screen the style sheet turns rows into cards. That takes the table's meaning away
//! from assistive technology in some browsers, so the roles are written out.

use yew::prelude::*;

use super::{count, status_badge};
use crate::domain::dataset::{Citation, Dataset, Direction, Evidence, Purpose};
use crate::domain::query::{Match, Selection, Status, why};
use crate::domain::text::each_once;

const HEADINGS: [&str; 6] = [
    "Port",
    "From",
    "To",
    "Purpose",
    "Status and reason",
    "Source",
];

/// A heading and a table of the rules of one direction.
pub(crate) fn rule_table(
    dataset: &'static Dataset,
    selection: &Selection,
    direction: Direction,
    matches: &[&Match<'static>],
) -> Html {
    let (title, id) = match direction {
        Direction::Inbound => ("Inbound", "pp-inbound"),
        Direction::Outbound => ("Outbound", "pp-outbound"),
    };
    let headings = HEADINGS
        .iter()
        .map(|label| html! { <th scope="col" role="columnheader">{ *label }</th> });
    html! {
        <section class="pp-direction" aria-labelledby={id}>
            <h3 {id}>{ title }{ " " }{ count(matches.len()) }</h3>
            <table class="pp-table" role="table" aria-labelledby={id}>
                <thead role="rowgroup"><tr role="row">{ for headings }</tr></thead>
                <tbody role="rowgroup">{ for matches.iter().map(|found| row(dataset, selection, found)) }</tbody>
            </table>
        </section>
    }
}

fn row(dataset: &'static Dataset, selection: &Selection, found: &Match<'static>) -> Html {
    let rule = found.rule;
    let role = html! { <span>{ dataset.role_name(&rule.role) }</span> };
    let ends = each_once(
        found
            .purposes
            .iter()
            .flat_map(|purpose| ends(dataset, purpose)),
    );
    let (from, to) = match rule.direction {
        Direction::Inbound => (list(ends), role),
        Direction::Outbound => (role, list(ends)),
    };
    let class = match found.status {
        Status::Deprecated => "pp-row-deprecated",
        Status::Optional | Status::Conditional => "pp-row-optional",
        Status::Required => "pp-row-required",
    };
    let cell = |label: usize, content: Html| html! { <td role="cell" data-label={HEADINGS[label]}>{ content }</td> };
    let blocked = rule
        .when_blocked
        .as_ref()
        .map(|blocked| html! { <p class="pp-why">{ format!("When blocked: {blocked}") }</p> });
    let status = html! {
        <div>{ status_badge(found.status) }<p class="pp-why">{ why(dataset, rule, selection) }</p>{ for blocked }</div>
    };
    html! {
        <tr key={rule.id.as_str()} id={rule.id.as_str()} {class} role="row">
            <th scope="row" role="rowheader" class="pp-port">
                <span class="pp-port-number">{ rule.port_label() }</span>
                <span class="pp-service">{ &*rule.service }</span>
            </th>
            { cell(1, from) }{ cell(2, to) }
            { cell(3, purposes(dataset, rule.direction, &found.purposes)) }
            { cell(4, status) }
            { cell(5, sources(dataset, found)) }
        </tr>
    }
}

fn list(items: Vec<&'static str>) -> Html {
    html! { <ul class="pp-plain">{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul> }
}

/// The names of a purpose's far ends.
fn ends(
    dataset: &'static Dataset,
    purpose: &'static Purpose,
) -> impl Iterator<Item = &'static str> {
    let ends = purpose.far_ends.iter();
    ends.map(|end| dataset.endpoint_name(&end.endpoint))
}

/// The purposes; with their own far ends where they differ.
fn purposes(
    dataset: &'static Dataset,
    direction: Direction,
    purposes: &[&'static Purpose],
) -> Html {
    let joined = |purpose| ends(dataset, purpose).collect::<Vec<_>>().join(", ");
    let differ = purposes
        .iter()
        .any(|purpose| joined(purpose) != joined(purposes[0]));
    let preposition = match direction {
        Direction::Inbound => "from",
        Direction::Outbound => "to",
    };
    let items = purposes.iter().map(|purpose| {
        let end = differ.then(|| html! { <span class="pp-end">{ format!("{preposition} {}", joined(purpose)) }</span> });
        html! { <li>{ &*purpose.text }{ for end }</li> }
    });
    html! { <ul class="pp-plain">{ for items }</ul> }
}

/// Where the rule is written down, and what was concluded from it.
fn sources(dataset: &'static Dataset, found: &Match<'static>) -> Html {
    let rule = found.rule;
    let link = |citation: &Citation| {
        let source = dataset.source(&citation.source)?;
        Some(html! {
            <a href={&*source.url} target="_blank" rel="noopener noreferrer">{ &*source.title }</a>
        })
    };
    let cited = rule.sources.iter().map(|citation| {
        html! { <li>{ for link(citation) }<span class="pp-section">{ &*citation.section }</span></li> }
    });
    let ends = found.purposes.iter().flat_map(|purpose| &purpose.far_ends);
    let about_ends = ends.filter_map(|end| {
        let name = dataset.endpoint_name(&end.endpoint);
        match (end.evidence, &end.note) {
            (_, Some(note)) => Some(format!("{name}: {note}")),
            (Evidence::Stated, None) => None,
            (_, None) => Some(format!(
                "{name}: derived from the purpose; the source does not name the end."
            )),
        }
    });
    let notes = each_once(
        rule.evidence_note
            .iter()
            .map(ToString::to_string)
            .chain(about_ends),
    );
    html! {
        <div>
            { for rule.sources.first().and_then(link) }
            <details class="pp-evidence">
                <summary>{ "Evidence" }</summary>
                <ul class="pp-plain">{ for cited }</ul>
                <ul class="pp-notes">{ for notes.into_iter().map(|note| html! { <li>{ note }</li> }) }</ul>
                <p>{ "Rule " }<code>{ rule.id.as_str() }</code></p>
            </details>
        </div>
    }
}
