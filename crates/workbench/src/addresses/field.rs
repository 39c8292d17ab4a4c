//! A field of the grid: one line until it is edited.

use ports_components::button::aria_bool;
use ports_network::addresses::AddressBook;
use ports_network::entries::UserEntries;
use ports_network::sites::{Proxy, Site};
use yew::prelude::*;

use super::columns::{Column, Content, Place};
use super::notes::Notes;
use crate::entries::EntriesDispatcher;
use crate::field::{entering, said_id};

/// The most lines of a field that are seen at once while it is edited.
const MOST_LINES: usize = 8;

/// A row of the grid, with what is entered there and what was parsed from it.
#[derive(Clone, Copy)]
pub enum Row<'r> {
    /// What holds for all sites.
    All(&'r UserEntries, &'r AddressBook),
    /// A site.
    Site(&'r Site, &'r AddressBook),
}

impl Row<'_> {
    /// Which row it is.
    pub fn place(self) -> Place {
        match self {
            Self::All(..) => Place::All,
            Self::Site(site, _) => Place::Site(site.number),
        }
    }

    /// Its name.
    pub fn title(self) -> String {
        match self {
            Self::All(..) => msg!(addresses_all_sites).to_owned(),
            Self::Site(site, _) => site.title(),
        }
    }

    fn text(&self, column: &Column) -> &str {
        match self {
            Self::All(entries, _) => column.text_for_all(entries),
            Self::Site(site, _) => column.text_at(site),
        }
    }

    /// Whether something in the field of a column cannot be used.
    pub fn is_wrong(self, column: &Column) -> bool {
        match (self, &column.content) {
            (Self::All(_, parsed) | Self::Site(_, parsed), Content::Addresses(endpoint)) => {
                let parsed = parsed.entries(endpoint);
                parsed.is_some_and(|parsed| !parsed.errors.is_empty())
            }
            (Self::Site(site, _), Content::Clusters) => site.clusters().is_none(),
            // A proxy that has addresses needs a port.
            (Self::Site(site, own), Content::ProxyPort) => {
                own.filled(&Proxy::END).is_some() && site.port().is_none()
            }
            _ => false,
        }
    }

    /// What is said about the field of a column.
    fn notes(self, column: &Column) -> Notes {
        let problem = match (self, &column.content) {
            (Self::All(_, parsed) | Self::Site(_, parsed), Content::Addresses(endpoint)) => {
                return Notes::of(parsed.entries(endpoint));
            }
            (_, Content::Clusters) => msg!(addresses_clusters_wrong),
            (_, Content::ProxyPort) => msg!(addresses_proxy_port_wrong),
            (_, Content::Name) => "",
        };
        Notes::wrong(self.is_wrong(column).then_some(problem))
    }

    /// What the field of a column is called, for those who hear the page.
    fn label(self, column: &Column) -> String {
        match self {
            Self::All(..) => msg_fmt!(addresses_of_all, end = column.name).to_string(),
            Self::Site(site, _) => {
                msg_fmt!(addresses_of_site, end = column.name, site = site.title()).to_string()
            }
        }
    }

    /// The field of a column, by its index among the columns, with what is said of it; none where the row
    /// has none. It names itself unless `has_label`, which then has to stand beside it.
    pub fn field(
        self,
        (index, column): (usize, &Column),
        has_label: bool,
        dispatcher: &EntriesDispatcher,
    ) -> Option<Html> {
        let place = self.place();
        let field = column.field(place)?;
        let (id, text, notes) = (column.id(place), self.text(column), self.notes(column));
        let named = (!has_label).then(|| self.label(column));
        let is_wrong = aria_bool(self.is_wrong(column));
        let oninput = entering(field, dispatcher);
        let (row, column_index) = (row_name(place), index.to_string());
        let placeholder = match (self, &column.content) {
            // Its number stands for its name.
            (Self::Site(site, _), Content::Name) if text.trim().is_empty() => site.title(),
            _ => column.while_empty(place).unwrap_or_default().to_owned(),
        };
        let input = match column.content {
            Content::Addresses(_) => {
                let lines = text.split('\n').count().min(MOST_LINES).to_string();
                html! {
                    <textarea
                        class="pp-input"
                        id={id.clone()}
                        aria-label={named}
                        aria-describedby={said_id(&id)}
                        aria-invalid={is_wrong}
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        data-row={row}
                        data-column={column_index}
                        rows={lines}
                        {placeholder}
                        value={text.to_owned()}
                        {oninput}
                    />
                }
            }
            _ => html! {
                <input
                    class="pp-input"
                    id={id.clone()}
                    aria-label={named}
                    aria-describedby={said_id(&id)}
                    aria-invalid={is_wrong}
                    autocomplete="off"
                    spellcheck="false"
                    data-row={row}
                    data-column={column_index}
                    inputmode={(column.content != Content::Name).then_some("numeric")}
                    {placeholder}
                    value={text.to_owned()}
                    {oninput}
                />
            },
        };
        Some(html! { <>{ input }{ notes.view(said_id(&id)) }</> })
    }
}

/// What a field says of its row: the number of the site, or nothing.
fn row_name(place: Place) -> String {
    match place {
        Place::All => String::new(),
        Place::Site(number) => number.to_string(),
    }
}

/// The row that a field says it is in.
pub fn place_of(row: &str) -> Option<Place> {
    match row {
        "" => Some(Place::All),
        number => number.parse().ok().map(Place::Site),
    }
}
