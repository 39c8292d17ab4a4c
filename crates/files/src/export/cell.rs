//! What can stand in a row, typed, so that an export may write a number as a number.

use std::fmt;

use ports_core::dataset::PortRange;
use ports_core::release::Release;
use ports_core::text::{counted, excerpt};
use ports_network::addresses::Address;

/// The longest text of a cell, in characters: far more than anything that somebody would read.
const MAX_TEXT: usize = 2000;

/// Text on one line, without marks that reorder or hide it, that no spreadsheet takes for a
/// formula.
///
/// What begins with `=`, `+`, `-` or `@`, or with one of their full-width forms, gets an apostrophe
/// in front, as OWASP advises; so does what follows a comma, a semicolon, a bar or a quotation
/// mark, where an import with another separator begins a new cell. Blanks in front do not help, and
/// tabs and line breaks become blanks.
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
    /// `text`, made plain.
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

/// What stands in one column of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A number.
    Number(u32),
    /// Ports.
    Ports(PortRange),
    /// Text.
    Text(Plain),
    /// Nothing, and what people read instead.
    Missing(&'static str),
    /// The first release that the row is for.
    Since(Release),
    /// What the reader entered for an end.
    Addresses {
        /// The good entries.
        entered: Vec<Address>,
        /// How many entries were wrong, and are missing.
        wrong: usize,
    },
}

impl Cell {
    /// What people read.
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
    use ports_network::addresses::ParsedAddresses;
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
            let read = ParsedAddresses::parse(text);
            let cell = Cell::Addresses {
                entered: read.addresses,
                wrong: read.errors.len(),
            };
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
