//! The entries in the fragment of a share link, also where a mail or a chat changed it on the way.
//!
//! Our links write everything but letters, digits, `*`, `-`, `.` and `_` of a value as `%` and two digits. What
//! stands in a fragment as it is, and is none of these, was put there by somebody else.

use ports_core::link::Pairs;

use super::codec::{MARK, decode};

/// How a mail or a web page writes `&`, without the `&`.
const AMPERSANDS: [&str; 4] = ["amp;", "#38;", "#038;", "#x26;"];

/// What a sentence, a list or a quotation puts behind a link.
pub const BEHIND: &[char] = &[
    ')', ']', '}', '>', ',', ';', ':', '!', '?', '"', '\'', '`', '*', '_', '“', '”', '’', '»', '«',
    '›', '…', '|',
];

/// Names and values from the fragment of a share link that may be damaged, without `#`; none when it is none.
///
/// Read as they were meant: `&amp;`, a mark in capitals, a fragment that was percent-coded once more or
/// lost its mark, blanks beside a name, and what a sentence puts behind a link.
///
/// ```
/// use ports_network::entries::{decode_damaged, decode_fragment};
/// let whole = decode_fragment("typed&name=A&addresses%2Fusers=192.0.2.1");
/// let damaged = decode_damaged("Typed&amp;name=A&amp;addresses%2Fusers=192.0.2.1).");
/// assert_eq!(whole, damaged);
/// ```
pub fn decode_damaged(fragment: &str) -> Option<Pairs> {
    let fragment = fragment.trim_start_matches('#');
    entries(fragment).or_else(|| {
        // As a whole, with its separators.
        let once = percent_decoded(fragment);
        (once != fragment).then(|| entries(&once)).flatten()
    })
}

/// Whether a parameter's name is that of an entry: of addresses, a setting or a site.
pub fn is_entry(name: &str) -> bool {
    // `amp;` may be in front of it, and it may have been percent-coded twice.
    let name = with_ampersands(&format!("&{}", percent_decoded(name)));
    let name = as_meant(&name[1..]);
    ["addresses/", "settings/", "sites/"]
        .iter()
        .any(|start| name.starts_with(start))
}

fn entries(fragment: &str) -> Option<Pairs> {
    let fragment = with_ampersands(fragment);
    let mark = MARK.trim_end_matches('&');
    let (first, rest) = fragment.split_once('&').unwrap_or((&fragment, ""));
    let first = first.trim_end_matches(BEHIND);
    let pairs = match first.eq_ignore_ascii_case(mark) {
        true => decode(rest),
        false => {
            let pairs = decode(&fragment);
            let is_link = pairs.first().is_some_and(|(name, _)| is_entry(name));
            is_link.then_some(pairs)?
        }
    };
    let mut pairs: Pairs = pairs
        .into_iter()
        .map(|(name, value)| match name.contains('%') {
            // Percent-coded twice.
            true => (as_meant(&percent_decoded(&name)), percent_decoded(&value)),
            false => (as_meant(&name), value),
        })
        .collect();
    if let Some((name, value)) = pairs.last_mut() {
        *value = without_what_follows(name, value).to_owned();
    }
    Some(pairs)
}

/// A part of a link whose pairs are separated by `&` alone.
pub fn with_ampersands(fragment: &str) -> String {
    let mut parts = fragment.split('&');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut part = part;
        // `&amp;amp;` was changed twice.
        while let Some(rest) = AMPERSANDS.iter().find_map(|start| part.strip_prefix(start)) {
            part = rest;
        }
        text.push('&');
        text.push_str(part);
    }
    text
}

/// A name as links write it. None of them has a capital or a blank.
fn as_meant(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

/// The last value of a link without what the text around the link put behind it. A name may end in
/// anything; in a field of addresses none of these means anything.
fn without_what_follows<'v>(name: &str, value: &'v str) -> &'v str {
    if !name.contains("addresses/") && !name.starts_with("at-") {
        return value;
    }
    let mut value = value.trim_end();
    loop {
        let shorter = value.trim_end_matches(BEHIND);
        // The full stop behind a name without another one says that it is a name.
        let stop = shorter.strip_suffix('.').filter(|rest| {
            let words = rest.rsplit(|c: char| c.is_whitespace() || c == ',');
            words.take(1).any(|word| word.contains(['.', ':']))
        });
        let shorter = stop.unwrap_or(shorter);
        if shorter == value {
            return value;
        }
        value = shorter;
    }
}

/// Text without its percent-coding. A plus stays what it is.
pub fn percent_decoded(text: &str) -> String {
    let text = text
        .replace('+', "%2B")
        .replace('&', "%26")
        .replace('=', "%3D");
    let mut pairs = form_urlencoded::parse(text.as_bytes());
    pairs
        .next()
        .map_or_else(String::new, |(name, _)| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entries::UserEntries;
    use proptest::prelude::*;

    fn read(fragment: &str) -> Option<Vec<String>> {
        let pairs = decode_damaged(fragment)?;
        Some(
            pairs
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect(),
        )
    }

    #[test]
    fn a_fragment_without_entries_is_no_share_link() {
        for fragment in [
            "",
            "self-hosted-mgmt-in-nats",
            "pp-upgrade",
            "typed-something",
            "version=3.4",
            "name=x",
            "%",
            "typed%2",
        ] {
            assert_eq!(decode_damaged(fragment), None, "{fragment}");
        }
        assert_eq!(decode_damaged(MARK), Some(Pairs::new()));
    }

    #[test]
    fn a_damaged_link_is_read_as_it_was_meant() {
        let whole = ["name=A", "addresses/users=192.0.2.1", "sites/2/name=Oslo"];
        for fragment in [
            "typed&name=A&addresses%2Fusers=192.0.2.1&sites%2F2%2Fname=Oslo",
            "#typed&name=A&addresses/users=192.0.2.1&sites/2/name=Oslo",
            "Typed&name=A&addresses%2Fusers=192.0.2.1&sites%2F2%2Fname=Oslo",
            "TYPED&Name=A&Addresses%2FUsers=192.0.2.1&sites%2F2%2FName=Oslo",
            "typed&amp;name=A&amp;addresses%2Fusers=192.0.2.1&amp;sites%2F2%2Fname=Oslo",
            "typed&amp;amp;name=A&amp;amp;addresses%2Fusers=192.0.2.1&amp;amp;sites%2F2%2Fname=Oslo",
            "typed&#38;name=A&#38;addresses%2Fusers=192.0.2.1&#38;sites%2F2%2Fname=Oslo",
            "typed&%20name=A&addresses%2Fusers%20=192.0.2.1&sites%2F2%2Fname=Oslo",
            "typed%26name%3DA%26addresses%252Fusers%3D192.0.2.1%26sites%252F2%252Fname%3DOslo",
            "typed&name=A&addresses%252Fusers=192.0.2.1&sites%252F2%252Fname=Oslo",
            "typed%26amp%3Bname%3DA%26amp%3Baddresses%252Fusers%3D192.0.2.1%26sites%252F2%252Fname%3DOslo",
        ] {
            let read = read(fragment).unwrap_or_default();
            assert_eq!(read, whole, "{fragment}");
        }
        // Without its mark.
        let first = "addresses%2Fusers=192.0.2.1&name=A";
        assert_eq!(decode_damaged(first).map(|pairs| pairs.len()), Some(2));
    }

    #[test]
    fn what_a_sentence_puts_behind_a_link_is_no_part_of_an_address() {
        for (behind, value) in [
            (")", "192.0.2.1"),
            (").", "192.0.2.1"),
            (".", "192.0.2.1"),
            (",", "192.0.2.1"),
            ("%3E", "192.0.2.1"),
            ("%22%3E", "192.0.2.1"),
            ("]", "192.0.2.1"),
            ("'", "192.0.2.1"),
            ("%E2%80%9D.", "192.0.2.1"),
            ("%20", "192.0.2.1"),
            ("%2C+registry.", "192.0.2.1, registry."),
            (
                "%2C+registry.example.com.",
                "192.0.2.1, registry.example.com",
            ),
            ("%2F24", "192.0.2.1/24"),
        ] {
            let fragment = format!("typed&addresses%2Fusers=192.0.2.1{behind}");
            let right = format!("addresses/users={value}");
            assert_eq!(read(&fragment), Some(vec![right]), "{behind}");
        }
        let name = read("typed&name=Berlin+(new)");
        assert_eq!(name, Some(vec!["name=Berlin (new)".to_owned()]));
    }

    #[test]
    fn a_character_that_cannot_be_seen_is_left_to_be_named() {
        let entries = read("typed&addresses/users=192.0.2.1%00%07");
        let right = "addresses/users=192.0.2.1\u{FFFD}\u{7}".to_owned();
        assert_eq!(entries, Some(vec![right]));
    }

    /// What happens to links on their way, each by what it does to a whole one.
    const DAMAGE: [fn(&str) -> String; 7] = [
        |link| link.to_owned(),
        |link| link.replace('&', "&amp;"),
        |link| link.replace('&', "&amp;amp;"),
        |link| link.replacen("typed", "Typed", 1),
        |link| form_urlencoded::byte_serialize(link.as_bytes()).collect(),
        |link| link.replace('&', "&%20"),
        |link| link.replace('%', "%25"),
    ];

    proptest! {
        #[test]
        fn whatever_was_entered_survives_what_happens_to_links(
            text in "[^\\x00]{0,40}|[&=+%#;/ ]{0,9}|[0-9a-f.:/, \\n]{0,30}", zone in "\\PC{1,20}", way in 0..DAMAGE.len(),
        ) {
            let mut entries = UserEntries::default();
            if !text.is_empty() {
                entries.enter("users".into(), text);
            }
            entries.settings.set("near-zone", zone);
            let link = DAMAGE[way](&entries.encode_fragment());
            // Text that holds a percent sign cannot be told from text that was percent-coded twice.
            let is_plain = !entries.pairs().iter().any(|(_, value)| value.contains('%'));
            prop_assume!(is_plain || way < 4);
            let pairs = decode_damaged(&link).unwrap_or_default();
            prop_assert_eq!(UserEntries::read(pairs, ports_data::dataset()), entries, "{}", link);
        }

        #[test]
        fn no_fragment_panics(junk in "(typed|Typed|&|amp;|%26|%25|addresses/|%2F|=|\\PC){0,30}") {
            decode_damaged(&junk);
        }
    }
}
