//! What the reader entered about a network: its state, what happens to it, and how it is saved,
//! shared and brought back.
//!
//! [`EntriesState`] is a pure reducer. What follows from a change in the browser (saving, the address,
//! a notice about a link) is done by the effects of [`EntriesProvider`].

mod decoding;
mod provider;
mod reducer;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use ports_components::Shared;
use ports_core::dataset::{Dataset, EndpointId, Published};
use ports_core::evaluation::Evaluation;
use ports_network::addresses::AddressBook;
use ports_network::entries::UserEntries;
use ports_network::sites::{self, Site};
use yew::prelude::*;

pub use provider::EntriesProvider;

/// A field that the reader enters text in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryField {
    /// What the plan is called.
    PlanName,
    /// Who the plan is for.
    Customer,
    /// The addresses of an endpoint, for all sites.
    Addresses(EndpointId),
    /// A field of the site with this number.
    Site(u32, SiteField),
    /// A field of formats, by its id.
    Setting(&'static str),
}

/// A field of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteField {
    /// Its name.
    Name,
    /// How many clusters it has.
    Clusters,
    /// The port of its proxy.
    ProxyPort,
    /// Its own addresses of an endpoint, or of its proxy.
    Addresses(EndpointId),
}

/// What happens to the entries.
#[derive(Clone, Debug, PartialEq)]
pub enum EntriesAction {
    /// The reader changed the text of a field.
    Enter(EntryField, String),
    /// The reader added published addresses to those of an endpoint.
    AddPublished(EndpointId, &'static Published),
    /// The reader added a site, while these rules were shown.
    AddSite(Shared<Evaluation<'static>>),
    /// The reader removed the site with this number.
    RemoveSite(u32),
    /// The reader chose a site, by its index.
    ChooseSite(usize),
    /// The reader took the last removal back.
    Undo,
    /// The reader had all entries forgotten.
    Forget,
    /// The reader opened a plan file, whose entries replace the present ones.
    Open(Box<UserEntries>),
    /// The reader pasted rows of a sheet, and these are the entries with them; what became of the rows, in
    /// sentences.
    Fill(Box<UserEntries>, String),
    /// Nothing came of what the reader did; why, in sentences.
    Say(String),
    /// A plan file was not opened; why, in sentences.
    RefuseFile(String),
    /// The reader asked for a link with the entries, which is this one.
    Share(String),
    /// The reader chose a format, which becomes the usual one.
    UseFormat(&'static str),
    /// An address was followed, which may bring entries along in its fragment.
    Import(String),
    /// The browser saved the entries.
    Saved(Box<Saving>),
    /// The browser did not save the entries. It may keep older ones, which come back after a reload.
    NotSaved {
        /// Whether it does.
        keeps_older: bool,
    },
    /// Another tab or another element of this browser saved these entries.
    Read(Box<UserEntries>),
    /// The last message is out of date.
    DropMessage,
}

/// Entries that were saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Saving {
    /// The entries that were to be saved.
    pub from: Rc<UserEntries>,
    /// What the browser keeps now: these, and what another tab changed meanwhile.
    pub kept: UserEntries,
    /// What another tab had entered and is not kept any more, because the same was changed here.
    pub replaced: Option<UserEntries>,
    /// The numbers that sites have no longer, because another tab gave them to one of its own, and those
    /// that they got.
    pub renumbered: Vec<(u32, u32)>,
}

/// Where the entries come from, and whether the browser saves them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// The browser saves them.
    Saved,
    /// They came with a link, and none was changed since. What the browser saved before stays.
    FromLink,
    /// The browser saves nothing: they are gone after a reload.
    Refused,
    /// The browser had no room for them, and keeps older ones, which come back after a reload.
    Outdated,
}

/// What the reader removed, to be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// A site, and its index.
    Site(usize, Site),
    /// All entries.
    All(Box<UserEntries>),
    /// The entries that the browser keeps, while those of a link are shown in their place.
    Kept,
}

/// What became of the reader's last action on the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// The rules that its numbers count; none where it counts none.
    pub evaluation: Option<Shared<Evaluation<'static>>>,
}

/// The reader's entries, and what was parsed from them.
#[derive(Clone, Debug)]
pub struct EntriesState {
    dataset: &'static Dataset,
    /// The entries, as text.
    pub entries: Rc<UserEntries>,
    /// The addresses for all sites, parsed.
    pub shared: Rc<AddressBook>,
    /// Each site's own addresses, parsed.
    pub own: Rc<Vec<AddressBook>>,
    /// What the hosts of each role see: those at the sites as at the chosen one.
    pub endpoints: Rc<AddressBook>,
    /// The chosen site, by its index.
    pub site: usize,
    /// What was removed, the last one last.
    pub removed: Rc<Vec<Removed>>,
    /// Where the entries come from, and whether they are saved.
    pub persistence: Persistence,
    /// What became of the last action.
    pub message: Option<Message>,
    /// What the browser kept when that was last read or written: what this tab may write over.
    kept: Rc<UserEntries>,
    /// The fragment of the last link whose entries were imported.
    imported: String,
    /// The link with the entries that was asked for last, until an entry changes.
    pub link: Option<String>,
    /// Counts the changes that have to be saved.
    revision: u32,
    /// What there is to say about the last import.
    import_notices: Shared<Vec<String>>,
}

impl PartialEq for EntriesState {
    /// A dataset is the same only when it is the same one. What was parsed follows from the entries
    /// and the chosen site.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.dataset, other.dataset)
            && self.revision == other.revision
            && self.site == other.site
            && self.persistence == other.persistence
            && self.message == other.message
            && self.link == other.link
            && self.imported == other.imported
            && self.kept == other.kept
            && self.import_notices == other.import_notices
            && self.entries == other.entries
            && self.removed == other.removed
    }
}

impl EntriesState {
    /// The state at the start: with what the browser `saved`, as [`UserEntries::encode`] wrote it (none
    /// where it saves nothing), and what the `fragment` of the address brings along.
    pub fn new(dataset: &'static Dataset, saved: Option<&str>, fragment: &str) -> Self {
        let entries = saved.map_or_else(UserEntries::default, |text| {
            decoding::decode_kept(text, dataset)
        });
        let entries = Rc::new(entries);
        let mut state = Self {
            dataset,
            kept: Rc::clone(&entries),
            entries,
            shared: Rc::default(),
            own: Rc::default(),
            endpoints: Rc::default(),
            site: 0,
            removed: Rc::default(),
            persistence: match saved {
                Some(_) => Persistence::Saved,
                None => Persistence::Refused,
            },
            message: None,
            imported: String::new(),
            link: None,
            revision: 0,
            import_notices: Shared::new(Vec::new()),
        };
        state.parse();
        state.import(fragment);
        state
    }

    /// The text that was entered for an endpoint, for all sites.
    pub fn address_text(&self, endpoint: &EndpointId) -> &str {
        let mut known = self.entries.addresses.iter();
        known
            .find(|(known, _)| known == endpoint)
            .map_or("", |(_, text)| text)
    }

    /// The chosen site, and its own addresses; none where there is no site.
    pub fn chosen_site(&self) -> Option<(&Site, &AddressBook)> {
        self.entries
            .sites
            .get(self.site)
            .zip(self.own.get(self.site))
    }

    /// The place of the site with a number.
    pub fn site_index(&self, number: u32) -> Option<usize> {
        let mut sites = self.entries.sites.iter();
        sites.position(|site| site.number == number)
    }

    /// Parses all addresses.
    fn parse(&mut self) {
        self.shared = Rc::new(AddressBook::parse(&self.entries.addresses));
        self.own = Rc::new(self.entries.sites.iter().map(Site::read).collect());
        self.combine();
    }

    /// Puts the addresses for all sites and those of each site together.
    fn combine(&mut self) {
        let last = self.entries.sites.len().saturating_sub(1);
        self.site = self.site.min(last);
        self.endpoints = Rc::new(sites::endpoints(
            self.dataset,
            &self.shared,
            &self.entries.sites,
            &self.own,
            self.site,
        ));
    }
}

/// The entries as a context: their state, and the way to change them.
pub type EntriesContext = UseReducerHandle<EntriesState>;

/// What a component dispatches actions on entries with; the same in every rendering.
pub type EntriesDispatcher = UseReducerDispatcher<EntriesState>;

/// The entries of the app that a component is in.
///
/// # Panics
/// Outside of an [`EntriesProvider`]: a mistake in the program.
#[hook]
pub fn use_entries() -> EntriesContext {
    use_context::<EntriesContext>().expect("the workbench provides the entries")
}
