//! Entries from text: what the browser saved, and what the fragment of a link brings along.

use ports_core::dataset::Dataset;
use ports_core::text::excerpt;
use ports_network::entries::{self, UserEntries};

/// Reads what the browser keeps, as [`UserEntries::encode`] wrote it. What this build does not know stays
/// where it is.
pub fn decode_kept(text: &str, dataset: &Dataset) -> UserEntries {
    ports_formats::entries::read_kept(entries::decode(text), dataset)
}

/// The entries that the fragment of a link brings along; blank where it brings none. What cannot be used,
/// and values that hold what cannot be seen, are named among their notices.
pub fn decode_fragment(fragment: &str, dataset: &Dataset) -> UserEntries {
    let Some(pairs) = entries::decode_fragment(fragment) else {
        return UserEntries::default();
    };
    let unseen = pairs.iter().filter_map(|(name, value)| {
        let hidden = value.chars().find(|c| is_unseen(*c))?;
        let code = format!("U+{:04X}", u32::from(hidden));
        let field = excerpt(name, 40);
        Some(msg_fmt!(typed_unseen, field = field, code = code).to_string())
    });
    let mut unseen: Vec<String> = unseen.collect();
    let mut entries = ports_formats::entries::read(pairs, dataset);
    entries.notices.append(&mut unseen);
    entries
}

/// Whether a character of a value came by damage: a control character, or what NUL is shown as. Lines and
/// tabs are entered.
fn is_unseen(c: char) -> bool {
    c == '\u{FFFD}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_fragments_and_damaged_ones_bring_nothing() {
        for fragment in ["", "pp-upgrade", "typed", "typed&"] {
            let read = decode_fragment(fragment, ports_data::dataset());
            assert!(read.is_blank() && read.notices.is_empty(), "{fragment}");
        }
    }

    #[test]
    fn what_nobody_would_see_is_named_and_not_taken_out() {
        for (value, code) in [
            ("192.0.2.7%00", "U+FFFD"),
            ("192.0.2.1%00192.0.2.2", "U+FFFD"),
            ("192.0.2.7%07", "U+0007"),
            ("192.0.2.7%E0%A4%A", "U+FFFD"),
        ] {
            let link = format!("typed&at-users={value}");
            let read = decode_fragment(&link, ports_data::dataset());
            let parsed = ports_network::addresses::ParsedAddresses::parse(&read.addresses[0].1);
            assert_eq!(
                (parsed.addresses.len(), parsed.errors.len()),
                (0, 1),
                "{value}"
            );
            assert_eq!(read.notices.len(), 1, "{value}");
            assert!(read.notices[0].contains(code), "{:?}", read.notices);
        }
        let read = decode_fragment(
            "typed&at-users=192.0.2.1%0D%0A%09192.0.2.2",
            ports_data::dataset(),
        );
        assert!(read.notices.is_empty());
    }

    proptest! {
        // A counterexample belongs into a test of its own, and not into a file beside this one.
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_fragment_panics(junk in ".{0,60}|[a-z/&=%0-9]{0,60}") {
            decode_fragment(&format!("typed&{junk}"), ports_data::dataset());
        }
    }
}
