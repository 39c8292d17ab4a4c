//! The tables, and which of their rows are open.

use std::rc::Rc;

use ports_components::Shared;
use ports_components::notes::use_notes;
use ports_components::selection::use_selection;
use ports_core::connections::ConnectionGroup;
use ports_core::evaluation::Evaluation;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::anchors::Anchors;
use super::copying::Copied;
use super::details::DetailsOf;
use super::opened::{OpenedAction, OpenedHandle, use_linked};
use super::row::{Row, RowDetails};
use super::table::{Heading, table};
use crate::parts::{self, Help};

/// The props of [`Tables`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TablesProps {
    /// Which rules apply, and which do not.
    pub evaluation: Shared<Evaluation<'static>>,
    /// What applies, as connections.
    pub groups: Rc<Vec<ConnectionGroup<'static>>>,
    /// The rows that are open.
    pub opened: OpenedHandle,
}

/// The connections, a table for each role and direction, the details that are open, and the rules that do not
/// apply. What is behind a button comes with the part that explains the page.
#[component]
pub fn Tables(props: &TablesProps) -> Html {
    let groups = &props.groups;
    let state = use_selection();
    let notes = use_notes();
    let opened = &props.opened;
    let opening = use_linked(opened, &state, groups);
    let help = use_help(opened.number());
    let copied = use_state_eq(|| None::<Copied>);
    {
        // How copying went is said until something else happens.
        let copied = copied.setter();
        use_effect_with(state.clone(), move |_| copied.set(None));
    }
    let anchors = Anchors::of(groups);
    let linked = state.linked_rule.map(|rule| &rule.id);
    let mut anchors = anchors.iter().enumerate();
    let mut tables = Vec::new();
    for group in groups.iter() {
        let mut rows = Vec::new();
        for (connection, (number, anchors)) in group.connections.iter().zip(anchors.by_ref()) {
            let key = connection.key();
            let note = notes.as_ref().and_then(|notes| notes.of(&key));
            let is_open = opened.has(&key) || opening.as_ref() == Some(&key);
            let details = is_open.then(|| match help {
                Ok(help) => (help.details)(
                    &DetailsOf {
                        dataset: state.dataset,
                        connection,
                        deployment: &state.selection.deployment,
                        version: &state.selection.version,
                        note,
                    },
                    Some((&state, &copied)),
                ),
                Err(why) => html! { <p class="pp-hint">{ why }</p> },
            });
            let ontoggle = {
                let opened = opened.dispatcher();
                Callback::from(move |_: MouseEvent| {
                    opened.dispatch(OpenedAction::Toggle(key.clone()));
                })
            };
            let mut rules = connection.rules().into_iter();
            rows.push(Row {
                connection,
                anchors,
                number,
                is_linked: connection.check.is_none()
                    && linked.is_some_and(|linked| rules.any(|rule| rule.id == *linked)),
                note,
                details: RowDetails::OnDemand(details, ontoggle),
            });
        }
        tables.push(table(state.dataset, group, &rows, Heading::Third));
    }
    html! {
        <>
            // A live region that is new announces nothing: it is always there.
            <div class="pp-lost" role="status">
                if let Ok(help) = help {
                    { (help.lost_rule)(&state, &props.evaluation) }
                }
            </div>
            { tables.into_iter().collect::<Html>() }
            if let Ok(help) = help {
                { (help.not_applying)(&state, &props.evaluation) }
            }
        </>
    }
}

/// The part that explains the page, or what to say in its place. Where it did not arrive it is asked for again
/// with each row that is opened.
#[hook]
fn use_help(opened: usize) -> Result<&'static Help, &'static str> {
    let is_missing = use_state_eq(|| None::<bool>);
    {
        let is_missing = is_missing.setter();
        use_effect_with(opened, move |_| {
            spawn_local(async move {
                let loaded = parts::load::<Help>().await;
                is_missing.set(Some(loaded.is_err()));
            });
        });
    }
    parts::loaded::<Help>().ok_or(match *is_missing {
        Some(true) => msg!(later_missing),
        _ => msg!(later_loading),
    })
}
