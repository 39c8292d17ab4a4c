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
//!   literal. For a message with a form for each count it is its forms: a [`Counted`].
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

/// A message with a form for each count: one for 1 and one for all others, as in English and its
/// relatives.
///
/// ```
/// # #[macro_use] extern crate ports_messages;
/// let rules: ports_messages::Counted = msg!(counted_rules);
/// assert_eq!(rules.format(1), "1 rule");
/// assert_eq!(rules.format(12), "12 rules");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    one: &'static str,
    other: &'static str,
}

impl Counted {
    /// What stands for the count in a form.
    pub const PLACEHOLDER: &'static str = "{count}";

    /// The forms for 1 and for all other counts, each with the [placeholder](Self::PLACEHOLDER). It is
    /// what [`msg!`] makes.
    pub const fn new(one: &'static str, other: &'static str) -> Self {
        Self { one, other }
    }

    /// The form for a count, with the [placeholder](Self::PLACEHOLDER) in it.
    pub const fn form(self, count: usize) -> &'static str {
        if count == 1 { self.one } else { self.other }
    }

    /// The form for a count, with the count in it.
    pub fn format(self, count: usize) -> String {
        self.form(count)
            .replace(Self::PLACEHOLDER, &count.to_string())
    }
}
