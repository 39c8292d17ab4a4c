//! Parsed addresses of endpoints.
//!
//! Parses user-entered addresses for remote endpoints. Invalid entries are reported with position
//! and reason and never corrected. Empty input means *any address*; input with only invalid entries
//! means *no address*. Only what is parsed here can reach a snippet.
//!
//! [`Address`] is one entry, [`ParsedAddresses`] one field, and an [`AddressBook`] has a field for
//! every endpoint, and the proxy and the site of the hosts that see it.

mod address;
mod book;
mod entry;
mod field;
mod proxy;

pub use address::{Address, covers};
pub use book::{AddressBook, Peers, SiteContext};
pub use field::{EntryError, MAX_ENTRIES, ParsedAddresses};
pub use proxy::Proxy;
