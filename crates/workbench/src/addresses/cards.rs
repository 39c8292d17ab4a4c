//! The fields where there is little room: those of one site at a time, one below the other.

use std::rc::Rc;

use ports_components::button::button;
use ports_components::select::{SelectOption, select};
use yew::prelude::*;

use super::columns::{Column, Content};
use super::field::Row;
use super::grid::{remove_button, shown};
use crate::entries::EntriesContext;

/// The card of the row at a place, from 0 for what holds for all sites, with what leads to the others.
/// `show` has another one shown.
pub fn card(
    columns: &Rc<Vec<Column>>,
    entries: &EntriesContext,
    place: usize,
    show: &Callback<usize>,
    onpaste: Callback<Event>,
    onremove: &Callback<u32>,
) -> Html {
    let sites = &entries.entries.sites;
    let place = place.min(sites.len());
    let at_place = place.checked_sub(1);
    let site = at_place.and_then(|index| sites.get(index).zip(entries.own.get(index)));
    let row = match site {
        Some((site, own)) => Row::Site(site, own),
        None => Row::All(&entries.entries, &entries.shared),
    };
    let name = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.content == Content::Name);
    let fields = name.chain(shown(columns, true));
    let field = |(index, column): (usize, &Column)| {
        let field = row.field((index, column), true, &entries.dispatcher())?;
        let id = column.id(row.place());
        Some(html! {
            <div class="pp-card-field" key={id.clone()}>
                <label for={id}>{ column.name }</label>
                <div>{ field }</div>
            </div>
        })
    };
    html! {
        <>
            if !sites.is_empty() {
                { others(entries, place, show) }
            }
            <fieldset class="pp-card" key={format!("{:?}", row.place())} {onpaste}>
                <legend>{ row.title() }</legend>
                { for fields.filter_map(field) }
                { remove_button(row, onremove) }
            </fieldset>
        </>
    }
}

/// The choice of what is shown, and buttons for the site before it and the one behind it.
fn others(entries: &EntriesContext, place: usize, show: &Callback<usize>) -> Html {
    let sites = &entries.entries.sites;
    let names = sites.iter().map(|site| site.title());
    let names = [msg!(addresses_all_sites).to_owned()]
        .into_iter()
        .chain(names);
    let options: Vec<SelectOption> = names
        .enumerate()
        .map(|(index, name)| SelectOption::new(index.to_string(), name))
        .collect();
    let onchoose = show.reform(|index: String| index.parse().unwrap_or(0));
    let go = |place: usize| show.reform(move |_: MouseEvent| place);
    html! {
        <div class="pp-buttons pp-card-choice">
            { select("pp-card", msg!(addresses_shown), &options, &place.to_string(), onchoose) }
            if place > 0 {
                { button(msg!(addresses_previous), go(place - 1)) }
            }
            if place < sites.len() {
                { button(msg!(addresses_next), go(place + 1)) }
            }
        </div>
    }
}
