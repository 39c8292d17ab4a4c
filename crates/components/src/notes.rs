//! What later parts know of connections and the first part shows: addresses, and what is open to any.
//!
//! The app provides the notes, none at first. The workbench, which knows what the reader entered, sets them;
//! the table of connections shows them.

use ports_core::connections::ConnectionKey;
use yew::prelude::*;

use crate::Shared;

/// What is known of a connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConnectionNote {
    /// The addresses that are entered for its far end, as text; empty for none.
    pub addresses: AttrValue,
    /// That its port is open to any address, and because of whom, as a sentence.
    pub open_to_any: Option<AttrValue>,
}

/// What is known of connections. They are few, so that looking for one is no work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConnectionNotes(pub Vec<(ConnectionKey, ConnectionNote)>);

impl ConnectionNotes {
    /// What is known of a connection.
    pub fn of(&self, key: &ConnectionKey) -> Option<&ConnectionNote> {
        let found = self.0.iter().find(|(known, _)| known == key);
        found.map(|(_, note)| note)
    }
}

/// The notes as the app provides them: none until the workbench is there.
pub type NotesContext = UseStateHandle<Option<Shared<ConnectionNotes>>>;

/// The notes of the app that a component is in; none where no app provides them.
#[hook]
pub fn use_notes() -> Option<Shared<ConnectionNotes>> {
    use_context::<NotesContext>().and_then(|notes| (*notes).clone())
}
