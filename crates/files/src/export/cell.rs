//! A cell of a row, typed, so that an export can write a number as a number.

use std::fmt;

use ports_core::dataset::PortRange;
use ports_core::release::Release;
use ports_core::text::{counted, excerpt};
use ports_network::addresses::{Address, ParsedAddresses};

/// The longest text of a cell, in characters: far more than a reader takes in.
const MAX_TEXT: usize = 2000;

/// The longest address that is a link: a spreadsheet's limit.
const MAX_URL: usize = 2000;

/// Text on one line, without characters that reorder or hide it, and safe from formula injection.
///
/// An apostrophe is put before `=`, `+`, `-`, `@` and their full-width forms at the start, as OWASP
/// advises, and after a comma, a semicolon, a bar or a quotation mark, where an import with another
/// separator begins a new cell. Blanks before them make no difference; tabs and line breaks become
/// blanks.
///
/// ```
/// use ports_files::export::Plain;
/// assert_eq!(Plain::new("=1+1").as_str(), "'=1+1");
/// assert_eq!(Plain::new("a; -b").as_str(), "a; '-b");
/// assert_eq!(Plain::new("Browser/API - access").as_str(), "Browser/API - access");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain(String);

impl Plain {
    /// Makes `text` plain.
    pub fn new(text: &str) -> Self {
        let mut plain = String::new();
        let mut is_start = true;
        for c in excerpt(text, MAX_TEXT).chars() {
            if is_start && matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
                plain.push('\'');
            }
            is_start = matches!(c, ',' | ';' | '|' | '"') || (is_start && c == ' ');
            plain.push(c);
        }
        Self(plain)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A passage of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The document's title.
    pub title: Plain,
    /// The headings that lead to the passage.
    pub section: Plain,
    /// Where the document can be read.
    pub url: Plain,
}

impl Passage {
    /// Whether its address is one that can be linked to wherever it is written: of HTTPS, and without
    /// anything that ends a link or begins another text.
    pub fn has_link(&self) -> bool {
        let url = self.url.as_str();
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&*+,;=%".contains(c);
        url.starts_with("https://") && url.len() <= MAX_URL && url.chars().all(is_plain)
    }
}

impl fmt::Display for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (title, section) = (self.title.as_str(), self.section.as_str());
        f.write_fmt(msg_fmt!(cell_document, title = title, section = section))
    }
}

/// The value of one column in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A number.
    Number(u32),
    /// Ports.
    Ports(PortRange),
    /// Text.
    Text(Plain),
    /// No value, and the words that people read in its place.
    Missing(&'static str),
    /// The first release that the row applies to.
    Since(Release),
    /// Texts of their own.
    List(Vec<Plain>),
    /// Passages of documents; people read where the documents are.
    Passages(Vec<Passage>),
    /// The addresses of an endpoint.
    Addresses {
        /// The valid entries.
        entered: Vec<Address>,
        /// The number of invalid entries, which are missing.
        wrong: usize,
    },
}

impl Cell {
    /// Text, made [plain](Plain).
    pub fn text(text: &str) -> Self {
        Self::Text(Plain::new(text))
    }

    /// The addresses of an endpoint; none where nothing was entered for it.
    pub fn addresses(parsed: Option<&ParsedAddresses>) -> Self {
        Self::Addresses {
            entered: parsed.map_or_else(Vec::new, |parsed| parsed.addresses.clone()),
            wrong: parsed.map_or(0, |parsed| parsed.errors.len()),
        }
    }

    /// Whether addresses that can be used were entered.
    pub fn has_address(&self) -> bool {
        matches!(self, Self::Addresses { entered, .. } if !entered.is_empty())
    }

    /// Whether somebody has to fill it in or to correct it before a rule can be made of it.
    pub fn is_gap(&self) -> bool {
        match self {
            Self::Addresses { entered, wrong } => entered.is_empty() || *wrong > 0,
            Self::Missing(words) => *words == msg!(cell_not_entered),
            _ => false,
        }
    }

    /// The words that people read.
    pub fn words(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Ports(ports) => ports.fmt(f),
            Self::Text(text) => f.write_str(text.as_str()),
            Self::Missing(words) => f.write_str(words),
            Self::List(texts) => {
                let texts: Vec<&str> = texts.iter().map(Plain::as_str).collect();
                f.write_str(&texts.join(msg!(list_semicolon)))
            }
            Self::Passages(passages) => {
                let urls: Vec<&str> = passages.iter().map(|one| one.url.as_str()).collect();
                f.write_str(&urls.join(msg!(list_semicolon)))
            }
            // Spreadsheets take `4.10` alone for the number 4.1.
            Self::Since(release) => f.write_fmt(msg_fmt!(cell_from, release = release)),
            Self::Addresses { entered, wrong } => {
                let mut between = "";
                for address in entered {
                    f.write_str(between)?;
                    address.fmt(f)?;
                    between = msg!(list_comma);
                }
                if *wrong > 0 {
                    f.write_str(between)?;
                    let wrong = counted(*wrong, msg!(counted_wrong_entries));
                    f.write_fmt(msg_fmt!(cell_left_out, entries = wrong))
                } else if entered.is_empty() {
                    f.write_str(msg!(cell_not_entered))
                } else {
                    Ok(())
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whatever_could_begin_a_formula_gets_an_apostrophe() {
        for (text, plain) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'=1"),
            ("\r\n=1", "'=1"),
            ("  =1", "'=1"),
            ("\u{3000}＝1", "'＝1"),
            ("＋1", "'＋1"),
            ("－1", "'－1"),
            ("＠A1", "'＠A1"),
            ("\"=1", "\"'=1"),
            ("\u{200B}=1", "'=1"),
            ("x\",=1", "x\",'=1"),
            ("x;\n =1", "x; '=1"),
            ("a=b, c-d", "a=b, c-d"),
            ("'=1", "'=1"),
        ] {
            assert_eq!(Plain::new(text).as_str(), plain, "{text:?}");
        }
    }

    #[test]
    fn an_end_without_addresses_says_whether_any_were_entered() {
        for (text, words) in [
            ("", "not entered"),
            ("192.0.2.300", "1 wrong entry left out"),
            ("192.0.2.1 =cmd -x", "192.0.2.1, 2 wrong entries left out"),
        ] {
            let cell = Cell::addresses(Some(&ParsedAddresses::parse(text)));
            assert_eq!(cell.words(), words);
        }
    }

    proptest! {
        #[test]
        fn plain_text_stays_as_it_is(text in "[=+@,;|\"' a-]{0,40}|.{0,80}") {
            let once = Plain::new(&text);
            prop_assert_eq!(&Plain::new(once.as_str()), &once);
        }
    }
}
