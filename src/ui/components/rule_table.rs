//! The rules of one direction, as a table.
//!
//! On a narrow screen the style sheet turns rows into cards. That takes the table's meaning away
//! from assistive technology in some browsers, so the roles are written out.

use std::rc::Rc;

use yew::prelude::*;

use super::StatusBadge;
use crate::domain::dataset::{Citation, Dataset, Direction, Evidence, Purpose};
use crate::domain::query::{Match, Status};

/// The rules of one direction.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The dataset, for names.
    pub dataset: Rc<Dataset>,
    /// The direction.
    pub direction: Direction,
    /// The rules, in order.
    pub matches: Vec<Match>,
}

/// A heading and a table.
#[component]
pub(crate) fn RuleTable(props: &Props) -> Html {
    let title = match props.direction {
        Direction::Inbound => "Inbound",
        Direction::Outbound => "Outbound",
    };
    let heading =
        |label: &'static str| html! { <th scope="col" role="columnheader">{ label }</th> };
    let id = format!("pp-{}", props.direction.as_str());
    html! {
        <section class="pp-direction" aria-labelledby={id.clone()}>
            <h3 {id}>{ title }<span class="pp-count">{ props.matches.len() }<span class="pp-unseen">{ " rules" }</span></span></h3>
            <table class="pp-table" role="table">
                <caption class="pp-unseen">{ format!("{title} rules that apply") }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        { heading("Port") }{ heading("From") }{ heading("To") }{ heading("Purpose") }
                        { heading("Status and reason") }{ heading("Source") }
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    { for props.matches.iter().map(|found| row(&props.dataset, found)) }
                </tbody>
            </table>
        </section>
    }
}

fn row(dataset: &Dataset, found: &Match) -> Html {
    let rule = &found.rule;
    let role = html! { <span>{ dataset.role_name(&rule.role).to_owned() }</span> };
    let ends = ends(dataset, &found.purposes);
    let (from, to) = match rule.direction {
        Direction::Inbound => (ends, role),
        Direction::Outbound => (role, ends),
    };
    let class = match found.status {
        Status::Deprecated => "pp-row-deprecated",
        Status::Optional | Status::Conditional => "pp-row-optional",
        Status::Required => "pp-row-required",
    };
    html! {
        <tr key={rule.id.as_str()} id={rule.id.as_str().to_owned()} {class} role="row">
            <th scope="row" role="rowheader" class="pp-port" data-label="Port">
                <span class="pp-port-number">{ rule.port_label() }</span>
                <span class="pp-service">{ &rule.service }</span>
            </th>
            <td role="cell" data-label="From">{ from }</td>
            <td role="cell" data-label="To">{ to }</td>
            <td role="cell" data-label="Purpose">{ purposes(dataset, rule.direction, &found.purposes) }</td>
            <td role="cell" data-label="Status">
                <StatusBadge status={found.status} />
                <p class="pp-why">{ &found.why }</p>
                if let Some(blocked) = &rule.when_blocked {
                    <p class="pp-why">{ format!("When blocked: {blocked}") }</p>
                }
            </td>
            <td role="cell" data-label="Source">{ sources(dataset, found) }</td>
        </tr>
    }
}

/// The far ends of all purposes, each once.
fn ends(dataset: &Dataset, purposes: &[Rc<Purpose>]) -> Html {
    let mut names: Vec<&str> = Vec::new();
    for end in purposes.iter().flat_map(|purpose| &purpose.far_ends) {
        let name = dataset.endpoint_name(&end.endpoint);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    html! { <ul class="pp-plain">{ for names.iter().map(|name| html! { <li>{ *name }</li> }) }</ul> }
}

/// The purposes; with their own far ends where they differ.
fn purposes(dataset: &Dataset, direction: Direction, purposes: &[Rc<Purpose>]) -> Html {
    let endpoints = |purpose: &Purpose| -> Vec<String> {
        let names = purpose.far_ends.iter();
        names
            .map(|end| dataset.endpoint_name(&end.endpoint).to_owned())
            .collect()
    };
    let first = purposes.first().map(|purpose| endpoints(purpose));
    let differ = purposes
        .iter()
        .any(|purpose| Some(endpoints(purpose)) != first);
    let preposition = match direction {
        Direction::Inbound => "from",
        Direction::Outbound => "to",
    };
    let items = purposes.iter().map(|purpose| {
        html! {
            <li>
                { &purpose.text }
                if differ {
                    <span class="pp-end">{ format!(" {preposition} {}", endpoints(purpose).join(", ")) }</span>
                }
            </li>
        }
    });
    html! { <ul class="pp-plain">{ for items }</ul> }
}

/// Where the rule is written down, and what was concluded from it.
fn sources(dataset: &Dataset, found: &Match) -> Html {
    let rule = &found.rule;
    let link = |citation: &Citation| {
        let source = dataset.source(&citation.source)?;
        Some(html! {
            <a href={source.url.clone()} target="_blank" rel="noopener noreferrer">{ &source.title }</a>
        })
    };
    let cited = rule.sources.iter().map(|citation| {
        html! { <li>{ for link(citation) }<span class="pp-section">{ &citation.section }</span></li> }
    });
    let ends = found.purposes.iter().flat_map(|purpose| &purpose.far_ends);
    let mut notes: Vec<String> = rule.evidence_note.iter().cloned().collect();
    for end in ends {
        let name = dataset.endpoint_name(&end.endpoint);
        let note = match (end.evidence, &end.note) {
            (Evidence::Stated, None) => continue,
            (_, Some(note)) => format!("{name}: {note}"),
            (_, None) => {
                format!("{name}: derived from the purpose; the source does not name the end.")
            }
        };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    html! {
        <>
            { for rule.sources.first().and_then(link) }
            <details class="pp-evidence">
                <summary>{ "Evidence" }</summary>
                <ul class="pp-plain">{ for cited }</ul>
                if !notes.is_empty() {
                    <ul class="pp-notes">{ for notes.iter().map(|note| html! { <li>{ note }</li> }) }</ul>
                }
                <p>{ "Rule " }<code>{ rule.id.as_str().to_owned() }</code></p>
            </details>
        </>
    }
}
