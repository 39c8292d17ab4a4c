//! The grid: a row for what holds for all sites, and one for each site.

use std::rc::Rc;

use ports_network::addresses::AddressBook;
use ports_network::entries::UserEntries;
use yew::prelude::*;

use super::columns::{Column, Content, Place};
use super::field::Row;
use crate::entries::{EntriesContext, EntriesDispatcher};

/// The grid. `onpaste` is told of what is pasted into any of its fields, and `onremove` of the number of
/// a site whose button is pressed.
pub fn grid(
    columns: &Rc<Vec<Column>>,
    entries: &EntriesContext,
    onpaste: Callback<Event>,
    onremove: &Callback<u32>,
) -> Html {
    let sites = &entries.entries.sites;
    let has_sites = !sites.is_empty();
    let row = |site: Option<usize>| {
        let key = site.map_or(0, |index| sites[index].number);
        html! {
            <GridRow
                {key}
                {columns}
                {site}
                {has_sites}
                entries={&entries.entries}
                shared={&entries.shared}
                own={&entries.own}
                dispatcher={entries.dispatcher()}
                {onremove}
            />
        }
    };
    html! {
        <div class="pp-scroll">
            <table class="pp-grid" {onpaste}>
                <caption class="pp-unseen">{ msg!(addresses_table) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ msg!(addresses_site) }</th>
                        { for shown(columns, has_sites).map(|(_, column)| html! {
                            <th scope="col" key={column.id(Place::All)}>{ column.name }</th>
                        }) }
                        if has_sites {
                            <td></td>
                        }
                    </tr>
                </thead>
                <tbody>
                    { row(None) }
                    { for (0..sites.len()).map(|index| row(Some(index))) }
                </tbody>
            </table>
        </div>
    }
}

/// The columns beside the names that are shown, each with its index: without sites, none that sites alone
/// have.
pub fn shown(columns: &[Column], has_sites: bool) -> impl Iterator<Item = (usize, &Column)> {
    let columns = columns.iter().enumerate();
    columns.filter(move |(_, column)| {
        column.content != Content::Name && (has_sites || column.for_all.is_some())
    })
}

/// The props of a [`GridRow`].
#[derive(Clone, Properties)]
struct GridRowProps {
    columns: Rc<Vec<Column>>,
    /// The index of the site; none for what holds for all sites.
    site: Option<usize>,
    has_sites: bool,
    entries: Rc<UserEntries>,
    shared: Rc<AddressBook>,
    own: Rc<Vec<AddressBook>>,
    dispatcher: EntriesDispatcher,
    onremove: Callback<u32>,
}

impl PartialEq for GridRowProps {
    /// Of the entries, those of the row alone matter, and what was parsed from them follows.
    fn eq(&self, other: &Self) -> bool {
        let is_entered_alike = || match (self.site, other.site) {
            (Some(index), Some(before)) => {
                let site = self.entries.sites.get(index);
                site == other.entries.sites.get(before)
            }
            (None, None) => self.entries.addresses == other.entries.addresses,
            _ => false,
        };
        self.columns == other.columns
            && self.has_sites == other.has_sites
            && self.dispatcher == other.dispatcher
            && self.onremove == other.onremove
            && is_entered_alike()
    }
}

/// A row of the grid.
#[component]
fn GridRow(props: &GridRowProps) -> Html {
    let row = match props.site {
        None => Row::All(&props.entries, &props.shared),
        Some(index) => {
            let site = props.entries.sites.get(index).zip(props.own.get(index));
            let Some((site, own)) = site else {
                return Html::default();
            };
            Row::Site(site, own)
        }
    };
    let name = props
        .columns
        .iter()
        .position(|one| one.content == Content::Name);
    let name = name.map(|index| (index, &props.columns[index]));
    let header = name.and_then(|name| row.field(name, false, &props.dispatcher));
    let cell = |indexed: (usize, &Column)| {
        let field = row.field(indexed, false, &props.dispatcher);
        html! {
            <td
                key={indexed.1.id(Place::All)}
                class={match &indexed.1.content {
                    _ if row.is_wrong(indexed.1) => "pp-of-wrong",
                    Content::Addresses(_) => "pp-of-addresses",
                    _ => "pp-of-number",
                }}
            >
                if let Some(field) = field {
                    { field }
                } else {
                    <span class="pp-no-field">{ msg!(addresses_no_field) }</span>
                }
            </td>
        }
    };
    html! {
        <tr>
            <th scope="row">{ header.unwrap_or_else(|| html! { { row.title() } }) }</th>
            { for shown(&props.columns, props.has_sites).map(cell) }
            if props.has_sites {
                <td>{ remove_button(row, &props.onremove) }</td>
            }
        </tr>
    }
}

/// The button that removes a site; none for what holds for all sites.
pub fn remove_button(row: Row, onremove: &Callback<u32>) -> Html {
    let Place::Site(number) = row.place() else {
        return Html::default();
    };
    let title = row.title();
    let onclick = onremove.reform(move |_: MouseEvent| number);
    html! {
        <button class="pp-line" type="button" {onclick}>
            { msg!(addresses_remove) }
            <span class="pp-unseen">{ msg_fmt!(addresses_remove_site, site = title).to_string() }</span>
        </button>
    }
}
