//! The connections of a role's hosts in one direction, as a table.

use ports_core::connections::ConnectionGroup;
use ports_core::dataset::{Dataset, Direction, Side};
use yew::prelude::*;

use super::row::Row;

/// A table with a caption that says whose connections they are, and which way they are opened.
pub fn table(
    dataset: &'static Dataset,
    group: &ConnectionGroup<'static>,
    rows: &[Row<'_>],
    heading: Heading,
) -> Html {
    let hosts = group.connections.first().map_or("", |one| one.own.name);
    let far = match group.direction {
        Direction::Inbound => msg!(ports_source),
        Direction::Outbound => msg!(ports_destination),
    };
    let title = match group.direction {
        Direction::Inbound => msg_fmt!(ports_inbound, hosts = hosts).to_string(),
        Direction::Outbound => msg_fmt!(ports_outbound, hosts = hosts).to_string(),
    };
    let key = [group.role.as_str(), far].join(" ");
    let is_vendors = group.side == Side::Vendor;
    let title = html! {
        <>
            { title }
            if is_vendors {
                { " " }
                <span class="pp-side">
                    { msg_fmt!(ports_vendor_side, vendor = dataset.vendor).to_string() }
                </span>
            }
        </>
    };
    let title = match heading {
        Heading::Third => html! { <h3>{ title }</h3> },
        Heading::Fourth => html! { <h4>{ title }</h4> },
    };
    let headings = [
        msg!(ports_port),
        far,
        msg!(ports_purpose),
        msg!(ports_status),
        msg!(ports_details),
    ];
    html! {
        <table {key} class={classes!("pp-table", is_vendors.then_some("pp-reference"))}>
            <caption>{ title }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    { for headings.map(|heading| html! {
                        <th role="columnheader" scope="col">
                            <span class="pp-unseen">{ heading }</span>
                        </th>
                    }) }
                </tr>
            </thead>
            <tbody role="rowgroup">{ for rows.iter().map(Row::view) }</tbody>
        </table>
    }
}

/// Which heading a table has in the outline of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Below the heading of a view.
    Third,
    /// Below that of a role.
    Fourth,
}
