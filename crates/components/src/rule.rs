//! Parts of a rule that stand in more than one view.

use ports_core::dataset::{Citation, Dataset, Evidence, Purpose, Rule};
use yew::prelude::*;

use crate::glossary::{LinkedTerms, around_term};

/// A rule in a line: its port, service, direction and role, and what it is for.
pub fn rule_in_short(dataset: &Dataset, rule: &Rule, purposes: &str) -> Html {
    let text = msg_fmt!(
        rules_in_short,
        service = rule.service,
        direction = rule.direction.in_sentence(),
        role = dataset.role_name(&rule.role).to_ascii_lowercase(),
        purposes = purposes
    );
    html! { <><span class="pp-port-number" translate="no">{ rule.port_label() }</span>{ text.to_string() }</> }
}

/// Where a rule is written down, and what was concluded from it.
pub fn rule_sources(
    dataset: &'static Dataset,
    rule: &'static Rule,
    purposes: &[&'static Purpose],
    linked: &mut LinkedTerms,
) -> Html {
    let notes = evidence_notes(dataset, purposes);
    html! {
        <div>
            { for rule.sources.first().map(|citation| source_link(dataset, citation)) }
            <details class="pp-evidence">
                <summary>{ msg!(term_evidence) }</summary>
                <ul class="pp-plain">
                    { for rule.sources.iter().map(|citation| html! {
                        <li>
                            { source_link(dataset, citation) }
                            <span class="pp-section">{ citation.section.as_str() }</span>
                        </li>
                    }) }
                </ul>
                <ul class="pp-notes">
                    { for rule.evidence_note.iter().map(|note| html! { <li>{ note.as_str() }</li> }) }
                    { for notes.into_iter().map(|(name, note)| html! {
                        <li>
                            { name }
                            { msg!(between_name_and_text) }
                            if note.is_empty() {
                                { around_term(msg!(rules_derived), |label| derived(label, linked)) }
                            } else {
                                { note }
                            }
                        </li>
                    }) }
                </ul>
                <p>{ with_code(&msg_fmt!(rules_id, id = rule.id).to_string()) }</p>
            </details>
        </div>
    }
}

/// The word for a derived fact, as a link where it first stands.
fn derived(label: &str, linked: &mut LinkedTerms) -> Html {
    match linked.insert(msg!(term_derived)) {
        Some(_) => crate::glossary::term_link(msg!(term_derived), label),
        None => html! { { label } },
    }
}

/// What was concluded about endpoints, each once: the endpoint's name, and a note, empty for none.
fn evidence_notes(
    dataset: &'static Dataset,
    purposes: &[&'static Purpose],
) -> Vec<(&'static str, &'static str)> {
    let mut notes = Vec::new();
    for far_end in purposes.iter().flat_map(|purpose| &purpose.far_ends) {
        let name = dataset.endpoint_name(&far_end.endpoint);
        let note = match (far_end.evidence, &far_end.note) {
            (_, Some(note)) => note.as_str(),
            (Evidence::Stated, None) => continue,
            (_, None) => "",
        };
        if !notes.contains(&(name, note)) {
            notes.push((name, note));
        }
    }
    notes
}

/// A link to a source of the dataset; nothing where the dataset has no such source.
pub fn source_link(dataset: &'static Dataset, citation: &Citation) -> Html {
    dataset
        .source(&citation.source)
        .map_or_else(Html::default, |source| {
            html! {
                <a href={source.url.as_str()} target="_blank" rel="noopener noreferrer">
                    { source.title.as_str() }
                </a>
            }
        })
}

/// A text in which code stands in backquotes.
pub fn with_code(text: &str) -> Html {
    let parts = text.split('`').enumerate();
    parts
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| match index % 2 {
            1 => html! { <code>{ part }</code> },
            _ => html! { { part } },
        })
        .collect()
}
