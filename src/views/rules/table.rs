//! The rules of one direction, as a table.
//!
//! On a narrow screen the style sheet turns rows into cards. That takes the table's meaning away from
//! assistive technology in some browsers, so the roles are written out.

use ports_components::StaticRef;
use ports_components::choice::rule_count;
use ports_components::rule::mark_terms;
use ports_components::selection::SelectionState;
use ports_core::dataset::Direction;
use ports_core::evaluation::{Evaluation, why};
use yew::prelude::*;

use super::copying::Copied;
use super::row::{RowActions, RuleRow};
use crate::terms;

/// The headings of the columns.
pub const HEADINGS: [&str; 6] = [
    msg!(rules_port),
    msg!(rules_from),
    msg!(rules_to),
    msg!(rules_purpose),
    msg!(rules_status),
    msg!(rules_source),
];

/// A heading and a table of the rules of one direction; `copied` is what was copied last, and how that
/// went.
pub fn rule_table(
    state: &SelectionState,
    evaluation: &Evaluation<'static>,
    direction: Direction,
    copied: Option<&Copied>,
) -> Html {
    let dataset = state.dataset;
    let id = match direction {
        Direction::Inbound => "pp-inbound",
        Direction::Outbound => "pp-outbound",
    };
    let mut linked = terms::before_table(dataset, evaluation, direction);
    let title = linked.word(terms::direction_name(direction));
    let is_linked = |rule| state.linked_rule.is_some_and(|linked| linked.id == rule);
    let message = |rule| {
        let copied = copied.filter(|copied| copied.rule.id == rule);
        copied.map(|copied| copied.message.clone())
    };
    // Rows have no key: another selection changes the text of the rows that are there instead of
    // making new ones.
    let rows: Html = evaluation
        .in_direction(direction)
        .map(|found| {
            let linked_before = linked;
            mark_terms(dataset, found, &mut linked);
            let rule = found.rule;
            html! {
                <RuleRow
                    dataset={StaticRef(dataset)}
                    found={found.clone()}
                    reason={why(dataset, rule, &state.selection)}
                    is_linked={is_linked(rule.id.clone())}
                    linked_terms={linked_before}
                    actions={RowActions { message: message(rule.id.clone()) }}
                />
            }
        })
        .collect();
    let count = evaluation.in_direction(direction).count();
    html! {
        <section class="pp-direction" aria-labelledby={id}>
            <h3 {id}>{ title }{ " " }{ rule_count(count) }</h3>
            <table class="pp-table" role="table" aria-labelledby={id}>{ table_content(rows) }</table>
        </section>
    }
}

/// What is in a table: its headings and its rows.
pub fn table_content(rows: Html) -> Html {
    html! {
        <>
            <thead role="rowgroup">
                <tr role="row">
                    { for HEADINGS.map(|heading| html! {
                        <th role="columnheader" scope="col">{ heading }</th>
                    }) }
                </tr>
            </thead>
            <tbody role="rowgroup">{ rows }</tbody>
        </>
    }
}
