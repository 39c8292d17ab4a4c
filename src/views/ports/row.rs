//! A connection as a row: what a firewall needs of it, and a button for the rest.
//!
//! On a narrow screen the style sheet lays rows out anew. That takes their meaning away from assistive
//! technology in some browsers, so the roles are written out; the table itself stays one.

use ports_components::button::aria_bool;
use ports_components::notes::ConnectionNote;
use ports_core::connections::{Connection, ConnectionStatus};
use ports_core::evaluation::{NotIncluded, ended};
use ports_core::text::listed;
use yew::prelude::*;

use super::anchors::Anchors;

/// How many columns there are.
pub const COLUMNS: usize = 5;

/// A row, and what there is to know where it stands.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The connection.
    pub connection: &'a Connection<'static>,
    /// Which links lead to it.
    pub anchors: &'a Anchors,
    /// The number of the row in the page, from 0.
    pub number: usize,
    /// Whether the address leads to a rule that lists it.
    pub is_linked: bool,
    /// What later parts know of it.
    pub note: Option<&'a ConnectionNote>,
    /// What the reader is to see on demand.
    pub details: RowDetails,
}

/// What the reader is to see of a connection on demand.
#[derive(Clone, Debug)]
pub enum RowDetails {
    /// Behind a button: the details where they are open, and who hears that they are to change.
    OnDemand(Option<Html>, Callback<MouseEvent>),
    /// Behind what unfolds without a script.
    Unfolding(Html),
}

impl Row<'_> {
    /// Which row of its table it is, whatever else is in the table: it stays the same element, with its focus,
    /// while others come and go.
    fn key(&self) -> String {
        let check = self.connection.check.map_or("", |_| "check");
        [&self.name(), check].join(" ")
    }

    /// What it is called: its port and its far end.
    fn name(&self) -> String {
        [&self.connection.port_label(), self.connection.far.name].join(" ")
    }

    /// The row, and its details below it, over the whole width.
    pub fn view(&self) -> Html {
        let connection = self.connection;
        let mut classes = classes!("pp-row");
        // What is to be checked is no output's either, and is for the reader to see.
        if connection.not_included.is_some() {
            classes.push("pp-row-out");
        }
        if connection.is_found {
            classes.push("pp-row-found");
        }
        match connection.status {
            ConnectionStatus::Deprecated => classes.push("pp-row-deprecated"),
            ConnectionStatus::Ended if is_end_told(connection) => {
                classes.push("pp-row-ended pp-noted");
            }
            ConnectionStatus::Ended => classes.push("pp-row-ended"),
            _ => {}
        }
        if let Some(note) = self.note {
            let says_both = !note.addresses.is_empty() && note.open_to_any.is_some();
            classes.push(if says_both {
                "pp-noted pp-noted-twice"
            } else {
                "pp-noted"
            });
        }
        let rules = connection.rules().into_iter();
        let rules: Vec<&str> = rules.map(|rule| rule.id.as_str()).collect();
        html! {
            <key={self.key()}>
                <tr
                    class={classes}
                    id={self.anchors.own}
                    role="row"
                    aria-current={self.is_linked.then_some("true")}
                    data-rules={rules.join(" ")}
                >
                    <th class="pp-port" scope="row" role="rowheader">
                        { for self.anchors.others.iter().map(|id| html! { <span id={*id}></span> }) }
                        <span class="pp-port-number" translate="no">
                            { connection.port_label() }
                        </span>
                        { " " }
                        <span class="pp-service">{ listed(&connection.services()) }</span>
                    </th>
                    <td class="pp-far" role="cell">
                        <span>{ connection.far.name }</span>
                        { end(connection) }
                        { self.note.map(note).unwrap_or_default() }
                    </td>
                    <td class="pp-purposes" role="cell">{ self.purposes() }</td>
                    <td class="pp-status" role="cell">
                        { status(connection) }
                        if connection.is_found {
                            <span class="pp-unseen">{ msg!(ports_found_here) }</span>
                        }
                    </td>
                    <td class="pp-more" role="cell">{ self.button() }</td>
                </tr>
                { self.details() }
            </>
        }
    }

    /// What it is for, on a line: the details have all of it where that is cut.
    fn purposes(&self) -> Html {
        let purposes = self.connection.purposes().into_iter();
        let purposes: Vec<&str> = purposes.map(|one| one.text.as_str()).collect();
        html! { <span>{ purposes.join(msg!(between_items)) }</span> }
    }

    fn id_of_details(&self) -> String {
        format!("pp-details-{}", self.number)
    }

    /// The button that shows and hides the details; nothing where they unfold by themselves.
    fn button(&self) -> Html {
        let RowDetails::OnDemand(details, ontoggle) = &self.details else {
            return Html::default();
        };
        html! {
            <button
                class="pp-disclose"
                type="button"
                aria-expanded={aria_bool(details.is_some())}
                aria-controls={details.is_some().then(|| self.id_of_details())}
                aria-label={msg_fmt!(ports_details_of, connection = self.name()).to_string()}
                onclick={ontoggle.clone()}
            >
                <span>{ msg!(ports_details) }</span>
            </button>
        }
    }

    /// The details, in a row of their own.
    fn details(&self) -> Html {
        let details = match &self.details {
            RowDetails::OnDemand(None, _) => return Html::default(),
            RowDetails::OnDemand(Some(details), _) => details.clone(),
            RowDetails::Unfolding(details) => html! {
                <details>
                    <summary>{ msg!(ports_details) }</summary>
                    { details.clone() }
                </details>
            },
        };
        html! {
            <tr class="pp-details" role="row">
                <td id={self.id_of_details()} role="cell" colspan={COLUMNS.to_string()}>
                    { details }
                </td>
            </tr>
        }
    }
}

/// Whether the reader is to close the connection's port: it has ended, and is not the vendor's to close.
fn is_end_told(connection: &Connection<'static>) -> bool {
    connection.status == ConnectionStatus::Ended
        && connection.not_included != Some(NotIncluded::Vendor)
}

/// With which release the connection ended, and that its port is to be closed, where the reader is told.
fn end(connection: &Connection<'static>) -> Html {
    let rules = connection.rules().into_iter();
    let mut ended = rules.filter_map(ended);
    match ended.next() {
        Some(ended) if is_end_told(connection) => {
            html! { <span class="pp-end">{ ended }</span> }
        }
        _ => Html::default(),
    }
}

/// The addresses of the far end, and that its port is open to any.
fn note(note: &ConnectionNote) -> Html {
    html! {
        <>
            if !note.addresses.is_empty() {
                <span class="pp-entered" translate="no">{ &note.addresses }</span>
            }
            if note.open_to_any.is_some() {
                <span class="pp-any">
                    <span aria-hidden="true">{ "⚠ " }</span>
                    { msg!(ports_open_to_any) }
                </span>
            }
        </>
    }
}

/// What the connection is at the chosen release: a word, in a colour.
fn status(connection: &Connection<'static>) -> Html {
    let class = match connection.status {
        ConnectionStatus::Required => "pp-is-required",
        ConnectionStatus::Conditional | ConnectionStatus::Optional => "pp-is-optional",
        ConnectionStatus::Deprecated => "pp-is-deprecated",
        ConnectionStatus::Ended => "pp-is-ended",
        ConnectionStatus::Check => "pp-is-check",
    };
    html! { <span {class}>{ connection.status.label() }</span> }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use ports_core::connections::connections;
    use ports_core::evaluation::evaluate;
    use ports_core::link;

    use super::*;

    #[test]
    fn no_two_rows_of_a_table_are_the_same_one() {
        let (dataset, anchors) = (ports_data::dataset(), Anchors::default());
        for deployment in ["saas", "saas-edge", "self-hosted"] {
            for version in ["3.4", "4.0", "4.2", "4.6.12", "4.9"] {
                let query = format!("deployment={deployment}&role=all&version={version}");
                let selection = link::read(&query, dataset).selection;
                for group in connections(dataset, &selection, &evaluate(dataset, &selection)) {
                    let row = |connection| Row {
                        connection,
                        anchors: &anchors,
                        number: 0,
                        is_linked: false,
                        note: None,
                        details: RowDetails::Unfolding(Html::default()),
                    };
                    let keys = group.connections.iter().map(|one| row(one).key());
                    let different: HashSet<String> = keys.clone().collect();
                    assert_eq!(different.len(), keys.count(), "{query}: {different:?}");
                }
            }
        }
    }
}
