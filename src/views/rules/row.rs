//! A rule as a row of a table: on the page, and in what is read without the app.

use ports_components::StaticRef;
use ports_components::glossary::LinkedTerms;
use ports_components::rule::rule_sources;
use ports_components::status::status_badge;
use ports_core::dataset::{Dataset, Direction, Purpose, Rule};
use ports_core::evaluation::{Match, Status};
use yew::prelude::*;

use super::copying::CopyKind;
use super::table::HEADINGS;

/// What a row offers where the app runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowActions {
    /// How copying something of the rule went, if that was the last thing to happen.
    pub message: Option<AttrValue>,
}

/// The props of a [`RuleRow`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RuleRowProps {
    /// The dataset that the rule is from.
    pub dataset: StaticRef<Dataset>,
    /// The rule, what it is, and the purposes that it serves.
    pub found: Match<'static>,
    /// Why it applies, or when it does.
    pub reason: String,
    /// Whether this row, of several for the rule, is the one that links lead to.
    #[prop_or(true)]
    pub is_anchor: bool,
    /// Whether the page's address leads to it.
    #[prop_or_default]
    pub is_linked: bool,
    /// The terms that are linked before it.
    pub linked_terms: LinkedTerms,
    /// What there is to do with it; nothing where the app does not run.
    #[prop_or_default]
    pub actions: Option<RowActions>,
}

/// A rule as a row.
#[component]
pub fn RuleRow(props: &RuleRowProps) -> Html {
    let RuleRowProps { dataset, found, .. } = props;
    let (dataset, rule, purposes) = (dataset.0, found.rule, &found.purposes);
    let class = match found.status {
        Status::Deprecated => "pp-row-deprecated",
        Status::Optional | Status::Conditional => "pp-row-optional",
        Status::Required => "pp-row-required",
    };
    // In the order of the columns: a term links where it first stands.
    let mut linked = props.linked_terms;
    let service = linked.word(rule.service.as_str());
    let role = html! { <span>{ linked.word(dataset.role_name(&rule.role)) }</span> };
    let ends = far_ends(dataset, purposes);
    let (source, destination) = match rule.direction {
        Direction::Inbound => (ends, role),
        Direction::Outbound => (role, ends),
    };
    let purpose = purpose_list(dataset, rule.direction, purposes, &mut linked);
    let status = status(found, &props.reason, &mut linked);
    let sources = rule_sources(dataset, rule, purposes, &mut linked);
    html! {
        <tr
            {class}
            id={props.is_anchor.then(|| rule.id.as_str())}
            role="row"
            aria-current={props.is_linked.then_some("true")}
        >
            <th class="pp-port" scope="row" role="rowheader">
                <span class="pp-port-number" translate="no">{ rule.port_label() }</span>
                { " " }
                <span class="pp-service">{ service }</span>
            </th>
            <td role="cell" data-label={HEADINGS[1]}>{ source }</td>
            <td role="cell" data-label={HEADINGS[2]}>{ destination }</td>
            <td role="cell" data-label={HEADINGS[3]}>{ purpose }</td>
            <td role="cell" data-label={HEADINGS[4]}>{ status }</td>
            <td role="cell" data-label={HEADINGS[5]}>
                { sources }
                if let Some(actions) = &props.actions {
                    { copy_buttons(rule, actions) }
                }
            </td>
        </tr>
    }
}

/// What can be copied of a rule, and how that went. A listener around all tables hears the buttons, by
/// their values.
fn copy_buttons(rule: &Rule, actions: &RowActions) -> Html {
    let button = |class: &'static str, kind: CopyKind, label: &'static str| {
        html! {
            <button
                {class}
                type="button"
                value={kind.value(rule)}
                aria-label={[label, rule.id.as_str()].join(msg!(between_name_and_text))}
            >
                { label }
            </button>
        }
    };
    html! {
        <div class="pp-lines pp-take">
            { button("pp-line pp-link", CopyKind::Link, msg!(rules_link)) }
            { button("pp-line", CopyKind::Text, msg!(rules_copy)) }
            <span class="pp-said" role="status">{ actions.message.clone().unwrap_or_default() }</span>
        </div>
    }
}

/// What the rule is at the chosen version, and why.
fn status(found: &Match<'static>, reason: &str, linked: &mut LinkedTerms) -> Html {
    let blocked = found.rule.when_blocked.as_ref();
    html! {
        <div>
            { status_badge(found.status, linked) }
            <p class="pp-why">{ reason }</p>
            if let Some(blocked) = blocked {
                <p class="pp-why">
                    { msg_fmt!(rules_when_blocked, consequence = blocked).to_string() }
                </p>
            }
        </div>
    }
}

/// The far ends of all purposes, each once.
fn far_ends(dataset: &'static Dataset, purposes: &[&'static Purpose]) -> Html {
    let mut names = Vec::new();
    for end in purposes.iter().flat_map(|purpose| &purpose.far_ends) {
        let name = dataset.endpoint_name(&end.endpoint);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    html! {
        <ul class="pp-plain">{ for names.into_iter().map(|name| html! { <li>{ name }</li> }) }</ul>
    }
}

/// The purposes; with their own far ends where they differ.
fn purpose_list(
    dataset: &'static Dataset,
    direction: Direction,
    purposes: &[&'static Purpose],
    linked: &mut LinkedTerms,
) -> Html {
    let ends = |purpose: &'static Purpose| purpose.far_ends.iter().map(|end| &end.endpoint);
    let differ = purposes
        .windows(2)
        .any(|pair| !ends(pair[0]).eq(ends(pair[1])));
    let item = |purpose: &&'static Purpose| {
        let names = ends(purpose).map(|end| dataset.endpoint_name(end));
        let names = names.collect::<Vec<_>>().join(msg!(between_items));
        let names = match direction {
            Direction::Inbound => msg_fmt!(rules_purpose_from, ends = names).to_string(),
            Direction::Outbound => msg_fmt!(rules_purpose_to, ends = names).to_string(),
        };
        html! {
            <li>
                { linked.word(purpose.text.as_str()) }
                if differ {
                    <span class="pp-end">{ names }</span>
                }
            </li>
        }
    };
    html! { <ul class="pp-plain">{ for purposes.iter().map(item) }</ul> }
}
