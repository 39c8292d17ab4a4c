//! Parsed addresses of endpoints.
//!
//! Parses user-entered addresses for remote endpoints. Invalid entries are reported with position
//! and reason and never corrected; what is read as something that is not written there, a range or a
//! mask, is reported as well. Empty input means *any address*; input with only invalid entries, or
//! only comments, means *no address*. Only what is parsed here can reach a snippet.
//!
//! From text to addresses: `split` cuts words, `reading` puts them together to entries, with `range`,
//! `mask` and `words` for those that are several, and `entry` parses one that is a single word.
//!
//! [`Address`] is one entry, [`ParsedAddresses`] one field, and an [`AddressBook`] has a field for
//! every endpoint, and the proxy and the site of the hosts that see it.

mod address;
mod book;
mod entry;
mod field;
mod letters;
mod mask;
mod problem;
mod proxy;
mod punycode;
mod range;
mod reading;
mod split;
mod words;

pub use address::{Address, covers};
pub use book::{AddressBook, Peers, SiteContext};
pub use field::{MAX_ENTRIES, ParsedAddresses};
pub use problem::{EntryError, Problem, Reading};
pub use proxy::Proxy;
