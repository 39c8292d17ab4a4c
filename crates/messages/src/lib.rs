//! Every word that a reader of the page, or of a file that it writes, sees.
//!
//! They are written down in `static/words`, a directory for each language, in the syntax of [Project
//! Fluent](https://projectfluent.org), which translators' tools know. The build script compiles one
//! language into two macros, so that a word costs the download what a literal costs, and a message
//! that does not exist, or a value that it is not given, does not compile:
//!
//! ```
//! # #[macro_use] extern crate ports_messages;
//! // page-title = Palette network ports
//! let title: &'static str = msg!(page_title);
//! // plan-full = A plan has room for { $most } sites.
//! let said = format!("{}", msg_fmt!(plan_full, most = 1000));
//! # assert!(!title.is_empty() && said.contains("1000"));
//! ```
//!
//! - [`msg!`] is a message without values, or an attribute of one (`msg!(format_ufw.about)`), as a
//!   literal. A message that goes by a count is one too: its forms, a line each with `#` for the count, for [`form`].
//! - [`msg_fmt!`] is a message with values, as what `format_args!` makes.
//!
//! `PALETTE_PORTS_WORDS` chooses the language when it is compiled: the name of a directory in
//! `static/words`, or `pseudo`, which is English with every letter accented and every vowel twice. What
//! shows up unaccented in a page built that way is hard-wired, and what it cuts off is too narrow for
//! most languages.

#[cfg(test)]
#[path = "../build/catalogue.rs"]
mod catalogue;
mod pseudolocale;
#[cfg(test)]
mod tests;

pub use pseudolocale::disguise;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Which form of a message that goes by a count is for `count`: the place of its line. The first one is
/// for one and the second for all others, as in English and its relatives.
pub const fn form(count: usize) -> usize {
    if count == 1 { 0 } else { 1 }
}
