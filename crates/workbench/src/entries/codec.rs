//! Entries as text: names and values, percent-encoded as in a query.
//!
//! The same text is saved by the browser and stands in the fragment of a link. It is
//! `application/x-www-form-urlencoded`, as `URLSearchParams` reads and writes it.

use ports_core::dataset::Dataset;
use ports_core::link::Pairs;
use ports_network::entries::{MARK, UserEntries, behind};

/// The entries as text; empty for none.
pub fn encode(entries: &UserEntries) -> String {
    encode_pairs(entries.pairs())
}

/// Reads entries from text. What cannot be used is named among their notices.
pub fn decode(text: &str, dataset: &Dataset) -> UserEntries {
    ports_formats::entries::read(decode_pairs(text), dataset)
}

/// The fragment of a link that brings entries along. The format is left out: it is in the query.
pub fn encode_fragment(entries: &UserEntries) -> String {
    let mut pairs = entries.pairs();
    pairs.retain(|(name, _)| name != "format");
    MARK.to_owned() + &encode_pairs(pairs)
}

/// The entries that the fragment of a link brings along; blank where it brings none.
pub fn decode_fragment(fragment: &str, dataset: &Dataset) -> UserEntries {
    behind(fragment, MARK).map_or_else(UserEntries::default, |text| decode(text, dataset))
}

fn encode_pairs(pairs: Pairs) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

fn decode_pairs(text: &str) -> Pairs {
    form_urlencoded::parse(text.as_bytes())
        .map(|(name, value)| (without_nul(&name), without_nul(&value)))
        .collect()
}

/// A text without NUL, which no field of a browser holds.
fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries(pairs: &[(&str, &str)]) -> UserEntries {
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        UserEntries::read(pairs.collect(), ports_data::dataset())
    }

    #[test]
    fn text_is_encoded_as_a_browser_encodes_a_query() {
        let entries = entries(&[
            ("name", "A & B = Büro"),
            ("addresses/users", "192.0.2.1\n2001:db8::/32, *~"),
        ]);
        assert_eq!(
            encode(&entries),
            "name=A+%26+B+%3D+B%C3%BCro&addresses%2Fusers=192.0.2.1%0A2001%3Adb8%3A%3A%2F32%2C+*%7E"
        );
    }

    #[test]
    fn a_fragment_holds_everything_but_the_format() {
        let all = entries(&[("name", "Rollout"), ("format", "ufw")]);
        assert_eq!(encode(&all), "name=Rollout&format=ufw");
        assert_eq!(encode_fragment(&all), "typed&name=Rollout");
        let read = decode_fragment("typed&name=Rollout", ports_data::dataset());
        assert_eq!((read.name.as_str(), read.format), ("Rollout", None));
    }

    #[test]
    fn other_fragments_and_damaged_ones_bring_nothing() {
        for fragment in [
            "",
            "pp-upgrade",
            "typed",
            "typed&",
            "typed%26name=x",
            "typed&=&&%00=%00",
        ] {
            let read = decode_fragment(fragment, ports_data::dataset());
            assert!(read.is_blank() && read.notices.is_empty(), "{fragment}");
        }
        let read = decode_fragment("typed&at-users=192.0.2.7%00", ports_data::dataset());
        assert_eq!(read.addresses[0].1, "192.0.2.7");
        let read = decode_fragment("typed&at-users=%E0%A4%A&%ff", ports_data::dataset());
        assert_eq!(read.addresses.len(), 1);
    }

    proptest! {
        #[test]
        fn no_fragment_panics_and_what_is_written_is_read_back(text in "[^\\x00]{1,40}", junk in ".{0,60}") {
            let dataset = ports_data::dataset();
            let written = entries(&[("name", &text), ("addresses/users", &text), ("sites/3/name", &text)]);
            prop_assert_eq!(decode(&encode(&written), dataset), written);
            decode_fragment(&format!("typed&{junk}"), dataset);
        }
    }
}
